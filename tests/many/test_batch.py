"""Batches: every question sent once, every answer kept, and the records those of any other run."""

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from answering import emptiest, wrong_at_first
from batch_server import BatchServer
from batch_works import Outcome, answered, completes, each, ends, refusal
from running_batches import AT_ONCE, batches_at, collected, source, submitted, summarizer_at
from running_many import lines_of, names_in, names_of, row, written

from summarizer import Settings, Summarizer
from summarizer.many.batch.run import Limits, Patience, status
from summarizer.many.places import Place
from summarizer.many.run import summarise_many
from summarizer.many.tally import Tally
from summarizer.model.prices import Price

ARTICLES = 12
ALL = names_of(ARTICLES)


def is_about(number: int, request: dict[str, Any]) -> bool:
    return f"${number} million" in json.dumps(request["body"])


def without(record: Any, *names: str) -> Any:
    """The record without these parts of its provenance."""
    told = {name: value for name, value in record["provenance"].items() if name not in names}
    return record | {"provenance": told}


# Without a fault -----------------------------------------------------------------------------


@pytest.mark.parametrize("plan", ["one-call", "closed"])
def test_the_records_are_those_of_an_ordinary_run(
    table: Path, out: Path, tmp_path: Path, plan: str
) -> None:
    ordinary = tmp_path / "ordinary.jsonl"
    with BatchServer([completes(wrong_at_first)], chat=wrong_at_first) as server:
        summarizer = summarizer_at(server, plan=plan, validation_retries=1)
        summarise_many(summarizer, source(table), Place.of(ordinary))
        submitted(server, table, out, summarizer=summarizer)
        report = collected(server, table, out, summarizer=summarizer, patience=AT_ONCE)
        assert server.count("POST /chat/…") > 0
    assert (report.done, report.waiting, report.under_way) == (12, 0, 0)
    assert names_in(out) == ALL
    assert [without(one, "seconds", "created") for one in lines_of(out)] == [
        without(one, "seconds", "created") for one in lines_of(ordinary)
    ]


def test_what_is_sent_is_the_question_under_its_own_digest(table: Path, out: Path) -> None:
    with BatchServer([completes(emptiest)]) as server:
        report = submitted(server, table, out)
        (file,) = server.uploads.values()
        (batch,) = server.batches.values()
        assert server.keys == {None}
    assert (report.sent, report.waiting, report.under_way) == (12, 12, 1)
    assert {(one["method"], one["url"]) for one in file} == {("POST", "/v1/chat/completions")}
    assert len({one["custom_id"] for one in file}) == 12
    for one in file:
        assert set(one["body"]) >= {"messages", "model", "response_format"}
        assert one["body"]["response_format"]["json_schema"]["strict"] is True
        assert len(one["custom_id"]) <= 64
    assert batch["endpoint"] == "/v1/chat/completions"
    assert batch["completion_window"] == "24h"
    assert names_in(out) == []


def test_nothing_is_sent_twice(table: Path, out: Path) -> None:
    with BatchServer([completes(emptiest)], looks=3) as server:
        submitted(server, table, out)
        assert submitted(server, table, out).sent == 0
        assert collected(server, table, out).under_way == 1
        assert collected(server, table, out).sent == 0
        assert collected(server, table, out).done == 12
        before = out.read_bytes()
        assert submitted(server, table, out).sent == 0
        assert collected(server, table, out).done == 12
        assert len(server.batches) == 1
    assert out.read_bytes() == before


def test_equal_articles_are_one_request(tmp_path: Path, out: Path) -> None:
    table = written(tmp_path / "in.jsonl", [row(1), row(2) | {"text": row(1)["text"]}, row(1)])
    with BatchServer([completes(emptiest)]) as server:
        assert submitted(server, table, out).sent == 1
        collected(server, table, out)
    assert names_in(out) == ["a1", "a2", "a1"]


def test_a_journal_is_shared_with_ordinary_runs(table: Path, out: Path) -> None:
    with BatchServer([completes(emptiest)], chat=emptiest) as server:
        half = written(table.with_name("half.jsonl"), [row(n) for n in range(6)])
        summarizer = summarizer_at(server)
        summarise_many(summarizer, source(half), Place.of(out))
        assert submitted(server, table, out, summarizer=summarizer).sent == 6
        collected(server, table, out, summarizer=summarizer)
        summarise_many(summarizer, source(table), Place.of(out))
        assert server.count("POST /chat/…") == 6
    assert names_in(out) == ALL


