"""What the files of records are called in the folder that they go to, a file for each article."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from itertools import pairwise
from pathlib import Path

from summarizer.cli.files import made_folder
from summarizer.cli.forms import SUFFIXES
from summarizer.cli.reading import STDIN, shown
from summarizer.errors import InputError
from summarizer.file_names import safe_stem, same_file
from summarizer.read.kinds import is_address

__all__ = ["INDEX", "files_in", "namer", "page_names", "refuse_articles"]

INDEX = "index.html"
"""The page that leads to all others of its folder."""
_LONGEST_STEM = 100


def namer(folder: Path, form: str, names: Sequence[str]) -> Callable[[str], str]:
    """What the file of an article's record is called, for these articles.

    The folder is made where it lacks. Raises InputError where two would share a file, one would
    replace an article, or the folder cannot be written.
    """
    name_of = partial(_file_name, form)
    made_folder(folder)
    # Also where two names differ, if some system takes them for one.
    files = sorted(map(name_of, names), key=same_file)
    twin = next((b for a, b in pairwise(files) if same_file(a) == same_file(b)), None)
    if twin is not None:
        raise InputError(
            f"Two of the articles would be written to {shown(str(folder / twin))}."
            " Write them to one file, or one after the other into two folders."
        )
    refuse_articles((os.path.join(folder, file) for file in files), names)
    return name_of


def files_in(folder: Path, form: str, names: Sequence[str]) -> dict[str, Path]:
    """The file of each article's record. Raises as ``namer`` does."""
    name_of = namer(folder, form, names)
    return {name: folder / name_of(name) for name in names}


def page_names(sources: Iterable[str]) -> list[str]:
    """What the pages of records are called, by where each says that its article was read from.

    A name that is taken, be it by the index, gets a number behind it.
    """
    taken = {same_file(INDEX)}
    numbers: dict[str, int] = {}
    names = []
    for source in sources:
        stem = _stem_of_source(source)
        name = f"{stem}{SUFFIXES['html']}"
        number = numbers.get(stem, 1)
        while same_file(name) in taken:
            number += 1
            name = f"{stem}-{number}{SUFFIXES['html']}"
        numbers[stem] = number
        taken.add(same_file(name))
        names.append(name)
    return names


def _stem_of_source(source: str) -> str:
    """The same of what a record says: a name, a row of a table, and how it was read behind it."""
    if is_address(source):
        return _stem(source.partition(", ")[0])
    table, _, row = source.rpartition(":")
    return f"{_stem(table)}-{row}" if table and row.isdecimal() else _stem(source)


def _file_name(form: str, article: str) -> str:
    return f"{_stem(article)}{SUFFIXES[form]}"


def _stem(name: str) -> str:
    """What the record's file is called; of an address, the last part of it that says something."""
    if name == STDIN:
        return "stdin"
    if not is_address(name):
        return safe_stem(Path(name).stem)
    parts = [part for part in re.split(r"[/?#]", name.partition("://")[2]) if part]
    whole = parts[-1] if parts else name
    words = re.sub(r"[^\w.=-]+", "-", whole.removesuffix(".html"))[:_LONGEST_STEM]
    return safe_stem(words.strip(".-"), "page")


def refuse_articles(targets: Iterable[str | Path], names: Sequence[str]) -> None:
    """An InputError where writing would replace an article by its record."""
    # Of a million articles few have a file there, or none: that is what is remembered.
    there = {_identity(target): target for target in targets}
    there.pop(None, None)
    for name in names if there else ():
        target = None if name == STDIN else there.get(_identity(name))
        if target is not None:
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
