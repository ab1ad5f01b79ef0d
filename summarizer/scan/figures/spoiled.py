"""Figures that go on in characters which no number has: "$5О million" with a letter О. Pure.

What stands there is read by an eye as more than the scanner read, so it is no figure at all.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from summarizer.lexicon import pairs
from summarizer.scan.lookalikes import latin
from summarizer.scan.marks import is_blank_or_mark, is_cut
from summarizer.scan.mentions import FigureMention

__all__ = ["is_spoiled"]

_JOINTS = "_·٬٫，．"  # stand between two digits of one number, and in no English number
_NEXT_WORD = re.compile(
    r"\s?([^\s.,;:!?]{1,40})"
)  # no scale is as long, whatever it is written with
_DIGITS_READ = str.maketrans("01I|", "olll")


def is_spoiled(text: str, figure: FigureMention) -> bool:
    """Whether the figure's number, or the word of its scale, goes on where the figure ends."""
    if is_cut(text, figure) or any(map(_is_odd, figure.text, figure.text[1:])):
        return True
    after = text[figure.end : figure.end + 2]
    before = text[max(0, figure.start - 2) : figure.start]
    if _joins(after[:1], after[1:]) or _joins(before[-1:], before[:-1]):
        return True
    return figure.text[-1:].isdigit() and (_goes_on(after[:1]) or _hides_a_scale(text, figure))


def _is_odd(character: str, following: str) -> bool:
    """Whether a digit is marked, or a letter that shows as nothing follows."""
    return is_blank_or_mark(following) and (character.isdigit() or following.isalpha())


def _joins(mark: str, beyond: str) -> bool:
    """Whether a mark at the figure's edge joins it to a further digit."""
    if mark in (".", ","):
        return is_blank_or_mark(beyond)
    return mark != "" and mark in _JOINTS and beyond.isdigit()


def _goes_on(after: str) -> bool:
    """Whether a letter or a digit of a script with spaces between words stands right there."""
    return after.isalnum() and unicodedata.category(after) != "Lo"


def _hides_a_scale(text: str, figure: FigureMention) -> bool:
    """Whether the next word looks like "million" and is written with other characters."""
    found = _NEXT_WORD.match(text, figure.end)
    word = found[1] if found else ""
    if word[1:].islower() and word.isascii() and word.isalpha():
        return False
    plain = "".join(character for character in word if not is_blank_or_mark(character))
    seen = latin(plain).translate(_DIGITS_READ).lower()
    return seen != word.lower() and seen in _scales()


@cache
def _scales() -> frozenset[str]:
    return frozenset(word for word, _ in pairs("figures-scales"))
