"""The output of a run and its journal: whose they are, and what is kept of them."""

from __future__ import annotations

import errno
import json
import os
import sqlite3
import sys
from pathlib import Path

import pytest
from answering import emptiest
from disk import noted
from loopback import Exchange, Loopback, answer
from running_many import (
    lines_of,
    names_in,
    names_of,
    refusing,
    row,
    run,
    summarizer_at,
    written,
)

from summarizer import Article, InputError
from summarizer.many.entries import Columns
from summarizer.many.places import Place


def test_another_configuration_starts_anew_and_keeps_what_was_made(table: Path, out: Path) -> None:
    with Loopback([answer(emptiest)]) as server:
        run(server, table, out)
        before = out.read_bytes()
        report = run(server, table, out, summarizer=summarizer_at(server, temperature=0.5))
        assert len(server.requests) == 24
        assert report.aside == out.with_name("records.1.jsonl")
        assert report.aside.read_bytes() == before
        assert names_in(out) == names_of(12)
        report = run(server, table, out, summarizer=summarizer_at(server, temperature=0.7))
    assert report.aside == out.with_name("records.2.jsonl")


def test_half_a_line_that_a_kill_left_is_cut_off(table: Path, out: Path) -> None:
    with Loopback([answer(emptiest)]) as server:
        run(server, table, out)
        before = out.read_bytes()
        with open(out, "ab") as file:
            file.write(b'{"format": "article-rec')
        run(server, table, out)
    assert out.read_bytes() == before


def test_an_output_that_lost_records_is_refused(table: Path, out: Path) -> None:
    with Loopback([answer(emptiest)]) as server:
        run(server, table, out)
        os.truncate(out, 100)
        with pytest.raises(InputError, match="records are missing"):
            run(server, table, out)


def test_somebody_elses_file_is_not_written_over(table: Path, out: Path) -> None:
    out.write_text("mine\n", encoding="utf-8")
    with (
        Loopback([answer(emptiest)]) as server,
        pytest.raises(InputError, match="no journal says how it was made"),
    ):
        run(server, table, out)
    assert out.read_text(encoding="utf-8") == "mine\n"
    assert not Place.of(out).journal.exists()


def test_two_runs_do_not_write_to_one_output(table: Path, out: Path) -> None:
    refused: list[InputError] = []

    def second(exchange: Exchange) -> None:
        if not refused:
            try:
                run(server, table, out)
            except InputError as error:
                refused.append(error)
        answer(emptiest)(exchange)

    with Loopback([second]) as server:
        report = run(server, table, out, jobs=1)
    assert refused[0].code == "locked"
    assert report.done == 12


def test_a_folder_takes_a_file_for_each_article(tmp_path: Path) -> None:
    from summarizer.many.entries import Files
    from summarizer.many.run import summarise_many

    paths = []
    for number in range(3):
        paths.append(tmp_path / f"{number}.txt")
        paths[-1].write_text(row(number)["text"])
    made = tmp_path / "records"
    made.mkdir()
    with Loopback([answer(emptiest)]) as server:
        for _ in range(2):
            source = Files(
                [*map(str, paths)],
                lambda path: Article(
                    Path(path).read_text(encoding="utf-8"), source=Path(path).name
                ),
            )
            summarise_many(summarizer_at(server), source, Place.of(made))
        assert len(server.requests) == 3
        (made / "1.json").unlink()
        summarise_many(summarizer_at(server), source, Place.of(made))
        assert len(server.requests) == 3
        with pytest.raises(InputError, match="made with another temperature"):
            summarise_many(summarizer_at(server, temperature=1.0), source, Place.of(made))
    assert sorted(path.name for path in made.iterdir()) == ["0.json", "1.json", "2.json"]
    assert json.loads((made / "1.json").read_text())["article"]["source"] == "1.txt"


def test_the_journal_is_private(table: Path, out: Path) -> None:
    with Loopback([answer(emptiest)]) as server:
        run(server, table, out)
    assert Place.of(out).journal.stat().st_mode & 0o077 == 0


