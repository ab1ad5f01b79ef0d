"""A run over many articles: every one dealt with once, in order, whatever happened before."""

from __future__ import annotations

import errno
import json
import os
import sqlite3
import threading
from pathlib import Path
from typing import Any

import pytest
from answering import emptiest
from loopback import Exchange, Loopback, answer, status
from misbehaviour import cut_by_length
from running_many import lines_of, names_in, row, run, summarizer_at, timeless, written
from serving import COURT

from summarizer import Article, InputError, RefusedError
from summarizer.many.entries import Columns
from summarizer.many.places import Place
from summarizer.many.tally import Tally


@pytest.fixture
def table(tmp_path: Path) -> Path:
    """Twelve articles."""
    return written(tmp_path / "in.jsonl", [row(n) for n in range(12)])


@pytest.fixture
def out(tmp_path: Path) -> Path:
    return tmp_path / "records.jsonl"


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
    assert names_in(out) == [f"a{n}" for n in range(12)]
    assert [timeless(one) for one in lines_of(out)] == [
        timeless(one.model_dump(mode="json")) for one in alone
    ]


def test_order_is_kept_where_the_first_answer_is_the_last_to_come(table: Path, out: Path) -> None:
    others = threading.Event()
    count = iter(range(100))

    def slow_for_the_first(exchange: Exchange) -> None:
        if b"$0 million" in exchange.request.body:
            others.wait(30)
        elif next(count) == 6:
            others.set()
        answer(emptiest)(exchange)

    with Loopback([slow_for_the_first]) as server:
        run(server, table, out, jobs=4)
    assert names_in(out) == [f"a{n}" for n in range(12)]


def test_unordered_records_are_each_written_once(table: Path, out: Path) -> None:
    with Loopback([answer(emptiest)]) as server:
        run(server, table, out, jobs=4, in_order=False)
    assert sorted(names_in(out)) == sorted(f"a{n}" for n in range(12))


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


# What fails ----------------------------------------------------------------------------------

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


def refusing(*numbers: int) -> Any:
    """A server that refuses these articles and answers the others."""

    def respond(exchange: Exchange) -> None:
        refused = any(b"$%d million" % n in exchange.request.body for n in numbers)
        (status(400, "no") if refused else answer(emptiest))(exchange)

    return respond


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
    assert names_in(out) == [f"a{n}" for n in range(12)]
    assert not (out.parent / "records.jsonl.failed.jsonl").exists()


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
    assert names_in(out) == [f"a{n}" for n in range(12)]


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
    assert names_in(out) == [f"a{n}" for n in range(12)]


# The output and its journal ------------------------------------------------------------------


def test_another_configuration_starts_anew_and_keeps_what_was_made(table: Path, out: Path) -> None:
    with Loopback([answer(emptiest)]) as server:
        run(server, table, out)
        before = out.read_bytes()
        report = run(server, table, out, summarizer=summarizer_at(server, temperature=0.5))
        assert len(server.requests) == 24
        assert report.aside == out.with_name("records.1.jsonl")
        assert report.aside.read_bytes() == before
        assert names_in(out) == [f"a{n}" for n in range(12)]
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
    out.write_text("mine\n")
    with (
        Loopback([answer(emptiest)]) as server,
        pytest.raises(InputError, match="no journal says how it was made"),
    ):
        run(server, table, out)
    assert out.read_text() == "mine\n"


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
                lambda path: Article(Path(path).read_text(), source=Path(path).name),
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


def test_what_is_no_unicode_stops_nobody(tmp_path: Path, out: Path) -> None:
    table = written(tmp_path / "in.jsonl", [row(1), '{"name": "b", "\\ud800": 1}', row(3)])
    with Loopback([answer(emptiest)]) as server:
        report = run(server, table, out)
    assert (report.done, report.failed) == (2, 1)


def test_an_unordered_run_is_put_in_order_by_one_that_is_not(table: Path, out: Path) -> None:
    others = threading.Event()
    count = iter(range(100))

    def slow_for_the_first(exchange: Exchange) -> None:
        if b"$0 million" in exchange.request.body:
            others.wait(30)
        elif next(count) == 6:
            others.set()
        answer(emptiest)(exchange)

    with Loopback([slow_for_the_first]) as server:
        run(server, table, out, jobs=4, in_order=False)
        assert names_in(out)[0] != "a0"
        run(server, table, out)
    assert names_in(out) == [f"a{n}" for n in range(12)]


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
            patched.setattr(os, "pwrite", full)
            with pytest.raises(InputError, match="No space left"):
                run(server, table, out, summarizer=summarizer, retry_failed=True)
        report = run(server, table, out, summarizer=summarizer, retry_failed=True)
    assert (report.done, report.failed) == (12, 0)
    assert names_in(out) == [f"a{n}" for n in range(12)]


def test_a_journal_that_was_killed_at_its_birth_is_begun_again(table: Path, out: Path) -> None:
    place = Place.of(out)
    place.journal.mkdir()
    connection = sqlite3.connect(place.tables)
    connection.execute("PRAGMA journal_mode = WAL")
    connection.close()
    with Loopback([answer(emptiest)]) as server:
        assert run(server, table, out).done == 12
