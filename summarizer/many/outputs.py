"""Where records go: lines in one file, or a file each; and what of them is safe on the disk."""

from __future__ import annotations

import contextlib
import errno
import os
import stat
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple, Protocol

from summarizer.errors import InputError
from summarizer.files import keep_names, private, write_entry
from summarizer.many.store import Written

__all__ = ["Folder", "JsonLines", "Output", "Page"]

# A link that a user gave was followed already.
_HOW = sum(getattr(os, name, 0) for name in ("O_BINARY", "O_CLOEXEC", "O_NOFOLLOW"))


class Page(NamedTuple):
    """A record as it is written: the number and name of its article, and the text."""

    number: int
    name: str
    content: bytes


class Output(Protocol):
    """Takes pages, many at a time. Called from the journal alone, in this order::

    spans = output.place(pages)     # where they will stand
    output.write(pages)             # there, and on the disk
    """

    def place(self, pages: Sequence[Page]) -> list[Written]:
        """Where the pages will stand once they are written."""
        ...

    def write(self, pages: Sequence[Page]) -> None:
        """Write the pages and wait until they are on the disk. Raises OSError, InputError."""
        ...

    def has(self, name: str) -> bool:
        """Whether the record of a finished article is still there."""
        ...

    def size(self) -> int:
        """The bytes of the output that the journal may rely on, pages placed included."""
        ...

    def resume(self, size: int) -> None:
        """Go back to the size that the journal relies on; an InputError where that is lost."""
        ...

    def close(self) -> None:
        """Leave what is written as it is."""
        ...


class JsonLines:
    """One file, a line for each record."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._file = -1
        self._size = 0

    def resume(self, size: int) -> None:
        """Open the file; what a kill left behind the last line that counts is cut off."""
        flags = os.O_RDWR | os.O_CREAT | _HOW
        self._file = os.open(self._path, flags, 0o666)
        keep_names(self._path.parent)
        there = os.fstat(self._file).st_size
        if there < size:
            self.close()
            raise InputError(
                f"{self._path} has {there:,} bytes, and its journal has written {size:,}: records"
                " are missing. Put the file back, or give another --out to start anew.",
                code="output_changed",
            )
        os.ftruncate(self._file, size)
        self._size = size

    def close(self) -> None:
        """Leave the file as it is."""
        if self._file >= 0:
            os.close(self._file)
            self._file = -1

    def has(self, name: str) -> bool:
        return True  # lines that are missing are refused as a whole

    def size(self) -> int:
        return self._size

    def place(self, pages: Sequence[Page]) -> list[Written]:
        placed = []
        for page in pages:
            placed.append(Written(page.number, self._size, len(page.content)))
            self._size += len(page.content)
        return placed

    def write(self, pages: Sequence[Page]) -> None:
        content = b"".join(page.content for page in pages)
        start = self._size - len(content)
        try:
            os.lseek(self._file, start, os.SEEK_SET)
            while content:
                content = content[os.write(self._file, content) :]
            os.fsync(self._file)
            if os.fstat(self._file).st_nlink == 0:
                raise FileNotFoundError(errno.ENOENT, f"{self._path} was removed meanwhile")
        except OSError:
            # Half a line is nobody's record.
            with contextlib.suppress(OSError):
                os.ftruncate(self._file, start)
            raise

    def reordered(self, written: Iterable[Written], path: Path) -> Iterator[Written]:
        """Where the lines stand in another file, in this order; it is whole after the last."""
        size = 0
        with open(path, "wb", opener=private) as file:
            os.chmod(path, stat.S_IMODE(os.fstat(self._file).st_mode))
            for one in written:
                # Not os.pread, nor os.pwrite above: Windows has neither.
                os.lseek(self._file, one.start, os.SEEK_SET)
                file.write(os.read(self._file, one.length))
                yield Written(one.number, size, one.length)
                size += one.length
            file.flush()
            os.fsync(file.fileno())


class Folder:
    """A file for each record; ``name_of`` says which an article's is."""

    def __init__(self, folder: Path, name_of: Callable[[str], str]) -> None:
        self._folder = folder
        self._name_of = name_of

    def resume(self, size: int) -> None:
        self._folder.mkdir(parents=True, exist_ok=True)

    def close(self) -> None:
        """Nothing is open."""

    def has(self, name: str) -> bool:
        return (self._folder / self._name_of(name)).exists()

    def size(self) -> int:
        return 0

    def place(self, pages: Sequence[Page]) -> list[Written]:
        return []

    def write(self, pages: Sequence[Page]) -> None:
        for page in pages:
            write_entry(self._folder / self._name_of(page.name), page.content)
