"""``summarizer summarise`` over folders, patterns and tables: one output, one journal."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import threading
import tracemalloc
from collections.abc import Iterator
from pathlib import Path

import pytest
from answering import emptiest
from commanding import ROOT, Command, asks, names
from loopback import Exchange, Loopback, answer, status
from running_many import lines_of, names_in, row, written

from summarizer.cli.inputs import source_of
from summarizer.cli.on_ray import progress_told
from summarizer.cli.reading import Reading
from summarizer.cli.running import Running

FAST = ("--plan", "one-call")
TO_ONE_TABLE = ("--out", "records.jsonl", *FAST)


@pytest.fixture
def server() -> Iterator[Loopback]:
    """A model that finds nothing, in one call an article."""
    with Loopback([answer(emptiest)]) as running:
        yield running


def test_a_table_becomes_a_table(command: Command, server: Loopback) -> None:
    written(Path("in.jsonl"), [row(n) for n in range(5)])
    arguments = ["in.jsonl", "--id-field", "name", "--out", "records.jsonl", "--jobs", "3", *FAST]
    outcome = command("summarise", *arguments, *asks(server))
    assert (outcome.code, outcome.out) == (0, "")
    assert names_in(Path("records.jsonl")) == [f"a{n}" for n in range(5)]
    assert "records.jsonl: 5 done; 500 tokens in, 100 out, cost unknown" in outcome.err
    outcome = command("summarise", *arguments, *asks(server))
    assert "records.jsonl: 5 done (5 of them before)" in outcome.err
    assert len(server.requests) == 5


def test_other_names_of_fields_are_given(command: Command, server: Loopback) -> None:
    rows = [{"url": f"https://example.com/{n}", "body": row(n)["text"]} for n in range(2)]
    written(Path("in.jsonl"), rows)
    fields = ["--text-field", "body", "--id-field", "url", "--outlet", "The Courier"]
    outcome = command("summarise", "in.jsonl", *fields, "--out", "r.jsonl", *FAST, *asks(server))
    assert outcome.code == 0
    articles = [
        json.loads(line)["article"]
        for line in Path("r.jsonl").read_text(encoding="utf-8").splitlines()
    ]
    assert [one["source"] for one in articles] == [one["url"] for one in rows]
    assert [one["url"] for one in articles] == [one["url"] for one in rows]
    assert {one["outlet"] for one in articles} == {"The Courier"}


@pytest.mark.parametrize("named", ["articles", "articles/*.txt", "articl*/[01].txt"])
def test_a_folder_or_a_pattern_stands_for_its_files(
    command: Command, server: Loopback, named: str
) -> None:
    Path("articles").mkdir()
    for number in range(2):
        Path(f"articles/{number}.txt").write_text(row(number)["text"], encoding="utf-8")
    outcome = command("summarise", named, "--out", "records.jsonl", *FAST, *asks(server))
    assert outcome.code == 0
    assert names_in(Path("records.jsonl")) == ["articles/0.txt", "articles/1.txt"]
    made = ["--format", "json", "--out", "records/"]
    assert command("summarise", named, *made, *FAST, *asks(server)).code == 0
    assert sorted(path.name for path in Path("records").iterdir()) == ["0.json", "1.json"]
    outcome = command("summarise", named, "--format", "jsonl", *FAST, *asks(server))
    assert len(outcome.out.splitlines()) == 2


def test_a_new_article_in_the_folder_is_the_only_one_that_is_asked_about(
    command: Command, server: Loopback
) -> None:
    Path("articles").mkdir()
    for number in (1, 2, 0):
        Path(f"articles/{number}.txt").write_text(row(number)["text"], encoding="utf-8")
        command("summarise", "articles", "--out", "records.jsonl", *FAST, *asks(server))
    assert len(server.requests) == 3
    assert names_in(Path("records.jsonl")) == [f"articles/{n}.txt" for n in (1, 2, 0)]


def test_rows_are_read_from_a_pipe(command: Command, server: Loopback) -> None:
    lines = "".join(json.dumps(row(n)) + "\n" for n in range(3)).encode()
    arguments = ["-", "--id-field", "name", "--out", "records.jsonl", *FAST, *asks(server)]
    assert command("summarise", *arguments, stdin=lines).code == 0
    assert command("summarise", *arguments, stdin=lines).code == 0
    assert names_in(Path("records.jsonl")) == ["a0", "a1", "a2"]
    assert len(server.requests) == 3


def test_rows_in_a_pipe_are_told_by_their_beginning(command: Command, server: Loopback) -> None:
    lines = "".join(json.dumps(row(n)) + "\n" for n in range(3)).encode()
    assert command("summarise", "-", *TO_ONE_TABLE, *asks(server), stdin=lines).code == 0
    assert names_in(Path("records.jsonl")) == ["stdin:1", "stdin:2", "stdin:3"]


@pytest.mark.parametrize(
    ("text", "options"),
    [
        (row(1)["text"], ()),
        (f"<!doctype html><html><body><p>{row(1)['text']}</p></body></html>", ()),
        (json.dumps(row(1), indent=1), ("--from", "json")),
    ],
    ids=["text", "a page", "a document, as was said"],
)
def test_one_article_in_a_pipe_is_one_row(
    command: Command, server: Loopback, text: str, options: tuple[str, ...]
) -> None:
    arguments = ["-", *options, "--title", "A loan", *TO_ONE_TABLE, *asks(server)]
    for _ in range(2):
        assert command("summarise", *arguments, stdin=text.encode()).code == 0
    assert len(server.requests) == 1
    (record,) = lines_of(Path("records.jsonl"))
    assert record["article"]["title"] == "A loan"
    assert record["article"]["source"].startswith("stdin")


@pytest.mark.parametrize("named", [["a.txt", "b.txt"], ["a.txt"]], ids=["several", "one"])
def test_one_table_is_a_journalled_run_whatever_goes_in(
    command: Command, server: Loopback, named: list[str]
) -> None:
    for name in named:
        Path(name).write_text(row(name)["text"], encoding="utf-8")
    for _ in range(2):
        assert command("summarise", *named, *TO_ONE_TABLE, *asks(server)).code == 0
    assert names_in(Path("records.jsonl")) == named
    assert Path("records.jsonl.journal").is_dir()
    assert len(server.requests) == len(named)


@pytest.mark.parametrize(
    ("out", "options", "after"),
    [
        ("records.jsonl", ("--format", "json"), ""),
        ("records.jsonl", ("--format", "text"), ""),
        (
            "records.ndjson",
            ("--format", "html"),
            " `summarizer pages` makes pages of finished records.",
        ),
        ("records.parquet", ("--format", "jsonl"), ""),
        (
            "records.jsonl",
            ("--tables", "csv"),
            " `summarizer tables` makes tables of finished records.",
        ),
    ],
)
def test_another_form_than_that_of_its_name_is_refused(
    command: Command,
    server: Loopback,
    article: str,
    out: str,
    options: tuple[str, ...],
    after: str,
) -> None:
    outcome = command("summarise", article, *options, "--out", out, *asks(server, "--quiet"))
    assert outcome.code == 2
    assert outcome.err == (
        f"summarizer: {out} is one table with a row for each record, which {' '.join(options)} is"
        f" not: leave {' '.join(options)} out, or give --out a folder, or a name with another"
        f" ending.{after}\n"
    )
    assert names() == [article]


@pytest.mark.parametrize("named", [["parts/*.jsonl"], ["parts/1.jsonl", "parts/2.jsonl"]])
def test_several_tables_become_one(command: Command, server: Loopback, named: list[str]) -> None:
    Path("parts").mkdir()
    written(Path("parts/1.jsonl"), [row(1), row(2)])
    written(Path("parts/2.jsonl"), [row(3)])
    arguments = [*named, "--id-field", "name", *TO_ONE_TABLE]
    for _ in range(2):
        assert command("summarise", *arguments, *asks(server)).code == 0
    assert names_in(Path("records.jsonl")) == ["a1", "a2", "a3"]
    assert len(server.requests) == 3


def test_the_files_of_a_folder_take_no_more_memory_than_their_names() -> None:
    Path("articles").mkdir()
    for number in range(1_000):
        Path(f"articles/{number:04}.txt").touch()
    source_of(("articles",), Reading(), Running(), 1)  # imports everything that it needs
    tracemalloc.start()
    try:
        source = source_of(("articles",), Reading(), Running(), 1)
        given = sum(bool(one.stamp) for one in source)
        held, _ = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert given == 1_000
    assert held < 120 * 1_000


OUTPUTS = [
    ("", "an empty name is no file and no folder"),
    ("/", "The journal has no place beside /: give a folder below it"),
    ("file.txt/records.jsonl", "There is no folder file.txt to write into"),
    ("file.txt/", "file.txt is no folder: give --out another name"),
    ("file.txt/records/", "There is no folder file.txt to write into"),
    ("dangling/", "dangling is no folder (a link to nowhere)"),
    ("lost.jsonl", "lost.jsonl cannot be written: it is a link to nowhere"),
    ("n" * 300 + ".jsonl", "cannot be written: File name too long"),
    ("n" * 300 + "/", "cannot be made: File name too long"),
    ("round.jsonl", "round.jsonl cannot be written: it is a link to nowhere"),
]


@pytest.mark.parametrize(("out", "words"), OUTPUTS, ids=[one[0][:9] for one in OUTPUTS])
def test_an_output_that_cannot_be_is_refused_in_one_line(
    command: Command, server: Loopback, out: str, words: str
) -> None:
    Path("articles").mkdir()
    Path("articles/1.txt").write_text(row(1)["text"], encoding="utf-8")
    Path("file.txt").touch()
    Path("dangling").symlink_to("nowhere")
    Path("lost.jsonl").symlink_to("nowhere/records.jsonl")
    Path("round.jsonl").symlink_to("round.jsonl")
    outcome = command("summarise", "articles", "--out", out, *FAST, *asks(server, "--quiet"))
    assert outcome.code == 2
    assert outcome.err.count("\n") == 1
    assert words in outcome.err
    assert server.requests == []


def test_the_folder_that_one_is_in_takes_records_too(
    command: Command, server: Loopback, monkeypatch: pytest.MonkeyPatch
) -> None:
    Path("made").mkdir()
    Path("article.txt").write_text(row(1)["text"], encoding="utf-8")
    monkeypatch.chdir("made")
    named = ["../article.tx?", "--format", "json", "--out", "."]
    assert command("summarise", *named, *FAST, *asks(server)).code == 0
    assert names() == ["article.json"]
    assert "made.journal" in names("..")


def test_what_failed_is_told_listed_and_asked_again(command: Command, server: Loopback) -> None:
    written(Path("in.jsonl"), [row(1), {"name": "blank", "text": " "}, row(3)])
    arguments = ["in.jsonl", "--id-field", "name", "--out", "records.jsonl", *FAST]
    outcome = command("summarise", *arguments, *asks(server))
    assert outcome.code == 1
    assert "in.jsonl:2: blank: the article holds only white space" in outcome.err
    assert "what failed is listed in records.jsonl.failed.jsonl" in outcome.err
    assert (
        json.loads(Path("records.jsonl.failed.jsonl").read_text(encoding="utf-8"))["name"]
        == "in.jsonl:2"
    )
    outcome = command("summarise", *arguments, "--retry-failed", *asks(server))
    assert outcome.code == 1
    assert len(server.requests) == 2


def test_a_model_that_refuses_everybody_ends_the_run(command: Command) -> None:
    written(Path("in.jsonl"), [row(n) for n in range(50)])
    with Loopback([status(401, "who are you")]) as server:
        outcome = command("summarise", "in.jsonl", "--out", "r.jsonl", *FAST, *asks(server))
        assert outcome.code == 3
        assert len(server.requests) <= 8
    assert "Check SUMMARIZER_API_KEY" in outcome.err
    assert Path("r.jsonl").read_bytes() == b""
    assert not Path("r.jsonl.failed.jsonl").exists()


def test_an_interrupted_run_is_taken_up_by_the_same_command(tmp_path: Path) -> None:
    written(tmp_path / "in.jsonl", [row(n) for n in range(30)])
    reached, hold = threading.Event(), threading.Event()

    def held_half_way(exchange: Exchange) -> None:
        if b"$20 million" in exchange.request.body and not hold.is_set():
            reached.set()
            hold.wait(30)
        answer(emptiest)(exchange)

    with Loopback([held_half_way]) as server:
        line = [sys.executable, "-m", "summarizer", "summarise", "in.jsonl"]
        line += ["--id-field", "name", "--out", "records.jsonl", "--jobs", "2", *FAST]
        line += asks(server)
        environment = dict(os.environ, PYTHONPATH=str(ROOT))
        running = subprocess.Popen(line, cwd=tmp_path, env=environment, stderr=subprocess.PIPE)
        assert reached.wait(30)
        running.send_signal(signal.SIGINT)
        _, told = running.communicate(timeout=30)
        hold.set()
        assert running.returncode == 130
        assert told.decode().splitlines()[-1] == "summarizer: interrupted"
        before = len(server.requests)
        made = names_in(tmp_path / "records.jsonl")
        assert made in ([f"a{n}" for n in range(19)], [f"a{n}" for n in range(20)])
        subprocess.run(line, cwd=tmp_path, env=environment, check=True, capture_output=True)
        # What has no record yet, and nothing else.
        assert len(server.requests) - before <= 30 - len(made)
    assert names_in(tmp_path / "records.jsonl") == [f"a{n}" for n in range(30)]


@pytest.mark.skipif(sys.platform == "win32", reason="there is no limit on files to set")
def test_a_full_disk_ends_the_run_in_one_line_and_loses_nothing(tmp_path: Path) -> None:
    written(tmp_path / "in.jsonl", [row(n) for n in range(40)])
    with Loopback([answer(emptiest)]) as server:
        line = [sys.executable, "-m", "summarizer", "summarise", "in.jsonl", "--quiet"]
        line += ["--id-field", "name", "--out", "records.jsonl", *FAST, *asks(server)]
        environment = dict(os.environ, PYTHONPATH=str(ROOT))
        # No file may grow above 100 kB: the journal's log is the first to.
        small = ["sh", "-c", 'ulimit -f 200; exec "$@"', "sh", *line]
        done = subprocess.run(
            small, cwd=tmp_path, env=environment, check=False, capture_output=True, text=True
        )
        assert done.returncode == 2, done.stderr
        assert done.stderr.count("\n") == 1
        assert "the same command goes on from there" in done.stderr
        kept = names_in(tmp_path / "records.jsonl")
        assert kept == [f"a{n}" for n in range(len(kept))]
        subprocess.run(line, cwd=tmp_path, env=environment, check=True, capture_output=True)
    assert names_in(tmp_path / "records.jsonl") == [f"a{n}" for n in range(40)]


def test_a_run_on_ray_says_how_far_it_is_as_soon_as_that_is_known() -> None:
    from summarizer.many.ray_tally import Tally

    assert progress_told(Tally(), 65) == "Ray is at work, 1:05"
    assert progress_told(Tally(1_200, failed=50), 100) == "1,200 done, 50 failed, 12.5 a second"
