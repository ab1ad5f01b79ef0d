"""What tests of the command share: running it, and a model that answers it."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from answering import emptiest
from loopback import Loopback

ROOT = Path(__file__).parents[1]
ARTICLE = (
    "Mayor Ana Lindqvist met Tomás Okafor on Monday, officials said."
    " She asked the board to spend EUR 12.5 million.\n"
)


@dataclass(frozen=True)
class Outcome:
    """What one run of the command left behind."""

    code: int
    out: str
    err: str


Command = Callable[..., Outcome]


def process(*arguments: str, **options: Any) -> subprocess.Popen[bytes]:
    """The command in a process of its own."""
    environment = os.environ | {"PYTHONPATH": str(ROOT)} | options.pop("env", {})
    pipes: dict[str, Any] = {
        "stdin": subprocess.DEVNULL,
        "stdout": subprocess.PIPE,
        "stderr": subprocess.PIPE,
    }
    start = options.pop("start", ("-m", "summarizer"))
    line = [sys.executable, *start, *arguments]
    running: subprocess.Popen[bytes] = subprocess.Popen(line, env=environment, **(pipes | options))
    return running


def finished(running: subprocess.Popen[bytes]) -> Outcome:
    """What came of it."""
    out, err = running.communicate(timeout=60)
    return Outcome(running.returncode, (out or b"").decode(), (err or b"").decode())


def telling(request: Any) -> Any:
    """A reply of the one-call plan with something in it, as far as it was asked for."""
    found = {
        "headline": {"sentences": [1], "text": "Mayor met Tomás Okafor, officials said"},
        "figures": [
            {
                "figure": "F1",
                "measures": "money for the board",
                "payer": None,
                "recipient": "the board",
                "status": "proposed",
            }
        ],
    }
    least = emptiest(request)
    return least | {name: value for name, value in found.items() if name in least}


def asks(server: Loopback, *more: str) -> tuple[str, ...]:
    """The options that send the questions there."""
    return ("--base-url", server.url, "--model", "test", *more)


def names(folder: str = ".") -> list[str]:
    """The files of a folder."""
    return sorted(path.name for path in Path(folder).iterdir())


class Terminal:
    """A pseudo-terminal to print to, read at the other end as fast as it is written."""

    def __init__(self) -> None:
        pty = pytest.importorskip("pty", reason="no pseudo-terminals here")
        self._master, slave = pty.openpty()
        self.stream = os.fdopen(slave, "w", encoding="utf-8")
        self._shown = b""
        self._reader = threading.Thread(target=self._read)
        self._reader.start()

    def text(self) -> str:
        """All that was shown."""
        self.stream.close()
        self._reader.join(timeout=30)
        os.close(self._master)
        return self._shown.decode()

    def _read(self) -> None:
        while True:
            try:
                chunk = os.read(self._master, 65536)
            except OSError:  # what Linux says when the other end is closed
                return
            if not chunk:
                return
            self._shown += chunk
