"""Word lists: plain text files under ``scan/words/``, one folder a language."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

__all__ = ["languages_of", "listed", "pairs", "words"]

_LISTS = files(__package__) / "scan" / "words"


@cache
def words(name: str, language: str = "en") -> tuple[str, ...]:
    """The entries of ``scan/words/<language>/<name>.txt``, in the file's order.

    A line is one entry; what follows ``#`` and blank lines do not count.
    """
    text = (_LISTS / language / f"{name}.txt").read_text("utf-8")
    entries = (line.split("#", 1)[0].strip() for line in text.splitlines())
    return tuple(entry for entry in entries if entry)


@cache
def listed(*names: str) -> frozenset[str]:
    """The English entries of these lists, to look words up in."""
    return frozenset(entry for name in names for entry in words(name))


@cache
def pairs(name: str, language: str = "en") -> tuple[tuple[str, str], ...]:
    """Entries of the form ``words = value``, in the file's order."""
    return tuple(
        (left.strip(), right.strip())
        for left, _, right in (entry.partition("=") for entry in words(name, language))
    )


@cache
def languages_of(name: str) -> tuple[str, ...]:
    """The languages that have a list of this name, in the order of their codes."""
    folders = (folder for folder in _LISTS.iterdir() if (folder / f"{name}.txt").is_file())
    return tuple(sorted(folder.name for folder in folders))
