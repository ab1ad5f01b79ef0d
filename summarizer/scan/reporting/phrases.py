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
from summarizer.scan.reporting.parties import (
    MARKS,
    Party,
    begins_clause,
    from_whom,
    party_of,
    phrase_start,
)
from summarizer.scan.reporting.units import Row

__all__ = ["climb", "phrase_at", "record_before"]

_LINKS = word_set("links")
_LINKLESS_STOPS = (STOPS - _LINKS) | VERBS.keys()
_HEADS = PEOPLE | NOUNS.keys()
_PHRASELESS = STOPS | DETERMINERS
# Words between a document and the name of the office that holds it: "accounts filed at X".
_FEW = 3
_LABELS = word_set("labels")
_FILED = (
    PREPOSITIONS
    | (DETERMINERS - {"that"})
    | _LABELS
    | {"seen", "by", "made", "put", "shown", "written", "sent", "drawn"}
)


def climb(row: Row, at: int) -> Party:
    """From the last name of a noun phrase to its head: "X of Y said", "A, B and C said"."""
    first = head = at
    last = at
    for _ in range(3):
        step = _link_left(row, first)
        if step is None:
            break
        first = head = step
        if row.mentions[first] is None:
            head = next((i for i in range(first, last) if row.words[i] in _HEADS), first)
            break
    record = _record_start(row, first)
    if record is not None:
        noun = next(i for i in range(first - 1, record - 1, -1) if row.words[i] in NOUNS)
        if NOUNS[row.words[noun]] != "speech" or from_whom(row, noun, first + 1) is None:
            return party_of(row, record, last, noun)
        return party_of(row, first, last, head)
    listed = _list_start(row, first)
    if listed is not None and head == at:
        return party_of(row, listed, last, head)._replace(word="list")
    return party_of(row, first, last, head)


def _record_start(row: Row, first: int) -> int | None:
    """Where "accounts filed at" begins before the name at ``first``."""
    for index in range(first - 1, max(-1, first - 6), -1):
        word = row.words[index]
        if word in NOUNS and index < first - 1:
            start = phrase_start(row, index)
            return start if begins_clause(row, start) else None
        if word not in _FILED and not (
            word.endswith("ed") and (word not in VERBS or word in CARRIED)
        ):
            return None
    return None


def _link_left(row: Row, first: int) -> int | None:
    """The place of the name that "of", "in" or "at" ties to the one at ``first``."""
    index = first - 1
    steps = 0
    words = row.words
    while index > 0 and steps < 4 and words[index] not in MARKS:
        word = words[index]
        if row.mentions[index] is not None or word in _LINKLESS_STOPS:
            return None
        if word in _LINKS:
            break
        index -= 1
        steps += 1
    if index < 1 or words[index] not in _LINKS:
        return None
    before, mention = words[index - 1], row.mentions[index - 1]
    if words[index] == "by" and index > 1 and before.endswith("ed"):
        polled = row.mentions[index - 2]  # "traders polled by X said"
        described = polled is not None and polled.kind == "group"
        return index - 2 if described and begins_clause(row, index - 2) else None
    if mention is not None and mention.kind != "place":
        employed = words[index] == "at" and mention.kind == "person"
        loose = words[index] not in ("of", "for") and not employed
        return index - 1 if not loose or begins_clause(row, index - 1) else None
    if before in _HEADS:
        start = phrase_start(row, index - 1)
        return start if begins_clause(row, start) else None
    return None


def _list_start(row: Row, last: int) -> int | None:
    """Where "A, B and C" begins, if the name at ``last`` ends such a list."""
    if last < 2 or row.words[last - 1] not in ("and", "&"):
        return None
    index = last - 2
    if row.mentions[index] is None:
        return None
    start = index if begins_clause(row, index) else None
    while (
        last - index < 24
        and index > 1
        and row.words[index - 1] == ","
        and (row.mentions[index - 2] is not None)
    ):
        index -= 2
        start = index if begins_clause(row, index) else start
    return start


def phrase_at(row: Row, at: int) -> Party | None:
    """A noun phrase that holds no name: "court papers", "a second neighbour"."""
    word = row.words[at]
    known = word in _HEADS or word == "people"
    if (at and word in ("'s", "'")) or word in _PHRASELESS or (word in VERBS and not known):
        return None
    start = phrase_start(row, at)
    plural = at - start < _FEW and word.endswith("s") and word.isalpha()
    owned = row.mentions[start] is not None and start < at  # "the prime minister's office"
    if not known and not plural and not owned and row.words[start] not in DETERMINERS:
        return None
    if not known and not begins_clause(row, start):
        return None
    return party_of(row, start, at, at)


def record_before(row: Row, verb: int) -> Party | None:
    """The phrase before "show" that holds a document: "accounts filed at Companies House".

    Over what is inserted: "his diary, which his office shared, lists".
    """
    if verb > 1 and row.words[verb - 1] == ",":
        opened = (i for i in range(verb - 2, 0, -1) if row.words[i] == ",")
        comma = next(opened, 0)
        verb = comma if row.words[comma + 1] == "which" else verb
    start = verb
    while start and row.words[start - 1] not in MARKS and verb - start < 14:
        start -= 1
    while start < verb and row.words[start] in ("and", "but", "while", "as", "that"):
        start += 1
    noun = next((i for i in range(start, verb) if row.words[i] in NOUNS), None)
    return None if noun is None or noun - start > 6 else party_of(row, start, verb - 1, noun)
