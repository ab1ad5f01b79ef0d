"""Whether an endpoint can be reached, and which step is the one that fails."""

from __future__ import annotations

import ssl
from pathlib import Path

import pytest
from loopback import MODEL, Behaviour, Exchange, Loopback, reply, status

from summarizer.doctor import reach as room
from summarizer.doctor.finding import Finding
from summarizer.doctor.reach import reach
from summarizer.model.target import Target
from summarizer.settings import Settings

KEY = "sk-planted-0123456789abcdef"
CERTIFICATE = Path(__file__).parent.parent / "data" / "loopback.pem"


@pytest.fixture(autouse=True)
def _own_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "NO_PROXY"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.lower(), raising=False)
    monkeypatch.setenv("SUMMARIZER_API_KEY", KEY)


def at(address: str, model: str = MODEL) -> Target:
    return Target("endpoint", model, address, key_variable="SUMMARIZER_API_KEY")


def reached(listing: Behaviour, model: str = MODEL) -> Finding:
    with Loopback([], listing=listing) as server:
        return reach(at(server.url, model), Settings())


def test_an_endpoint_that_answers_is_well_and_asked_no_question() -> None:
    with Loopback([]) as server:
        found = reach(at(server.url), Settings())
    assert found == Finding("endpoint", "ok", f"{server.url} answers, and lists the model")
    assert server.requests == []
    (look,) = server.looks
    assert (look.method, look.path) == ("GET", "/v1/models")
    assert look.headers["authorization"] == f"Bearer {KEY}"


def test_a_model_that_is_not_listed_is_worth_knowing() -> None:
    with Loopback([]) as server:
        found = reach(at(server.url, "another"), Settings())
    assert found.level == "note"
    assert found.text == f"{server.url} answers, and does not list another"


@pytest.mark.parametrize(("model", "level"), [("llama3.2", "ok"), ("llama3.2:3b", "problem")])
def test_ollama_is_told_to_pull_what_it_does_not_have(model: str, level: str) -> None:
    with Loopback([], listing=reply({"data": [{"id": "llama3.2:latest"}]})) as server:
        found = reach(Target("ollama", model, server.url), Settings())
    assert found.level == level
    assert found.advice == (None if level == "ok" else "ollama pull llama3.2:3b")


def test_azure_is_looked_at_beside_its_deployments(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AZURE_OPENAI_API_KEY", KEY)
    with Loopback([]) as server:
        address = f"{server.root}/openai/deployments/news"
        target = Target("azure", "news", address, None, "AZURE_OPENAI_API_KEY", "2024-10-21")
        found = reach(target, Settings())
    assert (found.level, found.text) == ("ok", f"{address} answers")
    (look,) = server.looks
    assert look.path == "/openai/models?api-version=2024-10-21"
    assert look.headers["api-key"] == KEY


@pytest.mark.parametrize(
    ("listing", "level", "code"),
    [
        (status(401, f"Incorrect API key provided: {KEY}"), "problem", "bad_key"),
        (status(403, "no"), "problem", "bad_key"),
        (status(429, "quota", code="insufficient_quota"), "problem", "no_quota"),
        (status(500, "oh"), "problem", "server_error"),
        (status(302, headers={"Location": "https://elsewhere.example/"}), "problem", "redirected"),
        (reply("<html>", {"Content-Type": "text/html"}), "problem", "not_json"),
        (lambda exchange: exchange.send(200, b"hello"), "problem", "not_json"),
        (lambda exchange: exchange.reset(), "problem", "connection_lost"),
        (status(404, "no such path"), "note", None),
        (status(405, "GET?"), "note", None),
        (status(429, "slowly"), "note", None),
        (reply([]), "ok", None),
        (reply({"data": "all"}), "ok", None),
        (reply({"data": [7, {"id": MODEL}]}), "ok", None),
    ],
)
def test_what_it_answers_is_understood(listing: Behaviour, level: str, code: str | None) -> None:
    found = reached(listing)
    assert found.level == level
    assert (found.advice is None) is (level == "ok")
    if code is not None:
        assert f"at the step HTTP ({code})" in found.text
    assert KEY not in f"{found}"


@pytest.mark.parametrize(
    ("address", "step"),
    [
        (f"http://{'a' * 64}.example/v1", "DNS"),
        ("http://127.0.0.1:9/v1", "TCP (Connection refused)"),
    ],
)
def test_the_step_that_fails_is_named(address: str, step: str) -> None:
    found = reach(at(address), Settings())
    assert found.level == "problem"
    assert f"no answer at the step {step}" in found.text
    assert found.advice


def test_a_certificate_that_nobody_vouches_for_is_the_step_tls() -> None:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(CERTIFICATE)
    with Loopback([], tls=context) as server:
        stranger = reach(at(server.url), Settings())
        known = reach(at(server.url), Settings(ca_file=CERTIFICATE))
        unchecked = reach(at(server.url), Settings(verify=False))
    assert stranger.level == "problem"
    assert "not trusted, at the step TLS (" in stranger.text
    assert (known.level, unchecked.level) == ("ok", "ok")


def test_a_server_that_speaks_no_tls_is_the_step_tls() -> None:
    with Loopback([]) as server:
        found = reach(at(server.url.replace("http:", "https:")), Settings())
    assert found.level == "problem"
    assert "no answer at the step TLS" in found.text


def test_an_authority_that_cannot_be_read_is_said(tmp_path: Path) -> None:
    found = reach(at("https://127.0.0.1:9/v1"), Settings(ca_file=tmp_path / "missing.pem"))
    assert found.level == "problem"
    with Loopback([]) as server:
        address = server.url.replace("http:", "https:")
        found = reach(at(address), Settings(ca_file=tmp_path / "missing.pem"))
    assert found.text == "cannot be asked (bad_certificates)"
    assert "missing.pem" in (found.advice or "")


def test_a_server_that_says_nothing_is_not_waited_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(room, "_SECONDS", 0.2)

    def silence(exchange: Exchange) -> None:
        exchange.pause(60)

    found = reached(silence)
    assert found.level == "problem"
    assert "at the step HTTP (timeout)" in found.text


def test_what_is_behind_a_proxy_is_looked_at_through_it(monkeypatch: pytest.MonkeyPatch) -> None:
    with Loopback([]) as proxy:
        monkeypatch.setenv("HTTP_PROXY", proxy.root.replace("://", "://user:sesame@"))
        found = reach(at("http://models.example.com/v1"), Settings())
    assert found.level == "ok"
    assert "answers through the proxy in HTTP_PROXY" in found.text
    assert proxy.looks[0].path == "http://models.example.com/v1/models"
    assert "sesame" not in f"{found}"
