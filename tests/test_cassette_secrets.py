"""Nothing that identifies anybody stands in a cassette or in a message, wherever it was."""

from __future__ import annotations

import json
import logging
from pathlib import Path
from typing import Any

import openai
import pytest
from asking import PLANTED, ask
from loopback import Behaviour, Exchange, Loopback, completion, ok, reply, status
from misbehaviour import redirect

from summarizer.cassette import opened, read_cassette

GOOD = {"answer": 42, "note": None}
HEADER = "planted-header-0123456789"
COOKIE = "c00kie-jar"
SECRETS = (
    PLANTED, HEADER, COOKIE, "acme-labs", "4711", "req_9f8e7d", "gpu-7", "squid-3", "s3cr3t",
    "somebody", "10.1.2.3", "jane@acme-labs.example", "127.0.0.1",
)  # fmt: skip
REPLY_HEADERS = {
    "Set-Cookie": f"session={COOKIE}; Path=/; HttpOnly",
    "OpenAI-Organization": "acme-labs",
    "X-Request-Id": "req_9f8e7d",
    "Server": "gpu-7.cluster",
    "Via": "1.1 squid-3.acme-labs.example",
}


def refused(words: str, code: int = 400, **more: Any) -> Behaviour:
    return status(code, words, headers=REPLY_HEADERS, **more)


def page(code: int, words: str, kind: str = "text/html") -> Behaviour:
    headers = {**REPLY_HEADERS, "Content-Type": kind}
    return lambda exchange: exchange.send(code, words.encode(), headers=headers)


def spoken(**more: Any) -> dict[str, Any]:
    return completion(GOOD) | more


def grown() -> dict[str, Any]:
    """A completion with secrets in fields that nobody has heard of, at every level."""
    said = spoken(
        id="account-4711", organization="acme-labs", timings={"path": "/home/somebody"},
        system_fingerprint=HEADER, model="/home/somebody/models/tiny.gguf",
    )  # fmt: skip
    said["choices"][0] |= {"trace": "req_9f8e7d", "logprobs": {"host": "gpu-7"}}
    said["choices"][0]["message"] |= {"user": "jane@acme-labs.example", "x": [[{"y": PLANTED}]]}
    said["usage"] |= {"account": 4711, "prompt_tokens_details": {"by": "somebody"}}
    return said


def echo(code: int, template: str) -> Behaviour:
    """An error that repeats where and how it was asked."""

    def behave(exchange: Exchange) -> None:
        host = exchange.request.headers["host"]
        words = template.format(host=host, path=exchange.request.path, key=PLANTED, header=HEADER)
        refused(words, code)(exchange)

    return behave


PLACES: dict[str, Behaviour] = {
    "headers of a good reply": reply(completion(GOOD), REPLY_HEADERS),
    "unknown fields": reply(grown(), REPLY_HEADERS),
    "the model's answer": ok({"answer": 42, "note": f"{PLANTED} and {HEADER}"}),
    "an error with the key": echo(401, "Incorrect API key provided: {key}, or {header}."),
    "an error with its address": echo(404, "No route http://{host}{path} on {host}."),
    "an error with an account": refused("Limit for account 4711 in organization acme-labs", 429),
    "an error with a cookie": refused(f"Session {COOKIE} of jane@acme-labs.example has ended"),
    "an error of a proxy": refused("gpu-7.cluster (10.1.2.3:8000) by squid-3 at /home/somebody/x"),
    "an error's further fields": refused("No.", account="4711", trace={"id": "req_9f8e7d"}),
    "an error beside error": reply({"detail": "acme-labs", "account": 4711}, REPLY_HEADERS),
    "an error with status 200": reply({"error": {"message": f"{HEADER} acme-labs"}}, REPLY_HEADERS),
    "an address with a password": refused("Upstream https://jane:s3cr3t@gpu-7.cluster/v1?k=s3cr3t"),
    "a page": page(200, f"<html>{PLANTED} {COOKIE} s3cr3t</html>"),
    "an error page": page(502, f"<html>{PLANTED} {COOKIE} s3cr3t</html>"),
    "an error as text": page(503, f"{PLANTED} {COOKIE} acme-labs token=s3cr3t", "text/plain"),
    "bytes": lambda exchange: exchange.send(200, b"\xff\xfe" + PLANTED.encode()),
    "half a reply": lambda exchange: exchange.send(200, json.dumps(grown()).encode()[:-1]),
    "a list": reply([PLANTED, {"account": "acme-labs"}]),
    "a content type": page(200, "<html>", f"text/html; by=acme-labs; charset=utf-8; k={PLANTED}"),
    "a redirect": redirect("https://login.example/somebody/s3cr3t?token=s3cr3t&u=acme-labs#s3cr3t"),
    "a refusal": reply(
        spoken(choices=[{"message": {"refusal": f"Not for {PLANTED} of acme-labs"}}]),
        REPLY_HEADERS,
    ),
    "JSON in a page's name": page(
        400, json.dumps({"error": {"message": f"{HEADER} acme-labs"}}), "text/html"
    ),
}  # fmt: skip


