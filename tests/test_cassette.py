"""Recording and replaying, with real exchanges on loopback."""

from __future__ import annotations

import json
import re
import threading
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from asking import PLANTED, ask, question
from loopback import Behaviour, Loopback, completion, ok, reply, status
from misbehaviour import bomb, flood, html, zipped

from summarizer import InputError
from summarizer.cassette import CassetteFile, opened, read_cassette
from summarizer.model.endpoint import Reply


def recorded(path: Path, *behaviours: Any, mode: Any = "all", text: str = "Which?") -> Reply:
    with Loopback(behaviours) as server, opened(path, mode, model="endpoint/loopback-model"):
        return ask(server.url, question(text))


def replayed(path: Path, text: str = "Which?") -> Reply:
    with opened(path, "replay", model="endpoint/loopback-model"):
        return ask("http://elsewhere.invalid/v1", question(text))


def test_a_recording_is_replayed_without_a_network_whatever_the_host(tmp_path: Path) -> None:
    path = tmp_path / "one.json"

    first = recorded(path, ok({"answer": 7, "note": "“₹5” – ja"}))
    second = replayed(path)

    assert first.text is not None
    assert json.loads(first.text) == {"answer": 7, "note": "“₹5” – ja"}
    assert second == first


def test_a_cassette_reads_as_json_with_bodies_in_their_own_order(tmp_path: Path) -> None:
    path = tmp_path / "one.json"
    with Loopback([ok({"answer": 7, "note": "“₹5”"})]) as server:
        with opened(path, "all", model="endpoint/loopback-model"):
            ask(server.url)
        sent = json.loads(server.requests[0].body)

    text = path.read_text("utf-8")
    body = json.loads(text)["exchanges"][0]["request"]["body"]

    assert "“₹5”" in text
    assert json.dumps(body) == json.dumps(sent)
    assert [m["role"] for m in body["messages"]] == ["system", "user"]
    assert text.endswith("}\n")


def test_nothing_that_identifies_anybody_is_kept(tmp_path: Path) -> None:
    path = tmp_path / "one.json"
    spoken = completion({"answer": 7, "note": None}) | {
        "id": "account-4711", "organization": "acme", "timings": {"path": "/home/somebody"},
    }  # fmt: skip
    headers = {"Set-Cookie": "session=c00kie", "OpenAI-Organization": "acme", "X-Host": "h0st"}

    with Loopback([reply(spoken, headers)]) as server:
        with opened(path, "all", model="endpoint/loopback-model"):
            ask(server.url, headers={"Cookie": "c00kie", "X-Account": "4711"})
        port = server.url.rsplit(":", 1)[1].split("/")[0]
    text = path.read_text("utf-8")

    for secret in (PLANTED, "c00kie", "acme", "4711", "h0st", "somebody", "127.0.0.1", port):
        assert secret not in text


@pytest.mark.parametrize(
    ("behaviours", "code"),
    [([html()], "not_json"), ([status(401, "no")], "bad_key"), ([status(500)] * 5, "server_error")],
)
def test_a_fault_that_was_recorded_is_the_same_fault_again(
    tmp_path: Path, behaviours: list[Any], code: str
) -> None:
    path = tmp_path / "fault.json"

    first, second = recorded(path, *behaviours), replayed(path)

    assert first.failure is not None
    assert first.failure.code == code
    assert second.failure is not None
    assert second.failure.code == code


def test_recorded_waits_are_not_sat_through(tmp_path: Path) -> None:
    path = tmp_path / "waits.json"
    limited = status(429, "slow down", headers={"Retry-After": "50"})
    recorded(path, limited, ok({"answer": 7, "note": None}))

    again = replayed(path)

    assert again.failure is None
    assert again.usage.transport_retries == 1


def test_a_zipped_reply_is_kept_as_readable_json(tmp_path: Path) -> None:
    path = tmp_path / "zipped.json"

    recorded(path, zipped({"answer": 7, "note": None}))

    body = read_cassette(path).exchanges[0].reply.body
    assert body["choices"][0]["message"]["content"]
    assert replayed(path).failure is None


def test_a_request_that_changed_is_stale_and_says_where(tmp_path: Path) -> None:
    path = tmp_path / "one.json"
    recorded(path, ok({"answer": 7, "note": None}))

    failure = replayed(path, text="Which one?").failure

    assert failure is not None
    assert failure.code == "stale"
    assert failure.fatal
    assert "body.messages[1].content" in failure.reason
    assert "Which one?" in failure.reason


def test_a_reply_that_was_replayed_already_is_not_there_a_second_time(tmp_path: Path) -> None:
    path = tmp_path / "one.json"
    recorded(path, ok({"answer": 7, "note": None}))

    with opened(path, "replay", model="endpoint/loopback-model"):
        first, second = (ask("http://elsewhere.invalid/v1", question("Which?")) for _ in "12")

    assert first.failure is None
    assert second.failure is not None
    assert second.failure.code == "stale"
    assert "given already" in second.failure.reason


def test_a_recording_in_which_nothing_was_asked_is_a_cassette_all_the_same(tmp_path: Path) -> None:
    path = tmp_path / "none.json"

    with opened(path, "all", model="endpoint/loopback-model"):
        pass

    assert read_cassette(path).exchanges == []
    failure = replayed(path).failure
    assert failure is not None
    assert f"{path} is stale" in failure.reason
    assert "vcr" not in failure.reason


