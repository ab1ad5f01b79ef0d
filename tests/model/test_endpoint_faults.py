"""Every way an endpoint fails: what comes out, after how many requests."""

from __future__ import annotations

import json
import socket
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from asking import PLANTED, ask, question
from loopback import Behaviour, Exchange, Loopback, completion, ok, reply, status
from misbehaviour import (
    bomb,
    close_before_reply,
    closed_mid_body,
    cut_by_length,
    echo_of_headers,
    empty_choices,
    flood,
    html,
    redirect,
    refusal,
    reset_mid_body,
    slow_body,
    slow_headers,
    truncated_json,
    unknown_fields,
    wrong_content_type,
    zipped,
)
from pydantic import BaseModel, model_validator

from summarizer.cassette import opened
from summarizer.errors import EndpointError, StaleCassetteError
from summarizer.model import failure as failures
from summarizer.model.failure import Failure

GOOD = {"answer": 42, "note": None}
TEXT = '{"answer": 42, "note": null}'
UNFIT = {"answer": 1000, "note": None}
MISFIT = '{"answer": 1000, "note": null}'
QUICK = {"timeout": 0.2, "transport_retries": 1}
ESCAPED = b'{"choices": [{"message": {"content": "[%s"}}]}' % (b"\\u005b\\u002c" * 30_000)
DEEP = b'{"error": {"message": %s}}' % (b"[" * 900 + b"]" * 900)
CERTIFICATE = Path(__file__).parent.parent / "data" / "loopback.pem"


@dataclass(frozen=True)
class Row:
    """A script, and what is left of it: failure code, text, number of requests, and the code
    of what hindered a correction."""

    script: Iterable[Behaviour]
    code: str | None
    requests: int
    text: str | None = None
    fatal: bool = False
    settings: dict[str, Any] = field(default_factory=dict)
    uncorrected: str | None = None


