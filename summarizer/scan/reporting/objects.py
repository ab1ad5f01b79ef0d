"""The party to the right of a cue: "said X", "according to X", "citing X"."""

from __future__ import annotations

from summarizer.lexicon import words as listed
from summarizer.scan.reporting.cues import (
    CARRIED,
    DETERMINERS,
    FINITE,
    NOUNS,
    PEOPLE,
    PERSONAL,
    PREPOSITIONS,
    PRONOUNS,
    STOPS,
    TIMES,
    VERBS,
    word_set,
)
from summarizer.scan.reporting.parties import (
    MARKS,
    Party,
    from_whom,
    holder_after,
    links_to_office,
    party_of,
)
from summarizer.scan.reporting.units import QUOTED, Row

__all__ = ["object_at", "without_carriers"]

_PHRASE_ENDS = word_set("phrase ends") | {QUOTED}
_PRONOUNS = PRONOUNS | {"him", "her", "them"}
# What is written, and is named as such before whoever wrote it.
_WRITTEN = frozenset(("note", "letter", "letters", "email", "emails", "message", "messages"))
_TITLES = frozenset(title.lower() for title in listed("titles") if title.isalpha())
_CROSSED = PREPOSITIONS | MARKS


def object_at(row: Row, at: int) -> tuple[Party | None, tuple[Party, ...], int]:
    """The source that begins at a unit, those who passed it on, and where it ends."""
    end = _phrase_end(row, at)
    cut, carriers = _carriers(row, at, end)
    return _head(row, at, cut), carriers, end


def without_carriers(row: Row, party: Party) -> tuple[Party, tuple[Party, ...]]:
    """A phrase cut before "seen by X", and X."""
    if party.first == party.last:
        return party, ()
    cut, carriers = _carriers(row, party.first, party.last + 1)
    if cut > party.last or cut <= party.first:
        return party, ()
    return party._replace(end=row.span(cut - 1)[1], last=cut - 1), carriers


def _carriers(row: Row, at: int, end: int) -> tuple[int, tuple[Party, ...]]:
    words = row.words
    cut, carriers = end, []
    for index in range(at, end - 1):
        if words[index] in CARRIED and words[index + 1] in ("by", "to", "with"):
            cut = min(cut, index)
            carrier = _first_name(row, index + 2, end)
            if carrier is not None:
                carriers.append(carrier)
    seen = words[end : end + 2]  # "a copy the Monitor has seen"
    if len(seen) == 2 and seen[0] in ("has", "had", "have") and seen[1] in CARRIED:
        carrier = _first_name(row, end - 1, end) if end - 1 > at else None
        if carrier is not None:
            carriers.append(carrier)
            cut = min(cut, end - 1 - (words[end - 2] == "the"))
    while cut > at and words[cut - 1] in ("and", ",", "been", "was", "first", "as"):
        cut -= 1
    return cut, tuple(carriers)


def _phrase_end(row: Row, at: int) -> int:
    words = row.words
    last = min(len(words), at + 24)
    for index in range(at, last):
        word = words[index]
        if word in _PHRASE_ENDS:
            return index
        if word == "." and (index + 1 >= len(words) or words[index + 1] == QUOTED):
            return index
        if word == "," and not _name_follows_office(row, index):
            return index
        if word in FINITE and index > at:
            return index
        if index > at + 1 and word in VERBS and _speaks_again(row, index):
            return index
    return last


def _speaks_again(row: Row, at: int) -> bool:
    """Whether a verb of speech starts another clause here."""
    word = row.words[at]
    verb = VERBS[word]
    if verb.form not in ("past", "third") or word in CARRIED or word in NOUNS:
        return False
    return verb.company in ("say", "told") or row.mentions[at - 1] is not None


def _name_follows_office(row: Row, comma: int) -> bool:
    """Whether the comma stands between "its chief executive" and the name."""
    if comma + 1 >= len(row.words):
        return False
    mention = row.mentions[comma + 1]
    if mention is None and row.words[comma + 1] in _TITLES:
        after = comma + 3 if row.words[comma + 2 : comma + 3] == ["."] else comma + 2
        # "its negotiator, Maître X", "its adviser, Mr. Y"
        mention = row.mentions[after] if after < len(row.words) else None
    if mention is None or mention.kind != "person" or row.mentions[comma - 1] is not None:
        return False
    return row.words[comma - 1] in PEOPLE or links_to_office(row, comma - 1)


def _first_name(row: Row, at: int, end: int) -> Party | None:
    for index in range(at, min(end, at + 6)):
        if row.mentions[index] is not None:
            return party_of(row, index, index, index)
    return None


def _head(row: Row, at: int, end: int) -> Party | None:
    """The source in a noun phrase: a person before a document, a record as it is printed."""
    words, mentions = row.words, row.mentions
    if at >= end:
        return None
    if words[at] in PERSONAL:
        return party_of(row, at, at, at)
    noun = next((i for i in range(at, end) if words[i] in NOUNS), None)
    name = next((i for i in range(at, end) if mentions[i] is not None), None)
    name = None if name is None else holder_after(row, name, end)
    readout = (
        noun is not None
        and name is not None
        and name < noun == end - 1
        and (NOUNS[words[noun]] == "record" or words[noun] in _WRITTEN)
        and not _crosses(row, name, noun)
    )  # "a White House readout"
    if noun is not None and (name is None or noun < name or readout or words[name + 1] == "'s"):
        kind = NOUNS[words[noun]]
        author = name
        if kind == "speech" and name is not None and noun < name:
            author = from_whom(row, noun, end)
        if kind == "speech" and author is not None and not readout:
            return _extended(row, holder_after(row, author, end), end)
        return None if kind == "replay" else party_of(row, at, end - 1, noun)
    if name is not None:
        return _of_a_place(row, at, name, end) or _extended(row, name, end)
    if words[at] in _PRONOUNS:
        if words[at] == "one" and at + 2 < end and words[at + 1] == "of":
            return Party(row.span(at)[0], row.span(at + 2)[1], "one", None, at, at + 2)
        return party_of(row, at, at, at)
    return None if words[at] in MARKS else party_of(row, at, end - 1, end - 1)


def _of_a_place(row: Row, at: int, name: int, end: int) -> Party | None:
    """The whole of "a Khartoum newspaper", where the place is no source."""
    mention = row.mentions[name]
    if mention is None or mention.kind != "place" or row.words[at] not in DETERMINERS:
        return None
    last = name
    while last + 1 < end and row.words[last + 1].isalpha() and row.words[last + 1] not in STOPS:
        last += 1
    return party_of(row, at, last, last) if last > name else None


def _crosses(row: Row, first: int, last: int) -> bool:
    return not _CROSSED.isdisjoint(row.words[first:last])


def _extended(row: Row, name: int, end: int) -> Party:
    """A described party with the place that tells it apart: "officials in London"."""
    mention = row.mentions[name]
    last = name
    if mention is not None and mention.kind == "group":
        for index in range(name + 1, min(end, name + 6)):
            if row.mentions[index] is not None and row.words[name + 1] in (
                "in",
                "at",
                "from",
                "of",
                "with",
            ):
                last = index
        placed = name + 2 < end and TIMES.isdisjoint(row.words[name + 2 : name + 4])
        if last == name and placed and row.words[name + 1] in ("in", "at", "from", "with"):
            last = end - 1
    if (
        name + 2 < end
        and row.words[name + 1] in ("and", "&")
        and row.mentions[name + 2] is not None
    ):
        return party_of(row, name, name + 2, name)._replace(word="list")
    return party_of(row, name, last, name)
