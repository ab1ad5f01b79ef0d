"""Cues of several words: "according to", "was quoted as saying", "put it at"."""

from __future__ import annotations

import itertools
import re

from summarizer.scan.names.lists import BODY_NOUNS
from summarizer.scan.reporting.clause import Clause, Role
from summarizer.scan.reporting.cues import (
    BE,
    DETERMINERS,
    NOUNS,
    PEOPLE,
    SKIPPED,
    word_set,
)
from summarizer.scan.reporting.objects import object_at
from summarizer.scan.reporting.parties import Party
from summarizer.scan.reporting.subjects import party_before
from summarizer.scan.reporting.tellings import TELLINGS, as_put, sure_that, telling
from summarizer.scan.reporting.units import QUOTED, Row
from summarizer.scan.reporting.voices import voices

__all__ = ["SET_CUES", "set_phrase"]


_PUTS = word_set("puts")
_VALUED = _PUTS - {"placed"}  # "placed by police at two gates" says nothing
_SURE = word_set("sure")
_MEDIA = word_set("media")
# The words around which a set phrase may stand.
SET_CUES = frozenset((
    "according", "words", "as", "citing", "quoting", "cited", "reported", "quoted", "quotes",
    "told", "informed", "briefed", "put", "puts", "made", "levelled", "leveled", "attributed",
    "attributes", "attributing", "contained", "outlined", "detailed", "disclosed", "revealed",
    "announced", "published", "laid", "spelled", "spelt",
)) | TELLINGS | _PUTS | _SURE  # fmt: skip
_WAS = BE | {"been"}
_ATTRIBUTED = word_set("attributed")
_TOLD_OF = word_set("told of")
_OWN_WORDS = word_set("own words")
# What is cited and is none of these is a reason.
_CITABLE = PEOPLE | NOUNS.keys() | BODY_NOUNS | _MEDIA | word_set("somebody") | word_set("firms")
_ADJUNCTS = frozenset(("at", "in", "on", "last", "this"))
_COUNTS = DETERMINERS - {"the", "a", "an"}
_DIGIT = re.compile(r"\d")


def set_phrase(row: Row, at: int) -> Clause | None:
    """The clause of a set phrase around a cue, if the cue is in one."""
    word = row.words[at]
    following = row.words[at + 1] if at + 1 < len(row.words) else ""
    if word == "according" and following == "to":
        role: Role = "lead" if at <= 1 and not (at and row.words[0] == QUOTED) else "tail"
        return _by_object(row, at, at + 1, role)
    if word == "words" and following == "of" and at > 1 and row.words[at - 2] == "in":
        return _moved(clause, at - 2) if (clause := _by_object(row, at, at + 1, "tail")) else None
    if word == "as" and following == "per":
        return _by_object(row, at, at + 1, "lead" if at <= 1 else "tail")
    if (
        word in ("citing", "quoting", "cited")
        and following not in ("", "by", "as")
        and (at or "," in row.words)
        and (word != "cited" or row.words[at - 1] in ("which", "who"))
    ):
        return _by_object(row, at, at, "cite")
    if (
        word in ("reported", "quoted", "cited")
        and following == "by"
        and at
        and (row.words[at - 1] in ("as", "first", ","))
    ):
        first = at - 1 if row.words[at - 1] == "as" else at
        clause = _by_object(row, at + 1, at + 1, "tail")
        return clause and _moved(clause, first)
    if word in ("quoted", "cited", "quotes", "reported") and at:
        clause = _quoted_as_saying(row, at)
        if clause is not None or word != "reported":
            return clause
    if (
        word in ("told", "informed", "briefed")
        and at
        and row.words[at - 1] in ("been", "was", "were")
    ):
        return _told_by(row, at)
    if word.startswith("attribut"):
        return _attributed(row, at)
    if word in _VALUED and following == "by" and _is_passive(row, at):
        return _put_by(row, at)
    if word in ("made", "levelled", "leveled"):
        return _made_by(row, at) if following == "by" and _is_passive(row, at) else None
    if word not in _PUTS and word not in TELLINGS and following in ("in", "out", "down"):
        return _contained(row, at) if _is_passive(row, at) else None
    if word in _SURE:
        return sure_that(row, at)
    if word in TELLINGS:
        clause = telling(row, at)
        if clause is not None:
            return clause
    if word in ("put", "puts"):
        clause = as_put(row, at)
        if clause is not None:
            return clause
    if word in _PUTS and (_puts_at_figure(row, at) or _puts_it_to(row, at)):
        party = party_before(row, at)
        if party is not None:
            return Clause("main", at, at, party, voices=voices(row, party, at))
    return None


def _moved(clause: Clause, first: int) -> Clause:
    return clause._replace(at=first)


def _by_object(row: Row, at: int, last: int, role: Role) -> Clause | None:
    party, carriers, _ = object_at(row, last + 1)
    if party is None and not carriers:
        return None
    if role == "cite" and "own" in row.words[last + 1 : last + 4]:
        return None
    if role == "cite" and party is not None and not _is_citable(row, party):
        return None
    return Clause(role, at, last, party, carriers)