def test_rows_read_otherwise_are_another_configuration(tmp_path: Path, out: Path) -> None:
    rows = [row(n) | {"lead": f"Lead {n} of the article."} for n in range(3)]
    table = written(tmp_path / "in.jsonl", rows)
    with Loopback([answer(emptiest)]) as server:
        run(server, table, out, columns=Columns("lead", "name"))
        report = run(server, table, out)
    assert report.aside is not None
    assert {one["article"]["characters"] for one in lines_of(report.aside)} == {22}
    assert len(lines_of(out)) == 3
    assert all(one["article"]["characters"] > 100 for one in lines_of(out))


def test_what_is_moved_aside_takes_nobodys_place(table: Path, out: Path) -> None:
    mine = out.with_name("records.1.jsonl")
    mine.write_text("mine")
    with Loopback([answer(emptiest)]) as server:
        run(server, table, out)
        report = run(server, table, out, summarizer=summarizer_at(server, temperature=0.5))
    assert report.aside == out.with_name("records.2.jsonl")
    assert mine.read_text() == "mine"


@pytest.mark.parametrize("moved", [0, 1, 2])
def test_a_kill_while_an_old_run_is_moved_aside_loses_nothing(
    table: Path, out: Path, moved: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Killed(BaseException):
        pass

    whole, count = os.replace, iter(range(100))

    def dying(old: Path, new: Path) -> None:
        if "records.1" in str(new) and next(count) == moved:
            raise Killed
        whole(old, new)

    with Loopback([refusing(3)]) as server:
        run(server, table, out)
        before = out.read_bytes()
        other = summarizer_at(server, temperature=0.5)
        with monkeypatch.context() as patched:
            patched.setattr(os, "replace", dying)
            with pytest.raises(Killed):
                run(server, table, out, summarizer=other)
        report = run(server, table, out, summarizer=other)
    assert report.aside == out.with_name("records.1.jsonl")
    assert report.aside.read_bytes() == before
    assert report.done == 11


def test_a_full_disk_in_a_retry_loses_and_doubles_nothing(
    table: Path, out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> int:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    with Loopback([refusing(2, 4)]) as server:
        summarizer = summarizer_at(server)
        run(server, table, out, summarizer=summarizer)
        server.script([answer(emptiest)])
        with monkeypatch.context() as patched:
            patched.setattr(os, "write", full)
            with pytest.raises(InputError, match="No space left"):
                run(server, table, out, summarizer=summarizer, retry_failed=True)
        report = run(server, table, out, summarizer=summarizer, retry_failed=True)
    assert (report.done, report.failed) == (12, 0)
    assert names_in(out) == names_of(12)


def test_a_journal_that_was_killed_at_its_birth_is_begun_again(table: Path, out: Path) -> None:
    place = Place.of(out)
    place.journal.mkdir()
    connection = sqlite3.connect(place.tables)
    connection.execute("PRAGMA journal_mode = WAL")
    connection.close()
    with Loopback([answer(emptiest)]) as server:
        assert run(server, table, out).done == 12


@pytest.mark.skipif(sys.platform != "linux", reason="what a descriptor is of is asked of /proc")
def test_a_power_cut_takes_no_name_of_output_journal_or_what_was_moved_aside(
    table: Path, out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Loopback([refusing(3)]) as server:
        run(server, table, out)
        told = noted(monkeypatch)
        run(server, table, out, summarizer=summarizer_at(server, temperature=0.5))
    folder = f"names of {out.parent.name}"
    output, journal = told.index("moved records.1.jsonl"), told.index("moved journal.sqlite")
    assert folder in told[output:journal]
    assert "names of records.1.jsonl.journal" in told[journal:]
    failures = told.index("moved records.jsonl.failed.jsonl")
    assert folder in told[failures:]
    assert told[journal:failures].count(folder) == 1  # the new output
