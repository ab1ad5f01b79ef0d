"""Whether the words around a date speak of what has been or of what is to come."""

from __future__ import annotations

import re
from functools import cache
from typing import Literal

from summarizer.scan.lexicon import words
from summarizer.scan.phrases import any_of, lowered

__all__ = ["Direction", "direction", "direction_before"]

Direction = Literal["past", "future"]

_REACH = 160
_EDGE = re.compile(r"[.!?][\"”’)]{0,2}\s{1,3}(?=[\"“‘(]?[A-Z])|[;\n\r]")
_FRONTED = re.compile(
    r"(?:\A|\b(?:and|but|that|while|so)\s|[\"“‘]|\s[-–—]{1,2}\s)"
    r"(?:(?:on|in|by|at|late|early)\s)?\Z"
)
# After these a past form is an adjective ("the disputed border") or a participle ("to be held").
_NO_PAST_AFTER = re.compile(r"\b(?:the|an?|of|its|his|her|their|be|being|with|in|and)\s\Z")

# "Better than expected" looks at nothing to come.
_COMPARED = re.compile(r"\b(?:than|as)\s\Z")


def direction(text: str, start: int, end: int) -> Direction | None:
    """What the nearest telling word says of ``[start, end)``, None where no word tells."""
    before = _clause_before(text, start)
    after = text[end : end + _REACH // 2]
    edge = _EDGE.search(after)
    told_before = _telling(before)
    told_after = _telling(after[: edge.start()] if edge else after)
    if told_after and (not told_before or _FRONTED.search(before)):
        return told_after[0]
    return told_before[-1] if told_before else None


def direction_before(text: str, start: int) -> Direction | None:
    """What the nearest telling word before ``start`` says."""
    told = _telling(_clause_before(text, start))
    return told[-1] if told else None


def _clause_before(text: str, start: int) -> str:
    """The words of the same sentence before ``start``, as far as they can tell."""
    before = text[max(0, start - _REACH) : start]
    edges = [edge.end() for edge in _EDGE.finditer(before)]
    return before[edges[-1] :] if edges else before


def _telling(clause: str) -> list[Direction]:
    """What the words of a clause tell of its tense, in order."""
    told: list[Direction] = []
    for word in _tellers().finditer(lowered(clause)):
        if word.lastgroup == "infinitive":
            if clause[word.end() + 1].islower():
                told.append("future")
        elif word.lastgroup == "future":
            compared = _COMPARED.search(clause, max(0, word.start() - 8), word.start())
            if not compared and clause[word.start() : word.end()] != "May":
                told.append("future")
        elif not _NO_PAST_AFTER.search(clause, max(0, word.start() - 8), word.start()):
            told.append("past")
    return told


@cache
def _tellers() -> re.Pattern[str]:
    """Matches a word that tells a tense, in a text in small letters."""
    return re.compile(
        rf"\b(?:(?P<future>(?:{any_of(words('future-words'))}|[a-z]{{1,8}}['’]ll)\b)"
        rf"|(?P<infinitive>to(?= [a-z])(?! {any_of(words('no-infinitive'))}\b))"
        rf"|(?P<past>(?:{any_of(words('past-words'))}|[a-z]{{3,20}}ed)\b))"
    )
