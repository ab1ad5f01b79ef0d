"""Meetings as they are told one after another: which sentence goes on about which."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from summarizer.grammar.meetings.encounters import Encounter
from summarizer.grammar.meetings.stand_ins import is_together
from summarizer.grammar.meetings.status import Status
from summarizer.grammar.meetings.words import meeting_words
from summarizer.scan.mentions import Clue
from summarizer.scan.reporting.units import Row

__all__ = [
    "MeetingReading",
    "Told",
    "is_another",
    "is_beside",
    "last_told",
    "same_meeting",
    "shares_parties",
]

_ANOTHER = meeting_words("another")
_BACK = meeting_words("back")
_BESIDE = frozenset(("also", "separate", "another", "separately"))
_S = (["'s"], ["’s"])
_RESUME = frozenset(("resume", "resumes", "resumed", "restart", "reconvene"))
_SOON = 5  # units after the noun in which its verb stands
_NEAR = 6  # sentences over which one meeting is spoken of


@dataclass(frozen=True)
class MeetingReading:
    """What grammar says of one clue.

    ``participants`` are names as in ``NameMention.full``, the subject's side first. ``continued``
    is the earlier clue whose meeting the sentence goes on about. ``first`` and ``last`` are the
    days that ``when_text`` allows. ``is_meeting`` is None where grammar cannot tell; ``sure``
    says that the participants need no second judgement.
    """

    participants: tuple[str, ...]
    continued: Clue | None
    status: Status
    place: str | None
    when_text: str | None
    first: dt.date | None
    last: dt.date | None
    occasion: str | None
    topics: tuple[str, ...]
    is_meeting: bool | None
    sure: bool

    @property
    def continues(self) -> bool:
        """Whether it is one item with the meeting of an earlier clue."""
        return self.continued is not None


@dataclass(frozen=True)
class Told:
    """A meeting as it was told before, with its two sides and the word's place in the row."""

    clue: Clue
    reading: MeetingReading
    sides: tuple[tuple[str, ...], tuple[str, ...]]
    trigger: int
    remote: bool  # by wire, so that nobody was at a place
    scene: bool  # its time is that of a journey, on which others may be met


def last_told(told: Sequence[Told], number: int) -> Told | None:
    """The nearest meeting with a named party that was told shortly before a sentence."""
    for earlier in reversed(told):
        if number - earlier.clue.sentence > 2 * _NEAR:
            return None
        if earlier.reading.participants:
            return earlier
    return None


def is_another(row: Row, encounter: Encounter) -> bool:
    """Whether the words say that it is one more: "also met", "had last met", "a second round"."""
    if encounter.at and row.words[encounter.at - 1] in ("last", "previously"):
        return True
    start = max(encounter.begin, min(encounter.phrase, encounter.at - 4))
    near = row.words[start : encounter.at + 2]
    return not _ANOTHER.isdisjoint(near) or "trip" in row.words[encounter.at + 1 :]


def is_beside(row: Row, encounter: Encounter) -> bool:
    """Whether it is one more in the same place and on the same journey: "he also met"."""
    start = max(encounter.begin, min(encounter.phrase, encounter.at - 4))
    near = row.words[start : encounter.at + 2]
    return not _BESIDE.isdisjoint(near) or "trip" in row.words[encounter.at + 1 :]


def shares_parties(
    row: Row, encounter: Encounter, before: Told, number: int, status: Status
) -> bool:
    """Whether whoever is not named is who took part in the meeting before."""
    if encounter.kind != "noun" or encounter.away:
        return False
    at = encounter.at + 1
    near = number - before.clue.sentence <= 1
    fallen = encounter.alone and near and status in ("cancelled", "postponed")
    close = number - before.clue.sentence <= _NEAR
    resumed = encounter.alone and close and not _RESUME.isdisjoint(row.words[at : at + _SOON])
    if resumed and not encounter.second:
        return True
    return is_another(row, encounter) or fallen or (encounter.first != () and encounter.alone)


def same_meeting(
    row: Row,
    encounter: Encounter,
    told: Sequence[Told],
    named: frozenset[str],
    status: Status,
    number: int,
    *,
    dated: bool,
) -> Told | None:
    """The meeting told before that the sentence goes on about.

    ``named`` are the parties of the sentence itself; ``dated`` says that it has a date of its own.
    """
    before = last_told(told, number)
    if before is None or is_another(row, encounter) or number - before.clue.sentence > _NEAR:
        return None
    known = frozenset(before.reading.participants)
    if before.reading.status == "denied" and number - before.clue.sentence <= 2:
        such = encounter.kind == "noun" and "such" in row.words[encounter.phrase : encounter.at]
        if such or (named and named <= known and not dated):
            return before
    if encounter.kind == "noun":
        return _by_noun(row, encounter, told, named, number)
    held = status == before.reading.status == "held"
    hosts = row.words[encounter.at].startswith("host") and held and encounter.second != ()
    if hosts and all(row.mentions[place] is None for place in encounter.second):
        return before if number - before.clue.sentence <= 2 else None  # "X, who hosted them"
    bare = all(map(_is_bare, *_units(row, encounter)))
    short = encounter.end - encounter.at <= 2 or not encounter.second
    if named and named <= known and number - before.clue.sentence <= 2:
        return before if bare and held and short and not dated else None
    return None


def _units(row: Row, encounter: Encounter) -> tuple[Sequence[Row], Sequence[int]]:
    places = (*encounter.first, *encounter.second)
    return [row] * len(places), places


def _is_bare(row: Row, place: int) -> bool:
    """Whether a party is a pronoun or "the two"."""
    mention = row.mentions[place]
    return mention is None or is_together(mention)


def _by_noun(
    row: Row, encounter: Encounter, told: Sequence[Told], named: frozenset[str], number: int
) -> Told | None:
    """The meeting that "the meeting", "Monday's talks" or "their dinner" takes up."""
    timed = row.words[encounter.phrase + 1 : encounter.phrase + 2] in _S
    head = row.words[encounter.phrase]
    if row.mentions[encounter.phrase] is not None or not (
        head in _BACK or head == "their" or timed
    ):
        return None
    near = [earlier for earlier in told if number - earlier.clue.sentence <= _NEAR]
    for earlier in reversed(near):
        if named and named <= frozenset(earlier.reading.participants):
            return earlier
    if encounter.second and not encounter.governed:
        return None
    return last_told(told, number)
