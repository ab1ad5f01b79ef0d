"""The small pieces that every pattern of the figure scanner is built from."""

from __future__ import annotations

import re
from collections.abc import Iterable

__all__ = [
    "CLOSING",
    "GAP",
    "HYPHEN",
    "HYPHENS",
    "SPACE",
    "alternation",
    "by_first_letter",
    "first_words",
    "next_word",
    "phrases",
]

# A blank of any kind, or a line break inside a paragraph, as hard-wrapped articles have.
SPACE = r"(?:[^\S\r\n]|\r?\n(?=\S))"
HYPHENS = "-\u2010\u2011"
HYPHEN = f"[{HYPHENS}]"
# What ends the clause after a number, or the text: nothing that is said of it can follow.
CLOSING = frozenset(("", *",.;:)"))
GAP = rf"(?:{SPACE}|{HYPHEN})"


def alternation(entries: Iterable[str]) -> str:
    """A pattern that matches any of the entries, the longest first."""
    return "|".join(map(re.escape, sorted(entries, key=len, reverse=True)))


def by_first_letter(entries: Iterable[str]) -> str:
    """Like `alternation`, in a form that tells at the first letter where none can match."""
    tails: dict[str, list[str]] = {}
    for entry in entries:
        tails.setdefault(entry[0], []).append(entry[1:])
    return "|".join(f"{first}(?:{alternation(rest)})" for first, rest in tails.items())


def phrases(entries: Iterable[str]) -> str:
    """Like `alternation`, but for a blank any blank or hyphen does, and any hyphen for one."""
    longest_first = sorted(entries, key=len, reverse=True)
    return "|".join(
        re.escape(entry).replace(r"\ ", f"{GAP}{SPACE}?").replace(r"\-", HYPHEN)
        for entry in longest_first
    )


_LETTERS = re.compile(r"[^\W\d_]{1,40}")
# A gap or none; alternatives with an empty one take half the time that an optional group does.
_NEXT_WORD = re.compile(rf"(?:[^\S\r\n]|{HYPHEN}|\n(?=\S)|\r\n(?=\S)|)([^\W\d_]{{1,40}})")


def next_word(text: str, position: int) -> str:
    """The letters right after a position or one gap behind it, "" where there are none.

    A pattern for what may follow a number is worth trying only where this word can open it:
    looking the word up in a set costs far less than a pattern that fails.
    """
    found = _NEXT_WORD.match(text, position)
    return found[1] if found is not None else ""


def first_words(entries: Iterable[str]) -> frozenset[str]:
    """The letters that entries begin with, as `next_word` would give them."""
    found = (_LETTERS.match(entry) for entry in entries)
    return frozenset(letters.group() for letters in found if letters is not None)
