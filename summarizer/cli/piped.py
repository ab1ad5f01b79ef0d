"""stdin as the input of a run over many articles: rows, or one article."""

from __future__ import annotations

import io
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from summarizer.cli.reading import STDIN, Reading, shown
from summarizer.cli.running import Running
from summarizer.errors import InputError
from summarizer.read.disk import stream_bytes
from summarizer.read.kinds import holding_of

if TYPE_CHECKING:
    from summarizer.article import Article
    from summarizer.many.entries import Columns, Entry, Source

__all__ = ["piped"]

_SAMPLE = 65_536


def piped(reading: Reading, running: Running, columns: Columns, limit_characters: int) -> Source:
    """What is piped in: rows of JSON where they begin so or their fields are named, else one
    article. An InputError says what to do where that cannot be told.
    """
    from summarizer.many.entries import Lines

    stream = _stdin()
    if _is_rows(stream, reading, running):
        reading.check_rows()
        return Lines(stream, "stdin", columns)
    return _OneArticle(stream_bytes(stream, shown(STDIN)), reading, limit_characters)


def _is_rows(stream: io.BufferedReader, reading: Reading, running: Running) -> bool:
    if running.text_field or running.id_field:
        return True
    if reading.kind is not None:
        return False
    holding = holding_of(stream.peek(_SAMPLE))
    if holding == "unclear":
        raise InputError(
            "stdin begins like JSON, but not with one object a line: rows are written so (jq -c),"
            " and --text-field text reads them as they are; --from json reads one document.",
            code="unclear",
        )
    return holding == "rows"


def _stdin() -> io.BufferedReader:
    """stdin as a stream that a thread may wait for while the program ends."""
    if sys.stdin is None:
        raise InputError("There is no stdin to read.")
    try:
        return io.BufferedReader(io.FileIO(sys.stdin.fileno(), closefd=False), _SAMPLE)
    except (OSError, ValueError):  # a stand-in that is no file
        return io.BufferedReader(io.BytesIO(sys.stdin.buffer.read()), _SAMPLE)


class _OneArticle:
    """A source of one article, whose bytes are known."""

    waits = False

    def __init__(self, data: bytes, reading: Reading, limit_characters: int) -> None:
        self._entry = _Document(data, reading, limit_characters)
        self._is_given = False

    @property
    def read_as(self) -> Mapping[str, str | None]:
        return self._entry.reading.told()

    def __iter__(self) -> Iterator[Entry]:
        self._is_given = True
        yield self._entry

    def fraction(self) -> float | None:
        return float(self._is_given)


@dataclass(frozen=True)
class _Document:
    data: bytes
    reading: Reading
    limit_characters: int
    name: str = "stdin"

    @property
    def stamp(self) -> bytes:
        from summarizer.many.entries import fingerprint

        return fingerprint(self.data)

    def key(self) -> bytes:
        return self.stamp

    def article(self) -> Article:
        return self.reading.document(self.data, STDIN, self.limit_characters)
