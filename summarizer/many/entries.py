"""What a run reads from: entries that say cheaply which article they are, read when needed."""

from __future__ import annotations

import hashlib
import itertools
import json
import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, Any, Protocol

from summarizer.article import Article, Known
from summarizer.errors import InputError

__all__ = [
    "FINGERPRINT_BYTES",
    "Columns",
    "Entry",
    "Files",
    "Lines",
    "Source",
    "fingerprint",
    "numbered",
]

FINGERPRINT_BYTES = 16
_LONGEST_LINE = 64 * 1024 * 1024
_AT_ONCE = 1024 * 1024
_KNOWN = ("title", "published", "outlet", "url")


class Entry(Protocol):
    """One article of a source, not yet read.

    ``name``   for people
    ``stamp``  bytes that are had without reading much; equal for an entry that did not change
    """

    @property
    def name(self) -> str: ...

    @property
    def stamp(self) -> bytes: ...

    def key(self) -> bytes:
        """The fingerprint of all that the article is made from, its name included."""
        ...

    def article(self) -> Article:
        """The article; an InputError says why it cannot be had."""
        ...


class Source(Protocol):
    """Entries in their order.

    ``waits``: the next one may be long in coming. ``read_as`` says how an article is read from
    an entry: read otherwise, it is another article.
    """

    waits: bool

    @property
    def read_as(self) -> Mapping[str, str | None]: ...

    def __iter__(self) -> Iterator[Entry]: ...

    def fraction(self) -> float | None:
        """How much of the source was given out, 0 to 1; None where that is unknown."""
        ...


@dataclass(frozen=True)
class Columns:
    """How a row of a table is read as an article.

    text     the field that holds the text
    id       the field that holds its name; None: it is named by its place
    known    what is said of every article whose row does not tell
    """

    text: str = "text"
    id: str | None = None
    known: Known = field(default_factory=Known)

    @property
    def told(self) -> dict[str, str | None]:
        """The same by name, for people; what is not known is not told."""
        known = {name: str(value) for name, value in self.known.items() if value is not None}
        return {"text_field": self.text, "id_field": self.id, **known}

    def among(self, names: Sequence[str]) -> list[str]:
        """The columns that are read, of a table that has these; text and id are asked for."""
        own = [self.text] if self.id in (None, self.text) else [self.text, str(self.id)]
        return own + [name for name in _KNOWN if name in names and name not in own]

    def article(self, row: Mapping[str, Any], place: str, source: str | None = None) -> Article:
        """The article that a row tells of; an InputError where it tells of none.

        Its source is its id; without one, ``source``, or else its place.
        """
        text = row.get(self.text)
        if not isinstance(text, str):
            there = ", ".join(map(str, row)) or "nothing"
            raise InputError(
                f"{place} has no text in {self.text!r}; it has {there}."
                " Name the field with --text-field.",
                code="no_text",
            )
        if self.id is not None and row.get(self.id) is None:
            raise InputError(f"{place} has nothing in {self.id!r} (--id-field).", code="no_id")
        told: dict[str, Any] = dict(self.known)
        for name in _KNOWN:
            value = row.get(name)
            if value is not None and value != "":
                told[name] = value if name == "published" else str(value)
        told["source"] = (source or place) if self.id is None else str(row[self.id])
        return Article(text, **told)

    def article_in(self, line: bytes, place: str, source: str | None = None) -> Article:
        """The article that a line of JSON tells of, as ``article`` says."""
        if len(line) > _LONGEST_LINE:
            raise _too_long(place)
        try:
            row = json.loads(line)
        except (ValueError, RecursionError) as error:
            raise InputError(
                f"{place} is no JSON: {error}. Give one object a line.", code="bad_row"
            ) from None
        if not isinstance(row, dict):
            raise InputError(f"{place} is no JSON object. Give one a line.", code="bad_row")
        return self.article(row, place, source)


def fingerprint(*parts: bytes) -> bytes:
    """16 bytes that differ where any of the parts does."""
    if len(parts) > 1:
        parts = (b"".join(part for one in parts for part in (b"%d:" % len(one), one)),)
    return hashlib.blake2b(*parts, digest_size=FINGERPRINT_BYTES).digest()


