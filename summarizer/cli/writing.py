"""Records on their way out: to stdout, into one file, or into a folder, a file each."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

import click

from summarizer.cli.files import check_folder, write_whole
from summarizer.cli.options import bundle
from summarizer.cli.reading import STDIN, shown
from summarizer.cli.screen import Look, look_of_stdout, put
from summarizer.errors import InputError

if TYPE_CHECKING:
    from summarizer.schemas import Record

__all__ = ["Outlet", "Writing", "writing_options"]

_SUFFIXES = {"text": ".txt", "json": ".json", "jsonl": ".jsonl", "markdown": ".md"}


class Outlet(Protocol):
    """Takes records one by one, each with the name of its article."""

    def add(self, name: str, record: Record) -> None:
        """Take a record; what can be written at once is."""
        ...

    def finish(self) -> None:
        """Write what waited for the last record."""
        ...


@dataclass(frozen=True)
class Writing:
    """Which form a record is written in, and where to."""

    format: str
    out: str | None

    def outlet(self, names: Sequence[str]) -> Outlet:
        """Where the records of these articles go; an InputError where they cannot."""
        if self.out is None:
            return _Screen(self.format, len(names))
        if os.path.isdir(self.out) or self.out.endswith(("/", os.sep)):
            return _Folder(self.format, self.files(names))
        target = Path(self.out)
        check_folder(target.parent)
        _refuse_articles(target, names)
        return _File(self.format, len(names), target)

    def files(self, names: Sequence[str]) -> dict[str, Path]:
        """The file in the folder that each article's record goes to; an InputError where two
        would share one, or the folder cannot be written.
        """
        return _files_in(Path(self.out or ""), self.format, names)

    def page(self, record: Record) -> str:
        """A record as it is written to a file."""
        return _page(self.format, record, Look())


writing_options = bundle(
    Writing,
    click.option(
        "--format",
        type=click.Choice(list(_SUFFIXES)),
        default="text",
        help="How to write a record; text unless given.",
    ),
    click.option(
        "--out",
        metavar="FILE|DIR",
        help="Write to this file, or into this folder (it exists, or the name ends in /),"
        " a file for each article.",
    ),
)


def _files_in(folder: Path, form: str, names: Sequence[str]) -> dict[str, Path]:
    """The file that each article's record goes to."""
    if not folder.is_dir():
        check_folder(folder.parent)
        folder.mkdir()
    check_folder(folder)
    files: dict[str, Path] = {}
    for name in names:
        stem = "stdin" if name == STDIN else Path(name).stem
        file = folder / f"{stem}{_SUFFIXES[form]}"
        if file in files.values():
            raise InputError(
                f"Two of the articles would be written to {shown(str(file))}."
                " Write them to one file, or one after the other into two folders."
            )
        _refuse_articles(file, names)
        files[name] = file
    return files


def _refuse_articles(target: Path, names: Sequence[str]) -> None:
    """An InputError where writing would replace an article by its record."""
    for name in names:
        exist = name != STDIN and target.exists() and os.path.exists(name)
        if exist and os.path.samefile(target, name):
            raise InputError(
                f"Writing to {shown(str(target))} would replace the article itself."
                " Give --out another name or folder."
            )


class _Screen:
    """stdout: each record at once, but an array of JSON when it is complete."""

    def __init__(self, form: str, expected: int) -> None:
        self._form = form
        self._look = look_of_stdout()
        self._waits = form == "json" and expected > 1
        self._records: list[Record] = []

    def add(self, name: str, record: Record) -> None:
        if not self._waits:
            is_first = not self._records
            put(_between(self._form, self._look, is_first) + _page(self._form, record, self._look))
        self._records.append(record)

    def finish(self) -> None:
        if self._waits and self._records:
            put(_array(self._records))


class _File:
    """One file, written when all is done."""

    def __init__(self, form: str, expected: int, target: Path) -> None:
        self._form = form
        self._expected = expected
        self._target = target
        self._records: list[Record] = []

    def add(self, name: str, record: Record) -> None:
        self._records.append(record)

    def finish(self) -> None:
        if not self._records:
            return
        if self._form == "json" and self._expected > 1:
            write_whole(self._target, _array(self._records))
            return
        pages = [_page(self._form, record, Look()) for record in self._records]
        write_whole(self._target, _between(self._form, Look(), is_first=False).join(pages))


class _Folder:
    """A folder: each record at once, in a file of its article's name."""

    def __init__(self, form: str, files: Mapping[str, Path]) -> None:
        self._form = form
        self._files = files

    def add(self, name: str, record: Record) -> None:
        write_whole(self._files[name], _page(self._form, record, Look()))

    def finish(self) -> None:
        """Nothing waits."""


def _page(form: str, record: Record, look: Look) -> str:
    """One record in the wanted form."""
    from summarizer import show

    match form:
        case "json":
            return show.to_json(record)
        case "jsonl":
            return show.to_json_line(record)
        case "markdown":
            return show.to_markdown(record)
    return show.to_text(record, look.width, look.colour)


def _array(records: Sequence[Record]) -> str:
    from summarizer import show

    return show.to_json(records)


def _between(form: str, look: Look, is_first: bool) -> str:
    """What stands between two records."""
    if is_first or form in ("json", "jsonl"):
        return ""
    return "\n" if form == "markdown" else f"\n{'─' * look.width}\n\n"