def test_missing_records_only_what_is_not_there(tmp_path: Path) -> None:
    path = tmp_path / "one.json"
    recorded(path, ok({"answer": 1, "note": None}))

    kept = recorded(path, ok({"answer": 2, "note": None}), mode="missing")
    added = recorded(path, ok({"answer": 3, "note": None}), mode="missing", text="And?")

    assert [json.loads(r.text or "")["answer"] for r in (kept, added)] == [1, 3]
    assert len(read_cassette(path).exchanges) == 2


def test_all_leaves_nothing_of_an_older_recording(tmp_path: Path) -> None:
    path = tmp_path / "one.json"
    recorded(path, ok({"answer": 1, "note": None}))

    recorded(path, ok({"answer": 2, "note": None}), text="Other?")

    (exchange,) = read_cassette(path).exchanges
    assert exchange.request.body["messages"][1]["content"] == "Other?"


def test_a_second_cassette_in_the_process_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "one.json"
    recorded(path, ok({"answer": 1, "note": None}))
    said: list[str] = []

    def second() -> None:
        try:
            with opened(path, "replay", model="m"):
                said.append("opened")
        except InputError as error:
            said.append(error.code)

    with opened(path, "replay", model="m"):
        thread = threading.Thread(target=second)
        thread.start()
        thread.join()

    assert said == ["cassette_open"]
    with opened(path, "replay", model="m"):
        pass


def told(code: int, text: str, **headers: str) -> Behaviour:
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return lambda exchange: exchange.send(code, text.encode("latin-1"), headers=named)


COMPLETION = json.dumps(completion({"answer": 7, "note": None}))
ODD = {
    "half a character": told(200, COMPLETION.replace("null}", '\\"\\ud800\\"}')),
    "a token count that is no number": told(200, COMPLETION.replace("100", "NaN")),
    "a date that is too large": told(200, COMPLETION.replace('"created": 1', '"created": 1e999')),
    "a key twice": told(200, COMPLETION.replace('"created": 1', '"created": 1, "created": 2')),
    "digits": told(200, "9" * 100_000),
    "nothing": told(200, ""),
    "nothing of an error": told(500, ""),
    "no status of the protocol": told(999, "{}"),
    "a wait until a day": told(
        429, "{}", Retry_After="Wed, 07 Jan 2026 00:02:00 GMT", Date="Wed, 07 Jan 2026 00:00:00 GMT"
    ),
    "a wait for ever": told(429, "{}", Retry_After="1e300"),
    "a wait of no sense": told(429, "{}", Retry_After="soon"),
    "a packing of no sense": told(200, COMPLETION, Content_Encoding="zstd"),
    "gzip that is none": told(200, COMPLETION, Content_Encoding="gzip"),
    "a content type of no sense": told(200, COMPLETION, Content_Type="\xe9"),
    "an error in Latin-1": told(400, "caf\xe9", Content_Type="text/plain; charset=ISO-8859-1"),
    "an error in a codec that raises": told(400, "caf", Content_Type="text/plain; charset=idna"),
    "an error in a codec of no text": told(400, "caf", Content_Type="text/plain; charset=zip"),
    "an error as JSON that is no object": told(400, '["No.", {"message": "No."}]'),
    "an error of another server": told(400, '{"detail": [{"msg": "No.", "type": "x"}]}'),
}


@pytest.mark.parametrize("behaviour", ODD.values(), ids=ODD)
def test_an_odd_reply_is_recorded_and_replayed_as_it_was_seen(
    behaviour: Behaviour, tmp_path: Path
) -> None:
    path = tmp_path / "odd.json"

    first, second = (
        (reply, reply.failure and reply.failure.reason.partition(" at ")[2].partition(" ")[2])
        for reply in (recorded(path, behaviour), replayed(path))
    )

    assert second[1] == first[1]
    assert second[0].text == first[0].text
    assert second[0].usage == first[0].usage
    assert (second[0].failure and second[0].failure.code) == (
        first[0].failure and first[0].failure.code
    )


OVERSIZED = {
    "brackets": told(200, "[" * 100_000),
    "a field that nobody reads": reply(json.loads(COMPLETION) | {"more": [0] * 60_000}),
    "an answer that is too long": reply(completion("x" * 1_000_001)),
    "an answer of brackets, escaped": told(
        200, COMPLETION.replace("answer", "\\u005b\\u002c" * 30_000)
    ),
    "many bytes": flood(9),
    "many bytes, packed": bomb(9),
}


@pytest.mark.parametrize("behaviour", OVERSIZED.values(), ids=OVERSIZED)
def test_an_oversized_reply_is_replayed_as_one_and_kept_small(
    behaviour: Behaviour, tmp_path: Path
) -> None:
    path = tmp_path / "giant.json"

    first, second = recorded(path, behaviour), replayed(path)

    assert first.failure is not None
    assert first.failure.code == "oversized"
    assert (second.failure, second.usage) == (
        replace(first.failure, reason=_at_elsewhere(first.failure.reason)),
        first.usage,
    )
    assert path.stat().st_size < 1_100_000


def _at_elsewhere(reason: str) -> str:
    """The same reason of the endpoint that a replay names."""
    return re.sub(r"127\.0\.0\.1:\d+", "elsewhere.invalid", reason)


def test_a_cassette_that_is_not_there_says_how_to_record_it(tmp_path: Path) -> None:
    with (
        pytest.raises(InputError, match="Record it first"),
        opened(tmp_path / "none.json", "replay", model="m"),
    ):
        pass


def test_no_half_written_file_is_left(tmp_path: Path) -> None:
    path = tmp_path / "deep" / "one.json"

    recorded(path, ok({"answer": 1, "note": None}))

    assert [p.name for p in path.parent.iterdir()] == ["one.json"]
    assert CassetteFile.model_validate_json(path.read_bytes()).format == "cassette/1"
