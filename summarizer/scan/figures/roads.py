"""Roads that are called by a letter and a number, where the letter could be a currency's."""

from __future__ import annotations

import re

from summarizer.lexicon import words
from summarizer.scan.figures.neighbours import words_before
from summarizer.scan.figures.nouns import is_title
from summarizer.scan.figures.patterns import GAP, SPACE, alternation

__all__ = ["is_road"]

_NOUN = re.compile(rf"{GAP}(?:{alternation(words('figures-roads'))})s?\b")
_AFTER = re.compile(rf"{SPACE}(?:{alternation(words('figures-roads-after'))})\b")
_BEFORE = frozenset(words("figures-roads-before"))
_STOPS = frozenset(words("figures-stops"))
_ROAD = re.compile(r"[A-Z][0-9]{1,4},?")


def is_road(text: str, start: int, end: int, after: str) -> bool:
    """Whether "R44" here is a road: "the R44 near Paarl", "the N2 and R44".

    ``after`` is the word behind it.
    """
    if _NOUN.match(text, end):
        return True
    before = words_before(text, start)
    called = False
    letters: list[str] = []
    while before and _is_linked(before[-1]):  # "the N2, R44 and"
        word = before.pop()
        called = called or word in ("the", "The")
        if _ROAD.fullmatch(word):
            letters.append(word[0])
    if any(letter != text[start] for letter in letters):  # but "between N865 and N910"
        return True
    if not called:
        return False
    led = bool(before) and before[-1].lower() in _BEFORE
    # "On the R350 grant" is about money.
    ends = not after or after in _STOPS or is_title(after)
    return (led and ends) or _AFTER.match(text, end) is not None


def _is_linked(word: str) -> bool:
    return word in ("the", "The", "and", "or") or _ROAD.fullmatch(word) is not None
