"""From what a command names (files, folders, patterns, tables, stdin) to articles."""

from __future__ import annotations

import glob
import itertools
import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from summarizer.cli.piped import piped
from summarizer.cli.reading import NO_LIMIT, STDIN, Reading, shown
from summarizer.cli.running import Running
from summarizer.errors import InputError
from summarizer.read.kinds import is_address, is_table

if TYPE_CHECKING:
    from summarizer.article import Article, Known
    from summarizer.many.entries import Columns, Entry, Source

__all__ = ["entries", "expanded", "files_named", "is_many", "source_of"]

_ENDING = ".txt"


def is_many(names: Sequence[str]) -> bool:
    """Whether the names stand for more than the files of these names."""
    return any(is_table(name) or os.path.isdir(name) or _is_pattern(name) for name in names)


def expanded(names: Sequence[str]) -> Sequence[str]:
    """The files of articles: folders and patterns stand for what is in them, each file once.

    Raises InputError for a folder or pattern without an article.
    """
    found = files_named(names)
    table = next(filter(is_table, found), None)
    if table is not None:
        raise InputError(
            f"{shown(table)} is a table of articles, for a run over many: give --out a name"
            " that ends in .jsonl or .parquet, and no --dry-run."
        )
    return found


def source_of(
    names: Sequence[str], reading: Reading, running: Running, limit_characters: int
) -> Source:
    """What a run over many articles reads from; an InputError where it cannot."""
    from summarizer.many.entries import Columns, Files
    from summarizer.many.tables import tables

    known: Known = {"published": reading.published, "outlet": reading.outlet}
    columns = Columns(running.text_field or "text", running.id_field, known)
    if STDIN in names:
        if len(names) > 1:
            raise InputError("stdin goes alone: leave - out, or the files beside it.")
        return piped(reading, running, columns, limit_characters)
    _refuse_addresses(names)
    if len(names) > 1 or is_many(names):
        reading.check_rows()
    found = files_named(names)
    others = [*itertools.islice(itertools.filterfalse(is_table, found), 1)]
    if not others:
        return tables(found, columns)
    table = next(filter(is_table, found), None)
    if table is not None:
        raise InputError(
            f"{shown(table)} is a table of articles, and {shown(others[0])} is none: give tables"
            " alone, with an --out of their own."
        )
    return Files(found, lambda name: reading.article(name, limit_characters), reading.told())


def entries(files: Sequence[str], reading: Reading, columns: Columns) -> Iterator[Entry]:
    """The articles of files, addresses, stdin and tables of articles, one after the other, of
    any length. An InputError, at once, for a table that cannot be read.
    """
    from summarizer.many.entries import Files
    from summarizer.many.tables import table

    def read(name: str) -> Article:
        return reading.article(name, NO_LIMIT)

    sources = [table(name, columns) if is_table(name) else Files([name], read) for name in files]
    return itertools.chain.from_iterable(sources)


def _refuse_addresses(names: Sequence[str]) -> None:
    """A journal could not tell whether the page behind an address is still the same."""
    addresses = [name for name in names if is_address(name)]
    if addresses:
        raise InputError(
            f"{shown(addresses[0])} is an address, and a run over many articles, which writes a"
            " .jsonl or a .parquet, reads files. Save the page first; or leave out --jobs and its"
            " kind, folders and patterns, and write to stdout: --format jsonl."
        )


def _is_pattern(name: str) -> bool:
    return glob.has_magic(name) and not is_address(name) and not os.path.exists(name)


def files_named(names: Sequence[str]) -> Sequence[str]:
    """The files that names stand for, in their order, each once; a million are no more than
    their names."""
    if len(names) == 1:
        return _inside(names[0])
    return list(dict.fromkeys(file for name in names for file in _inside(name)))


def _inside(name: str) -> Sequence[str]:
    """The files that one name stands for, sorted; an InputError where there is none."""
    if _is_pattern(name):
        files = sorted(filter(os.path.isfile, glob.iglob(name, recursive=True)))
        found = [file for file, _ in itertools.groupby(files)]  # ** may find one twice
        nothing = f"No file fits {name}."
    elif os.path.isdir(name) and not is_table(name):
        found = _articles_in(name)
        nothing = f"The folder {shown(name)} holds no article (*{_ENDING})."
    else:
        return [name]
    if not found:
        raise InputError(nothing)
    return found


def _articles_in(folder: str) -> list[str]:
    """The files of articles in a folder, by name."""
    begin = os.path.join(Path(folder), "").removeprefix(os.path.join(os.curdir, ""))
    try:
        with os.scandir(folder) as inside:
            return sorted(begin + one.name for one in inside if one.name.endswith(_ENDING))
    except OSError as error:
        raise InputError(
            f"The folder {shown(folder)} cannot be read: {error.strerror or error}.",
            code="unreadable",
        ) from None
