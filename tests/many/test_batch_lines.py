"""What comes of single requests of a batch: every line of its results, good or bad."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from answering import emptiest, wrong_at_first
from batch_server import BatchServer
from batch_works import (
    Outcome,
    Request,
    Work,
    answered,
    completes,
    each,
    left,
    refusal,
)
from running_batches import AT_ONCE, collected, source, submitted, summarizer_at
from running_many import failures_in, lines_of, names_in, names_of, written

from summarizer.errors import EndpointError
from summarizer.many.batch.run import Limits
from summarizer.many.places import Place
from summarizer.many.run import Terms, summarise_many

ARTICLES = 6
ALL = names_of(ARTICLES)


def good(request: Request) -> bytes:
    return answered(request, emptiest(request["body"]))


def but_one(bad: Any) -> Work:
    """Every request is answered, but for that about the third article, which has this line."""

    def meet(request: Request) -> bytes:
        is_third = "$2 million" in json.dumps(request["body"])
        return bad(request) if is_third else good(request)

    return each(meet)


PASSING = {
    "rate limited": lambda one: refusal(one, 429, "slow down"),
    "server error": lambda one: refusal(one, 500, "out of memory"),
    "a time-out": lambda one: refusal(one, 408, "too slow"),
    "left out": lambda one: left(one, "batch_expired"),
    "no words": lambda one: json.dumps({"custom_id": one["custom_id"]}).encode(),
    "a strange status": lambda one: refusal(one, 99_999, "?"),
    "200 with an error": lambda one: json.dumps(
        {
            "custom_id": one["custom_id"],
            "response": {"status_code": 200, "body": {"error": {"message": "overloaded"}}},
        }
    ).encode(),
    "damaged": lambda one: b'{"custom_id": "' + one["custom_id"].encode(),
    "nobody's": lambda one: good(one | {"custom_id": "00" * 16}),
    "no digest": lambda one: good(one | {"custom_id": "request-1"}),
    "no object": lambda one: b"[1, 2]",
    "deep": lambda one: b"[" * 100_000,
    "long": lambda one: b'{"custom_id": "' + b"x" * (9 * 2**20),
}


@pytest.mark.parametrize("bad", PASSING.values(), ids=[*PASSING])
def test_what_may_pass_is_asked_again_and_nothing_else(table: Path, out: Path, bad: Any) -> None:
    with BatchServer([but_one(bad), completes(emptiest)]) as server:
        submitted(server, table, out)
        report = collected(server, table, out)
        assert (report.done, report.failed, report.waiting, report.sent) == (5, 0, 1, 1)
        assert collected(server, table, out).done == 6
        assert set(server.asked[1]) < set(server.asked[0])
    assert names_in(out) == ALL


LASTING = {
    "bad request": (lambda one: refusal(one, 400, "no such parameter"), "bad_request"),
    "too long": (
        lambda one: refusal(one, 400, "too long", code="context_length_exceeded"),
        "too_long",
    ),
    "filtered": (lambda one: refusal(one, 400, "no", code="content_filter"), "refusal"),
    "no such model": (lambda one: refusal(one, 404, "no such model"), "not_found"),
    "no reply": (lambda one: answered(one, ""), "empty_reply"),
    "no JSON": (lambda one: answered(one, "I would rather not."), "invalid"),
}


@pytest.mark.parametrize(("bad", "code"), LASTING.values(), ids=[*LASTING])
def test_what_will_not_pass_fails_its_article_with_the_reason(
    table: Path, out: Path, bad: Any, code: str
) -> None:
    with BatchServer([but_one(bad), completes(emptiest)]) as server:
        submitted(server, table, out)
        report = collected(server, table, out)
        assert (report.done, report.failed, report.waiting, report.sent) == (5, 1, 0, 0)
        assert len(server.batches) == 1
    (told,) = failures_in(out)
    assert (told["name"], told["code"]) == ("in.jsonl:3", code)
    assert names_in(out) == ["a0", "a1", "a3", "a4", "a5"]


@pytest.mark.parametrize("bad", [bad for bad, _ in LASTING.values()], ids=[*LASTING])
def test_what_failed_is_asked_again_on_request(table: Path, out: Path, bad: Any) -> None:
    with BatchServer([but_one(bad), completes(emptiest)]) as server:
        submitted(server, table, out)
        collected(server, table, out)
        assert submitted(server, table, out).sent == 0
        assert submitted(server, table, out, retry_failed=True).sent == 1
        assert collected(server, table, out).done == 6
    assert names_in(out) == ALL


@pytest.mark.parametrize("bad", [bad for bad, _ in LASTING.values()], ids=[*LASTING])
def test_an_ordinary_run_asks_again_what_failed_in_a_batch(
    table: Path, out: Path, bad: Any
) -> None:
    with BatchServer([but_one(bad)], chat=emptiest) as server:
        summarizer, place = summarizer_at(server), Place.of(out)
        submitted(server, table, out)
        collected(server, table, out)
        assert summarise_many(summarizer, source(table), place).failed == 1
        report = summarise_many(summarizer, source(table), place, Terms(retry_failed=True))
        assert (report.done, report.failed) == (6, 0)
        assert server.count("POST /chat/…") == 1
    assert names_in(out) == ALL


def test_a_request_that_is_never_answered_fails_after_so_many_tries(table: Path, out: Path) -> None:
    with BatchServer([but_one(lambda one: refusal(one, 429, "slow down"))]) as server:
        limits = Limits(tries=3)
        submitted(server, table, out)
        report = collected(server, table, out, limits=limits, patience=AT_ONCE)
        assert [len(ids) for ids in server.asked] == [6, 1, 1]
        (told,) = failures_in(out)
        assert (report.failed, report.waiting, told["code"]) == (1, 0, "rate_limited")
        assert "answered 429: slow down" in told["reason"]
        report = collected(server, table, out, limits=limits, retry_failed=True)
        assert (report.sent, report.waiting) == (1, 1)


def test_a_record_in_part_is_never_taken_for_one_that_waits(tmp_path: Path, out: Path) -> None:
    """Section by section: one is refused, another is late; the record waits for both."""
    from serving import COURT

    table = written(tmp_path / "in.jsonl", [{"name": "court", "text": COURT}])

    def meet(request: Request) -> bytes:
        name = request["body"]["response_format"]["json_schema"]["name"]
        if name.startswith("headline"):
            return refusal(request, 400, "no")
        return refusal(request, 503, "busy")

    with BatchServer([each(meet), completes(emptiest)]) as server:
        summarizer = summarizer_at(server, plan="closed")
        assert submitted(server, table, out, summarizer=summarizer).sent > 1
        report = collected(server, table, out, summarizer=summarizer)
        assert (report.incomplete, report.failed, report.waiting) == (0, 0, 1)
        report = collected(server, table, out, summarizer=summarizer)
        assert (report.incomplete, report.waiting) == (1, 0)
    (record,) = lines_of(out)
    assert {one["code"] for one in record["audit"]["failed"]} == {"bad_request"}


def test_a_correction_that_fails_leaves_its_article_in_part_until_it_is_asked_again(
    table: Path, out: Path
) -> None:
    def correcting(fault: Any) -> Work:
        def meet(request: Request) -> bytes:
            again = len(request["body"]["messages"]) > 2
            return fault(request) if again else answered(request, wrong_at_first(request["body"]))

        return each(meet)

    refusing = correcting(lambda one: refusal(one, 400, "no such parameter"))
    with BatchServer([refusing, refusing, completes(emptiest)]) as server:
        summarizer = summarizer_at(server, validation_retries=1)
        submitted(server, table, out, summarizer=summarizer)
        report = collected(server, table, out, summarizer=summarizer, patience=AT_ONCE)
        assert (report.done, report.incomplete, report.waiting) == (0, 6, 0)
        assert {one["code"] for one in failures_in(out)} == {"bad_request"}
        report = collected(server, table, out, summarizer=summarizer, retry_failed=True)
        assert (report.sent, report.waiting) == (6, 6)
        assert collected(server, table, out, summarizer=summarizer).done == 6
        assert [len(ids) for ids in server.asked] == [6, 6, 6]
    assert names_in(out) == ALL


# Result files --------------------------------------------------------------------------------


def test_lines_may_come_in_any_order_and_twice(table: Path, out: Path) -> None:
    def work(requests: list[Request]) -> Outcome:
        lines = [good(one) for one in reversed(requests)]
        errors = [refusal(requests[1], 400, "no"), refusal(requests[1], 500, "no")]
        return Outcome("completed", [*lines, *lines[2:4], b""], errors)

    with BatchServer([work]) as server:
        submitted(server, table, out)
        report = collected(server, table, out)
    assert (report.done, report.failed) == (6, 0)
    assert names_in(out) == ALL


def test_strange_lines_are_told_of(table: Path, out: Path) -> None:
    def work(requests: list[Request]) -> Outcome:
        strange = [b"{", good(requests[0] | {"custom_id": "ff" * 16})]
        return Outcome("completed", [*map(good, requests), *strange])

    with BatchServer([work]) as server:
        submitted(server, table, out)
        report = collected(server, table, out)
    assert report.done == 6
    assert report.remarks == [
        "batch batch_1: 2 lines of output-batch_1 are damaged, or of nothing that was asked in"
        " it; they are left out"
    ]


def test_an_answer_to_what_another_batch_asked_is_not_taken(table: Path, out: Path) -> None:
    """A batch answers for its own requests, and for no other's."""
    known: list[Request] = []

    def first(requests: list[Request]) -> Outcome:
        known.extend(requests)
        return Outcome("completed", [good(one) for one in requests])

    def second(requests: list[Request]) -> Outcome:
        return Outcome("completed", [*map(good, requests), *map(good, known)])

    with BatchServer([first, second]) as server:
        submitted(server, table, out, limits=Limits(requests=3))
        report = collected(server, table, out)
    assert report.done == 6
    assert report.remarks[0].startswith("batch batch_2: 3 lines of output-batch_2")