def asked(url: str) -> Any:
    headers = {"X-Account": HEADER, "Cookie": f"session={COOKIE}"}
    return ask(url, headers=headers, transport_retries=0, validation_retries=0)


@pytest.mark.parametrize("behaviour", PLACES.values(), ids=PLACES)
def test_no_secret_is_kept_or_said_and_the_replay_says_the_same(
    behaviour: Behaviour, tmp_path: Path
) -> None:
    path = tmp_path / "one.json"
    with Loopback([behaviour]) as server:
        with opened(path, "all", model="endpoint/loopback-model"):
            live = asked(server.url)
        assert PLANTED in server.requests[0].headers["authorization"]
    with opened(path, "replay", model="endpoint/loopback-model"):
        again = asked(server.url)

    kept = path.read_text("utf-8")
    said = (live.failure.reason if live.failure else "").replace(server.url, "")
    for secret in SECRETS:
        assert secret not in kept
        assert secret not in said.replace(f"at {server.root[7:]}", "")
    assert (again.failure and again.failure.code) == (live.failure and live.failure.code)
    if live.failure and live.failure.code != "redirected":  # where to is not kept
        assert again.failure == live.failure
    if live.text:
        assert PLANTED not in str(again)


def test_the_models_words_lose_a_key_and_no_word_that_a_header_happens_to_hold(
    tmp_path: Path,
) -> None:
    path = tmp_path / "one.json"
    note = "The free harbour of quayside; hunter-two-three"
    with Loopback([ok({"answer": 1, "note": note})]) as server, opened(path, "all", model="m"):
        headers = {"X-Tier": "free", "X-Title": "quayside", "X-Api-Key": "hunter-two-three"}
        ask(server.url, headers=headers)
    body = read_cassette(path).exchanges[0].reply.body
    content = json.loads(body["choices"][0]["message"]["content"])
    assert content["note"] == "The free harbour of quayside; [key hidden]"


def test_an_address_with_a_key_or_a_password_is_not_kept(tmp_path: Path) -> None:
    """``Settings`` refuses such an address; a client of one's own does not."""
    path = tmp_path / "one.json"
    with Loopback([refused(f"No s3cr3t for k3y-in-query; {PLANTED}")]) as server:
        url = server.url.replace("http://", "http://jane:s3cr3t@") + "/accounts/4711"
        live = refusal_of(url, path, "all")
    again = refusal_of("http://elsewhere.invalid/v1", path, "replay")

    assert live == again == "BadRequestError"

    kept = path.read_text("utf-8")
    for secret in (*SECRETS, "k3y-in-query", "jane"):
        assert secret not in kept
    assert read_cassette(path).exchanges[0].request.path == "/v1/chat/completions"


def refusal_of(url: str, path: Path, mode: Any) -> str:
    """What a client of one's own raises."""
    client = openai.OpenAI(
        base_url=url, api_key=PLANTED, max_retries=0, default_query={"key": "k3y-in-query"}
    )
    messages: Any = [{"role": "user", "content": "Which?"}]
    with opened(path, mode, model="m"), client, pytest.raises(openai.OpenAIError) as error:
        client.chat.completions.create(model="m", messages=messages)
    return str(error.value.__cause__ or type(error.value).__name__)


def test_a_stale_request_is_named_without_its_address(tmp_path: Path) -> None:
    path = tmp_path / "one.json"
    with Loopback([ok(GOOD)]) as server, opened(path, "all", model="m"):
        asked(server.url)

    stale = refusal_of("http://10.1.2.3/v1", path, "replay")

    assert "holds no reply to this request: body." in stale
    assert "10.1.2.3" not in stale
    assert "k3y-in-query" not in stale
    assert "\n" not in stale


def test_recording_writes_no_reply_to_the_log(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO)
    path, server = tmp_path / "one.json", Loopback([reply(grown(), REPLY_HEADERS)])
    with server, opened(path, "all", model="m"):
        asked(server.url)

    assert caplog.text
    assert not [secret for secret in SECRETS[:7] if secret in caplog.text]
