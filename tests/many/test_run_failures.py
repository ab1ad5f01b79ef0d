"""What fails in a run: one article alone, or every article that there is."""

from __future__ import annotations

import json
import threading
import tracemalloc
from pathlib import Path

import pytest
from answering import emptiest, wrong_at_first
from loopback import Exchange, Loopback, answer, status
from misbehaviour import cut_by_length
from running_many import (
    failures_in,
    lines_of,
    names_in,
    names_of,
    refusing,
    row,
    run,
    summarizer_at,
    written,
)
from serving import COURT

from summarizer import RefusedError
from summarizer.many import entries
from summarizer.many.entries import Columns
from summarizer.many.tables import table as table_at

BAD_ROWS: list[tuple[object, str, str]] = [
    ("{not JSON", "bad_row", "in.jsonl:2 is no JSON"),
    ("[1, 2]", "bad_row", "in.jsonl:2 is no JSON object"),
    ({"name": "b"}, "no_text", "in.jsonl:2 has no text in 'text'; it has name."),
    ({"name": "b", "text": 7}, "no_text", "Name the field with --text-field"),
    ({"text": "No name here."}, "no_id", "in.jsonl:2 has nothing in 'name'"),
    ({"name": "b", "text": " "}, "blank", "only white space"),
    ({"name": "b", "text": "A date.", "published": "soon"}, "bad_date", "'soon' is no date"),
    ({"name": "b", "text": "Long. " * 20_000}, "too_long", "the limit is 60,000"),
]


@pytest.mark.parametrize(("bad", "code", "words"), BAD_ROWS, ids=[one[2] for one in BAD_ROWS])
def test_one_bad_article_does_not_stop_the_others(
    tmp_path: Path, out: Path, bad: object, code: str, words: str
) -> None:
    table = written(tmp_path / "in.jsonl", [row(1), bad, row(3)])
    with Loopback([answer(emptiest)]) as server:
        report = run(server, table, out)
    assert names_in(out) == ["a1", "a3"]
    assert (report.done, report.failed) == (2, 1)
    assert report.failures is not None
    (told,) = map(json.loads, report.failures.read_text("utf-8").splitlines())
    assert (told["name"], told["code"]) == ("in.jsonl:2", code)
    assert words in told["reason"]


