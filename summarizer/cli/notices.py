"""What the command says beside its result: on stderr, in single lines."""

from __future__ import annotations

import contextlib
import logging
import os
import sys
import traceback
from collections.abc import Iterator
from dataclasses import dataclass

import click

from summarizer.errors import SummariserError

__all__ = ["Notices", "complain", "report"]


def complain(text: str) -> None:
    """One line on stderr, whatever the text holds."""
    from summarizer.show.visible import one_line

    # A stderr that nobody reads any more is no reason to stop.
    with contextlib.suppress(OSError):
        click.echo(f"summarizer: {one_line(text)}", err=True)


def report(error: SummariserError, about: str = "") -> None:
    """The error in one line, with the article it is about; SUMMARIZER_DEBUG=1 adds where."""
    if os.environ.get("SUMMARIZER_DEBUG") == "1":
        traceback.print_exception(error)
    text = str(error)
    complain(text if not about or about in text else f"{about}: {text}")


@dataclass(frozen=True)
class Notices:
    """What a run tells on its way, unless it was asked to be quiet."""

    quiet: bool

    def say(self, text: str) -> None:
        """One line of news."""
        if not self.quiet:
            complain(text)

    @contextlib.contextmanager
    def working(self, text: str) -> Iterator[None]:
        """The text with a running clock while the block lasts, on a terminal; else one line."""
        if self.quiet or not is_terminal():
            self.say(text)
            with self._retries_told():
                yield
            return
        from rich.console import Console
        from rich.markup import escape
        from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

        columns = (SpinnerColumn(), TextColumn("{task.description}"), TimeElapsedColumn())
        with (
            Progress(*columns, console=Console(stderr=True), transient=True) as progress,
            self._retries_told(),
        ):
            progress.add_task(escape(text), total=None)
            yield

    @contextlib.contextmanager
    def _retries_told(self) -> Iterator[None]:
        """What the model room logs of its retries, as notices."""
        logger, handler = logging.getLogger("summarizer.model"), _Teller(self)
        level = logger.level
        logger.addHandler(handler)
        logger.setLevel(logging.INFO)
        try:
            yield
        finally:
            logger.removeHandler(handler)
            logger.setLevel(level)


class _Teller(logging.Handler):
    """Says news; warnings come back as errors and in the audit, with more to them."""

    def __init__(self, notices: Notices) -> None:
        super().__init__(logging.INFO)
        self._notices = notices

    def emit(self, record: logging.LogRecord) -> None:
        if record.levelno == logging.INFO:
            self._notices.say(record.getMessage())


def is_terminal() -> bool:
    """Whether stderr is a terminal that somebody may look at."""
    return sys.stderr is not None and sys.stderr.isatty()