@pytest.mark.parametrize(
    ("limits", "sizes"),
    [
        (Limits(requests=5), [5, 5, 2]),
        (Limits(requests=12), [12]),
        (Limits(bytes=20_000), None),
    ],
    ids=["by requests", "just full", "by bytes"],
)
def test_files_are_split_where_they_are_full(
    table: Path, out: Path, limits: Limits, sizes: list[int] | None
) -> None:
    with BatchServer([completes(emptiest)]) as server:
        submitted(server, table, out, limits=limits)
        lengths = [
            [len(json.dumps(one, ensure_ascii=False).encode()) + 1 for one in file]
            for file in server.uploads.values()
        ]
        collected(server, table, out, limits=limits)
    assert sum(map(len, lengths)) == 12
    if sizes is None:
        assert len(lengths) > 1
        assert all(sum(file) <= limits.bytes for file in lengths)
    else:
        assert [len(file) for file in lengths] == sizes
    assert names_in(out) == ALL
    assert not [*(Place.of(out).journal / "batches").iterdir()]


def test_a_question_that_no_file_takes_fails_its_article_alone(tmp_path: Path, out: Path) -> None:
    long = row(5)
    long["text"] += " The minister met nobody." * 100
    table = written(tmp_path / "in.jsonl", [row(1), long, row(3)])
    with BatchServer([completes(emptiest)]) as server:
        submitted(server, written(tmp_path / "one.jsonl", [row(1)]), tmp_path / "one.out.jsonl")
        limits = Limits(bytes=len(json.dumps(server.uploads["file-1"][0])) + 1_000)
        report = submitted(server, table, out, limits=limits)
        assert (report.sent, report.failed) == (2, 1)
        assert collected(server, table, out, limits=limits).done == 2
    assert names_in(out) == ["a1", "a3"]


def test_what_brings_nothing_does_not_write_the_output_anew(table: Path, out: Path) -> None:
    with BatchServer([ends("expired", 5, emptiest), completes(emptiest)]) as server:
        submitted(server, table, out)
        collected(server, table, out)
        before = out.stat().st_ino
        server.looks = 3
        for _ in range(2):
            assert collected(server, table, out).done == 5
        assert out.stat().st_ino == before
        assert collected(server, table, out).done == 12
    assert names_in(out) == ALL


def test_records_go_into_a_table_of_parquet(table: Path, tmp_path: Path) -> None:
    parquet = pytest.importorskip("pyarrow.parquet")
    out = tmp_path / "records.parquet"
    with BatchServer([ends("expired", 5, emptiest), completes(emptiest)]) as server:
        submitted(server, table, out)
        for done in (5, 12):
            assert collected(server, table, out).done == done
            articles = parquet.read_table(out).column("article").to_pylist()
            assert [one["source"] for one in articles] == ALL[:done]


def test_tokens_cost_half(table: Path, out: Path, tmp_path: Path) -> None:
    prices = tmp_path / "prices.json"
    listed = {"endpoint/loopback-model": {"prompt": "1.00", "completion": "10.00"}}
    prices.write_text(json.dumps({"as_of": "2026-01-01", "models": listed}))
    with BatchServer([completes(emptiest)], chat=emptiest) as server:
        summarizer = summarizer_at(server, prices=prices)
        submitted(server, table, out, summarizer=summarizer)
        tally = Tally(Price(prompt=Decimal(1), completion=Decimal(10)))
        collected(server, table, out, summarizer=summarizer, tally=tally)
        alone = summarizer.summarise("Kenya has asked the World Bank for $500 million.")
    # 100 tokens in and 20 out a reply.
    assert alone.provenance.cost_usd == "0.0003"
    assert {Decimal(one["provenance"]["cost_usd"]) for one in lines_of(out)} == {Decimal("0.00015")}
    assert (tally.answers, tally.cost_usd) == (12, Decimal("0.0018"))


# Rounds --------------------------------------------------------------------------------------


