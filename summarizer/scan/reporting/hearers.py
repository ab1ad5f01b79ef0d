"""Whom a speaker told: an outlet that passes the words on, perhaps."""

from __future__ import annotations

from summarizer.scan.reporting.cues import (
    DETERMINERS,
    word_set,
)
from summarizer.scan.reporting.objects import object_at
from summarizer.scan.reporting.parties import REACH, Party
from summarizer.scan.reporting.units import Row

__all__ = ["hearers", "interview"]

_BEFORE_OUTLET = DETERMINERS | word_set("before outlet")


def hearers(row: Row, at: int) -> tuple[Party, ...]:
    """Whom the speaker told; whether that is an outlet is decided later."""
    index = at + 1
    while index < min(len(row), at + 6) and row[index].word in _BEFORE_OUTLET:
        index += 1
    if index < len(row) and row[index].mention is not None:
        mention = row[index].mention
        if mention is not None and mention.kind == "organisation":
            party, _, _ = object_at(row, index)
            return (party,) if party else ()
    return ()


def interview(row: Row, at: int) -> tuple[Party, ...]:
    """The outlet of "in an interview with X" or "speaking to X", anywhere in the sentence."""
    for index in range(max(0, at - REACH), min(len(row) - 2, at + REACH)):
        word = row[index].word
        if word in ("interview", "speaking", "interviewed") and row[index + 1].word in (
            "with",
            "to",
            "by",
        ):
            step = index + 2
            while step < min(len(row), index + 6) and row[step].word in DETERMINERS:
                step += 1
            if step < len(row) and row[step].mention is not None:
                party, _, _ = object_at(row, step)
                return (party,) if party else ()
    return ()
