"""``summarizer batch``: submitted, looked at, collected, from wherever and with little typing."""

from __future__ import annotations

import contextlib
import json
import os
import shutil
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest
from answering import emptiest
from batch_server import BatchServer
from batch_works import completes, ends, not_begun
from commanding import Command, finished, process
from running_many import names_in, row, written

from summarizer.many.batch.outstanding import SUBMISSION
from summarizer.many.places import Place
from summarizer.many.store import Store

NOWHERE = ("--base-url", "http://127.0.0.1:9/v1", "--model", "m")
FAST = ("--plan", "one-call", "--id-field", "name")


@pytest.fixture
def server() -> Iterator[BatchServer]:
    """An endpoint whose batches are over when they are looked at."""
    with BatchServer([completes(emptiest)]) as running:
        yield running


@pytest.fixture
def table() -> str:
    """Five articles in the working folder."""
    written(Path("in.jsonl"), [row(n) for n in range(5)])
    return "in.jsonl"


def asks(server: BatchServer, *more: str) -> tuple[str, ...]:
    return ("--base-url", server.url, "--model", "test", "--out", "records.jsonl", *more)


@pytest.mark.parametrize("name", ["submit", "status", "collect", "cancel"])
def test_every_help_text_has_an_example(command: Command, name: str) -> None:
    shown = command("batch", name, "--help").out
    assert f"summarizer batch {name}" in shown[shown.index("Example") :]
    assert "Exit code:" in shown


def test_from_articles_to_records_in_three_commands(
    command: Command, server: BatchServer, table: str
) -> None:
    server.looks = 2
    outcome = command("batch", "submit", table, *FAST, *asks(server))
    assert (outcome.code, outcome.out) == (0, "")
    assert "the text goes to that program" in outcome.err
    assert "records.jsonl: 0 done, 5 waiting; 5 questions sent; 1 batch under way" in outcome.err
    assert "summarizer batch collect --out records.jsonl" in outcome.err

    outcome = command("batch", "status", "--out", "records.jsonl")
    assert (outcome.code, outcome.err) == (0, "")
    assert outcome.out.splitlines() == [
        "batch_1  in_progress  0 of 5 answered, until 1970-01-02 00:16 UTC",
        "records.jsonl: 0 done, 5 waiting",
    ]

    outcome = command("batch", "collect", "--out", "records.jsonl")
    assert (outcome.code, outcome.out) == (0, "")
    assert "records.jsonl: 5 done; 500 tokens in, 100 out, cost unknown\n" in outcome.err
    assert names_in(Path("records.jsonl")) == [f"a{n}" for n in range(5)]
    outcome = command("batch", "status", "--out", "records.jsonl")
    assert outcome.out.startswith("batch_1  completed  5 questions, collected\n")


def test_quiet_is_quiet(command: Command, server: BatchServer, table: str) -> None:
    outcome = command("batch", "submit", table, "--quiet", *FAST, *asks(server))
    assert (outcome.code, outcome.out, outcome.err) == (0, "", "")
    outcome = command("batch", "collect", "--out", "records.jsonl", "--quiet")
    assert (outcome.code, outcome.out, outcome.err) == (0, "", "")


def test_what_is_not_done_is_no_success(command: Command, table: str) -> None:
    with BatchServer([ends("expired", 2, emptiest)]) as server:
        command("batch", "submit", table, *FAST, *asks(server))
        outcome = command("batch", "collect", "--out", "records.jsonl", "--no-resubmit")
        assert outcome.code == 1
        assert "2 done, 3 waiting" in outcome.err
        assert "3 questions held back" in outcome.err
        outcome = command("batch", "collect", "--out", "records.jsonl")
        assert outcome.code == 1
        assert "3 questions sent; 1 batch under way" in outcome.err


