"""What goes wrong with batches as a whole, on the way there and on the way back."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from answering import emptiest
from batch_server import BatchServer
from batch_works import (
    completes,
    ends,
    not_begun,
)
from running_batches import AT_ONCE, collected, source, submitted, summarizer_at
from running_many import failures_in, names_in, names_of

from summarizer import RefusedError, Settings, Summarizer, UnreachableError
from summarizer.errors import EndpointError
from summarizer.many.batch.run import Limits, submit
from summarizer.many.places import Place

ARTICLES = 6
ALL = names_of(ARTICLES)


@pytest.mark.parametrize("state", ["expired", "cancelled"])
def test_what_a_batch_did_before_its_end_is_kept(table: Path, out: Path, state: Any) -> None:
    with BatchServer([ends(state, 4, emptiest), completes(emptiest)]) as server:
        submitted(server, table, out)
        report = collected(server, table, out)
        assert (report.done, report.waiting, report.sent) == (4, 2, 2)
        assert collected(server, table, out).done == 6
    assert names_in(out) == ALL


def test_lines_that_the_examination_refuses_fail_alone(table: Path, out: Path) -> None:
    work = not_begun("invalid_request", "This line is wrong.", 2, 5)
    with BatchServer([work, completes(emptiest)]) as server:
        submitted(server, table, out)
        report = collected(server, table, out)
        assert (report.failed, report.sent) == (2, 4)
        assert collected(server, table, out).done == 4
        refused = {server.asked[0][1], server.asked[0][4]}
        assert set(server.asked[1]) == set(server.asked[0]) - refused
    assert {one["reason"] for one in failures_in(out)} == {"This line is wrong."}


def test_a_batch_that_is_not_begun_ends_the_collection_and_fails_no_article(
    table: Path, out: Path
) -> None:
    work = not_begun("token_limit_exceeded", "Enqueued token limit reached.")
    with BatchServer([work]) as server:
        submitted(server, table, out)
        for _ in range(7):  # more often than a request may be tried
            with pytest.raises(RefusedError, match=r"Enqueued token limit reached \(token_limit"):
                collected(server, table, out)
            collected(server, table, out)
        server.script([completes(emptiest)])
        with pytest.raises(RefusedError):
            collected(server, table, out)
        collected(server, table, out)
        report = collected(server, table, out)
    assert (report.done, report.failed) == (6, 0)


def test_what_finds_the_queue_full_waits_for_a_batch_to_end(table: Path, out: Path) -> None:
    full = not_begun("token_limit_exceeded", "Enqueued token limit reached.")
    with BatchServer([completes(emptiest), full, completes(emptiest)], looks=1) as server:
        submitted(server, table, out, limits=Limits(requests=3))
        server.looks = 4
        server.hurry("batch_2")
        report = collected(server, table, out, patience=AT_ONCE)
        assert [len(ids) for ids in server.asked] == [3, 3, 3]
        taken = server.requests.index("GET /files/…/content")
        # Sent again once the first was over, and not before.
        assert server.requests[:taken].count("POST /batches") == 2
        assert (report.done, report.failed) == (6, 0)
    assert names_in(out) == ALL


# On the way there ----------------------------------------------------------------------------


@pytest.mark.parametrize("status", [None, 500, 429], ids=["cut off", "server error", "too many"])
@pytest.mark.parametrize("after", [False, True], ids=["before it did it", "after it did it"])
@pytest.mark.parametrize("request_", ["POST /files", "POST /batches", "GET /batches"])
@pytest.mark.parametrize("retries", [0, 2], ids=["seen by the next run", "met by a further try"])
def test_a_request_is_in_one_batch_whatever_was_lost(
    table: Path, out: Path, request_: str, after: bool, status: int | None, retries: int
) -> None:
    with BatchServer([completes(emptiest)]) as server:
        summarizer = summarizer_at(server, transport_retries=retries, max_retry_wait=0)
        server.fault(request_, status=status, after=after)
        if retries == 0:
            with pytest.raises(EndpointError):
                submitted(server, table, out, summarizer=summarizer)
        submitted(server, table, out, summarizer=summarizer)
        assert [len(ids) for ids in server.asked] == [6]
        assert collected(server, table, out, summarizer=summarizer).done == 6


def test_a_batch_is_found_behind_a_hundred_others(table: Path, out: Path) -> None:
    with BatchServer([completes(emptiest)]) as server:
        server.fault("POST /batches", after=True)
        with pytest.raises(UnreachableError):
            submitted(server, table, out)
        for _ in range(250):
            server.make({"input_file_id": server.upload("x", b"")["id"]})
        submitted(server, table, out)
        assert len(server.batches) == 251
        assert server.count("GET /batches") == 1 + 3
        assert collected(server, table, out).done == 6


def test_a_refused_upload_ends_the_submission_in_the_endpoints_words(
    table: Path, out: Path
) -> None:
    with BatchServer([completes(emptiest)]) as server:
        server.fault("POST /files", status=400, message="The file is no JSONL.")
        with pytest.raises(RefusedError, match=r"answered 400: The file is no JSONL\."):
            submitted(server, table, out)
        assert not server.batches
        submitted(server, table, out)
        assert collected(server, table, out).done == 6


def test_a_file_that_no_batch_is_made_of_is_uploaded_anew(table: Path, out: Path) -> None:
    with BatchServer([completes(emptiest)]) as server:
        server.fault("POST /batches", status=400, message="No such file.")
        with pytest.raises(RefusedError, match="No such file"):
            submitted(server, table, out)
        submitted(server, table, out)
        assert server.count("POST /files") == 2
        assert collected(server, table, out).done == 6


def test_an_endpoint_without_batches_says_so(table: Path, out: Path) -> None:
    with BatchServer([completes(emptiest)]) as server:
        server.fault("POST /files", status=404, message="Not Found")
        with pytest.raises(RefusedError, match=r"answered 404: Not Found\. Either it has no Batch"):
            submitted(server, table, out)


def test_a_key_of_another_account_is_not_taken_for_an_end(table: Path, out: Path) -> None:
    with BatchServer([completes(emptiest)]) as server:
        submitted(server, table, out)
        server.fault("GET /batches/…", status=404, message="No batch batch_1")
        with pytest.raises(RefusedError, match="another account or project"):
            collected(server, table, out)
        assert collected(server, table, out).done == 6
        assert len(server.batches) == 1


def test_the_last_file_stops_the_submission_where_the_others_did(table: Path, out: Path) -> None:
    """What was written and not sent is sent first by the next run, also by a collection."""
    with BatchServer([completes(emptiest)]) as server:
        for _ in range(2):
            server.fault("POST /files", status=503)
        for _ in range(2):
            with pytest.raises(EndpointError, match="answered 503"):
                submitted(server, table, out, limits=Limits(requests=2))
        report = collected(server, table, out, patience=AT_ONCE, limits=Limits(requests=2))
        asked = [one for batch in server.asked for one in batch]
        assert len(asked) == len(set(asked)) == 6
    assert report.done == 6
    assert names_in(out) == ALL


@pytest.mark.parametrize(
    ("page", "code"),
    [("<html>Welcome</html>", "not_json"), ("[]", "not_json"), ('{"id": 7}', "not_json")],
)
def test_what_is_no_file_of_the_protocol_is_said_in_one_line(
    table: Path, out: Path, page: str, code: str
) -> None:
    from loopback import Loopback

    with Loopback([lambda exchange: exchange.send(200, page.encode())]) as server:
        settings = Settings(base_url=server.url, transport_retries=0)
        asking = Summarizer("m", settings=settings)
        with pytest.raises(EndpointError) as raised:
            submit(asking, source(table), Place.of(out), {})
    assert raised.value.code == code
