"""The words before a number, and whether they make it part of a name."""

from __future__ import annotations

import re

from summarizer.lexicon import words

__all__ = ["LINKS", "NAMED", "is_numbered", "plain_words", "words_before"]

# Words and signs that join two numbers: "pages 3 and 5".
LINKS = frozenset(("and", "to", "or", "&", "-", "\u2013"))
_NUMBERED = frozenset(words("figures-numbered"))
NAMED = frozenset(words("figures-named"))
_SMALL = re.compile(r"[0-9]{1,4},?")
_WINDOW = 64
_MOST = 8
_QUOTES = "“”\"'\u2018\u2019("


def words_before(text: str, position: int) -> list[str]:
    """The last words before a position in its paragraph, as they are printed."""
    window = text[max(0, position - _WINDOW) : position]
    return window.rpartition("\n\n")[2].rsplit(None, _MOST)[-_MOST:]


def plain_words(printed: list[str]) -> list[str]:
    """The words in lower case, without quotation marks around them."""
    return [word.strip(_QUOTES) for word in " ".join(printed).lower().split()]


def is_numbered(before: list[str]) -> bool:
    """Whether a noun before a number makes it a name: "section 107", "pages 3 and 5"."""
    for word in reversed(before[-4:]):
        if word in NAMED or word.lower() in _NUMBERED:
            return True
        if word not in LINKS and not (word[0].isdigit() and _SMALL.fullmatch(word)):
            return False
    return False