def test_waiting_goes_through_all_rounds(command: Command, table: str) -> None:
    works = [ends("expired", 2, emptiest), ends("cancelled", 1, emptiest), completes(emptiest)]
    with BatchServer(works, looks=2) as server:
        command("batch", "submit", table, "--requests", "3", *FAST, *asks(server))
        assert [len(ids) for ids in server.asked] == [3, 2]
        arguments = ["--out", "records.jsonl", "--wait", "--every", "0.001"]
        outcome = command("batch", "collect", *arguments)
        assert outcome.code == 0
        assert outcome.err.count("waiting for its batches") == 1
    assert names_in(Path("records.jsonl")) == [f"a{n}" for n in range(5)]


def test_cancelled_is_kept_told_and_sent_again(
    command: Command, server: BatchServer, table: str
) -> None:
    server.looks, server.answered = 5, 2
    command("batch", "submit", table, "--requests", "3", *FAST, *asks(server))
    os.rename(table, "elsewhere.jsonl")  # it is not needed

    outcome = command("batch", "cancel", "--out", "records.jsonl")
    assert (outcome.code, outcome.out) == (0, "")
    assert "2 batches cancelled, 4 of 5 questions answered by then" in outcome.err
    assert "take what they answered with: summarizer batch collect" in outcome.err
    os.rename("elsewhere.jsonl", table)
    refused = command("summarise", table, *FAST, *asks(server))
    assert refused.code == 2
    assert "summarizer batch collect --out records.jsonl" in refused.err

    waiting = ("--out", "records.jsonl", "--wait", "--every", "0.001")
    outcome = command("batch", "collect", *waiting)
    assert outcome.code == 1
    assert "4 done, 1 waiting" in outcome.err
    assert "1 question held back" in outcome.err
    assert "the batches were cancelled" in outcome.err
    outcome = command("batch", "cancel", "--out", "records.jsonl")
    assert (outcome.code, outcome.err) == (
        0, "summarizer: records.jsonl: no batch is under way\n",
    )  # fmt: skip

    # The size of a batch is no other submission.
    outcome = command("batch", "submit", table, *FAST, *asks(server))
    assert (outcome.code, [len(ids) for ids in server.asked]) == (0, [3, 2, 1])
    assert command("batch", "collect", *waiting).code == 0


def test_an_interrupted_wait_is_taken_up(
    command: Command, server: BatchServer, table: str, tmp_path: Path
) -> None:
    command("batch", "submit", table, *FAST, *asks(server))
    server.looks = 1_000_000
    looking = server.fault("GET /batches/…", skip=2, status=503)
    arguments = ["batch", "collect", "--out", "records.jsonl", "--wait", "--every", "0.01"]
    running = process(*arguments, cwd=tmp_path)
    assert looking.met.wait(60)
    running.send_signal(signal.SIGINT)
    outcome = finished(running)
    assert outcome.code == 130
    assert outcome.err.splitlines()[-1] == "summarizer: interrupted"
    server.hurry("batch_1")
    assert command("batch", "collect", "--out", "records.jsonl").code == 0


def test_a_folder_of_articles_becomes_a_folder_of_records(
    command: Command, server: BatchServer
) -> None:
    Path("articles").mkdir()
    for number in range(3):
        Path(f"articles/{number}.txt").write_text(row(number)["text"], encoding="utf-8")
    asked = ["--base-url", server.url, "--model", "test", "--out", "records/"]
    assert command("batch", "submit", "articles", "--format", "json", *asked).code == 0
    assert command("batch", "collect", "--out", "records/").code == 0
    assert sorted(path.name for path in Path("records").iterdir()) == ["0.json", "1.json", "2.json"]
    assert (
        json.loads(Path("records/1.json").read_text(encoding="utf-8"))["article"]["source"]
        == "articles/1.txt"
    )