def test_results_that_are_gone_are_told_of_and_asked_again(table: Path, out: Path) -> None:
    with BatchServer([completes(emptiest)]) as server:
        submitted(server, table, out)
        server.fault("GET /files/…/content", status=404)
        report = collected(server, table, out)
        assert (report.done, report.sent) == (0, 6)
        assert "has no file output-batch_1 any more" in report.remarks[0]
        assert collected(server, table, out).done == 6


@pytest.mark.parametrize("status", [None, 500], ids=["cut off", "server error"])
def test_a_collection_that_breaks_off_is_taken_up(
    table: Path, out: Path, status: int | None
) -> None:
    with BatchServer([completes(emptiest)]) as server:
        submitted(server, table, out, limits=Limits(requests=3))
        server.fault("GET /files/…/content", status=status, skip=1)
        with pytest.raises(EndpointError):
            collected(server, table, out)
        assert collected(server, table, out).done == 6
        assert server.count("GET /files/…/content") == 1 + 1 + 1
        assert len(server.batches) == 2
    assert names_in(out) == ALL


def test_a_complete_batch_whose_file_is_late_is_waited_for(table: Path, out: Path) -> None:
    with BatchServer([completes(emptiest)]) as server:
        submitted(server, table, out)
        late = {"status": "completed", "request_counts": {"total": 6, "completed": 6, "failed": 0}}
        server.batches["batch_1"] |= late
        report = collected(server, table, out)
        assert (report.done, report.under_way) == (0, 1)
        server.batches["batch_1"]["status"] = "in_progress"
        assert collected(server, table, out).done == 6
