"""Batches that are called back: what they did is kept, and nothing else is asked or paid for."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from answering import emptiest
from batch_server import BatchServer
from batch_works import completes
from running_batches import AT_ONCE, batches_at, collected, source, submitted, summarizer_at
from running_many import names_in, names_of

from summarizer import InputError, UnreachableError
from summarizer.errors import EndpointError
from summarizer.many.batch.run import Limits, Recalled, cancel
from summarizer.many.places import Place
from summarizer.many.run import summarise_many

THREE = Limits(requests=3)
ARTICLES = 6
ALL = names_of(ARTICLES)


def slow(**choices: Any) -> BatchServer:
    """An endpoint whose batches take their time, and answer two requests before a cancellation."""
    server = BatchServer([completes(emptiest)], looks=5, **choices)
    server.answered = 2
    return server


def called_back(server: BatchServer, out: Path) -> Recalled:
    return cancel(batches_at(server), Place.of(out))


def test_what_was_answered_by_then_is_kept_and_the_rest_waits_to_be_wanted(
    table: Path, out: Path
) -> None:
    with slow() as server:
        submitted(server, table, out, limits=THREE)
        assert called_back(server, out) == Recalled(batches=2, questions=6, answered=4)
        report = collected(server, table, out, patience=AT_ONCE)
        assert (report.done, report.waiting, report.sent, report.held_back) == (4, 2, 0, 2)
        assert report.called_back
        assert names_in(out) == ["a0", "a1", "a3", "a4"]
        assert called_back(server, out) == Recalled()

        assert submitted(server, table, out, limits=THREE).sent == 2
        report = collected(server, table, out, patience=AT_ONCE)
        assert (report.done, report.called_back) == (6, False)
        assert [len(ids) for ids in server.asked] == [3, 3, 2]
    assert names_in(out) == ALL


def test_a_second_time_changes_nothing(table: Path, out: Path) -> None:
    with slow() as server:
        submitted(server, table, out, limits=THREE)
        first = called_back(server, out)
        assert called_back(server, out) == first
        assert server.count("POST /batches/…/cancel") == 2


@pytest.mark.parametrize("after", [False, True], ids=["before it is done", "when it is done"])
def test_one_that_broke_off_sends_nothing_and_goes_on(table: Path, out: Path, after: bool) -> None:
    with slow() as server:
        submitted(server, table, out, limits=THREE)
        server.fault("POST /batches/…/cancel", skip=1, after=after)
        if not after:  # else the second look finds it cancelled, and all is well
            with pytest.raises(UnreachableError):
                called_back(server, out)
            assert collected(server, table, out).sent == 0
        assert called_back(server, out) == Recalled(batches=2, questions=6, answered=4)
        assert collected(server, table, out, patience=AT_ONCE).done == 4
        assert len(server.batches) == 2


@pytest.mark.parametrize("status", [400, 409])
def test_a_batch_that_ends_meanwhile_is_left_as_it_is(table: Path, out: Path, status: int) -> None:
    with slow() as server:
        server.looks = 2
        submitted(server, table, out)
        server.fault("POST /batches/…/cancel", status=status, message="It is completed.")
        assert called_back(server, out) == Recalled(too_late=1)
        assert collected(server, table, out).done == 6


def test_a_refusal_is_told(table: Path, out: Path) -> None:
    with slow() as server:
        submitted(server, table, out)
        server.fault("POST /batches/…/cancel", status=403, message="Not yours.")
        with pytest.raises(EndpointError, match=r"Not yours"):
            called_back(server, out)
        assert called_back(server, out).batches == 1


@pytest.mark.parametrize("moment", ["POST /files", "POST /batches"])
def test_what_was_written_and_not_sent_is_given_up(table: Path, out: Path, moment: str) -> None:
    with slow() as server:
        server.fault(moment, status=500)
        with pytest.raises(EndpointError):
            submitted(server, table, out)
        assert called_back(server, out) == Recalled(unsent=6)
        assert not [*(Place.of(out).journal / "batches").iterdir()]
        report = collected(server, table, out)
        assert (report.sent, report.held_back, len(server.batches)) == (0, 6, 0)
        assert submitted(server, table, out).sent == 6
        assert [len(ids) for ids in server.asked] == [6]


def test_a_batch_of_which_the_reply_was_lost_is_found_and_called_back(
    table: Path, out: Path
) -> None:
    with slow() as server:
        server.fault("POST /batches", after=True)
        with pytest.raises(UnreachableError):
            submitted(server, table, out)
        assert called_back(server, out) == Recalled(batches=1, questions=6, answered=2)
        assert collected(server, table, out, patience=AT_ONCE).done == 2


def test_an_ordinary_run_pays_for_nothing_that_a_batch_is_asked(table: Path, out: Path) -> None:
    with slow(chat=emptiest) as server:
        summarizer = summarizer_at(server)
        submitted(server, table, out, summarizer=summarizer)
        for _ in range(2):
            with pytest.raises(InputError) as caught:
                summarise_many(summarizer, source(table), Place.of(out))
            assert caught.value.code == "batches_out"
            assert "6 questions" in str(caught.value)
            called_back(server, out)  # which is not over at once
        collected(server, table, out, patience=AT_ONCE)
        assert server.count("POST /chat/…") == 0
        summarise_many(summarizer, source(table), Place.of(out))
        assert server.count("POST /chat/…") == 4
    assert names_in(out) == ALL


def test_an_ordinary_run_into_another_place_is_no_matter(
    table: Path, out: Path, tmp_path: Path
) -> None:
    with slow(chat=emptiest) as server:
        submitted(server, table, out)
        other = Place.of(tmp_path / "other.jsonl")
        assert summarise_many(summarizer_at(server), source(table), other).done == 6
