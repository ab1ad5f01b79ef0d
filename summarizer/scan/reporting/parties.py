"""A noun phrase that may be a source, and how such phrases lie in a row of units."""

from __future__ import annotations

from typing import NamedTuple

from summarizer.scan.mentions import NameMention
from summarizer.scan.reporting.cues import (
    DETERMINERS,
    PEOPLE,
    PRONOUNS,
    SKIPPED,
    STOPS,
    VERBS,
    word_set,
)
from summarizer.scan.reporting.units import Row, Unit

__all__ = [
    "REACH",
    "Party",
    "begins_clause",
    "clause_start",
    "describes",
    "holder_after",
    "is_mark",
    "links_to_office",
    "party_of",
    "phrase_start",
]

_CLAUSE_OPENERS = word_set("clause openers")
_MARKS = frozenset(",;:.!?()[]—–-…/")
REACH = 80
_BEFORE_NOUN = DETERMINERS | SKIPPED


class Party(NamedTuple):
    """Words for a possible source; ``mention`` is the name they hold, if they hold one.

    ``word`` is the pronoun, or the noun of a phrase without a name, in small letters.
    ``first`` and ``last`` are the places of its units in the row.
    """

    start: int
    end: int
    word: str
    mention: NameMention | None
    first: int
    last: int

    @property
    def pronoun(self) -> bool:
        return self.mention is None and self.word in PRONOUNS


def party_of(row: Row, first: int, last: int, head: int) -> Party:
    unit = row[head]
    return Party(row[first].start, row[last].end, unit.word, unit.mention, first, last)


def is_mark(unit: Unit) -> bool:
    return unit.word in _MARKS or unit.quoted


def clause_start(row: Row, at: int) -> int:
    """Where the clause around a unit begins: after a quotation, a stop or "that"."""
    last = max(0, at - REACH)
    for index in range(at - 1, last - 1, -1):
        word = row[index].word
        if row[index].quoted or word in (";", ":", ".", "!", "?", "—", "–", "(", "that"):
            return index + 1
    return last


def begins_clause(row: Row, at: int) -> bool:
    for _ in range(6):
        if at > 0 and row[at - 1].word in _BEFORE_NOUN:
            at -= 1
    if at == 0 or is_mark(row[at - 1]) or row[at - 1].word in _CLAUSE_OPENERS:
        return True
    opening = row[0].word
    return at == 1 and row[0].mention is None and opening not in STOPS and opening not in VERBS


def phrase_start(row: Row, at: int) -> int:
    start = at
    for index in range(at - 1, max(-1, at - 7), -1):
        unit = row[index]
        if unit.word == "'s" and index:
            continue
        if unit.mention is not None:
            if row[index + 1].word == "'s":
                return index
            return start
        if is_mark(unit) or unit.word in STOPS or unit.word in VERBS:
            return start if unit.word not in DETERMINERS else index
        start = index
        if unit.word in DETERMINERS:
            return start
    return start


def describes(row: Row, at: int) -> bool:
    """Whether a description ends here, such as "its chief executive" before ", X,"."""
    unit = row[at] if at >= 0 else None
    if unit is None:
        return False
    if unit.mention is not None:
        return unit.mention.kind == "group" or links_to_office(row, at)
    return unit.word in PEOPLE or links_to_office(row, at)


def links_to_office(row: Row, at: int) -> bool:
    for index in range(at - 1, max(-1, at - 6), -1):
        if is_mark(row[index]):
            return False
        if row[index].word in ("of", "for", "to", "at") and index:
            return row[index - 1].word in PEOPLE
    return False


def holder_after(row: Row, name: int, end: int) -> int:
    """The person's place in "INEC Chairman Prof. X", for that of the body."""
    for index in range(name + 1, min(end, name + 7)):
        mention = row[index].mention
        if mention is not None:
            office = any(row[i].word in PEOPLE for i in range(name + 1, index))
            return index if office and mention.kind == "person" else name
        word = row[index].word
        if word in STOPS or word in VERBS or (is_mark(row[index]) and word != "."):
            return name
    return name