ROWS = {
    "a good reply": Row([ok(GOOD)], None, 1, TEXT),
    "unknown fields": Row([unknown_fields(GOOD)], None, 1, TEXT),
    "a wrong content type": Row([wrong_content_type(GOOD)], None, 1, TEXT),
    "gzip unasked": Row([zipped(GOOD)], None, 1, TEXT),
    "a fenced reply": Row([ok(f"```json\n{TEXT}\n```")], None, 1, TEXT),
    "a reply after thinking": Row([ok(f"<think>40 + 2</think>\n{TEXT}")], None, 1, TEXT),
    "content in parts": Row(
        [reply(completion(None, choices=[{"message": {"content": [{"text": TEXT}]}}]))],
        None,
        1,
        TEXT,
    ),
    "429, then well": Row([status(429), ok(GOOD)], None, 2, TEXT),
    "429 with a short wait, then well": Row(
        [status(429, headers={"Retry-After": "1"}), ok(GOOD)], None, 2, TEXT
    ),
    "429 for ever": Row([status(429, "slow down")], "rate_limited", 5),
    "429 with a wait beyond the limit": Row(
        [status(429, headers={"Retry-After": "3600"})], "rate_limited", 1, fatal=True
    ),
    "429 because the account is empty": Row(
        [status(429, code="insufficient_quota")], "no_quota", 1, fatal=True
    ),
    "408, then well": Row([status(408), ok(GOOD)], None, 2, TEXT),
    "409, then well": Row([status(409), ok(GOOD)], None, 2, TEXT),
    "500 for ever": Row([status(500, "boom")], "server_error", 5),
    "500 with fewer retries": Row(
        [status(500)], "server_error", 2, settings={"transport_retries": 1}
    ),
    "500 without retries": Row([status(500)], "server_error", 1, settings={"transport_retries": 0}),
    "502 as a web page": Row([html(502)], "server_error", 5),
    "503, then well": Row([status(503), ok(GOOD)], None, 2, TEXT),
    "an error with status 200": Row([reply({"error": {"message": "upstream"}})], "server_error", 5),
    "401": Row([status(401, "bad key")], "bad_key", 1, fatal=True),
    "403": Row([status(403)], "bad_key", 1, fatal=True),
    "404": Row([status(404, "no such model")], "not_found", 1, fatal=True),
    "400": Row([status(400, "bad parameter")], "bad_request", 1),
    "422": Row([status(422)], "bad_request", 1),
    "a context that is too short": Row(
        [status(400, code="context_length_exceeded")], "too_long", 1
    ),
    "a context that is too short for llama.cpp": Row(
        [status(400, type="exceed_context_size_error")], "too_long", 1
    ),
    "a filtered question": Row([status(400, code="content_filter")], "refusal", 1),
    "a web page": Row([html()], "not_json", 1, fatal=True),
    "JSON that is no reply": Row([reply(["hello"])], "not_json", 1, fatal=True),
    "damaged JSON": Row([truncated_json()], "not_json", 5),
    "damaged JSON, then well": Row([truncated_json(), ok(GOOD)], None, 2, TEXT),
    "a redirect": Row([redirect("https://example.com/v1")], "redirected", 1, fatal=True),
    "a reset in mid-body": Row([reset_mid_body()], "connection_lost", 5),
    "a reset in mid-body, then well": Row([reset_mid_body(), ok(GOOD)], None, 2, TEXT),
    "an end in mid-body": Row([closed_mid_body()], "connection_lost", 5),
    "an end before the reply": Row([close_before_reply()], "connection_lost", 5),
    "slow headers": Row([slow_headers(5)], "timeout", 2, settings=QUICK),
    "a byte at a time": Row([slow_body(0.05)], "timeout", 2, settings=QUICK),
    "far too much": Row([flood(20)], "oversized", 1),
    "far too much, packed": Row([bomb(300)], "oversized", 1),
    "packed in an unknown way": Row(
        [reply(completion(GOOD), {"Content-Encoding": "zstd"})], "not_json", 1
    ),
    "cut off by length": Row([cut_by_length('{"answer": 4')], "truncated", 1, '{"answer": 4'),
    "cut off while thinking": Row([cut_by_length("<think>hm")], "truncated", 1),
    "a refusal": Row([refusal("I would rather not.")], "refusal", 1),
    "a filtered reply": Row([reply(completion("", finish="content_filter"))], "refusal", 1),
    "no choices": Row([empty_choices()], "empty_reply", 1),
    "choices of the wrong type": Row([reply({"choices": "none"})], "empty_reply", 1),
    "no content": Row([ok(None)], "empty_reply", 1),
    "white space": Row([ok(" \n ")], "empty_reply", 1),
    "a misfit, then a fit": Row([ok(UNFIT), ok(GOOD)], None, 2, TEXT),
    "misfits to the end": Row([ok(UNFIT)], None, 2, MISFIT),
    "a misfit without a re-ask": Row(
        [ok(UNFIT)], None, 1, MISFIT, settings={"validation_retries": 0}
    ),
    "prose to the end": Row([ok("I am a model.")], "invalid", 2),
    "a list to the end": Row([ok([1, 2])], "invalid", 2),
    "prose, then a misfit": Row([ok("well"), ok(UNFIT)], None, 2, MISFIT),
    "a misfit, then prose": Row([ok(UNFIT), ok("well")], None, 2, MISFIT),
    "a misfit, then 500 for ever": Row(
        [ok(UNFIT), status(500)], None, 6, MISFIT, uncorrected="server_error"
    ),
    "a misfit, then cut off": Row(
        [ok(UNFIT), cut_by_length("{")], None, 2, MISFIT, uncorrected="truncated"
    ),
    "a misfit, then a refusal": Row(
        [ok(UNFIT), refusal("No more.")], None, 2, MISFIT, uncorrected="refusal"
    ),
    "a misfit, then 401": Row([ok(UNFIT), status(401)], None, 2, MISFIT, uncorrected="bad_key"),
    "prose, then 401": Row([ok("well"), status(401)], "bad_key", 2, fatal=True),
    "nested too deeply": Row([ok("[" * 40_000)], "invalid", 2),
    "a redirect to what is no address": Row([redirect("http://[")], "redirected", 1, fatal=True),
    "an answer of millions of lists": Row([ok("[" + "[]," * 2_000_000)], "oversized", 1),
    "an answer of many escaped lists": Row(
        [lambda exchange: exchange.send(200, ESCAPED)], "oversized", 1
    ),
    "an answer that is a book": Row([ok("x" * 1_000_001)], "oversized", 1),
    "a reply of millions of choices": Row(
        [lambda exchange: exchange.send(200, b'{"choices": [' + b"{}," * 2_000_000)], "oversized", 1
    ),
    "a bomb under a small wrapping": Row([bomb(9)], "oversized", 1),
    "a wrapping that is damaged": Row(
        [lambda exchange: exchange.send(200, b"\x1f\x8bx", headers={"Content-Encoding": "gzip"})],
        "not_json",
        5,
    ),
    "an error of twenty megabytes": Row([flood(20, code=401)], "bad_key", 1, fatal=True),
    "an error in lists in lists": Row([status(400, body=DEEP)], "bad_request", 1),
}


