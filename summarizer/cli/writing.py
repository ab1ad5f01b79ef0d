"""Records on their way out: to stdout, into one file, or into a folder, a file each."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

import click

from summarizer.cli import completing
from summarizer.cli.files import check_folder, write_whole
from summarizer.cli.forms import ARRAYS, SUFFIXES, array, between, written
from summarizer.cli.options import bundle
from summarizer.cli.reading import STDIN, shown
from summarizer.cli.screen import look_of_stdout, put
from summarizer.cli.table_files import FORMS, Form, table_files, table_folder
from summarizer.errors import InputError
from summarizer.look import Look
from summarizer.read.kinds import is_address

if TYPE_CHECKING:
    from summarizer.article import Article
    from summarizer.schemas import Record

__all__ = ["Outlet", "Writing", "writing_options"]

_INDEX = "index.html"
_LONGEST_STEM = 100


class Outlet(Protocol):
    """Takes records one by one, each with its article and the name that it was read under."""

    def add(self, name: str, article: Article, record: Record) -> None:
        """Take a record; what can be written at once is."""
        ...

    def finish(self) -> None:
        """Write what waited for the last record."""
        ...


@dataclass(frozen=True)
class Writing:
    """Which form a record is written in, or which tables are, and where to."""

    format: str
    out: str | None
    tables: Form | None = None

    @property
    def waits_for_all(self) -> bool:
        """Whether what is written is of all articles together, so that no journal can hold it."""
        return self.format == "html" or self.tables is not None

    def outlet(self, names: Sequence[str]) -> Outlet:
        """Where the records of these articles go; an InputError where they cannot."""
        if self.tables is not None:
            return self._tables(self.tables)
        if self.out is not None and (os.path.isdir(self.out) or self.out.endswith(("/", os.sep))):
            return _folder(self.format, Path(self.out), names)
        if self.format == "html" and len(names) > 1:
            raise InputError(
                "A page of HTML is of one article. Give --out a folder, for example --out pages/:"
                " it gets a page for each article, and an index of them all."
            )
        if self.out is None:
            return _Screen(self.format, len(names))
        target = Path(self.out)
        check_folder(target.parent)
        _refuse_articles([target], names)
        return _File(self.format, len(names), target)

    def _tables(self, form: Form) -> Outlet:
        if self.format != "text":
            raise InputError("--tables takes the place of --format: give one of them.")
        if self.out is None:
            raise InputError("Tables are several files: give --out a folder, --out tables/.")
        if form == "parquet":
            from summarizer.many.arrow import loaded_pyarrow

            loaded_pyarrow()
        return _Tables(table_folder(self.out), form)

    def files(self, names: Sequence[str]) -> dict[str, Path]:
        """The file in the folder that each article's record goes to; an InputError where two
        would share one, or the folder cannot be written.
        """
        return _files_in(Path(self.out or ""), self.format, names)

    def page(self, article: Article, record: Record) -> str:
        """A record as it is written to a file."""
        return written(self.format, article, record, Look())


writing_options = bundle(
    Writing,
    click.option(
        "--format",
        type=click.Choice(list(SUFFIXES)),
        default="text",
        help="How to write a record; text unless given.",
    ),
    click.option(
        "--out",
        metavar="FILE|DIR",
        shell_complete=completing.files,
        help="Write to this file, or into this folder (it exists, or the name ends in /),"
        " a file for each article (and with --format html, an index).",
    ),
    click.option(
        "--tables",
        type=click.Choice(FORMS),
        help="Write tables instead, a file a section, into the folder that --out names.",
    ),
)


def _folder(form: str, folder: Path, names: Sequence[str]) -> Outlet:
    if form != "html":
        return _Folder(form, _files_in(folder, form, names))
    index = folder / _INDEX
    files = _files_in(folder, form, names)
    if index in files.values():
        raise InputError(
            f"The page of an article called index would be written to {shown(str(index))}, which"
            " is the index of all. Rename the article's file."
        )
    return _Site(files, index)


def _files_in(folder: Path, form: str, names: Sequence[str]) -> dict[str, Path]:
    """The file that each article's record goes to."""
    if not folder.is_dir():
        check_folder(folder.parent)
        folder.mkdir()
    check_folder(folder)
    files: dict[str, Path] = {}
    taken: set[Path] = set()
    for name in names:
        file = folder / f"{_stem(name)}{SUFFIXES[form]}"
        if file in taken:
            raise InputError(
                f"Two of the articles would be written to {shown(str(file))}."
                " Write them to one file, or one after the other into two folders."
            )
        taken.add(file)
        files[name] = file
    _refuse_articles(list(taken), names)
    return files


