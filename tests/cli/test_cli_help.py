"""Help texts, and what a terminal gets."""

from __future__ import annotations

import json
import re
import sys

import pytest
from commanding import ARTICLE, Command, Terminal, asks
from loopback import Loopback
from written_pages import walked

from summarizer.cli.program import program, run

COMMANDS = sorted(program.commands)
EVERY = dict(walked(program))
OPTIONS = sorted(
    {option for one in EVERY.values() for param in one.params for option in param.opts}
)


@pytest.mark.parametrize("path", EVERY, ids=" ".join)
def test_every_help_text_has_an_example_of_its_command(
    command: Command, path: tuple[str, ...]
) -> None:
    outcome = command(*path, "--help")
    assert (outcome.code, outcome.err) == (0, "")
    example = re.split(r"(?m)^  Examples?\b.*:$", outcome.out)[1]
    assert " ".join(("summarizer", *path)) in example


def test_commands_below_commands_are_looked_at_too() -> None:
    assert {("batch", "collect"), ("models", "verify"), ("doctor",)} <= {*EVERY}


def test_no_command_takes_a_key() -> None:
    # What is typed is read by others: in a shell's history, in a list of processes.
    words = {word for option in OPTIONS for word in option.strip("-").split("-")}
    assert "model" in words
    assert not words & {"key", "keys", "apikey", "token", "secret", "password", "auth", "header"}


def test_a_key_that_is_typed_all_the_same_is_not_repeated(command: Command) -> None:
    outcome = command("summarise", "--api-key=sk-typed-0123456789", "article.txt")
    assert outcome.code == 2
    assert "sk-typed" not in outcome.out + outcome.err


def test_help_names_every_command(command: Command) -> None:
    shown = command("--help").out
    assert COMMANDS == [
        "batch",
        "check",
        "completion",
        "doctor",
        "init",
        "models",
        "pages",
        "record",
        "scan",
        "schema",
        "score",
        "summarise",
        "tables",
        "verify",
    ]
    for name in COMMANDS:
        assert f"\n  {name} " in shown


def test_help_is_wanted_output_and_goes_to_stdout(command: Command) -> None:
    assert command("summarise", "--help").out.startswith("Usage: summarizer summarise")
    assert command("summarize", "--help").out.startswith("Usage: summarizer summarize")


@pytest.mark.parametrize(
    ("environment", "coloured"),
    [
        ({"TERM": "xterm"}, True),
        ({"TERM": "xterm", "NO_COLOR": "1"}, False),
        ({"TERM": "dumb"}, False),
    ],
)
def test_colours_are_for_terminals_that_want_them(
    server: Loopback,
    article: str,
    environment: dict[str, str],
    coloured: bool,
    command: Command,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    shown = Terminal()
    monkeypatch.setattr(sys, "stdout", shown.stream)
    assert command("summarise", article, "--quiet", *asks(server)).code == 0
    text = shown.text()
    assert ("\x1b[" in text) is coloured
    assert "Tomás" in text


def test_on_a_terminal_a_clock_runs_and_is_wiped_away(
    server: Loopback, article: str, command: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TERM", "xterm")
    shown = Terminal()
    monkeypatch.setattr(sys, "stderr", shown.stream)
    outcome = command("summarise", article, "--format", "json", *asks(server))
    text = shown.text()
    assert json.loads(outcome.out)["format"] == "article-record/1"
    assert f"quay.txt: {len(ARTICLE)} characters" in text
    assert "0:00:0" in text
    assert text.rstrip().endswith("\x1b[2K")


def test_without_a_file_a_terminal_is_not_waited_for(
    capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    terminal = Terminal()
    monkeypatch.setattr(sys, "stdin", terminal.stream)
    assert run(["summarise"]) == 2
    terminal.text()
    assert capfd.readouterr().err.startswith("summarizer: No article: name a file, or pipe one in")