@pytest.mark.parametrize("row", ROWS.values(), ids=ROWS)
def test_a_fault_becomes_a_reply_with_its_reason(row: Row) -> None:
    with Loopback(row.script) as server:
        got = ask(server.url, **row.settings)
    assert (got.failure and got.failure.code) == row.code
    assert (got.failure is not None and got.failure.fatal) is row.fatal
    assert (got.uncorrected and got.uncorrected.code) == row.uncorrected
    assert got.text == row.text
    assert len(server.requests) == row.requests


def test_half_a_character_in_a_reply_is_no_reason_to_lose_it() -> None:
    said = completion("")
    said["choices"][0]["message"]["content"] = '{"answer": 42, "note": "x\ud800y"}'
    # json.dumps writes the half as an escape, which is what broken servers send.
    with Loopback([lambda exchange: _send_escaped(exchange, said)]) as server:
        got = ask(server.url)
    assert got.failure is None
    assert got.text == '{"answer": 42, "note": "x?y"}'


def _send_escaped(exchange: Exchange, payload: dict[str, Any]) -> None:
    exchange.send(200, json.dumps(payload).encode())


def test_nothing_there_is_said_with_the_address() -> None:
    with Loopback([ok(GOOD)]) as server:
        gone = server.url
    got = ask(gone)
    assert got.failure is not None
    assert (got.failure.code, got.failure.fatal) == ("unreachable", True)
    assert gone in got.failure.reason
    assert "refused" in got.failure.reason
    assert got.usage.transport_retries == 4


def test_a_connection_that_is_never_made_is_given_up_in_its_own_time() -> None:
    # A full backlog: the system neither accepts nor refuses a further connection.
    with socket.socket() as busy:
        busy.bind(("127.0.0.1", 0))
        busy.listen(0)
        waiting = [socket.socket() for _ in range(4)]
        for one in waiting:
            one.setblocking(False)
            one.connect_ex(busy.getsockname())
        url = f"http://127.0.0.1:{busy.getsockname()[1]}/v1"
        got = ask(url, connect_timeout=0.2, transport_retries=0)
        for one in waiting:
            one.close()
    assert got.failure is not None
    assert (got.failure.code, got.failure.fatal) == ("unreachable", True)
    assert "no connection within 0.2 seconds" in got.failure.reason


