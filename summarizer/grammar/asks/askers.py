"""Who asks: the subject of an asking verb, finite or not."""

from __future__ import annotations

from typing import NamedTuple

from summarizer.grammar.asks.doubts import is_denied_clause, is_of_nobody, is_unwilling
from summarizer.grammar.asks.subject_phrases import (
    by_name,
    capital,
    contracted,
    leader,
    listed,
    said_of,
    writer,
)
from summarizer.grammar.asks.words import AUXILIARIES, VERBS, AskVerb, is_adverb, word_set
from summarizer.scan.reporting.cues import (
    BE,
    FINITE,
    PERSONAL,
    PREPOSITIONS,
    TIMES,
)
from summarizer.scan.reporting.cues import VERBS as REPORTING
from summarizer.scan.reporting.parties import MARKS, Party, clause_start, party_of
from summarizer.scan.reporting.phrases import climb
from summarizer.scan.reporting.subjects import opening_party, party_before
from summarizer.scan.reporting.units import Row

__all__ = ["Subject", "subject_of"]

_NEGATIONS = word_set("negations")
_PLANNED = word_set("planned")
_POSSIBLE = frozenset(("could", "might", "may", "can"))
_OPEN = frozenset(("would", "will", "shall", "should", "may", "might", "ought", "going"))
_UNREAL = frozenset(("could", "should", "would", "ought"))
_NOBODY = word_set("nobody")
_INSERTED = word_set("inserted")
_IRREGULAR = word_set("irregular")
_JOINING = frozenset(("and", "but", "or", "then"))
_LONGEST_RELATIVE = 40
_FEW = 4
_IN_MONTH = (["in"], ["last"], ["since"], ["of"])
_HAVING = frozenset(("had", "has", "have", "was", "were", "will", "would"))
_PURPOSES = word_set("purposes")


class Subject(NamedTuple):
    """The subject of a verb.

    ``direct``: it stands before a finite verb of its own. ``passive``: what it does, it
    suffers. ``nested``: the verb is only part of what another verb asks for. ``linked`` is
    the place before which the verb hangs on another one ("wrote to X seeking", "met X to
    ask"), None for a finite verb.
    """

    party: Party | None
    direct: bool = False
    passive: bool = False
    negated: bool = False
    nested: bool = False
    modal: bool = False
    linked: int | None = None


def subject_of(row: Row, verb: int, known: AskVerb | None) -> Subject:
    """The subject of the verb at a place; ``known`` says what verb it is."""
    words = row.words
    at = _before_auxiliaries(row, verb)
    auxiliaries = _without_month(words[at:verb])
    auxiliary = next((word for word in reversed(auxiliaries) if word in AUXILIARIES), "")
    passive = auxiliary in BE and not words[verb].endswith("ing")
    negated = any(word in _NEGATIONS or word.endswith(("n't", "n’t")) for word in auxiliaries)
    before = words[at - 1] if at else ""
    if before == "to" and not (at > 1 and words[at - 2] in BE):
        return _infinitive(row, at - 1, negated)._replace(passive=passive)
    having = auxiliaries[:1] == ["having"]
    if having or (known is not None and known.form == "ing" and not auxiliary):
        negated = negated or before in _NEGATIONS or is_unwilling(row, at)
        return Subject(first_party(row, verb), passive=passive, negated=negated, linked=at)
    start = _before_auxiliaries(row, at - 1) if before == "to" else at
    party = _party_before(row, start)
    direct = party is not None
    if party is None:
        party = first_party(row, start) or capital(row, start)
    negated = negated or _is_nobody(row, start, party) or _is_unreal(auxiliaries)
    modal = not _OPEN.isdisjoint(auxiliaries) or before == "to"
    return Subject(party, direct, passive, negated, modal=modal)


def _is_unreal(auxiliaries: list[str]) -> bool:
    """Whether it may only be, or was not: "could ask", "should have asked"."""
    if "have" in auxiliaries:
        return not _UNREAL.isdisjoint(auxiliaries)
    return not _POSSIBLE.isdisjoint(auxiliaries)


def _before_auxiliaries(row: Row, verb: int) -> int:
    """Where "has not formally" begins before a verb."""
    while verb and (row.words[verb - 1] in AUXILIARIES or is_adverb(row.words[verb - 1])):
        if row.words[verb - 1] == "may" and row.words[verb - 2 : verb - 1] in _IN_MONTH:
            break
        verb -= 1
    inserted = _time_before(row, verb)
    return verb if inserted is None else _before_auxiliaries(row, inserted)


def _without_month(words: list[str]) -> list[str]:
    """The words without the "may" of "had in May petitioned"."""
    return [w for at, w in enumerate(words) if w != "may" or words[at - 1 : at] not in _IN_MONTH]


def _time_before(row: Row, verb: int) -> int | None:
    """Where "in May" begins after an auxiliary: "had in May petitioned", "had on Monday asked"."""
    at = verb - 1
    comma = at > 1 and row.words[at] == ","
    at -= comma
    for start in range(at - 1, max(0, at - _FEW), -1):
        if row.words[start] not in ("on", "in", "last", "this", "earlier", "at", "late"):
            continue
        if TIMES.isdisjoint(row.words[start + 1 : at + 1]):
            return None
        before = start - (comma and row.words[start - 1] == ",")
        return before if before > 0 and row.words[before - 1] in _HAVING else None
    return None


