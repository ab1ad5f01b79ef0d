"""Whose "its offer" is, and whether an ask was taken back: "after X withdrew its bid"."""

from __future__ import annotations

from summarizer.grammar.asks.askers import Subject, subject_of
from summarizer.grammar.asks.words import ANSWERS, is_adverb, word_set
from summarizer.scan.reporting.cues import BE, FINITE, PREPOSITIONS
from summarizer.scan.reporting.parties import MARKS, Party, party_of
from summarizer.scan.reporting.units import Row

__all__ = ["is_withdrawn", "owner_by_verb", "stays_open"]

_BORDERS = word_set("borders")
_KEPT = word_set("kept")
_OPEN = word_set("open")
_TAKEN_BACK = word_set("taken back")
_POSSESSIVES = word_set("possessives")
_LEAVING = frozenset(("backed", "walked", "backing", "walking", "pulled", "retreated"))
_OF_PEOPLE = frozenset(("his", "her"))
_PARTICLES = frozenset(("from", "up", "back", "away", "down", "off", "on"))
_PASSIVE_WITHIN = 12
_OPEN_WITHIN = 4


def owner_by_verb(row: Row, start: int) -> Party | None:
    """The subject of the verb before "its offer", where that verb tells of one's own ask."""
    if row.words[start] not in _POSSESSIVES:
        return None
    verb = _verb_before(row, start)
    if verb is None:
        return None
    word = row.words[verb]
    if word not in _KEPT | _TAKEN_BACK | _LEAVING and ANSWERS.get((word,)) != "given":
        return None
    party = _in_own_clause(row, verb)
    return party if party is not None and _agrees(row.words[start], party) else None


def is_withdrawn(row: Row, start: int, at: int) -> bool:
    """Whether the ask of the noun at ``at``, whose phrase begins at ``start``, was taken back."""
    words = row.words
    described = (w for w in words[max(0, start) : at] if w.endswith(("ed", "withdrawn")))
    if not _TAKEN_BACK.isdisjoint(described) or _was_taken_back(row, at):
        return True
    if words[at + 1 : at + 2] == [","] and not _TAKEN_BACK.isdisjoint(words[at + 2 : at + 3]):
        return True
    if any(_takes_it_back(row, index) for index in range(at + 1, len(words) - 1)):
        return True
    return _taking_back(row, start) is not None and not stays_open(row, start)


def stays_open(row: Row, start: int) -> bool:
    """Whether the verb before a noun says that it is not, or not yet, taken back."""
    verb = _taking_back(row, start)
    if verb is None:
        return False
    subject = subject_of(row, verb, None)
    before = row.words[max(0, verb - _OPEN_WITHIN) : verb]
    return subject.negated or subject.modal or subject.nested or not _OPEN.isdisjoint(before)


def _verb_before(row: Row, start: int) -> int | None:
    """The place of "withdrew", "backed down from" before a noun phrase."""
    at = start - 1
    steps = 0
    while at >= 0 and (row.words[at] in _PARTICLES or is_adverb(row.words[at])) and steps < 3:
        at, steps = at - 1, steps + 1
    return at if at >= 0 and row.mentions[at] is None else None


def _takes_it_back(row: Row, verb: int) -> bool:
    """Whether "withdrew it" stands at a unit, as in "made an offer but withdrew it"."""
    words = row.words
    if words[verb] not in _TAKEN_BACK or words[verb + 1] not in ("it", "them"):
        return False
    before = words[max(0, verb - _OPEN_WITHIN) : verb]
    return "to" not in before and _OPEN.isdisjoint(before)


def _taking_back(row: Row, start: int) -> int | None:
    """The place of the verb before a noun phrase if it takes an ask back."""
    verb = _verb_before(row, start)
    if verb is None:
        return None
    away = row.words[verb] in _LEAVING and row.words[start - 1] == "from"
    return verb if away or row.words[verb] in _TAKEN_BACK else None


def _was_taken_back(row: Row, at: int) -> bool:
    """Whether the noun is the subject of "was withdrawn"."""
    for index in range(at + 1, min(len(row.words) - 1, at + _PASSIVE_WITHIN)):
        word = row.words[index]
        if word in MARKS or word in _BORDERS or (word in FINITE and word not in BE):
            return False
        if word in BE:
            index += 1
            while index + 1 < len(row.words) and is_adverb(row.words[index]):
                if row.words[index] in ("not", "never"):
                    return False
                index += 1
            return row.words[index] in _TAKEN_BACK
    return False


def _in_own_clause(row: Row, verb: int) -> Party | None:
    """The subject of a verb, which stands in the verb's own clause."""
    subject: Subject = subject_of(row, verb, None)
    party = subject.party
    if subject.linked and row.words[subject.linked] == "to":
        told = subject.linked - 1  # "asked X to withdraw its offer"
        if row.mentions[told] is not None:
            return party_of(row, told, told, told)
    if party is None or subject.direct or subject.passive:
        return None if subject.passive else party
    borders = [i for i in range(party.last + 1, verb) if row.words[i] in _BORDERS]
    if not borders:
        return party
    for at in range(borders[-1] + 1, verb):
        if row.mentions[at] is not None and row.words[at - 1] not in PREPOSITIONS - _BORDERS:
            return party_of(row, at, at, at)
    return None


def _agrees(possessive: str, party: Party) -> bool:
    """Whether "its", "his" or "their" may stand for a party."""
    kind = None if party.mention is None else party.mention.kind
    if possessive == "their":
        return True
    if possessive in _OF_PEOPLE:
        return kind in (None, "person", "group") and party.word not in ("it", "they")
    return possessive == "its" and kind != "person" and party.word not in ("he", "she", "they")
