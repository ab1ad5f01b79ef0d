"""A noun phrase that may be a source, and how such phrases lie in a row of units."""

from __future__ import annotations

from typing import NamedTuple

from summarizer.scan.mentions import NameMention
from summarizer.scan.reporting.cues import (
    DETERMINERS,
    PEOPLE,
    PREPOSITIONS,
    PRONOUNS,
    SKIPPED,
    STOPS,
    VERBS,
    word_set,
)
from summarizer.scan.reporting.units import QUOTED, Row

__all__ = [
    "MARKS",
    "REACH",
    "Party",
    "begins_clause",
    "clause_start",
    "describes",
    "from_whom",
    "holder_after",
    "links_to_office",
    "party_of",
    "phrase_start",
]

_CLAUSE_OPENERS = word_set("clause openers")
# Nothing that is one noun phrase goes on over these.
MARKS = frozenset(",;:.!?()[]—–-…/") | {QUOTED}
REACH = 80
_BEFORE_NOUN = DETERMINERS | SKIPPED
_BEFORE_CLAUSE = MARKS | _CLAUSE_OPENERS
_CLAUSE_STARTS = frozenset((";", ":", ".", "!", "?", "—", "–", "(", "that", QUOTED))
# After these a name is that of whoever spoke: "a statement by X", "an interview with X".
_FROM = frozenset(("", "from", "by", "of", "with", "between"))
# Words that stand in no noun phrase; a determiner among them may open one.
_OUTSIDE = MARKS | STOPS | VERBS.keys()


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
    start, end = row.span(first)
    if last != first:
        end = row.span(last)[1]
    return Party(start, end, row.words[head], row.mentions[head], first, last)


def clause_start(row: Row, at: int) -> int:
    """Where the clause around a unit begins: after a quotation, a stop or "that"."""
    words = row.words
    last = max(0, at - REACH)
    for index in range(at - 1, last - 1, -1):
        if words[index] in _CLAUSE_STARTS:
            return index + 1
    return last


def begins_clause(row: Row, at: int) -> bool:
    words = row.words
    last = max(0, at - 6)
    while at > last and words[at - 1] in _BEFORE_NOUN:
        at -= 1
    if at == 0 or words[at - 1] in _BEFORE_CLAUSE:
        return True
    return at == 1 and row.mentions[0] is None and words[0] not in STOPS and words[0] not in VERBS


def phrase_start(row: Row, at: int) -> int:
    words = row.words
    start = at
    for index in range(at - 1, max(-1, at - 7), -1):
        word = words[index]
        if word == "'s" and index:
            continue
        if row.mentions[index] is not None:
            return index if words[index + 1] == "'s" else start
        if word in DETERMINERS:
            return index
        if word in _OUTSIDE:
            return start
        start = index
    return start


def describes(row: Row, at: int) -> bool:
    """Whether a description ends here, such as "its chief executive" before ", X,"."""
    if at < 0:
        return False
    mention = row.mentions[at]
    if mention is None:
        return row.words[at] in PEOPLE or links_to_office(row, at)
    return mention.kind == "group" or links_to_office(row, at)


def from_whom(row: Row, noun: int, end: int) -> int | None:
    """The first name that "a letter from X" or "X's letter" ties to the noun as its author.

    None for "a letter to X", which is a document of somebody unnamed.
    """
    link = ""
    for index in range(noun + 1, end):
        if row.mentions[index] is not None and link in _FROM:
            return index
        if row.words[index] in PREPOSITIONS:
            link = row.words[index]
    return None


def links_to_office(row: Row, at: int) -> bool:
    for index in range(at - 1, max(-1, at - 6), -1):
        word = row.words[index]
        if word in MARKS:
            return False
        if word in ("of", "for", "to", "at") and index:
            office = row.mentions[index - 1]
            return row.words[index - 1] in PEOPLE or (office is not None and office.kind == "group")
    return False


def holder_after(row: Row, name: int, end: int) -> int:
    """The person's place in "INEC Chairman Prof. X", for that of the body."""
    for index in range(name + 1, min(end, name + 7)):
        mention = row.mentions[index]
        if mention is not None:
            office = any(row.words[i] in PEOPLE for i in range(name + 1, index))
            return index if office and mention.kind == "person" else name
        word = row.words[index]
        if word in _OUTSIDE and word != ".":
            return name
    return name