def test_a_line_longer_than_any_article_fails_alone_and_is_not_held(
    tmp_path: Path, out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(entries, "_LONGEST_LINE", 2**20)
    monkeypatch.setattr(entries, "_AT_ONCE", 2**16)
    long = '{"name": "a2", "text": "' + "A long story. " * 2**20 + '"}'
    table = written(tmp_path / "in.jsonl", [row(1), long, row(3)])
    source = table_at(table, Columns(id="name"))
    tracemalloc.start()
    try:
        names = [one.name for one in source]
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert names == [f"{table}:{n}" for n in (1, 2, 3)]
    assert len(long) > 14 * 2**20 > 3 * peak
    with Loopback([answer(emptiest)]) as server:
        report = run(server, table, out)
    assert names_in(out) == ["a1", "a3"]
    (told,) = failures_in(out)
    assert (told["name"], told["code"]) == ("in.jsonl:2", "too_long")
    assert "has more than 1 MB: that is no article" in told["reason"]
    assert (report.done, report.failed) == (2, 1)


def test_what_is_no_unicode_stops_nobody(tmp_path: Path, out: Path) -> None:
    table = written(tmp_path / "in.jsonl", [row(1), '{"name": "b", "\\ud800": 1}', row(3)])
    with Loopback([answer(emptiest)]) as server:
        report = run(server, table, out)
    assert (report.done, report.failed) == (2, 1)


def test_what_failed_is_asked_again_on_request_and_comes_where_it_belongs(
    table: Path, out: Path
) -> None:
    with Loopback([refusing(2, 7)]) as server:
        assert run(server, table, out).failed == 2
        summarizer = summarizer_at(server)
        asked = len(server.requests)
        assert run(server, table, out, summarizer=summarizer).failed == 2
        assert len(server.requests) == asked
        server.script([answer(emptiest)])
        report = run(server, table, out, summarizer=summarizer, retry_failed=True)
        assert len(server.requests) == asked + 2
    assert (report.done, report.failed, report.failures) == (12, 0, None)
    assert names_in(out) == names_of(12)
    assert not (out.parent / "records.jsonl.failed.jsonl").exists()


def test_what_fails_again_is_listed_where_it_stands_by_now(tmp_path: Path, out: Path) -> None:
    with Loopback([refusing(2)]) as server:
        summarizer = summarizer_at(server)
        run(server, written(tmp_path / "in.jsonl", map(row, (1, 2))), out, summarizer=summarizer)
        table = written(tmp_path / "in.jsonl", map(row, (1, 3, 2)))
        run(server, table, out, summarizer=summarizer, retry_failed=True)
    assert [one["name"] for one in failures_in(out)] == ["in.jsonl:3"]


def test_a_record_in_part_is_replaced_when_its_section_is_answered(
    tmp_path: Path, out: Path
) -> None:
    rows = [{"name": f"a{n}", "text": f"Case {n} million. {COURT}"} for n in range(3)]
    table = written(tmp_path / "in.jsonl", rows)

    def without_a_headline(exchange: Exchange) -> None:
        schema = exchange.request.json["response_format"]["json_schema"]
        refused = schema["name"].startswith("headline") and b"Case 1" in exchange.request.body
        (status(400, "no") if refused else answer(emptiest))(exchange)

    with Loopback([without_a_headline]) as server:
        summarizer = summarizer_at(server, plan="closed")
        report = run(server, table, out, summarizer=summarizer)
        assert (report.done, report.incomplete) == (2, 1)
        assert [bool(one["audit"]["failed"]) for one in lines_of(out)] == [False, True, False]
        asked = len(server.requests)
        server.script([answer(emptiest)])
        report = run(server, table, out, summarizer=summarizer, retry_failed=True)
        # The answers that were had for that article are not asked for again.
        assert len(server.requests) == asked + 1
    assert (report.done, report.incomplete) == (3, 0)
    assert names_in(out) == ["a0", "a1", "a2"]
    assert not any(one["audit"]["failed"] for one in lines_of(out))


def test_an_answer_that_could_not_be_corrected_is_listed_and_corrected_on_request(
    tmp_path: Path, out: Path
) -> None:
    table = written(tmp_path / "in.jsonl", map(row, range(2)))

    def model(exchange: Exchange) -> None:
        again = len(exchange.request.json["messages"]) > 2
        failing = again and b"$1 million" in exchange.request.body
        (status(503, "busy") if failing else answer(wrong_at_first))(exchange)

    with Loopback([model]) as server:
        summarizer = summarizer_at(server, validation_retries=1)
        report = run(server, table, out, summarizer=summarizer)
        assert (report.done, report.incomplete) == (1, 1)
        (told,) = failures_in(out)
        assert (told["name"], told["state"]) == ("in.jsonl:2", "incomplete")
        assert told["code"] == "server_error"
        asked = len(server.requests)
        server.script([answer(wrong_at_first)])
        report = run(server, table, out, summarizer=summarizer, retry_failed=True)
        # The first answer is kept, and corrected.
        assert len(server.requests) == asked + 1
    assert (report.done, report.incomplete) == (2, 0)
    assert names_in(out) == ["a0", "a1"]


def test_an_answer_that_was_no_good_is_asked_for_again(tmp_path: Path, out: Path) -> None:
    table = written(tmp_path / "in.jsonl", [row(1)])
    with Loopback([cut_by_length("{")]) as server:
        summarizer = summarizer_at(server)
        assert run(server, table, out, summarizer=summarizer).failed == 1
        server.script([answer(emptiest)])
        report = run(server, table, out, summarizer=summarizer, retry_failed=True)
    assert (report.done, report.failed) == (1, 0)


def test_a_row_that_was_repaired_no_longer_counts_as_failed(tmp_path: Path, out: Path) -> None:
    with Loopback([answer(emptiest)]) as server:
        table = written(tmp_path / "in.jsonl", [row(1), {"name": "a2", "text": " "}, row(3)])
        assert run(server, table, out).failed == 1
        report = run(server, written(table, map(row, (1, 2, 3))), out)
    assert (report.done, report.failed) == (3, 0)
    assert names_in(out) == ["a1", "a3", "a2"]


def test_what_every_article_would_meet_ends_the_run_and_fails_none(table: Path, out: Path) -> None:
    script = [answer(emptiest)] * 4 + [status(401, "who are you")]
    with Loopback(script) as server:
        summarizer = summarizer_at(server)
        with pytest.raises(RefusedError, match="SUMMARIZER_API_KEY"):
            run(server, table, out, summarizer=summarizer, jobs=1)
        assert len(server.requests) == 5
        assert names_in(out) == ["a0", "a1", "a2", "a3"]
        server.script([answer(emptiest)])
        report = run(server, table, out, summarizer=summarizer)
        assert len(server.requests) == 13
    assert (report.done, report.failed) == (12, 0)
    assert names_in(out) == names_of(12)


def test_what_ended_the_run_keeps_its_place_before_what_was_answered_after_it(
    table: Path, out: Path
) -> None:
    others = threading.Event()
    answered = iter(range(1, 100))

    def refuses_the_third_late(exchange: Exchange) -> None:
        if b"$3 million" in exchange.request.body:
            others.wait(30)
            status(401, "who are you")(exchange)
            return
        answer(emptiest)(exchange)
        if next(answered) == 8:
            others.set()

    with Loopback([refuses_the_third_late]) as server:
        summarizer = summarizer_at(server)
        with pytest.raises(RefusedError):
            run(server, table, out, summarizer=summarizer, jobs=4)
        assert names_in(out) == ["a0", "a1", "a2"]
        server.script([answer(emptiest)])
        run(server, table, out, summarizer=summarizer)
    assert names_in(out) == names_of(12)
