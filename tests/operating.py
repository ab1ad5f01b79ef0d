"""A run over many articles as its operator has it: killed, started again, until all is done.

The client is the command itself in a process of its own, the endpoint is another. Both are
killed at random moments. The endpoint comes back at the same port. The client is started again
after a kill and where it ended because nobody answered; where it says that some articles failed,
it is told to try these again.
"""

from __future__ import annotations

import asyncio
import contextlib
import os
import random
import runpy
import signal
import socket
import sqlite3
import sys
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from multiprocessing.context import ForkServerContext, ForkServerProcess
from pathlib import Path

from failing_endpoint import Log, serve

from summarizer.many.places import Place

__all__ = ["Life", "Load", "Operator", "Work", "command", "hurried_command"]

_UNREACHABLE, _SOME_FAILED = 3, 1
_MOST_LIVES = 400
_LOOK = 0.002


def command(arguments: Sequence[str], heard: Path, life: int) -> None:
    """``python -m summarizer`` with these arguments; what it says is added to a file."""
    with open(heard, "ab") as file:
        os.dup2(file.fileno(), 2)
    os.environ["SUMMARIZER_API_KEY"] = f"life-{life}"
    sys.argv = ["summarizer", *arguments]
    runpy.run_module("summarizer", run_name="__main__", alter_sys=True)


def hurried_command(arguments: Sequence[str], heard: Path, life: int) -> None:
    """The same, whose waits before further tries last a hundredth of their time."""
    sleep = asyncio.sleep
    asyncio.sleep = lambda seconds, *more: sleep(seconds / 100, *more)  # type: ignore[assignment]
    command(arguments, heard, life)


@dataclass(frozen=True)
class Load:
    """How much there is to do, and how often it is disturbed.

    ``late_kills`` are those of the rounds for what failed. After the event that a kill waits
    for, a random part of ``moment`` (seconds) passes; the endpoint is away for one of ``away``.
    """

    articles: int
    jobs: int
    client_kills: int
    late_kills: int
    server_kills: int
    timeout: float
    moment: float
    away: Sequence[float]
    client: Callable[[Sequence[str], Path, int], None] = command


@dataclass(frozen=True)
class Work:
    """Where things are."""

    table: Path
    place: Place
    log: Path
    heard: Path


@dataclass(frozen=True)
class Life:
    """A client from its start to its end; ``code`` is negative where it was killed.

    ``known`` is how many answers the journal had when it began.
    """

    known: int
    code: int


@dataclass
class Operator:
    """Keeps a client and an endpoint at work, and has them killed."""

    load: Load
    work: Work
    processes: ForkServerContext
    chance: random.Random
    lives: list[Life] = field(default_factory=list)
    server_kills: int = 0

    def until_all_is_done(self) -> None:
        """Start the command again and again; AssertionError where that leads nowhere."""
        events = range(self.load.articles * 9 // 5)  # a little less than one round has
        client = sorted(self.chance.choices(events, k=self.load.client_kills))
        server = sorted(self.chance.choices(events, k=self.load.server_kills))
        log, late, retry = Log(self.work.log), self.load.late_kills, False
        with _own_port() as port, self._served(port, log, server):
            while client or not self.lives or self.lives[-1].code != 0:
                assert len(self.lives) < _MOST_LIVES, self.work.heard.read_text()
                if retry and late:
                    client, late = [len(log)], late - 1
                known, process = _known(self.work.place), self._started(port, retry)
                if client and self._killed(process, log, client[0]):
                    client.pop(0)
                process.join()
                assert process.exitcode in (0, _SOME_FAILED, _UNREACHABLE, -signal.SIGKILL), (
                    self.work.heard.read_text()[-2000:]
                )
                self.lives.append(Life(known, process.exitcode))
                retry = retry or process.exitcode == _SOME_FAILED
                client = [] if retry else client

    def ends(self) -> Counter[str]:
        """How often clients ended in which way."""
        names = {
            0: "done",
            _SOME_FAILED: "some failed",
            _UNREACHABLE: "out of reach or refused",
            -signal.SIGKILL: "killed",
        }
        return Counter(names[life.code] for life in self.lives)

    def _started(self, port: int, retry: bool) -> ForkServerProcess:
        arguments = ["summarise", str(self.work.table), "--out", str(self.work.place.out)]
        arguments += ["--id-field", "name", "--jobs", str(self.load.jobs), "--model", "m"]
        arguments += ["--base-url", f"http://127.0.0.1:{port}/v1"]
        arguments += ["--timeout", str(self.load.timeout)]
        arguments += ["--retry-failed"] if retry else []
        told = (arguments, self.work.heard, len(self.lives))
        return self._process(self.load.client, *told)

    def _process(self, target: Callable[..., None], *told: object) -> ForkServerProcess:
        process = self.processes.Process(target=target, args=told, daemon=True)
        process.start()
        return process

    def _killed(self, process: ForkServerProcess, log: Log, point: int) -> bool:
        """Kill it a moment after that many events; False where it ended before."""
        while len(log) < point and process.is_alive():
            time.sleep(_LOOK)
        process.join(self.chance.random() * self.load.moment)
        process.kill()
        process.join()
        return process.exitcode == -signal.SIGKILL

    @contextlib.contextmanager
    def _served(self, port: int, log: Log, points: Sequence[int]) -> Iterator[None]:
        """The endpoint is there while the block lasts, but for when it is away."""
        chance, over = random.Random(self.chance.random()), threading.Event()
        server = [self._process(serve, port, self.work.log, "first")]

        def disturb() -> None:
            for number, point in enumerate(points):
                while len(log) < point:
                    if over.wait(_LOOK):
                        return
                server[0].kill()
                server[0].join()
                self.server_kills += 1
                over.wait(chance.choice(self.load.away))
                server[0] = self._process(serve, port, self.work.log, f"after kill {number}")

        disturber = threading.Thread(target=disturb)
        disturber.start()
        try:
            yield
        finally:
            over.set()
            disturber.join()
            server[0].kill()
            server[0].join()


@contextlib.contextmanager
def _own_port() -> Iterator[int]:
    """A port that nobody else is given, also while no endpoint listens there."""
    with socket.socket() as holder:
        holder.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        holder.bind(("127.0.0.1", 0))
        yield holder.getsockname()[1]


def _known(place: Place) -> int:
    """How many answers the journal has; it is read alone, and so left as the kill left it."""
    if not place.tables.exists():
        return 0
    reader = sqlite3.connect(f"file:{place.tables}?mode=ro", uri=True)
    try:
        return int(reader.execute("SELECT count(*) FROM answers").fetchone()[0])
    except sqlite3.OperationalError:  # killed before it had a table
        return 0
    finally:
        reader.close()
