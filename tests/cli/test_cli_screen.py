"""What stdout is decides how text is laid out for it."""

from __future__ import annotations

import os
import re
import sys

import pytest
from commanding import Command, Terminal, asks, finished, process
from loopback import Loopback
from rich.cells import cell_len

from summarizer.cli.screen import colours_of, look_of_stdout
from summarizer.look import Look

XTERM = {"TERM": "xterm-256color"}
SGR = re.compile(r"\x1b\[[0-9;]*m")


@pytest.mark.parametrize(
    ("environment", "is_terminal", "platform", "colours"),
    [
        (XTERM, True, "linux", "256"),
        ({"TERM": "xterm"}, True, "linux", "16"),
        ({"TERM": "xterm", "COLORTERM": "truecolor"}, True, "linux", "256"),
        ({"TERM": "dumb"}, True, "linux", None),
        (XTERM, False, "linux", None),
        (XTERM | {"NO_COLOR": "1"}, True, "linux", None),
        (XTERM | {"NO_COLOR": ""}, True, "linux", "256"),
        (XTERM | {"FORCE_COLOR": "1"}, False, "linux", "256"),
        ({"TERM": "dumb", "FORCE_COLOR": "1"}, False, "linux", "16"),
        (XTERM | {"FORCE_COLOR": ""}, False, "linux", None),
        (XTERM | {"FORCE_COLOR": "1", "NO_COLOR": "1"}, True, "linux", None),
        ({}, True, "win32", None),
        ({"WT_SESSION": "1"}, True, "win32", "256"),
        ({"ConEmuANSI": "ON"}, True, "win32", "16"),
    ],
)
def test_colours_are_used_where_they_are_wanted(
    environment: dict[str, str], is_terminal: bool, platform: str, colours: str | None
) -> None:
    assert colours_of(environment, is_terminal=is_terminal, platform=platform) == colours


@pytest.mark.parametrize(
    ("columns", "width"), [("60", 60), ("300", 120), ("", 80), ("0", 80), ("wide", 80), ("-3", 80)]
)
def test_columns_are_heeded_on_paper_too(
    monkeypatch: pytest.MonkeyPatch, columns: str, width: int
) -> None:
    monkeypatch.setenv("COLUMNS", columns)
    assert look_of_stdout().width == width


def test_without_stdout_there_is_a_look_all_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdout", None)
    assert look_of_stdout() == Look()


@pytest.mark.parametrize("encoding", ["utf-8", "ascii"])
def test_a_record_on_a_terminal(
    server: Loopback,
    article: str,
    command: Command,
    monkeypatch: pytest.MonkeyPatch,
    encoding: str,
) -> None:
    shown = Terminal()
    shown.stream.reconfigure(encoding=encoding)
    monkeypatch.setattr(sys, "stdout", shown.stream)
    for name, value in (XTERM | {"COLUMNS": "40"}).items():
        monkeypatch.setenv(name, value)

    assert command("summarise", article, "--quiet", *asks(server)).code == 0

    text = shown.text().replace("\r\n", "\n")
    assert "\x1b[1;38;5;29mFIGURES\x1b[0m" in text
    assert "\x1b[3mmoney for the board\x1b[0m" in text
    assert ("Tomás" in text, r"Tom\xe1s" in text) == (encoding == "utf-8", encoding == "ascii")
    assert max(cell_len(line) for line in SGR.sub("", text).split("\n")) <= 40


def test_a_terminal_in_the_c_locale_is_no_trouble(article: str) -> None:
    terminal = Terminal()
    environment = {"LC_ALL": "C", "PYTHONIOENCODING": "ascii", "TERM": "xterm"}
    outcome = finished(process("scan", article, env=environment, stdout=terminal.stream))

    assert (outcome.code, outcome.err) == (0, "")
    assert terminal.text().isascii()


def test_on_paper_it_is_plain_unless_colours_are_forced(
    server: Loopback, article: str, command: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    arguments = ("summarise", article, "--quiet", *asks(server))

    assert "*money for the board*" in command(*arguments).out
    monkeypatch.setenv("FORCE_COLOR", "1")
    assert "\x1b[3mmoney for the board\x1b[0m" in command(*arguments).out


def test_scan_and_check_have_the_colours_of_the_record(
    article: str, command: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in (XTERM | {"FORCE_COLOR": "1"}).items():
        monkeypatch.setenv(name, value)
    os.mkdir("kept")

    scanned = command("scan", article).out
    checked = command("check", article, "--cassettes", "kept").out

    assert "\x1b[38;5;29mEUR 12.5 million\x1b[0m" in scanned
    assert "\x1b[1;38;5;100mno published date\x1b[0m: No date of publication" in scanned
    assert "1 checked: \x1b[1;38;5;100m1 not recorded\x1b[0m\n" in checked
