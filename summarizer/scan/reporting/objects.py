"""The party to the right of a cue: "said X", "according to X", "citing X"."""

from __future__ import annotations

from summarizer.scan.reporting.cues import (
    CARRIED,
    FINITE,
    NOUNS,
    PEOPLE,
    PERSONAL,
    PREPOSITIONS,
    PRONOUNS,
    VERBS,
    word_set,
)
from summarizer.scan.reporting.parties import (
    Party,
    holder_after,
    is_mark,
    links_to_office,
    party_of,
)
from summarizer.scan.reporting.units import Row

__all__ = ["object_at", "without_carriers"]

_PHRASE_ENDS = word_set("phrase ends")


def object_at(row: Row, at: int) -> tuple[Party | None, tuple[Party, ...], int]:
    """The source that begins at a unit, those who passed it on, and where it ends."""
    end = _phrase_end(row, at)
    cut, carriers = _carriers(row, at, end)
    return _head(row, at, cut), carriers, end


def without_carriers(row: Row, party: Party) -> tuple[Party, tuple[Party, ...]]:
    """A phrase cut before "seen by X", and X."""
    cut, carriers = _carriers(row, party.first, party.last + 1)
    if cut > party.last or cut <= party.first:
        return party, ()
    return party._replace(end=row[cut - 1].end, last=cut - 1), carriers


def _carriers(row: Row, at: int, end: int) -> tuple[int, tuple[Party, ...]]:
    cut, carriers = end, []
    for index in range(at, end - 1):
        if row[index].word in CARRIED and row[index + 1].word in ("by", "to", "with"):
            cut = min(cut, index)
            carrier = _first_name(row, index + 2, end)
            if carrier is not None:
                carriers.append(carrier)
    while cut > at and row[cut - 1].word in ("and", ",", "been", "was", "first", "as"):
        cut -= 1
    return cut, tuple(carriers)


def _phrase_end(row: Row, at: int) -> int:
    for index in range(at, min(len(row), at + 24)):
        unit = row[index]
        if unit.quoted or unit.word in _PHRASE_ENDS:
            return index
        if unit.word == "." and (index + 1 >= len(row) or row[index + 1].quoted):
            return index
        if unit.word == "," and not _name_follows_office(row, at, index):
            return index
        if unit.word in FINITE and index > at:
            return index
        if index > at + 1 and _speaks_again(row, index):
            return index
    return min(len(row), at + 24)


def _speaks_again(row: Row, at: int) -> bool:
    """Whether a verb of speech starts another clause here."""
    word = row[at].word
    verb = VERBS.get(word)
    if verb is None or verb.form not in ("past", "third") or word in CARRIED or word in NOUNS:
        return False
    return verb.company in ("say", "told") or row[at - 1].mention is not None


def _name_follows_office(row: Row, at: int, comma: int) -> bool:
    """Whether the comma stands between "its chief executive" and the name."""
    if comma + 1 >= len(row):
        return False
    mention = row[comma + 1].mention
    if mention is None or mention.kind != "person" or row[comma - 1].mention is not None:
        return False
    return row[comma - 1].word in PEOPLE or links_to_office(row, comma - 1)


def _first_name(row: Row, at: int, end: int) -> Party | None:
    for index in range(at, min(end, at + 6)):
        if row[index].mention is not None:
            return party_of(row, index, index, index)
    return None


def _head(row: Row, at: int, end: int) -> Party | None:
    """The source in a noun phrase: a person before a document, a record as it is printed."""
    if at < end and row[at].mention is None and row[at].word in PERSONAL:
        return party_of(row, at, at, at)
    noun = next(
        (i for i in range(at, end) if row[i].mention is None and row[i].word in NOUNS), None
    )
    name = next((i for i in range(at, end) if row[i].mention is not None), None)
    name = None if name is None else holder_after(row, name, end)
    readout = (
        noun is not None
        and name is not None
        and name < noun == end - 1
        and (NOUNS[row[noun].word] == "record" and not _crosses(row, name, noun))
    )  # "a White House readout"
    if noun is not None and (name is None or noun < name or readout or row[name + 1].word == "'s"):
        kind = NOUNS[row[noun].word]
        speaker = name if name is not None else None
        if kind == "speech" and speaker is not None:
            return _extended(row, speaker, end)
        if kind == "replay":
            return None
        start = at
        return party_of(row, start, end - 1, noun) if end > at else None
    if name is not None:
        return _extended(row, name, end)
    if at < end and row[at].word in PRONOUNS | {"him", "her", "them"}:
        if row[at].word == "one" and at + 2 < end and row[at + 1].word == "of":
            return Party(row[at].start, row[at + 2].end, "one", None, at, at + 2)
        return party_of(row, at, at, at)
    if at < end and not is_mark(row[at]):
        last = end - 1
        return party_of(row, at, last, last)
    return None


def _crosses(row: Row, first: int, last: int) -> bool:
    return any(
        row[index].word in PREPOSITIONS or is_mark(row[index]) for index in range(first, last)
    )


def _extended(row: Row, name: int, end: int) -> Party:
    """A described party with the place that tells it apart: "officials in London"."""
    mention = row[name].mention
    last = name
    if mention is not None and mention.kind == "group":
        for index in range(name + 1, min(end, name + 6)):
            if row[index].mention is not None and row[name + 1].word in (
                "in",
                "at",
                "from",
                "of",
                "with",
            ):
                last = index
        if last == name and name + 1 < end and row[name + 1].word in ("in", "at", "from", "with"):
            last = end - 1
    if name + 2 < end and row[name + 1].word in ("and", "&") and row[name + 2].mention is not None:
        return party_of(row, name, name + 2, name)._replace(word="list")
    return party_of(row, name, last, name)
