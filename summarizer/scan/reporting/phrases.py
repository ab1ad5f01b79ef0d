"""From the last name of a noun phrase to its head: "X of Y", "A, B and C", "papers filed at Y"."""

from __future__ import annotations

from summarizer.scan.reporting.cues import (
    CARRIED,
    DETERMINERS,
    NOUNS,
    PEOPLE,
    PREPOSITIONS,
    STOPS,
    VERBS,
    word_set,
)
from summarizer.scan.reporting.parties import Party, begins_clause, is_mark, party_of, phrase_start
from summarizer.scan.reporting.units import Row

__all__ = ["climb", "phrase_at", "record_before"]

_LINKS = word_set("links")


def climb(row: Row, at: int) -> Party:
    """From the last name of a noun phrase to its head: "X of Y said", "A, B and C said"."""
    first = head = at
    last = at
    for _ in range(3):
        step = _link_left(row, first)
        if step is None:
            break
        first = head = step
        if row[first].mention is None:
            head = next(
                (i for i in range(first, last) if row[i].word in PEOPLE | NOUNS.keys()), first
            )
            break
    record = _record_start(row, first)
    if record is not None:
        noun = next(i for i in range(first - 1, record - 1, -1) if row[i].word in NOUNS)
        if NOUNS[row[noun].word] != "speech":
            return party_of(row, record, last, noun)
        return party_of(row, first, last, head)
    listed = _list_start(row, first)
    if listed is not None and head == at:
        return party_of(row, listed, last, head)._replace(word="list")
    return party_of(row, first, last, head)


def _record_start(row: Row, first: int) -> int | None:
    """Where "accounts filed at" begins before the name at ``first``."""
    for index in range(first - 1, max(-1, first - 6), -1):
        unit = row[index]
        if unit.mention is None and unit.word in NOUNS and index < first - 1:
            start = phrase_start(row, index)
            return start if begins_clause(row, start) else None
        if (
            unit.mention is not None
            or is_mark(unit)
            or not (
                unit.word in PREPOSITIONS
                or unit.word in DETERMINERS - {"that"}
                or (unit.word.endswith("ed") and (unit.word not in VERBS or unit.word in CARRIED))
                or unit.word in ("seen", "by", "made", "put", "shown", "written", "sent", "drawn")
            )
        ):
            return None
    return None


def _link_left(row: Row, first: int) -> int | None:
    """The place of the name that "of", "in" or "at" ties to the one at ``first``."""
    index = first - 1
    steps = 0
    while index > 0 and steps < 4 and not is_mark(row[index]):
        word = row[index].word
        if row[index].mention is not None or word in VERBS or word in STOPS - _LINKS:
            return None
        if word in _LINKS:
            break
        index -= 1
        steps += 1
    if index < 1 or row[index].word not in _LINKS:
        return None
    before = row[index - 1]
    if row[index].word == "by" and index > 1 and before.word.endswith("ed"):
        polled = row[index - 2].mention  # "traders polled by X said"
        described = polled is not None and polled.kind == "group"
        return index - 2 if described and begins_clause(row, index - 2) else None
    if before.mention is not None and before.mention.kind != "place":
        loose = row[index].word not in ("of", "for")
        return index - 1 if not loose or begins_clause(row, index - 1) else None
    if before.word in NOUNS or before.word in PEOPLE:
        start = phrase_start(row, index - 1)
        return start if begins_clause(row, start) else None
    return None


def _list_start(row: Row, last: int) -> int | None:
    """Where "A, B and C" begins, if the name at ``last`` ends such a list."""
    if last < 2 or row[last - 1].word not in ("and", "&"):
        return None
    index = last - 2
    if row[index].mention is None:
        return None
    start = index if begins_clause(row, index) else None
    while (
        last - index < 24
        and index > 1
        and row[index - 1].word == ","
        and (row[index - 2].mention is not None)
    ):
        index -= 2
        start = index if begins_clause(row, index) else start
    return start


def phrase_at(row: Row, at: int) -> Party | None:
    """A noun phrase that holds no name: "court papers", "a second neighbour"."""
    if at and row[at].word in ("'s", "'"):
        return None
    start = phrase_start(row, at)
    known = row[at].word in NOUNS or row[at].word in PEOPLE
    if row[at].word in STOPS | DETERMINERS or (row[at].word in VERBS and not known):
        return None
    plural = start == at and row[at].word.endswith("s") and row[at].word.isalpha()
    if not known and not plural and row[start].word not in DETERMINERS:
        return None
    if not known and not begins_clause(row, start):
        return None
    return party_of(row, start, at, at)


def record_before(row: Row, verb: int) -> Party | None:
    """The phrase before "show" that holds a document: "accounts filed at Companies House"."""
    start = verb
    while start and not is_mark(row[start - 1]) and verb - start < 14:
        start -= 1
    while start < verb and row[start].word in ("and", "but", "while", "as", "that"):
        start += 1
    noun = next((i for i in range(start, verb) if row[i].word in NOUNS), None)
    return None if noun is None or noun - start > 6 else party_of(row, start, verb - 1, noun)