def _is_citable(row: Row, party: Party) -> bool:
    """Whether it is somebody or a paper, not the grounds of "citing ill health"."""
    if party.mention is not None or party.pronoun:
        return True
    phrase = row.words[party.first : party.last + 1]
    named = any(mention is not None for mention in row.mentions[party.first : party.last + 1])
    return named or not _CITABLE.isdisjoint(phrase)


def _quoted_as_saying(row: Row, at: int) -> Clause | None:
    """The clause of "X was quoted (by Y) as saying", and of "Y quoted X as saying"."""
    saying = next(
        (
            i
            for i in range(at + 1, min(len(row.words) - 1, at + 9))
            if row.words[i] == "as" and row.words[i + 1] in ("saying", "telling", "writing")
        ),
        None,
    )
    if saying is None:
        return None
    subject = party_before(row, at - 1 if row.words[at - 1] in BE else at)
    if row.words[at - 1] in _WAS:
        outlet = None
        if row.words[at + 1] == "by":
            outlet, _, _ = object_at(row, at + 2)
        elif saying + 2 < len(row.words) and row.words[saying + 2] == "by":
            outlet, _, _ = object_at(row, saying + 3)
        return subject and _passed_on(at, saying + 1, subject, outlet)
    speaker, _, _ = object_at(row, at + 1)
    return speaker and _passed_on(at, saying + 1, speaker, subject)


def _passed_on(at: int, last: int, speaker: Party, outlet: Party | None) -> Clause:
    """The clause of a speaker with who quotes him, whatever that looks like."""
    if outlet is None or (outlet.mention is None and outlet.word not in _MEDIA):
        return Clause("main", at, last, speaker)
    return Clause("main", at, last, speaker, voices=(outlet,))


def _is_passive(row: Row, at: int) -> bool:
    before = at - 1
    while before >= 0 and at - before < 4 and row.words[before] in SKIPPED:
        before -= 1
    return before >= 0 and row.words[before] in _WAS


def _attributed(row: Row, at: int) -> Clause | None:
    """The clause of "X attributed the story to Y", where Y is its origin."""
    words = row.words
    to = next((i for i in range(at + 1, min(len(words) - 1, at + 8)) if words[i] == "to"), None)
    if to is None or _ATTRIBUTED.isdisjoint(words[at + 1 : to]):
        return None
    party, carriers, _ = object_at(row, to + 1)
    subject = party_before(row, at)
    if party is None or subject is None or (subject.mention and subject.mention.kind == "person"):
        return None
    return Clause("main", at, at, party, (*carriers, subject))


def _made_by(row: Row, at: int) -> Clause | None:
    """The clause of "the claim was made by X"."""
    if _TOLD_OF.isdisjoint(row.words[max(0, at - 8) : at]):
        return None
    party, carriers, _ = object_at(row, at + 2)
    return party and Clause("main", at, at, party, carriers)


def _put_by(row: Row, at: int) -> Clause | None:
    """The clause of "was put by the trustees at £70m"."""
    if not _puts_at_figure(row, at):
        return None
    party, carriers, _ = object_at(row, at + 2)
    if party is None:
        return None
    adjuncts = (i for i in range(party.first + 1, party.last + 1) if row.words[i] in _ADJUNCTS)
    last = next(adjuncts, party.last + 1) - 1
    party = party._replace(end=row.span(last)[1], last=last)
    return Clause("main", at, at, party, carriers)


def _contained(row: Row, at: int) -> Clause | None:
    """The clause of "the demand was contained in a letter", whose source is the letter."""
    words = row.words
    place = at + 2 if words[at + 1] in ("out", "down") else at + 1
    if words[place : place + 1] != ["in"]:
        return None
    party, carriers, end = object_at(row, place + 1)
    noun = next((word for word in words[place + 1 : end] if word in NOUNS), None)
    if party is None or noun is None or (party.mention is None and noun in _OWN_WORDS):
        return None
    return Clause("tail", at, at, party, carriers)


def _told_by(row: Row, at: int) -> Clause | None:
    """Where the claim comes from in "it had been told of the gathering by X"."""
    for index in range(at + 1, min(len(row.words) - 1, at + 10)):
        if row.words[index] in (",", "that", QUOTED):
            return None
        if row.words[index] == "by":
            party, _, _ = object_at(row, index + 1)
            return party and Clause("cite", at, at, party)
    return None


def _puts_it_to(row: Row, at: int) -> bool:
    """Whether it is "put it to the witness that" or "put it:"."""
    after = row.words[at + 1 : at + 12]
    if after[:1] == ["it"] and after[1:2] in ([":"], [QUOTED]):
        return True
    return after[:2] == ["it", "to"] and "that" in after


def _puts_at_figure(row: Row, at: int) -> bool:
    """Whether it is "put the loss at over Rs85bn", not "put the cup at the end of two tables"."""
    for index in range(at + 1, min(len(row.words) - 1, at + 10)):
        if row.words[index] == "at":
            after = row.words[index + 1 : index + 5]
            phrase = itertools.takewhile(lambda word: word not in ("the", "of"), after)
            return after[:1] == [QUOTED] or any(
                _DIGIT.search(word) or word in _COUNTS for word in phrase
            )
    return False