def _stem(name: str) -> str:
    """What the record's file is called; of an address, the last part of it that says something."""
    if name == STDIN:
        return "stdin"
    if not is_address(name):
        return Path(name).stem
    parts = [part for part in re.split(r"[/?#]", name.partition("://")[2]) if part]
    whole = parts[-1] if parts else name
    return (
        re.sub(r"[^\w.=-]+", "-", whole.removesuffix(".html"))[:_LONGEST_STEM].strip(".-") or "page"
    )


def _refuse_articles(targets: Sequence[Path], names: Sequence[str]) -> None:
    """An InputError where writing would replace an article by its record."""
    articles = {_identity(name) for name in names if name != STDIN} - {None}
    for target in targets:
        if _identity(target) in articles:
            raise InputError(
                f"Writing to {shown(str(target))} would replace the article itself."
                " Give --out another name or folder."
            )


def _identity(path: str | Path) -> tuple[int, int] | None:
    """Which file of which disk this is; None where there is none."""
    try:
        told = os.stat(path)
    except (OSError, ValueError):
        return None
    return told.st_dev, told.st_ino


class _Screen:
    """stdout: each record at once, but an array of JSON when it is complete."""

    def __init__(self, form: str, expected: int) -> None:
        self._form = form
        self._look = look_of_stdout()
        self._waits = form in ARRAYS and expected > 1
        self._done: list[tuple[Article, Record]] = []

    def add(self, name: str, article: Article, record: Record) -> None:
        if not self._waits:
            is_first = not self._done
            page = written(self._form, article, record, self._look)
            put(between(self._form, self._look, is_first) + page)
        self._done.append((article, record))

    def finish(self) -> None:
        if self._waits and self._done:
            put(array(self._form, self._done))


class _File:
    """One file, written when all is done."""

    def __init__(self, form: str, expected: int, target: Path) -> None:
        self._form = form
        self._expected = expected
        self._target = target
        self._done: list[tuple[Article, Record]] = []

    def add(self, name: str, article: Article, record: Record) -> None:
        self._done.append((article, record))

    def finish(self) -> None:
        if not self._done:
            return
        if self._form in ARRAYS and self._expected > 1:
            write_whole(self._target, array(self._form, self._done))
            return
        pages = [written(self._form, article, record, Look()) for article, record in self._done]
        write_whole(self._target, between(self._form, Look(), is_first=False).join(pages))


class _Folder:
    """A folder: each record at once, in a file of its article's name."""

    def __init__(self, form: str, files: Mapping[str, Path]) -> None:
        self._form = form
        self._files = files

    def add(self, name: str, article: Article, record: Record) -> None:
        write_whole(self._files[name], written(self._form, article, record, Look()))

    def finish(self) -> None:
        """Nothing waits."""


class _Site:
    """A folder of pages: each at once, and an index of them when all is done."""

    def __init__(self, files: Mapping[str, Path], index: Path) -> None:
        self._pages = _Folder("html", files)
        self._files = files
        self._index = index
        self._records: dict[str, Record] = {}

    def add(self, name: str, article: Article, record: Record) -> None:
        self._pages.add(name, article, record)
        self._records[self._files[name].name] = record

    def finish(self) -> None:
        from summarizer import show

        if self._records:
            write_whole(self._index, show.to_html_index(self._records))


class _Tables:
    """A folder of tables, written when all is done."""

    def __init__(self, folder: Path, form: Form) -> None:
        self._folder = folder
        self._form = form
        self._records: list[Record] = []

    def add(self, name: str, article: Article, record: Record) -> None:
        self._records.append(record)

    def finish(self) -> None:
        if not self._records:
            return
        with table_files(self._folder, self._form, type(self._records[0])) as add:
            for record in self._records:
                add(record)
