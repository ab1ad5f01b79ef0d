"""Where a number may stand in a text: digits, and the words that can open one."""

from __future__ import annotations

import re

from summarizer.lexicon import pairs
from summarizer.scan.phrases import any_of, spelled

__all__ = ["FRACTIONS", "NUMBERS", "SCALES", "VULGAR", "WORD_END", "find_anchors"]

NUMBERS = {word: int(value) for word, value in pairs("figures-numbers")}
SCALES = {word: int(value) for word, value in pairs("figures-scales")}
FRACTIONS = {word: int(value) for word, value in pairs("figures-fractions")}
VULGAR = {"½": "0.5", "¼": "0.25", "¾": "0.75", "⅓": "0.3333333333", "⅔": "0.6666666667"}
VULGAR |= {"⅛": "0.125", "⅜": "0.375", "⅝": "0.625", "⅞": "0.875"}

# A scale or a denominator may open a number ("a million", "half"), its plural may not.
_OPENING = {word for word in (*SCALES, *FRACTIONS) if not word.endswith("s") and len(word) > 3}
WORD_END = r"(?![^\W_])"

_DIGITS = re.compile(rf"[0-9{''.join(VULGAR)}](?:(?<=[0-9])[0-9]*(?:[.,][0-9]+)*|(?!\w))")
# In a spelled text. It begins with the space before the word: the search goes from one space
# to the next, and looks at no other letter.
_WORDED = re.compile(rf" (?:{any_of((*NUMBERS, *sorted(_OPENING)))}){WORD_END}")


def find_anchors(text: str) -> list[tuple[int, int]]:
    """Where digits, signs and words stand that may open a number, in order."""
    # Two letters beyond Latin-1 that are plain ones in lower case. The blank in front lets a
    # word at the very beginning have something before it.
    plain = text.replace("\u0130", "I").replace("\u212a", "K")
    small = " " + spelled(plain).replace("_", " ")
    anchors = [found.span() for found in _DIGITS.finditer(text)]
    # The match begins a character before its word, as the spelled text does before the text.
    worded = [(found.start(), found.end() - 1) for found in _WORDED.finditer(small)]
    if not text.isascii():
        worded = [(start, end) for start, end in worded if _is_whole(text, start, end)]
    anchors += worded
    anchors.sort()
    return anchors


def _is_whole(text: str, start: int, end: int) -> bool:
    """Whether no letter that is not spelled stands beside a word."""
    return not (text[max(0, start - 1) : start].isalnum() or text[end : end + 1].isalnum())
