"""A run over many articles: every one dealt with once, in order, whatever happened before."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from answering import emptiest
from interrupting import as_in_a_notebook, interrupt
from loopback import Exchange, Loopback, answer
from running_many import (
    first_answered_last,
    lines_of,
    names_in,
    names_of,
    row,
    run,
    summarizer_at,
    timeless,
    written,
)

from summarizer import Article
from summarizer.many.entries import Columns, Lines
from summarizer.many.places import Place
from summarizer.many.run import summarise_many
from summarizer.many.tally import Tally


def test_the_records_are_those_of_single_articles_in_the_order_of_the_source(
    table: Path, out: Path
) -> None:
    with Loopback([answer(emptiest)]) as server:
        report = run(server, table, out)
        single = summarizer_at(server)
        alone = [
            single.summarise(Article(one["text"], published=one["published"], source=one["name"]))
            for one in map(row, range(12))
        ]
    assert (report.done, report.incomplete, report.failed) == (12, 0, 0)
    assert names_in(out) == names_of(12)
    assert [timeless(one) for one in lines_of(out)] == [
        timeless(one.model_dump(mode="json")) for one in alone
    ]


def test_order_is_kept_where_the_first_answer_is_the_last_to_come(table: Path, out: Path) -> None:
    with Loopback([first_answered_last(6)]) as server:
        run(server, table, out, jobs=4)
    assert names_in(out) == names_of(12)


def test_unordered_records_are_each_written_once(table: Path, out: Path) -> None:
    with Loopback([answer(emptiest)]) as server:
        run(server, table, out, jobs=4, in_order=False)
    assert sorted(names_in(out)) == sorted(names_of(12))


def test_an_unordered_run_is_put_in_order_by_one_that_is_not(table: Path, out: Path) -> None:
    with Loopback([first_answered_last(6)]) as server:
        run(server, table, out, jobs=4, in_order=False)
        assert names_in(out)[0] != "a0"
        run(server, table, out)
    assert names_in(out) == names_of(12)


def test_lines_are_written_and_put_in_order_with_what_every_system_has(
    table: Path, out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("pread", "preadv", "pwrite", "pwritev"):  # what Windows lacks of reading a file
        monkeypatch.delattr(os, name, raising=False)
    with Loopback([first_answered_last(6)]) as server:
        run(server, table, out, jobs=4, in_order=False)
        run(server, table, out)
    assert names_in(out) == names_of(12)


def test_what_is_finished_is_not_asked_again_and_not_written_again(table: Path, out: Path) -> None:
    with Loopback([answer(emptiest)]) as server:
        run(server, table, out)
        before = out.read_bytes()
        tally = Tally()
        report = run(server, table, out, tally=tally)
        assert len(server.requests) == 12
    assert out.read_bytes() == before
    assert (report.done, tally.skipped, tally.answers) == (12, 12, 0)


def test_equal_articles_are_asked_about_once_and_written_each(tmp_path: Path, out: Path) -> None:
    rows = [row(1), row(2) | {"text": row(1)["text"]}, row(1)]
    with Loopback([answer(emptiest)]) as server:
        run(server, written(tmp_path / "in.jsonl", rows), out)
        assert len(server.requests) == 1
    assert names_in(out) == ["a1", "a2", "a1"]


@pytest.mark.parametrize(
    "now",
    [[0, 1, 2, 3, 4, 5], [9, 0, 1, 2, 3], [3, 2, 1, 0], [0, 2, 8, 3], [0, 0, 1, 2, 3, 3, 7]],
    ids=["appended", "put in front", "turned round", "changed in the middle", "repeated"],
)
def test_a_source_that_changed_is_asked_about_what_is_new(
    tmp_path: Path, out: Path, now: list[int]
) -> None:
    with Loopback([answer(emptiest)]) as server:
        run(server, written(tmp_path / "in.jsonl", map(row, range(4))), out)
        run(server, written(tmp_path / "in.jsonl", map(row, now)), out)
        assert len(server.requests) == len({0, 1, 2, 3, *now})
    more = list(now)
    for known in range(4):
        if known in more:
            more.remove(known)
    assert names_in(out) == [f"a{n}" for n in [0, 1, 2, 3, *more]]


@pytest.mark.usefixtures("ctrl_c")
def test_an_interrupt_in_a_notebook_ends_the_run_and_what_was_finished_stays(
    table: Path, out: Path
) -> None:
    def interrupting(exchange: Exchange) -> None:
        interrupt()
        exchange.pause(30)  # nobody waits for it

    with Loopback([*[answer(emptiest)] * 5, interrupting]) as server:
        summarizer = summarizer_at(server)
        with pytest.raises(KeyboardInterrupt):
            as_in_a_notebook(lambda: run(server, table, out, summarizer=summarizer, jobs=1))
        assert len(server.requests) == 6
        assert names_in(out) == names_of(5)
        server.script([answer(emptiest)])
        report = as_in_a_notebook(lambda: run(server, table, out, summarizer=summarizer))
        assert len(server.requests) == 6 + 7
    assert report.done == 12
    assert names_in(out) == names_of(12)


def test_a_table_is_closed_when_its_last_line_is_read(table: Path, out: Path) -> None:
    with Loopback([answer(emptiest)]) as server, open(table, "rb") as stream:
        source = Lines(stream, "in.jsonl", Columns(id="name"), table.stat().st_size)
        summarise_many(summarizer_at(server), source, Place.of(out))
        assert stream.closed
    assert names_in(out) == names_of(12)
