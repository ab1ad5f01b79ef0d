"""Records on their way out: to stdout, into one file, or into a folder, a file each."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

import click

from summarizer.cli import completing
from summarizer.cli.files import check_folder, check_link, made_folder, write_entry, write_whole
from summarizer.cli.forms import ARRAYS, SUFFIXES, array, between, written
from summarizer.cli.naming import INDEX, files_in, namer, refuse_articles
from summarizer.cli.options import bundle
from summarizer.cli.reading import shown
from summarizer.cli.screen import look_of_stdout, put
from summarizer.cli.table_files import FORMS, Form, table_files
from summarizer.errors import InputError
from summarizer.look import Look

if TYPE_CHECKING:
    from summarizer.article import Article
    from summarizer.schemas import Record

__all__ = ["Outlet", "Place", "Writing", "writing_options"]


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

    format: str | None
    out: str | None
    tables: Form | None = None

    @property
    def form(self) -> str:
        """The form that records are written in, where they are no rows of a table."""
        return self.format or "text"

    @property
    def waits_for_all(self) -> bool:
        """Whether what is written is of all articles together, so that no journal can hold it."""
        return self.format == "html" or self.tables is not None

    def is_one_table(self) -> bool:
        """Whether --out names one table of records (.jsonl, .parquet), which a run with a
        journal makes; an InputError where another form is asked for.
        """
        from summarizer.many.places import form_of

        place = None if self.out is None else form_of(self.out)
        if place not in ("lines", "parquet"):
            return False
        other = f"--tables {self.tables}" if self.tables else f"--format {self.format}"
        after = "tables" if self.tables else "pages" if self.format == "html" else None
        allowed = (None, "jsonl") if place == "lines" else (None,)
        if self.tables is not None or self.format not in allowed:
            raise InputError(
                f"{shown(str(self.out))} is one table with a row for each record, which {other} is"
                f" not: leave {other} out, or give --out a folder, or a name with another ending."
                + (f" `summarizer {after}` makes {after} of finished records." if after else "")
            )
        return True

    def outlet(self, names: Sequence[str]) -> Outlet:
        """Where the records of these articles go; an InputError where they cannot."""
        if self.tables is not None:
            return self._tables(self.tables)
        if self.out is not None and (os.path.isdir(self.out) or self.out.endswith(("/", os.sep))):
            return _folder(self.form, Path(self.out), names)
        if self.format == "html" and len(names) > 1:
            raise InputError(
                "A page of HTML is of one article. Give --out a folder, for example --out pages/:"
                " it gets a page for each article, and an index of them all."
            )
        if self.out is None:
            return _Screen(self.form, len(names))
        target = Path(self.out)
        check_folder(target.parent)
        check_link(target)
        refuse_articles([target], names)
        return _File(self.form, len(names), target)

    def _tables(self, form: Form) -> Outlet:
        if self.format is not None:
            raise InputError("--tables takes the place of --format: give one of them.")
        if self.out is None:
            raise InputError("Tables are several files: give --out a folder, --out tables/.")
        if form == "parquet":
            from summarizer.many.arrow import loaded_pyarrow

            loaded_pyarrow()
        return _Tables(made_folder(Path(self.out)), form)

    def file_names(self, names: Sequence[str]) -> Callable[[str], str]:
        """What the file in the folder is called that an article's record goes to; an InputError
        where two would share one, or the folder cannot be written.
        """
        return namer(Path(self.out or ""), self.form, names)

    def page(self, article: Article, record: Record) -> str:
        """A record as it is written to a file."""
        return written(self.form, article, record, Look())


class Place(click.ParamType[str]):
    """A name to write to."""

    name = "place"

    def convert(self, value: Any, param: Any, ctx: Any) -> str:
        if not value:
            self.fail("an empty name is no file and no folder.", param, ctx)
        return str(value)


writing_options = bundle(
    Writing,
    click.option(
        "--format",
        type=click.Choice(list(SUFFIXES)),
        help="How to write a record; text unless given.",
    ),
    click.option(
        "--out",
        type=Place(),
        metavar="FILE|DIR",
        shell_complete=completing.files,
        help="Write to this file (.jsonl, .parquet: a row for each record, a journal beside it),"
        " or into this folder (it exists, or the name ends in /),"
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
        return _Folder(form, files_in(folder, form, names))
    index = folder / INDEX
    files = files_in(folder, form, names)
    if index in files.values():
        raise InputError(
            f"The page of an article called index would be written to {shown(str(index))}, which"
            " is the index of all. Rename the article's file."
        )
    return _Site(files, index)


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
        write_entry(self._files[name], written(self._form, article, record, Look()))

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
            write_entry(self._index, show.to_html_index(self._records))


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
