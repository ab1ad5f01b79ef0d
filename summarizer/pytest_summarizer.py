"""The Summarizer of a test: its errors say how to record, and it records whole or not at all."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from summarizer.api import R, Summarizer
from summarizer.article import Article
from summarizer.cassette import CassetteMode, read_cassette
from summarizer.errors import InputError, StaleCassetteError, SummariserError
from summarizer.files import write_whole

__all__ = ["RecordedSummarizer"]

_UNUSABLE = ("cassette_damaged", "cassette_too_large")


class RecordedSummarizer(Summarizer[R]):
    """A Summarizer that replays its cassette, or records it where ``records`` says so.

    ``first_time`` and ``again`` are the commands that record it. Several articles may be
    read, one after the other: the cassette holds the replies about all of them.
    """

    def __init__(
        self,
        model: str | None,
        *,
        path: Path,
        records: bool,
        first_time: str,
        again: str,
        **choices: Any,
    ) -> None:
        mode: CassetteMode = "all" if records else "replay"
        super().__init__(model, cassette=path, cassette_mode=mode, **choices)
        self._path = path
        self._first_time = first_time
        self._with_command = f" The command is: {again}"
        self._before = path.read_bytes() if records and path.exists() else None

    def summarise(self, article: Article | str) -> R:
        """The record of one article; see RecordedSummarizers."""
        __tracebackhide__ = True
        try:
            return super().summarise(article)
        except SummariserError as error:
            # A failing test shows its own line, not the thirty of the event loop.
            raise error.with_traceback(None) from None

    async def asummarise(self, article: Article | str) -> R:
        """The same for asynchronous tests."""
        __tracebackhide__ = True
        with self._advising() if self._replays else self._whole_or_none():
            record = await super().asummarise(article)
        if not self._replays:
            # A further article goes beside the first; "all" would leave the last one only.
            self._cassette_mode = "missing"
        return record

    @contextlib.contextmanager
    def _advising(self) -> Iterator[None]:
        """Puts the command that helps behind what is wrong with the cassette."""
        if not self._path.exists():
            raise InputError(
                f"There is no cassette {self._path}. Record it with: {self._first_time}",
                code="no_cassette",
            )
        try:
            yield
        except StaleCassetteError as error:
            said = f"{error}{self._other_model()}{self._with_command}"
            raise StaleCassetteError(said, code=error.code) from None
        except InputError as error:
            if error.code not in _UNUSABLE:
                raise
            raise InputError(f"{error}{self._with_command}", code=error.code) from None

    def _other_model(self) -> str:
        recorded, asked = read_cassette(self._path).model, self.target.name
        return "" if recorded == asked else f" It was recorded with {recorded}, this is {asked}."

    @contextlib.contextmanager
    def _whole_or_none(self) -> Iterator[None]:
        """Leaves the cassette as it was before the test where an article got no record."""
        try:
            yield
        except BaseException:
            if self._before is None:
                self._path.unlink(missing_ok=True)
            else:
                write_whole(self._path, self._before)
            self._cassette_mode = "all"
            raise
