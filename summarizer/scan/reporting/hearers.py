"""Whom a speaker told: an outlet that passes the words on, perhaps."""

from __future__ import annotations

from summarizer.scan.mentions import NameMention
from summarizer.scan.names.lists import OUTLET_WORDS, OUTLETS
from summarizer.scan.reporting.cues import DETERMINERS, word_set
from summarizer.scan.reporting.objects import object_at
from summarizer.scan.reporting.parties import REACH, Party
from summarizer.scan.reporting.units import Row

__all__ = ["hearers", "interview"]

_INTERVIEWS = frozenset(("interview", "speaking", "interviewed", "appearing"))
_BEFORE_OUTLET = DETERMINERS | word_set("before outlet")


def hearers(row: Row, at: int) -> tuple[Party, ...]:
    """Whom the speaker told; whether that is an outlet is decided later."""
    words = row.words
    index, last = at + 1, min(len(words), at + 6)
    while index < last and words[index] in _BEFORE_OUTLET:
        index += 1
    mention = row.mentions[index] if index < len(words) else None
    if mention is None:
        return ()
    if mention.kind != "organisation" and words[index - 1] not in ("newspaper", "magazine"):
        return ()
    party, _, _ = object_at(row, index)
    return (party,) if party else ()


def _is_station(mention: NameMention) -> bool:
    """Whether one may speak "on" it: Radio Tyne, CNN."""
    if mention.full in OUTLETS or mention.text in OUTLETS:
        return True
    words = mention.full.lower().replace("-", " ").split()
    return mention.kind == "organisation" and not OUTLET_WORDS.isdisjoint(words)


def interview(row: Row, at: int) -> tuple[Party, ...]:
    """The outlet of "in an interview with X" or "speaking to X", anywhere in the sentence."""
    if not row.holds("interview") and not row.holds("speaking"):
        return ()
    words = row.words
    for index in range(max(0, at - REACH), min(len(words) - 2, at + REACH)):
        if words[index] in _INTERVIEWS and words[index + 1] in ("with", "to", "by", "on"):
            step = index + 2
            while step < min(len(words), index + 6) and words[step] in DETERMINERS:
                step += 1
            mention = row.mentions[step] if step < len(words) else None
            if words[index + 1] == "on" and not (mention and _is_station(mention)):
                continue
            if mention is not None:
                party, _, _ = object_at(row, step)
                return (party,) if party else ()
    return ()
