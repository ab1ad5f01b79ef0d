"""The words before a number, and whether they make it part of a name."""

from __future__ import annotations

import re

from summarizer.scan.lexicon import words

__all__ = ["LINKS", "is_numbered", "words_before"]

# Words and signs that join two numbers: "pages 3 and 5".
LINKS = frozenset(("and", "to", "or", "&", "-", "\u2013"))
_NUMBERED = frozenset(words("figures-numbered"))
_NAMED = frozenset(words("figures-named"))
_SMALL = re.compile(r"[0-9]{1,4},?")
_WINDOW = 64


def words_before(text: str, position: int) -> list[str]:
    """The last words before a position in its paragraph, as they are printed."""
    window = text[max(0, position - _WINDOW) : position]
    return window.rpartition("\n\n")[2].split()[-8:]


def is_numbered(before: list[str]) -> bool:
    """Whether a noun before a number makes it a name: "section 107", "pages 3 and 5"."""
    for word in reversed(before[-4:]):
        if word in _NAMED or word.lower() in _NUMBERED:
            return True
        if word not in LINKS and not _SMALL.fullmatch(word):
            return False
    return False
