"""What only a process of its own shows: streams that close, signals, terminals, imports."""

from __future__ import annotations

import os
import signal
from pathlib import Path

import pytest
from commanding import asks, finished, process
from hand_records import ARTICLE, quay
from loopback import Loopback
from misbehaviour import slow_headers

from summarizer.show import to_json


def test_the_module_is_the_command() -> None:
    outcome = finished(process("--version"))
    assert outcome.code == 0
    assert outcome.out.startswith("summarizer 0.")


def test_help_imports_nothing_that_takes_long() -> None:
    heavy = {"openai", "instructor", "pydantic", "rich", "httpx2", "summarizer.api", "vcr"}
    script = (
        "import sys\n"
        "from summarizer.cli.program import run\n"
        "code = run(['--help'])\n"
        f"print(code, sorted({heavy!r} & set(sys.modules)))\n"
    )
    assert finished(process(start=("-c", script))).out.splitlines()[-1] == "0 []"


def test_output_is_utf8_whatever_the_locale() -> None:
    Path("quay.txt").write_bytes(ARTICLE.encode())
    false = to_json(quay()).replace("Tomás Okafor", "Tomáš Okafor")
    Path("false.json").write_text(false, "utf-8")
    env = {"PYTHONIOENCODING": "ascii", "LC_ALL": "C"}
    outcome = finished(process("verify", "false.json", "quay.txt", env=env))
    assert outcome.code == 1
    assert "'Tomáš Okafor' does not stand in the article" in outcome.out


def test_a_reader_that_stops_early_gets_one_line_and_no_traceback() -> None:
    read, write = os.pipe()
    os.close(read)
    outcome = finished(process("schema", stdout=write))
    os.close(write)
    assert outcome.code == 1
    assert outcome.err == "summarizer: Whoever read the output stopped before its end.\n"


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full here")
def test_a_full_disk_is_one_line() -> None:
    with open("/dev/full", "wb") as full:
        outcome = finished(process("schema", stdout=full))
    assert outcome.code == 2
    assert outcome.err == "summarizer: The output cannot be written: No space left on device.\n"


def test_no_stdout_at_all_is_one_line() -> None:
    start = (
        "-c",
        "import os, sys\nos.close(1)\n"
        "os.execv(sys.executable, [sys.executable, '-m', 'summarizer', *sys.argv[1:]])",
    )
    outcome = finished(process("schema", start=start))
    assert outcome.code == 1
    assert outcome.err == "summarizer: There is no stdout to print to; give --out FILE.\n"


def test_an_interrupt_ends_with_130_and_writes_nothing(article: str) -> None:
    # A shell that runs in the background leaves its children deaf to Ctrl-C.
    start = (
        "-c",
        "import signal\nsignal.signal(signal.SIGINT, signal.default_int_handler)\n"
        "from summarizer.cli import main\nmain()",
    )
    with Loopback([slow_headers(30)]) as server:
        options = asks(server, "--out", "record.json", "--format", "json")
        running = process("summarise", article, *options, start=start)
        assert running.stderr is not None
        while not server.requests and running.poll() is None:
            server.closing.wait(0.02)
        running.send_signal(signal.SIGINT)
        outcome = finished(running)
    assert outcome.code == 130
    assert outcome.out == ""
    assert outcome.err.splitlines()[-1] == "summarizer: interrupted"
    assert "Traceback" not in outcome.err
    assert not Path("record.json").exists()
