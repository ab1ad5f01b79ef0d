"""What is known of a meeting only when the whole article was read: where a summit was, who met."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from summarizer.grammar.meetings.told import MeetingReading, Told
from summarizer.scan.mentions import Clue, Scan

__all__ = ["afterwards"]

_SUMMIT = 3  # parties of a gathering that has others on its sidelines
_LONGEST = 10  # days of a gathering
_LEAD = 2  # sentences between "the leader met an operator" and their names


def afterwards(scan: Scan, told: Mapping[Clue, Told]) -> dict[Clue, MeetingReading]:
    """The readings with the place of the gathering on whose days they are, and names for a lead."""
    in_order = list(told.values())
    readings = {one.clue: one.reading for one in in_order}
    _name_the_lead(scan, in_order, readings)
    gatherings = [one.reading for one in in_order if _is_gathering(one.reading)]
    for one in in_order:
        reading = readings[one.clue]
        if reading.place is None and not one.remote and not reading.continues:
            scene = next((other for other in gatherings if _is_on(reading, other)), None)
            place = None if scene is None else scene.place
            readings[one.clue] = replace(reading, place=place)
    return readings


def _is_gathering(reading: MeetingReading) -> bool:
    days = reading.first is not None and reading.last is not None
    return (
        len(reading.participants) >= _SUMMIT
        and reading.place is not None
        and days
        and reading.status in ("held", "planned")
    )


def _is_on(reading: MeetingReading, gathering: MeetingReading) -> bool:
    """Whether a meeting is on one of the days of a gathering."""
    first, last = gathering.first, gathering.last
    if reading.first is None or reading.last is None or first is None or last is None:
        return False
    return (last - first).days <= _LONGEST and first <= reading.first and reading.last <= last


def _name_the_lead(scan: Scan, told: Sequence[Told], readings: dict[Clue, MeetingReading]) -> None:
    """Put names to "the leader had talks with an operator", whom the next sentences name."""
    if len(told) < 2 or told[0].clue != scan.meetings[0]:
        return
    lead, named = told[:2]
    one, other = lead.reading, named.reading
    near = named.clue.sentence - lead.clue.sentence <= _LEAD
    if not near or not one.status == other.status == "held" or one.first is not None:
        return
    if one.continues or other.continues or not all(map(_is_named, other.participants)):
        return
    unnamed = {name for name in one.participants if not _is_named(name)}
    known = set(one.participants) - unnamed
    sentence = next(s for s in scan.sentences if s.number == named.clue.sentence)
    words = set(sentence.text.lower().split())
    alike = bool(known) or any(name.split()[-1] in words for name in unnamed)
    if unnamed and alike and known <= set(other.participants) and len(other.participants) > 1:
        readings[lead.clue] = replace(one, participants=other.participants)
        readings[named.clue] = replace(other, continued=lead.clue, sure=False)


def _is_named(name: str) -> bool:
    """Whether it is no mere description, as "the leader" and "a private gym operator" are."""
    return not (name.islower() and name.split()[0] in ("a", "an", "the"))