def _party_before(row: Row, verb: int) -> Party | None:
    """The party that stands right before a verb, or before what is inserted there."""
    if verb and row.words[verb - 1] in _JOINING:
        return None
    party = contracted(row, verb) or _before_relative(row, verb) or party_before(row, verb)
    return writer(row, listed(row, party)) or said_of(row, verb)


def first_party(row: Row, verb: int) -> Party | None:
    """The subject of the clause, for a verb that shares it: "X met Y and asked", "X left, asking".

    In "A said B met C and asked" it is B.
    """
    start = clause_start(row, verb)
    for at in range(verb - 2, start, -1):
        word = row.words[at]
        reports = word in REPORTING and REPORTING[word].company in ("say", "that", "shows")
        if row.words[at - 1] == "," and row.words[at + 2 : at + 3] == [","]:
            continue  # "She would, said X, and had invited": X only reports it
        if reports and (row.mentions[at + 1] is not None or row.words[at + 1] in PERSONAL):
            return party_of(row, at + 1, at + 1, at + 1)
    led = leader(row, start, verb)
    if led is not None:
        return led
    name = next((i for i in range(start, verb) if row.mentions[i] is not None), None)
    if name is not None and _stands_as_subject(row, start, name):
        return party_of(row, name, name, name)
    if name is not None and name <= start + _FEW and row.words[name - 1] == "of":
        return party_of(row, name, name, name)  # "hundreds of nurses"
    return by_name(row, opening_party(row, verb))


def _stands_as_subject(row: Row, start: int, name: int) -> bool:
    """Whether the first name of a clause is a person with nothing but a title before it."""
    mention = row.mentions[name]
    if mention is None or mention.kind != "person" or row.words[name + 1 : name + 2] == ["'s"]:
        return False
    if row.words[start] in PREPOSITIONS:  # "Over the weekend X rang Y to ask"
        day = next((i for i in range(start + 1, name) if row.words[i] in TIMES), None)
        start = start if day is None else day + 1
    before = row.words[start:name]
    return (PREPOSITIONS | FINITE | PERSONAL | {","}).isdisjoint(before)


def _before_relative(row: Row, verb: int) -> Party | None:
    """The head of ", whose ... was ...," or ", led by X," where that stands before the verb."""
    words = row.words
    if verb < 4 or words[verb - 1] != ",":
        return None
    for at in range(verb - 2, max(0, verb - _LONGEST_RELATIVE), -1):
        if words[at] in _INSERTED and words[at - 1] == ",":
            return climb(row, at - 2) if at > 1 and row.mentions[at - 2] is not None else None
        if words[at] in (";", ":", "“", "”", "that"):
            return None
    return None


def _is_told(row: Row, to: int) -> bool:
    """Whether some verb says that what "to ask" is for has been done: not "a trip to ask"."""
    for word in row.words[clause_start(row, to) : to]:
        if word in FINITE or word in _IRREGULAR or word.endswith("ed") or word in REPORTING:
            return True
    return False


def _is_nobody(row: Row, verb: int, party: Party | None) -> bool:
    before = row.words[max(0, verb - 2) : verb]
    if before == ["no", "one"] or not _NOBODY.isdisjoint(before[-1:]):
        return True
    if party is None:
        return False
    if is_denied_clause(row, party.first) or is_of_nobody(row, party.first):
        return True
    opening = row.words[max(0, party.first - 1) : party.last + 1]
    return not _NOBODY.isdisjoint(opening) or row.small[
        party.start - row.base : party.end - row.base
    ].startswith(("no ", "nobody", "neither"))


def _infinitive(row: Row, to: int, negated: bool) -> Subject:
    """The subject of "to ask", which hangs on a verb to the left of it."""
    words = row.words
    before = words[to - 1] if to else ""
    if before in _PURPOSES:
        found = subject_of(row, to - 1, None)
        planned = before in _PLANNED and words[to + 1 : to + 2] != ["have"]
        modal = found.modal or planned
        negated = negated or found.negated
        return found._replace(passive=False, negated=negated, modal=modal, linked=None)
    refused = is_unwilling(row, to)
    nested = False
    for index in range(to - 1, max(-1, to - 12), -1):
        word = words[index]
        if word in MARKS or word in ("and", "but", "that", "who", "which"):
            break
        known = VERBS.get(word)
        if known is not None and row.mentions[index] is None and known.frame != "to":
            nested = True
            break
    planned = _is_planned(row, to)
    nested = nested or not (planned or _is_told(row, to))
    negated = negated or refused != _is_negated(row, to)
    return Subject(first_party(row, to), False, False, negated, nested, planned, linked=to)


def _is_negated(row: Row, to: int) -> bool:
    """Whether the verb right before "to" is negated: "does not plan to"."""
    at = to - 1
    auxiliaries = row.words[_before_auxiliaries(row, at) : at] if at > 0 else []
    return any(word in _NEGATIONS or word.endswith(("n't", "n’t")) for word in auxiliaries)


def _is_planned(row: Row, to: int) -> bool:
    """Whether "to ask" is only what somebody means to do: "plans to", "agreed to"."""
    at = to - 1
    while at > 0 and is_adverb(row.words[at]):
        at -= 1
    return at >= 0 and row.words[at] in _PLANNED