@pytest.mark.parametrize(
    ("script", "says"),
    [
        ([html()], ["text/html", "{url}", "base URL", "/v1"]),
        ([status(401, "Incorrect key.")], ["401", "Incorrect key", "SUMMARIZER_API_KEY"]),
        ([status(404, "model x not found")], ["404", "model x not found", "/v1"]),
        ([status(429, headers={"Retry-After": "3600"})], ["3600 seconds", "max_retry_wait=60"]),
        ([refusal("I would rather not.")], ["I would rather not."]),
        ([cut_by_length("{")], ["cut off", "20 tokens", "max_output_tokens"]),
        ([redirect("https://x.example/v1/chat/completions?a=b")], ["https://x.example/v1."]),
        ([reset_mid_body()], ["reset"]),
        ([status(500, "\x1b[2J line\nline " + "x" * 5000)], ["[2J line line xxx", "…"]),
        ([html(502)], ["502", "HTML"]),
    ],
)
def test_a_reason_says_what_happened_and_what_to_do(
    script: list[Behaviour], says: list[str]
) -> None:
    with Loopback(script) as server:
        got = ask(server.url)
    assert got.failure is not None
    for words in says:
        assert words.format(url=server.url) in got.failure.reason
    assert got.failure.reason.isprintable()
    assert len(got.failure.reason) < 700


def test_a_redirect_is_not_followed_with_the_key_and_the_article() -> None:
    with Loopback([ok(GOOD)]) as other, Loopback([redirect(f"{other.url}/")]) as server:
        got = ask(server.url)
    assert got.failure is not None
    assert other.requests == []


@pytest.mark.parametrize("code", [400, 401, 403, 404, 429, 500])
def test_a_key_that_the_server_echoes_is_hidden(code: int) -> None:
    header = "planted-header-0123456789"
    with Loopback([echo_of_headers(code)]) as server:
        got = ask(server.url, headers={"A-Key": f"Token {header}"}, transport_retries=0)
    assert got.failure is not None
    assert "bad request with" in got.failure.reason
    shown = f"{got!r} {got.failure.error()!r} {got.failure.error()}"
    assert PLANTED not in shown
    assert header not in shown


def test_a_key_cut_in_half_by_a_limit_is_hidden_too() -> None:
    filler = "x" * (300 - len("sk-planted"))
    with Loopback([status(400, filler + PLANTED)]) as server:
        got = ask(server.url)
    assert got.failure is not None
    assert "sk-planted" not in got.failure.reason


def test_a_stale_cassette_is_stale_at_once(tmp_path: Path) -> None:
    empty = tmp_path / "none.json"
    with opened(empty, "all", model="m"):
        pass
    with Loopback([ok(GOOD)]) as server, opened(empty, "replay", model="m"):
        got = ask(server.url)
    assert server.requests == []
    assert got.failure is not None
    assert (got.failure.code, got.failure.fatal) == ("stale", True)
    assert got.usage.transport_retries == 0
    assert isinstance(got.failure.error(), StaleCassetteError)


def test_a_cassette_that_lacks_the_re_ask_is_stale(tmp_path: Path) -> None:
    path = tmp_path / "half.json"
    with Loopback([ok(UNFIT)]) as server:
        with opened(path, "all", model="m"):
            ask(server.url, validation_retries=0)
        with opened(path, "replay", model="m"):
            got = ask(server.url)
    assert got.failure is not None
    assert got.failure.code == "stale"


def test_an_error_in_a_records_own_checks_is_named_and_the_text_kept() -> None:
    class Buggy(BaseModel):
        answer: int

        @model_validator(mode="after")
        def _breaks(self) -> Buggy:
            raise KeyError("a bug")

    with Loopback([ok(GOOD)]) as server:
        got = ask(server.url, question(reply=Buggy))
    assert got.text == TEXT
    assert got.failure is not None
    assert got.failure.code == "internal"
    assert "KeyError" in got.failure.reason
    assert "test_endpoint_faults.py" in got.failure.reason


def test_every_code_becomes_an_error_of_the_tree_with_the_same_code() -> None:
    codes = [row.code for row in ROWS.values() if row.code] + ["unreachable", "bad_certificate"]
    for code in codes:
        error = Failure(code, "because").error()
        assert isinstance(error, EndpointError), code
        assert (error.code, error.exit_code, str(error)) == (code, 3, "because")


def test_every_code_is_explained_in_one_table() -> None:
    explained = {line.split()[0] for line in (failures.__doc__ or "").splitlines() if "  " in line}
    assert {row.code for row in ROWS.values() if row.code} <= explained