def test_it_is_collected_from_anywhere_and_whatever_the_environment_says_of_models(
    command: Command,
    server: BatchServer,
    table: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", "sk-planted-0123456789")
    monkeypatch.setenv("OPENAI_BASE_URL", server.url)
    monkeypatch.setenv("SUMMARIZER_MODEL", "openai/gpt-5-nano")
    assert command("batch", "submit", table, *FAST, "--out", "records.jsonl").code == 0
    assert server.keys == {"Bearer sk-planted-0123456789"}
    monkeypatch.setenv("SUMMARIZER_MODEL", "openai/gpt-5")
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    monkeypatch.chdir(elsewhere)
    outcome = command("batch", "collect", "--out", "../records.jsonl")
    assert outcome.code == 0
    assert "../records.jsonl: 5 done; 500 tokens in, 100 out, USD 0.00" in outcome.err
    (request, *_) = server.uploads["file-1"]
    assert request["body"]["model"] == "gpt-5-nano"
    # 500 tokens for $0.05 a million and 100 for $0.40, at half the price.
    records = map(json.loads, Path("../records.jsonl").read_text(encoding="utf-8").splitlines())
    assert {record["provenance"]["cost_usd"] for record in records} == {"0.0000065"}
    kept = filter(Path.is_file, Path("../records.jsonl.journal").rglob("*"))
    journal = b"".join(path.read_bytes() for path in kept)
    assert b"gpt-5-nano" in journal
    assert b"sk-planted" not in journal


def test_an_input_that_is_gone_is_said_and_nothing_is_lost(
    command: Command, server: BatchServer, table: str
) -> None:
    command("batch", "submit", table, *FAST, *asks(server))
    os.rename(table, "elsewhere.jsonl")
    outcome = command("batch", "collect", "--out", "records.jsonl")
    assert outcome.code == 2
    assert "cannot be read again: There is no file in.jsonl. Put them back" in outcome.err
    os.rename("elsewhere.jsonl", table)
    assert command("batch", "collect", "--out", "records.jsonl").code == 0


@pytest.fixture
def submitted_elsewhere(
    command: Command, server: BatchServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Path:
    """The folder in which five articles were submitted; their records are to stand beside it."""
    server.looks = 5
    folder = tmp_path / "project"
    folder.mkdir()
    written(folder / "in.jsonl", [row(n) for n in range(5)])
    monkeypatch.chdir(folder)
    choices = [*FAST, "--base-url", server.url, "--model", "test", "--out", "../records.jsonl"]
    assert command("batch", "submit", "in.jsonl", *choices).code == 0
    monkeypatch.chdir(tmp_path)
    return folder


def test_of_a_folder_that_is_gone_only_the_collection_needs_anything(
    command: Command, submitted_elsewhere: Path
) -> None:
    shutil.rmtree(submitted_elsewhere)
    assert "0 of 5 answered" in command("batch", "status", "--out", "records.jsonl").out
    outcome = command("batch", "collect", "--out", "records.jsonl")
    assert outcome.code == 2
    assert "in which it was submitted, is gone" in outcome.err
    outcome = command("batch", "cancel", "--out", "records.jsonl")
    assert outcome.code == 0
    assert "1 batch cancelled" in outcome.err


def test_what_another_version_submitted_can_be_called_back(
    command: Command, submitted_elsewhere: Path
) -> None:
    with journal_of("records.jsonl") as journal:
        told = json.loads(journal.told(SUBMISSION) or "")
        told["reading"]["dialect"] = "none that this version knows"
        journal.tell(SUBMISSION, json.dumps(told))
        journal.tell("made_of", json.dumps({"version": "9.8.7"}))
    outcome = command("batch", "collect", "--out", "records.jsonl")
    assert outcome.code == 2
    assert "it was submitted with version 9.8.7 of this program" in outcome.err
    assert "or call it back with `summarizer batch cancel`" in outcome.err
    assert command("batch", "status", "--out", "records.jsonl").code == 0
    assert "1 batch cancelled" in command("batch", "cancel", "--out", "records.jsonl").err


@pytest.mark.parametrize("name", ["status", "collect", "cancel"])
def test_a_journal_that_tells_of_no_model_is_said(
    command: Command, submitted_elsewhere: Path, name: str
) -> None:
    with journal_of("records.jsonl") as journal:
        journal.tell(SUBMISSION, "{}")
        journal.tell("made_of", "{}")
    outcome = command("batch", name, "--out", "records.jsonl")
    assert outcome.code == 2
    assert "it was submitted with another version of this program" in outcome.err
    assert outcome.err.count("\n") == 1


@pytest.mark.parametrize("words", ["{", "[1]", "[" * 100_000])
def test_a_submission_that_is_none_is_a_damaged_journal(
    command: Command, submitted_elsewhere: Path, words: str
) -> None:
    with journal_of("records.jsonl") as journal:
        journal.tell(SUBMISSION, words)
    outcome = command("batch", "collect", "--out", "records.jsonl")
    assert outcome.code == 2
    assert "it does not say what was submitted" in outcome.err


@contextlib.contextmanager
def journal_of(out: str) -> Iterator[Store]:
    """The tables of a journal; what they are told is on the disk when the block ends."""
    with contextlib.closing(Store(Place.of(Path(out)).tables)) as store:
        yield store
        store.commit()


def test_an_input_that_changed_is_said(command: Command, server: BatchServer, table: str) -> None:
    command("batch", "submit", table, *FAST, *asks(server))
    written(Path(table), [row(n) for n in (0, 1, 2, 3, 8, 9)])
    outcome = command("batch", "collect", "--out", "records.jsonl")
    assert outcome.code == 1
    assert "1 article of the submission left the input" in outcome.err
    assert "2 articles came into the input since the submission" in outcome.err


def test_a_batch_that_is_not_begun_is_said_in_the_endpoints_words(
    command: Command, table: str
) -> None:
    work = not_begun("token_limit_exceeded", "Enqueued token limit reached.")
    with BatchServer([work]) as server:
        command("batch", "submit", table, *FAST, *asks(server))
        shown = command("batch", "status", "--out", "records.jsonl").out
        assert "batch_1  failed: Enqueued token limit reached.  0 of 5 answered" in shown
        outcome = command("batch", "collect", "--out", "records.jsonl")
    assert outcome.code == 3
    assert "would not begin a batch: Enqueued token limit reached" in outcome.err


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["submit", "in.jsonl", *NOWHERE], "Many articles need a place for their records"),
        (["submit", "-", "--out", "r.jsonl"], "reads the articles again, hours later"),
        (["submit", "none.jsonl", "--out", "r.jsonl", *NOWHERE], "There is no file none.jsonl"),
        (["submit", "in.jsonl", "--out", "r.jsonl", "--title", "T", *NOWHERE], "--title is of one"),
        (["submit", "in.jsonl", "--out", "r.jsonl", "--requests", "50001"], "is not in the range"),
        (["submit", "in.jsonl", "--out", "r.jsonl", "--model", "ollama/x"], "has no Batch API"),
        (["submit", "in.jsonl", "--out", "r.jsonl"], "local/qwen2.5-coder-1.5b has no Batch API"),
        (["submit", "in.jsonl", "--out", "r.jsonl", "--model", "openai/gpt-5"], "needs a key"),
        (["submit", "in.jsonl", "--out", "r.txt", *NOWHERE], "ends in .jsonl or .parquet"),
        (["collect", "--out", "r.jsonl"], "no run has written to"),
        (["submit", "in.jsonl", "--out", "r.jsonl", "--model", "azure/x"], "type Global Batch"),
        (["cancel", "--out", "r.jsonl"], "no run has written to"),
        (["status", "--out", "r.jsonl"], "no run has written to"),
        (["collect"], "Missing option '--out'"),
    ],
)
def test_what_cannot_be_is_said_before_anything_is_done(
    command: Command,
    table: str,
    arguments: list[str],
    words: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("AZURE_OPENAI_ENDPOINT", "https://mine.openai.azure.com")
    outcome = command("batch", *arguments)
    assert outcome.code == 2
    assert words in outcome.err
    assert outcome.err.count("\n") == 1
    assert not Path("r.jsonl.journal").exists()
