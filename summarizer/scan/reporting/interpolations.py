"""The subject before what stands between two commas: "X, 67, who made his money, said"."""

from __future__ import annotations

from summarizer.scan.reporting.cues import (
    FINITE,
    NOUNS,
    PEOPLE,
    word_set,
)
from summarizer.scan.reporting.parties import Party, describes, is_mark
from summarizer.scan.reporting.phrases import climb, phrase_at, record_before
from summarizer.scan.reporting.units import Row

__all__ = ["across"]

_BEFORE_NAME = word_set("before name")
_INTERPOLATED = word_set("interpolated")


def across(row: Row, comma: int) -> Party | None:
    """The subject before what stands between two commas: "X, 67, who made his money, said"."""
    party = _apposed_name(row, comma)
    if party is not None:
        return party
    end = comma
    for index in range(comma - 1, max(0, comma - 80), -1):
        unit = row[index]
        if unit.quoted or unit.word in (";", ":", "—"):
            return None
        if unit.word == "." and row[index + 1].word != ",":
            return None
        if unit.word != ",":
            continue
        if _interpolates(row, index + 1) or _is_aside(row, index, end):
            if row[index - 1].mention is not None:
                return climb(row, index - 1)
            if describes(row, index - 1) or row[index - 1].word in NOUNS:
                return phrase_at(row, index - 1)
            return record_before(row, index)
        elif any(row[i].word in FINITE for i in range(index + 1, end)):
            return None
        end = index
    return None


def _apposed_name(row: Row, comma: int) -> Party | None:
    """The name that fills the stretch before the comma: "its chief executive, X, said"."""
    if not comma or row[comma - 1].mention is None:
        return None
    start = comma - 1
    while start > 0 and comma - start < 16 and not is_mark(row[start - 1]):
        start -= 1
    while start < comma - 1 and row[start].word in _BEFORE_NAME:
        start += 1
        if row[start].word == ".":
            start += 1
    party = climb(row, comma - 1)
    if party.first != start or row[start].mention is None:
        return None
    marked = row[start - 1].word if start else ""
    if marked != "," or describes(row, start - 2):
        return party
    mention = row[start].mention
    person = mention is not None and mention.kind == "person"
    return party if person and not _is_name(row, start - 2) else None


def _is_name(row: Row, at: int) -> bool:
    mention = row[at].mention if at >= 0 else None
    return mention is not None and mention.kind in ("person", "organisation")


def _is_aside(row: Row, comma: int, end: int) -> bool:
    """A few words after a person's name: ", D-Ore.," or ", Republican of Iowa,"."""
    mention = row[comma - 1].mention if comma else None
    return (
        mention is not None
        and mention.kind == "person"
        and end - comma < 6
        and not any(row[i].word in FINITE for i in range(comma + 1, end))
    )


def _interpolates(row: Row, at: int) -> bool:
    unit = row[at]
    word = unit.word
    if word in _INTERPOLATED or word[:1].isdigit() or word.endswith(("ing", "ed")):
        return True
    if unit.mention is not None:
        return unit.mention.kind == "group" or (at + 1 < len(row) and row[at + 1].word == "'s")
    return any(row[i].word in PEOPLE for i in range(at, min(len(row), at + 5)))