# Files ---------------------------------------------------------------------------------------


class Files:
    """Articles in files of their own, by their names; ``make`` gives the article of a name."""

    waits = False

    def __init__(
        self,
        names: Sequence[str],
        make: Callable[[str], Article],
        read_as: Mapping[str, str | None] | None = None,
    ) -> None:
        self.names = names
        self.read_as = read_as or {}
        self._make = make
        self._given = 0

    def __iter__(self) -> Iterator[Entry]:
        for number, name in enumerate(self.names, start=1):
            self._given = number
            yield _FileEntry(name, self._make)

    def fraction(self) -> float | None:
        return self._given / len(self.names) if self.names else 1.0


@dataclass(frozen=True, slots=True)
class _FileEntry:
    name: str
    make: Callable[[str], Article]

    @property
    def stamp(self) -> bytes:
        try:
            told = os.stat(self.name)
        except (OSError, ValueError):
            return fingerprint(os.fsencode(self.name), b"missing")
        return fingerprint(os.fsencode(self.name), b"%d %d" % (told.st_size, told.st_mtime_ns))

    def key(self) -> bytes:
        try:
            content = Path(self.name).read_bytes()
        except (OSError, ValueError):
            content = b""
        return fingerprint(os.fsencode(self.name), content)

    def article(self) -> Article:
        return self.make(self.name)


# Lines of JSON -------------------------------------------------------------------------------


def numbered(stream: IO[bytes]) -> Iterator[tuple[int, bytes]]:
    """The lines of a stream with their numbers, from 1.

    One longer than any article is cut behind 64 MB, and longer than them by a byte.
    """
    for number in itertools.count(1):
        line = rest = stream.readline(_LONGEST_LINE + 1)
        if not line:
            return
        while len(line) > _LONGEST_LINE and rest and not rest.endswith(b"\n"):
            rest = stream.readline(_AT_ONCE)
        yield number, line


class Lines:
    """Articles as lines of JSON, an object each; blank lines count, and are none.

    ``size`` of the stream in bytes; None for one that may keep us waiting. The stream is closed
    behind its last line, or where nobody asks for further ones.
    """

    def __init__(
        self, stream: IO[bytes], name: str, columns: Columns, size: int | None = None
    ) -> None:
        self.waits = size is None
        self.read_as = columns.told
        self._stream = stream
        self._name = name
        self._columns = columns
        self._size = size
        self._read = 0

    def __iter__(self) -> Iterator[Entry]:
        with self._stream as stream:
            for number, line in numbered(stream):
                self._read += len(line)
                if len(line) > _LONGEST_LINE:
                    yield _Overlong(self.place(number), fingerprint(line))
                elif not line.isspace():
                    yield _LineEntry(number, line.rstrip(b"\r\n"), self)

    def fraction(self) -> float | None:
        return min(1.0, self._read / self._size) if self._size else None

    def place(self, number: int) -> str:
        """What the line of that number is called."""
        return f"{self._name}:{number}"

    def article(self, place: str, line: bytes) -> Article:
        """The article that a line holds."""
        return self._columns.article_in(line, place)


class _LineEntry:
    """Plain and small: a million of them are made and passed over when a run is taken up."""

    __slots__ = ("_line", "_lines", "_number", "stamp")

    def __init__(self, number: int, line: bytes, lines: Lines) -> None:
        self._number = number
        self._line = line
        self._lines = lines
        self.stamp = fingerprint(line)

    @property
    def name(self) -> str:
        return self._lines.place(self._number)

    def key(self) -> bytes:
        return self.stamp

    def article(self) -> Article:
        return self._lines.article(self.name, self._line)


@dataclass(frozen=True, slots=True)
class _Overlong:
    """A line that is not kept, for it is longer than any article."""

    name: str
    stamp: bytes

    def key(self) -> bytes:
        return self.stamp

    def article(self) -> Article:
        raise _too_long(self.name)


def _too_long(place: str) -> InputError:
    return InputError(
        f"{place} has more than {_LONGEST_LINE // 1024**2} MB: that is no article. Give one object"
        " a line.",
        code="too_long",
    )