def test_a_second_question_is_a_second_round(table: Path, out: Path) -> None:
    with BatchServer([completes(wrong_at_first)]) as server:
        summarizer = summarizer_at(server, validation_retries=1)
        submitted(server, table, out, summarizer=summarizer)
        report = collected(server, table, out, summarizer=summarizer)
        assert (report.done, report.waiting, report.sent) == (0, 12, 12)
        report = collected(server, table, out, summarizer=summarizer)
        assert (report.done, report.waiting, report.sent) == (12, 0, 0)
        assert not set(server.asked[0]) & set(server.asked[1])
    assert {one["provenance"]["calls"]["validation_retries"] for one in lines_of(out)} == {1}


def test_what_is_finished_is_written_in_order_though_it_comes_in_rounds(
    table: Path, out: Path
) -> None:
    def late(*numbers: int) -> Any:
        return each(
            lambda one: (
                refusal(one, 503, "busy")
                if any(is_about(n, one) for n in numbers)
                else answered(one, emptiest(one["body"]))
            )
        )

    with BatchServer([late(0, 5, 11), late(5), completes(emptiest)]) as server:
        submitted(server, table, out)
        for missing in ({0, 5, 11}, {5}, set[int]()):
            report = collected(server, table, out)
            assert names_in(out) == [f"a{n}" for n in range(12) if n not in missing]
            assert report.waiting == len(missing)
        assert [len(ids) for ids in server.asked] == [12, 3, 1]


def test_a_held_back_round_is_sent_by_the_next_collection(table: Path, out: Path) -> None:
    with BatchServer([ends("expired", 5, emptiest), completes(emptiest)]) as server:
        submitted(server, table, out)
        for _ in range(2):
            report = collected(server, table, out, patience=Patience(resubmit=False))
            assert (report.done, report.waiting, report.held_back) == (5, 7, 7)
        assert len(server.batches) == 1
        assert collected(server, table, out).sent == 7
        assert collected(server, table, out).done == 12
    assert names_in(out) == ALL


def test_waiting_goes_on_until_nothing_is_under_way(table: Path, out: Path) -> None:
    works = [
        ends("cancelled", 3, wrong_at_first),
        ends("expired", 4, wrong_at_first),
        completes(wrong_at_first),
    ]
    with BatchServer(works, looks=3) as server:
        summarizer = summarizer_at(server, validation_retries=1)
        submitted(server, table, out, summarizer=summarizer, limits=Limits(requests=5))
        report = collected(server, table, out, summarizer=summarizer, patience=AT_ONCE)
    assert (report.done, report.waiting, report.under_way) == (12, 0, 0)
    assert names_in(out) == ALL


def test_status_tells_of_every_batch(table: Path, out: Path) -> None:
    with BatchServer([ends("expired", 2, emptiest)], looks=2) as server:
        summarizer = Summarizer(
            "loopback-model", settings=Settings(base_url=server.url, plan="one-call")
        )
        submitted(server, table, out, summarizer=summarizer, limits=Limits(requests=7))
        told = status(batches_at(server), Place.of(out)).batches
        assert [(one.number, one.requests, job and job.state) for one, job in told] == [
            (1, 7, "in_progress"),
            (2, 5, "in_progress"),
        ]
        standing = status(batches_at(server), Place.of(out))
        collected(server, table, out, summarizer=summarizer)
        later = status(batches_at(server), Place.of(out)).batches
    (first, job), _ = standing.batches
    assert job is not None
    assert (job.state, job.total, job.completed, job.failed) == ("expired", 7, 2, 5)
    assert (first.id, first.state) == ("batch_1", "validating")
    assert (standing.report.done, standing.report.waiting) == (0, 12)
    # What was collected is not asked about any more; its rest is in further batches of that size.
    assert [(one.requests, job and job.state) for one, job in later] == [
        (7, None), (5, None), (7, "in_progress"), (1, "in_progress"),
    ]  # fmt: skip


def test_an_outcome_without_any_file_is_asked_again(table: Path, out: Path) -> None:
    with BatchServer([lambda requests: Outcome("expired"), completes(emptiest)]) as server:
        submitted(server, table, out)
        assert collected(server, table, out).sent == 12
        assert collected(server, table, out).done == 12
