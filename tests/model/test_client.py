"""How an endpoint is reached: headers, keys, proxies, certificates."""

from __future__ import annotations

import asyncio
import ssl
from pathlib import Path
from typing import Any

import pytest
from asking import PLANTED, ask, question
from loopback import Loopback, ok, status

from summarizer.errors import InputError, SummariserError
from summarizer.model.endpoint import Endpoint
from summarizer.model.target import Target, resolve
from summarizer.settings import Settings

GOOD = {"answer": 42, "note": None}
TEXT = '{"answer": 42, "note": null}'
CERTIFICATE = Path(__file__).parent.parent / "data" / "loopback.pem"


def headers_of(target: Target, chosen: Settings) -> tuple[str, dict[str, str]]:
    """Path and headers of the request that this target gets, at a loopback address."""

    async def once(at: Target) -> None:
        async with Endpoint(at, chosen, waits=False) as endpoint:
            assert (await endpoint.ask(question())).failure is None

    with Loopback([ok(GOOD)]) as server:
        path = (target.base_url or "").partition("/openai")[2]
        base = f"{server.root}/openai{path}" if path else server.url
        asyncio.run(once(target.at(base, target.api_key)))
    return server.requests[0].path, dict(server.requests[0].headers)


class TestHeaders:
    @pytest.fixture(autouse=True)
    def _openais_own_variables(self, monkeypatch: pytest.MonkeyPatch) -> None:
        for name in ("OPENAI_API_KEY", "OPENAI_ADMIN_KEY", "OPENAI_ORG_ID", "OPENAI_PROJECT_ID"):
            monkeypatch.setenv(name, f"other-{PLANTED}")

    def test_the_key_is_sent_as_a_bearer_and_nothing_is_packed(self) -> None:
        target = Target("endpoint", "m", api_key=PLANTED)
        _, headers = headers_of(target, Settings())
        assert headers["authorization"] == f"Bearer {PLANTED}"
        assert headers["accept-encoding"] == "identity"

    def test_an_endpoint_without_a_key_gets_none_of_somebody_elses(self) -> None:
        _, headers = headers_of(Target("endpoint", "m"), Settings())
        assert "authorization" not in headers
        assert not [name for name, value in headers.items() if PLANTED in value]

    def test_only_openai_learns_the_organisation(self) -> None:
        _, theirs = headers_of(Target("openai", "gpt-4o", api_key=PLANTED), Settings())
        _, others = headers_of(Target("endpoint", "m", api_key=PLANTED), Settings())
        assert theirs["openai-organization"] == f"other-{PLANTED}"
        assert not [name for name in others if name.startswith("openai-")]

    def test_azure_gets_its_own_path_version_and_header(self) -> None:
        environ = {
            "AZURE_OPENAI_API_KEY": PLANTED,
            "AZURE_OPENAI_ENDPOINT": "https://mine.openai.azure.com",
        }
        path, headers = headers_of(resolve("azure/news", Settings(), environ), Settings())
        assert path == "/openai/deployments/news/chat/completions?api-version=2024-10-21"
        assert headers["api-key"] == PLANTED
        assert "authorization" not in headers

    @pytest.mark.parametrize("key", [PLANTED, None])
    def test_the_users_own_headers_come_last(self, key: str | None) -> None:
        own = Settings(headers={"authorization": "Basic dXNlcg==", "X-Team": "desk"})
        _, headers = headers_of(Target("endpoint", "m", api_key=key), own)
        assert headers["authorization"] == "Basic dXNlcg=="
        assert headers["x-team"] == "desk"


def test_this_machine_is_never_reached_through_a_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    with Loopback([status(500)]) as proxy, Loopback([ok(GOOD)]) as server:
        for name in ("http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY"):
            monkeypatch.setenv(name, proxy.root)
        got = ask(server.url, proxy=proxy.root)
    assert got.failure is None
    assert proxy.requests == []


def test_another_machine_is_reached_through_the_proxy_that_is_set() -> None:
    with Loopback([ok(GOOD)]) as proxy:
        got = ask("http://models.example.com/v1", proxy=proxy.root)
    assert got.failure is None
    assert proxy.requests[0].headers["host"] == "models.example.com"


@pytest.mark.parametrize("scheme", ["ftp", "nonsense", "http"])
def test_a_proxy_that_cannot_be_used_is_refused_without_its_password(scheme: str) -> None:
    with pytest.raises(InputError, match="proxy") as caught:
        ask("http://models.example.com/v1", proxy=f"{scheme}://user:{PLANTED}@here:there")
    assert caught.value.code == "bad_proxy"
    assert PLANTED not in str(caught.value)


class TestCertificates:
    @pytest.fixture
    def tls(self) -> ssl.SSLContext:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(CERTIFICATE)
        return context

    def test_a_stranger_is_refused_and_the_setting_named(self, tls: ssl.SSLContext) -> None:
        with Loopback([ok(GOOD)], tls=tls) as server:
            got = ask(server.url)
        assert server.requests == []
        assert got.failure is not None
        assert (got.failure.code, got.failure.fatal) == ("bad_certificate", True)
        assert "ca_file" in got.failure.reason

    @pytest.mark.parametrize("settings", [{"ca_file": CERTIFICATE}, {"verify": False}], ids=str)
    def test_a_setting_lets_it_in(self, tls: ssl.SSLContext, settings: dict[str, Any]) -> None:
        with Loopback([ok(GOOD)], tls=tls) as server:
            assert ask(server.url, **settings).text == TEXT

    @pytest.mark.parametrize("name", ["missing.pem", "empty.pem"])
    def test_a_file_that_is_no_certificate_is_named(self, tmp_path: Path, name: str) -> None:
        (tmp_path / "empty.pem").write_text("")
        with pytest.raises(SummariserError, match=name) as caught:
            ask("https://127.0.0.1:9/v1", ca_file=tmp_path / name)
        assert caught.value.code == "bad_certificates"
