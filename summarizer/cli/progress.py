"""How a long run goes, while it goes: a live line on a terminal, now and then a line elsewhere."""

from __future__ import annotations

import contextlib
import threading
import time
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from summarizer.cli.notices import Notices, is_terminal
from summarizer.cli.run_words import counted

if TYPE_CHECKING:
    from summarizer.many.tally import Tally

__all__ = ["clock", "told", "watched", "watching"]

_LIVE_SECONDS = 0.25
_PLAIN_SECONDS = 10.0


@contextlib.contextmanager
def watched(tally: Tally, notices: Notices) -> Iterator[None]:
    """Tell how the run goes while the block lasts."""
    with watching(lambda seconds: _now(tally, seconds), notices):
        yield


@contextlib.contextmanager
def watching(now: Callable[[float], str], notices: Notices) -> Iterator[None]:
    """Tell what ``now`` says, so many seconds after the beginning, while the block lasts."""
    if notices.quiet:
        yield
        return
    started = time.monotonic()

    def text() -> str:
        return now(time.monotonic() - started)

    with _live(text) if is_terminal() else _every(_PLAIN_SECONDS, lambda: notices.say(text())):
        yield


def told(tally: Tally) -> str:
    """What the run has done so far."""
    counts = counted(
        tally.done + tally.incomplete,
        (tally.failed, "failed"),
        (tally.claimed, "waiting for their batch"),
        (tally.skipped, "done before"),
    )
    return f"{counts}, {tally.used()}"


def _now(tally: Tally, seconds: float) -> str:
    """The same with how fast it goes, and how long it has to go."""
    parts = [told(tally)]
    if seconds > 0:
        parts.append(f"{(tally.settled + tally.claimed) / seconds:.1f} a second")
    left = _left(tally, seconds)
    if left is not None:
        parts.append(f"{clock(left)} left")
    return ", ".join(parts)


def _left(tally: Tally, seconds: float) -> float | None:
    """Seconds to the end, by how much of the source is behind us."""
    if not tally.fraction or not (tally.settled or tally.claimed) or tally.began is None:
        return None
    gone = tally.fraction - tally.began
    return seconds * (1 - tally.fraction) / gone if gone > 0 else None


def clock(seconds: float) -> str:
    """A time as it is shown: 1:05, 2:00:00."""
    minutes, rest = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"


@contextlib.contextmanager
def _live(text: Callable[[], str]) -> Iterator[None]:
    from rich.console import Console
    from rich.live import Live
    from rich.spinner import Spinner
    from rich.table import Table
    from rich.text import Text

    spinner = Spinner("dots")

    def view() -> Table:
        row = Table.grid(padding=(0, 1))
        row.add_row(spinner, Text(text()))
        return row

    console = Console(stderr=True)
    with Live(
        get_renderable=view, console=console, refresh_per_second=1 / _LIVE_SECONDS, transient=True
    ):
        yield


@contextlib.contextmanager
def _every(seconds: float, tell: Callable[[], None]) -> Iterator[None]:
    over = threading.Event()

    def run() -> None:
        while not over.wait(seconds):
            tell()

    teller = threading.Thread(target=run, daemon=True)
    teller.start()
    try:
        yield
    finally:
        over.set()
        teller.join()
