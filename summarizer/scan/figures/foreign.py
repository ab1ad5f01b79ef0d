"""Sums in texts that are not English: the words after a number that may be its scale."""

from __future__ import annotations

import re
from functools import cache

from summarizer.language import language_of
from summarizer.lexicon import pairs, words
from summarizer.scan.figures.patterns import next_word

__all__ = ["is_foreign", "may_lack_scale"]

# "A" is a word of many languages.
_LETTERS = re.compile(r"[^\W\d_]{2,}")
# Of fewer words in plain letters nobody can tell the language.
_FEWEST = 4
_SAMPLE = 400
_LEAST_SHARE = 0.25


def is_foreign(text: str) -> bool:
    """Whether a text is long enough to tell its language, and is not English.

    One sentence can do with few function words, so that its other words count as well.
    """
    found = [word.lower() for word in _LETTERS.findall(text[:_SAMPLE])]
    if len(found) < _FEWEST and any(word.isascii() for word in found):
        return False
    if not found or language_of(text) is not None:
        return False
    known = _english()
    return sum(word in known for word in found) < _LEAST_SHARE * len(found)


def may_lack_scale(text: str, end: int) -> bool:
    """Whether a word that is not known stands right after the bare number of a sum.

    In a text that is not English it may be a scale: "€5 miljoonaa". The language is for the
    caller to ask, once, since few texts have such a word.
    """
    if not text[end - 1].isdigit():
        return False
    after = next_word(text, end)
    return bool(after) and after.lower() not in _known()


@cache
def _known() -> frozenset[str]:
    return _english() | frozenset(words("figures-after-foreign"))


@cache
def _english() -> frozenset[str]:
    scales = (word for word, _ in pairs("figures-scales"))
    return frozenset((*words("common-words"), *words("stop-words"), *scales))
