"""From what a command names (files, folders, patterns, tables, stdin) to articles."""

from __future__ import annotations

import glob
import os
import stat
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import IO, TYPE_CHECKING

from summarizer.cli.reading import STDIN, Reading, shown
from summarizer.cli.running import Running
from summarizer.errors import InputError

if TYPE_CHECKING:
    from summarizer.article import Known
    from summarizer.many.entries import Source

__all__ = ["expanded", "is_many", "source_of"]

_LINES = (".jsonl", ".ndjson")
_PARQUET = ".parquet"
_ARTICLES = "*.txt"


def is_many(names: Sequence[str]) -> bool:
    """Whether the names stand for more than the files of these names."""
    return any(_is_table(name) or os.path.isdir(name) or _is_pattern(name) for name in names)


def expanded(names: Sequence[str]) -> tuple[str, ...]:
    """The files of articles: folders and patterns stand for what is in them, each file once.

    Raises InputError for a folder or pattern without an article.
    """
    found: dict[str, None] = {}
    for name in names:
        if _is_table(name):
            raise InputError(
                f"{shown(name)} is a table of articles, for a run over many: give --out a name"
                " that ends in .jsonl or .parquet, and no --dry-run."
            )
        inside = [name]
        if os.path.isdir(name):
            inside = sorted(map(str, Path(name).glob(_ARTICLES)))
        elif _is_pattern(name):
            inside = sorted(filter(os.path.isfile, glob.glob(name, recursive=True)))
        if not inside:
            kind = f"The folder {shown(name)} holds no article ({_ARTICLES})"
            raise InputError(f"{kind if os.path.isdir(name) else f'No file fits {name}'}.")
        found |= dict.fromkeys(inside)
    return tuple(found)


def source_of(
    names: Sequence[str], reading: Reading, running: Running, limit_characters: int
) -> Source:
    """What a run over many articles reads from; an InputError where it cannot."""
    from summarizer.many.entries import Files

    tables = [name for name in names if _is_table(name) or name == STDIN]
    if not tables:
        return Files(
            [Path(name) for name in expanded(names)],
            lambda path: reading.article(str(path), limit_characters),
            {name: getattr(reading, name) for name in ("published", "outlet", "encoding")},
        )
    if len(names) > 1:
        raise InputError(
            f"{shown(tables[0])} is a table of articles: give it alone, with an --out of its own."
        )
    return _table(tables[0], reading, running)


def _is_table(name: str) -> bool:
    return name.lower().endswith((*_LINES, _PARQUET))


def _is_pattern(name: str) -> bool:
    return glob.has_magic(name) and not os.path.exists(name)


def _table(name: str, reading: Reading, running: Running) -> Source:
    from summarizer.many.entries import Columns, Lines

    known: Known = {"published": reading.published, "outlet": reading.outlet}
    columns = Columns(running.text_field or "text", running.id_field, known)
    if name == STDIN:
        return Lines(_stdin(), "stdin", columns)
    if name.lower().endswith(_PARQUET):
        from summarizer.many.rows import Rows

        return Rows(Path(name), columns)
    try:
        stream = open(name, "rb")  # noqa: SIM115 - it is read for as long as the run lasts
        told = os.fstat(stream.fileno())
        size = told.st_size if stat.S_ISREG(told.st_mode) else None
    except FileNotFoundError:
        raise InputError(f"There is no file {shown(name)}.", code="no_file") from None
    except OSError as error:
        raise InputError(
            f"{shown(name)} cannot be read: {error.strerror or error}.", code="unreadable"
        ) from None
    return Lines(stream, shown(name), columns, size)


def _stdin() -> IO[bytes]:
    """stdin as a stream that a thread may wait for while the program ends."""
    if sys.stdin is None:
        raise InputError("There is no stdin to read.")
    try:
        return open(sys.stdin.fileno(), "rb", closefd=False)
    except (OSError, ValueError):
        return sys.stdin.buffer
