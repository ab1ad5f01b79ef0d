"""The subject before what stands between two commas: "X, 67, who made his money, said"."""

from __future__ import annotations

from summarizer.scan.reporting.cues import (
    FINITE,
    PEOPLE,
    STOPS,
    VERBS,
    word_set,
)
from summarizer.scan.reporting.described import is_plural
from summarizer.scan.reporting.parties import MARKS, Party, describes
from summarizer.scan.reporting.phrases import climb, phrase_at, record_before
from summarizer.scan.reporting.units import QUOTED, Row

__all__ = ["across"]

_BEFORE_NAME = word_set("before name")
_INTERPOLATED = word_set("interpolated")
_CITING = frozenset(("citing", "quoting"))
_BREAKS = frozenset((QUOTED, ";", ":", "—"))


def across(row: Row, comma: int, plural: bool = False) -> Party | None:
    """The subject before what stands between two commas: "X, 67, who made his money, said".

    ``plural`` passes over one that is not several: "Traders, citing a source, X, argue".
    """
    party = _before_citing(row, comma)
    if party is None and not plural:
        party = _apposed_name(row, comma)
    if party is not None:
        return party
    words = row.words
    end = comma
    for index in range(comma - 1, max(0, comma - 80), -1):
        word = words[index]
        if word in _BREAKS or (word == "." and words[index + 1] != ","):
            return None
        if word != ",":
            continue
        if words[index - 1] == ".":
            end = index  # "X, D-Ore., the bill's sponsor, said"
            continue
        if _interpolates(row, index + 1) or _is_aside(row, index, end):
            mention = row.mentions[index - 1]
            if mention is not None and plural and not is_plural(mention.text):
                end = index
                continue
            if mention is not None:
                return climb(row, index - 1)
            party = phrase_at(row, index - 1) or record_before(row, index)
            if party is not None or not words[index - 1].isdigit():
                return party
        elif not FINITE.isdisjoint(words[index + 1 : end]):
            return None
        end = index
    return None


def _before_citing(row: Row, comma: int) -> Party | None:
    """X in "X, citing a report by the regulator, Y, says", where Y is only cited."""
    words = row.words
    if _CITING.isdisjoint(words[max(0, comma - 24) : comma]):
        return None
    for index in range(comma - 2, max(1, comma - 24), -1):
        if words[index] in _CITING and words[index - 1] == ",":
            if row.mentions[index - 2] is not None:
                return climb(row, index - 2)
            return phrase_at(row, index - 2)
        if words[index] in FINITE or words[index] in _BREAKS:
            return None
    return None


def _apposed_name(row: Row, comma: int) -> Party | None:
    """The name that fills the stretch before the comma: "its chief executive, X, said"."""
    if not comma or row.mentions[comma - 1] is None:
        return None
    words = row.words
    start = comma - 1
    while start > 0 and comma - start < 16 and words[start - 1] not in MARKS:
        start -= 1
    first = start
    if _describes_name(row, first, comma):
        return None
    while start < comma - 1 and start - first < 5 and row.mentions[start] is None:
        word = words[start]
        if word != "." and word not in _BEFORE_NAME and (word in STOPS or word in VERBS):
            break  # what a title or a trade is called may be any other word
        start += 1
    party = climb(row, comma - 1)
    if party.first != start or row.mentions[start] is None:
        return None
    marked = words[start - 1] if start else ""
    if marked != "," or describes(row, start - 2):
        return party
    mention = row.mentions[start]
    person = mention is not None and mention.kind == "person"
    return party if person and not _is_name(row, start - 2) else None


def _describes_name(row: Row, first: int, comma: int) -> bool:
    """Whether it is "a trade group representing 60 firms" behind the name that it describes."""
    last = row.mentions[comma - 1]
    opens = first > 1 and row.words[first - 1] == "," and row.words[first] in ("a", "an")
    return opens and last is not None and last.kind == "group" and _is_name(row, first - 2)


def _is_name(row: Row, at: int) -> bool:
    mention = row.mentions[at] if at >= 0 else None
    return mention is not None and mention.kind in ("person", "organisation")


def _is_aside(row: Row, comma: int, end: int) -> bool:
    """A few words after a person's name: ", D-Ore.," or ", Republican of Iowa,"."""
    mention = row.mentions[comma - 1] if comma else None
    return (
        mention is not None
        and mention.kind == "person"
        and end - comma < 6
        and FINITE.isdisjoint(row.words[comma + 1 : end])
    )


def _interpolates(row: Row, at: int) -> bool:
    word, mention = row.words[at], row.mentions[at]
    if word in _INTERPOLATED or word[:1].isdigit() or word.endswith(("ing", "ed")):
        return True
    if mention is not None:
        return mention.kind == "group" or row.words[at + 1 : at + 2] == ["'s"]
    return not PEOPLE.isdisjoint(row.words[at : at + 5])
