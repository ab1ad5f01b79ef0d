"""Bad input and bad usage: one clear line each, and the exit code 2."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from commanding import Command, asks
from loopback import Loopback
from privileges import without_privileges

FILES: dict[str, bytes] = {
    "empty.txt": b"",
    "blank.txt": b" \n\t\r\n",
    "bom.txt": b"\xef\xbb\xbf",
    "latin.txt": b"caf\xe9 au lait was served to the minister",
    "picture.png": b"\x89PNG\r\n\x1a\n" + bytes(40),
    "page.pdf": b"%PDF-1.7\n1 0 obj\n",
    "nul.txt": b"The minister\x00 met nobody.",
    "wide.txt": "The minister met nobody.".encode("utf-16"),
    "long.txt": b"The minister met nobody. " * 200_000,
    "rows.jsonl": b'{"text": "The minister met nobody."}\n',
}


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["missing.txt"], "There is no file missing.txt"),
        (["missing/quay.txt"], "There is no file missing/quay.txt"),
        (["hollow"], "The folder hollow holds no article (*.txt)"),
        (["*.none"], "No file fits *.none"),
        (["rows.jsonl"], "rows.jsonl is a table of articles, for a run over many: give --out"),
        (["rows.jsonl", "--out", "records.txt"], "ends in .jsonl or .parquet, or to a folder"),
        (["rows.jsonl", "--out", "records/"], "The records of a table go into a table"),
        (["rows.jsonl", "quay.txt", "--out", "r.jsonl"], "and quay.txt is none: give tables alone"),
        (["none.jsonl", "--out", "r.jsonl"], "There is no file none.jsonl"),
        (["*.none.jsonl", "--out", "r.jsonl"], "No file fits *.none.jsonl"),
        (["rows.*", "qua?.txt", "--out", "r.jsonl"], "and quay.txt is none: give tables alone"),
        (["quay.txt", "--out", "r.jsonl", "--cassette", "c"], "--cassette is for single"),
        (["quay.txt", "latin.txt", "--out", "r.jsonl", "--url", "U"], "--url is of one article"),
        (["https://example.com/a", "--out", "r.jsonl"], "is an address, and a run over many"),
        (["-", "quay.txt", "--out", "r.jsonl"], "stdin goes alone"),
        (["rows.jsonl", "--out", "no/r.jsonl"], "There is no folder no to write into"),
        (["rows.jsonl", "--out", "r.jsonl", "--title", "T"], "--title is of one article"),
        (["rows.jsonl", "--out", "r.jsonl", "--cassette", "c"], "--cassette is for single"),
        (["quay.txt", "--jobs", "4"], "Many articles need a place for their records"),
        (
            ["rows.jsonl", "--out", "r.jsonl", "--ray", "local", "--rpm", "9"],
            "--rpm: not with --ray",
        ),
        (
            ["rows.jsonl", "--out", "r.jsonl", "--ray", "local", "--retry-failed"],
            "with --ray the same command asks again about what failed, without it",
        ),
        (["quay.txt", "--jobs", "0"], "0 is not in the range"),
        (["quay.txt/"], "cannot be read"),
        (["a\0b"], "cannot be read"),
        (["empty.txt"], "empty.txt is empty"),
        (["blank.txt"], "blank.txt holds only white space"),
        (["bom.txt"], "bom.txt is empty"),
        (["latin.txt"], "latin.txt is not utf-8: the byte 0xe9 at offset 3"),
        (["latin.txt", "--encoding", "nonsense"], "'nonsense' is no encoding"),
        (["latin.txt", "--encoding", "ascii"], "latin.txt is not ascii"),
        (["picture.png"], "picture.png is not text"),
        (["page.pdf"], "page.pdf is a damaged PDF"),
        (["nul.txt"], "nul.txt is not text"),
        (["wide.txt"], "try --encoding utf-16"),
        (["long.txt"], "long.txt is too long: 5,000,000 characters, and the limit is 60,000"),
        (["-"], "stdin is empty"),
        (["quay.txt", "quay.txt"], "quay.txt is named twice"),
        (["quay.txt", "latin.txt", "--title", "T"], "--title is of one article"),
        (["quay.txt", "latin.txt", "--url", "U"], "--url is of one article"),
        (["quay.txt", "--published", "tomorrow"], "'tomorrow' is no date"),
        (["quay.txt", "--format", "xml"], "'xml' is not one of 'text', 'json'"),
        (["quay.txt", "--plan", "none"], "'none' is not one of 'closed', 'one-call'"),
        (["quay.txt", "--timeout", "0"], "0.0 is not in the range"),
        (["quay.txt", "--timeout", "soon"], "'soon' is not a valid float"),
        (["quay.txt", "--sections", "meetings,gossip"], "No section is called gossip"),
        (["quay.txt", "--sections", ","], "No section is called nothing"),
        (["quay.txt", "--prompts", "missing"], "There is no folder of prompts at missing"),
        (["quay.txt", "--cassette", "missing.json"], "There is no cassette missing.json"),
        (
            ["quay.txt", "wide.txt", "--cassette", "c.json", "--cassette-mode", "all"],
            "--cassette-mode all leaves in the cassette what one article asked",
        ),
        (["quay.txt", "--schema", "nothing"], "--schema nothing names no class"),
        (["quay.txt", "--schema", "./a.py:B"], "--schema ./a.py:B names no class"),
        (["quay.txt", "--schema", "no_such:Thing"], "There is no module no_such"),
        (["quay.txt", "--schema", "json:Thing"], "The module json has no class Thing"),
        (["quay.txt", "--schema", "json:loads"], "is not a subclass"),
        (["quay.txt", "--schema", "broken:Thing"], "broken cannot be imported: ZeroDivisionError"),
        (["quay.txt", "--schema", "lacking:Thing"], "lacking cannot be imported: ModuleNotFound"),
        (["quay.txt", "--dry-run", "--out", "x"], "--dry-run makes no record to write"),
        (["quay.txt", "--nonsense"], "No such option"),
    ],
)
def test_bad_input_is_one_clear_line(
    command: Command, server: Loopback, article: str, arguments: list[str], words: str
) -> None:
    for name, data in FILES.items():
        Path(name).write_bytes(data)
    Path("hollow").mkdir()
    Path("broken.py").write_text("1 / 0\n", encoding="utf-8")
    Path("lacking.py").write_text("import no_such_module_at_all\n", encoding="utf-8")
    outcome = command("summarise", *arguments, *asks(server, "--quiet"))
    assert outcome.code == 2
    assert outcome.out == ""
    assert outcome.err.startswith("summarizer: ")
    assert outcome.err.count("\n") == 1
    assert words in outcome.err
    assert server.requests == []


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--model", "nonsense"], "Unknown model 'nonsense'"),
        (["--model", "local/nonsense"], "Unknown local model 'nonsense'"),
        (["--model", "openai/gpt-5-mini"], "needs a key: set OPENAI_API_KEY"),
        (["--base-url", "http://127.0.0.1:9/v1"], "needs the name of a model"),
        (["--base-url", "ftp://example.com", "--model", "x"], "--base-url: must start with http"),
        (["--base-url", "http://u:p@example.com", "--model", "x"], "--base-url: must not carry"),
    ],
)
def test_a_model_that_cannot_be_asked_is_one_clear_line(
    command: Command, article: str, arguments: list[str], words: str
) -> None:
    outcome = command("summarise", article, *arguments)
    assert (outcome.code, outcome.out) == (2, "")
    assert outcome.err.count("\n") == 1
    assert words in outcome.err
    assert "u:p" not in outcome.err


def test_a_file_that_may_not_be_read_is_one_clear_line(
    command: Command, server: Loopback, article: str, tmp_path: Path
) -> None:
    command("summarise", article, *asks(server))  # imports everything that it needs
    tmp_path.chmod(0o755)
    Path("secret.txt").write_text("The minister met nobody.", encoding="utf-8")
    Path("secret.txt").chmod(0)
    with without_privileges():
        outcome = command("summarise", "secret.txt", *asks(server, "--quiet"))
    assert outcome.code == 2
    assert outcome.err == "summarizer: secret.txt cannot be read: Permission denied.\n"


@pytest.mark.parametrize(
    ("arguments", "words"),
    [(["nonsense"], "No such command 'nonsense'"), (["--nonsense"], "No such option")],
)
def test_an_unknown_command_is_one_clear_line(
    command: Command, arguments: list[str], words: str
) -> None:
    outcome = command(*arguments)
    assert outcome.code == 2
    assert words in outcome.err
    assert outcome.err.count("\n") == 1


def test_no_command_at_all_shows_the_help(command: Command) -> None:
    outcome = command()
    assert outcome.code == 2
    assert "Usage: summarizer" in outcome.err
    assert outcome.out == ""


def test_a_file_name_cannot_reach_the_terminal(command: Command, server: Loopback) -> None:
    name = "a\x1b]0;owned\x07\u202e.txt"
    outcome = command("summarise", name, *asks(server))
    assert outcome.err.endswith("There is no file a\\x1b]0;owned\\x07\\u202e.txt.\n")


def test_a_file_name_that_is_not_utf8_is_read_and_named(
    command: Command, server: Loopback, article: str
) -> None:
    odd = os.fsdecode(b"qu\xe9.txt")
    Path(article).rename(odd)
    outcome = command("summarise", odd, *asks(server, "--format", "json"))
    assert outcome.code == 0
    assert '"source": "qu\ufffd.txt"' in outcome.out
