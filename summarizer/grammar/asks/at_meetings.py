"""Whom somebody asks who was just told to have met somebody: the other side of the meeting."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from summarizer.grammar.asks.readings import AskReading
from summarizer.grammar.meetings import MeetingReading, read_meetings
from summarizer.scan.mentions import Clue, Scan

__all__ = ["put_to_whom_they_met"]

_NEAR = 2  # sentences from the meeting to what was asked at it
_ONE_TO_ONE = 2
_TOLD = ("held", "planned", "requested")

Side = Callable[[tuple[str, ...]], set[str]]


def put_to_whom_they_met(
    scan: Scan, text: str, readings: Sequence[tuple[Clue, AskReading]], side: Side
) -> tuple[AskReading, ...]:
    """The readings, each that names nobody asked with the other side of the asker's meeting."""
    told = {clue.sentence + step for clue in scan.meetings for step in range(_NEAR + 1)}
    if not any(clue.sentence in told and _lacks(reading) for clue, reading in readings):
        return tuple(reading for _, reading in readings)
    meetings = list(zip(scan.meetings, read_meetings(scan, text), strict=True))
    found: list[AskReading] = []
    for clue, reading in readings:
        if _lacks(reading):
            asked = _met(meetings, clue, side(reading.askers))
            reading = replace(reading, asked=asked) if asked else reading
        found.append(reading)
    return tuple(found)


def _lacks(reading: AskReading) -> bool:
    return bool(reading.askers and not reading.asked and reading.is_ask is not False)


def _met(
    meetings: Sequence[tuple[Clue, MeetingReading]], ask: Clue, askers: set[str]
) -> tuple[str, ...]:
    """Who was met in the same sentence or shortly before; of many, whoever it was with."""
    for clue, meeting in reversed(meetings):
        if clue.sentence > ask.sentence or meeting.is_meeting is not True:
            continue
        if ask.sentence - clue.sentence > _NEAR:
            break
        parties = meeting.participants
        if meeting.status not in _TOLD or askers.isdisjoint(parties):
            continue
        others = tuple(name for name in parties if name not in askers)
        if len(parties) > _ONE_TO_ONE and parties[0] in others:
            return parties[:1]
        return others
    return ()
