"""What is done "at the request of X": X asked whoever does it."""

from __future__ import annotations

from summarizer.grammar.asks.askers import first_party
from summarizer.grammar.asks.contrasts import asks_nobody
from summarizer.grammar.asks.found_asks import FoundAsk, Stretches, span_of
from summarizer.grammar.asks.objects import parties_at
from summarizer.grammar.asks.words import AUXILIARIES, is_adverb, word_set
from summarizer.scan.reporting.cues import BE
from summarizer.scan.reporting.parties import MARKS, Party, party_of
from summarizer.scan.reporting.units import Row

__all__ = ["of_behest"]

_BEHESTS = word_set("behests")
_AT = frozenset(("at", "on", "upon"))
_MARKS_OF_OWNER = frozenset(("'s", "’s", "'", "’"))
_REACH = 8
_LONGEST = 14


def of_behest(row: Row, first: int, last: int) -> FoundAsk | None:
    """The ask in "granted the order at the request of X", "at X's request"; None for another."""
    words = row.words
    noun = next((i for i in range(first, last) if words[i] in _BEHESTS), None)
    if noun is None:
        return None
    start = next((i for i in range(noun - 1, max(-1, noun - _REACH), -1) if words[i] in _AT), None)
    if start is None or not MARKS.isdisjoint(words[start:noun]):
        return None
    askers, end = _askers(row, start, noun)
    if not askers or asks_nobody(row, askers[0].first):
        return None
    doer, request, passive = _before(row, start) if start else _behind(row, end)
    if not request:
        return None
    asked = () if passive or doer is None else (doer,)
    return FoundAsk("request", askers, asked, request, "accepted", plain=True, sure=True)


def _askers(row: Row, start: int, noun: int) -> tuple[tuple[Party, ...], int]:
    """X in "at the request of X" and in "at X's request", and where the phrase ends."""
    words = row.words
    if words[noun + 1 : noun + 2] == ["of"]:
        return parties_at(row, noun + 2, loose=True)
    owner = next((i for i in range(start + 2, noun) if words[i] in _MARKS_OF_OWNER), None)
    if owner is None:
        return (), noun + 1
    return (party_of(row, owner - 1, owner - 1, owner - 1),), noun + 1


def _before(row: Row, start: int) -> tuple[Party | None, Stretches, bool]:
    """Who did what, where that stands before "at the request"."""
    doer = first_party(row, start)
    if doer is None:  # "The flight was held at X's request"
        was = next((i for i in range(start) if row.words[i] in BE), start)
        return None, ((was + 1, start),) if was + 1 < start else (), True
    if doer.last + 1 >= start:
        return None, (), False
    verb = _verb(row, doer.last + 1, start)
    return doer, ((max(verb, start - _LONGEST), start),), _is_passive(row, doer, verb)


def _behind(row: Row, end: int) -> tuple[Party | None, Stretches, bool]:
    """Who did what, where the sentence begins "At the request of X,"."""
    comma = next(
        (i for i in range(end, min(len(row.words), end + _REACH)) if row.words[i] == ","), None
    )
    if comma is None:
        return None, (), False
    found, after = parties_at(row, comma + 1)
    if not found or after >= len(row.words):
        return None, (), False
    verb = _verb(row, after, len(row.words) - 1)
    return found[0], span_of(row, verb), _is_passive(row, found[0], verb)


def _verb(row: Row, at: int, end: int) -> int:
    while at < end and (row.words[at] in AUXILIARIES or is_adverb(row.words[at])):
        at += 1
    return at


def _is_passive(row: Row, doer: Party, verb: int) -> bool:
    return not BE.isdisjoint(row.words[doer.last + 1 : verb])
