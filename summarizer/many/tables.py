"""Tables of articles by their names: files of JSON lines or of Parquet, one or several."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from summarizer.errors import InputError
from summarizer.many.entries import Columns, Entry, Lines, Source
from summarizer.many.rows import Rows

__all__ = ["table", "tables"]

_PARQUET = ".parquet"


def table(path: str | Path, columns: Columns | None = None) -> Source:
    """The articles in a file: Parquet where its name says so, else lines of JSON.

    Raises InputError where it cannot be read; a row without an article fails by itself.
    """
    columns = columns or Columns()
    if str(path).lower().endswith(_PARQUET):
        return Rows(Path(path), columns)
    return _LinesFile(str(path), columns)


def tables(paths: Sequence[str | Path], columns: Columns | None = None) -> Source:
    """The articles of several files, one file behind the other. Raises as ``table`` does."""
    found = [table(path, columns) for path in paths]
    return found[0] if len(found) == 1 else _Joined(found)


class _LinesFile:
    """Lines of JSON in a file, which is open while they are given out."""

    def __init__(self, name: str, columns: Columns) -> None:
        self.read_as = columns.told
        self._name = name
        self._columns = columns
        self._lines: Lines | None = None
        self._size = _size(name)
        self.waits = self._size is None

    def __iter__(self) -> Iterator[Entry]:
        try:
            stream = open(self._name, "rb")  # noqa: SIM115 - closed behind its last line
        except OSError as error:
            raise _unreadable(self._name, error) from None
        self._lines = Lines(stream, self._name, self._columns, self._size)
        yield from self._lines

    def fraction(self) -> float | None:
        return self._lines.fraction() if self._lines else 0.0


def _size(name: str) -> int | None:
    """The bytes of a file; None of what is no ordinary one. Raises where it cannot be read."""
    try:
        told = os.stat(name)
        if stat.S_ISREG(told.st_mode):
            open(name, "rb").close()
            return told.st_size
    except (OSError, ValueError) as error:
        raise _unreadable(name, error) from None
    if stat.S_ISDIR(told.st_mode):
        raise InputError(f"{name} is a folder: name a file in it ({name}/*.jsonl).", code="folder")
    return None


def _unreadable(name: str, error: Exception) -> InputError:
    if isinstance(error, FileNotFoundError):
        return InputError(f"There is no file {name}.", code="no_file")
    why = error.strerror if isinstance(error, OSError) else None
    return InputError(f"{name} cannot be read: {why or error}.", code="unreadable")


class _Joined:
    """Sources as one, in their order."""

    def __init__(self, sources: Sequence[Source]) -> None:
        self.waits = any(one.waits for one in sources)
        self._sources = sources
        self._ended = 0

    @property
    def read_as(self) -> Mapping[str, str | None]:
        return self._sources[0].read_as

    def __iter__(self) -> Iterator[Entry]:
        for number, one in enumerate(self._sources):
            self._ended = number
            yield from one
        self._ended = len(self._sources)

    def fraction(self) -> float | None:
        if self._ended == len(self._sources):
            return 1.0
        of_this = self._sources[self._ended].fraction()
        return None if of_this is None else (self._ended + of_this) / len(self._sources)
