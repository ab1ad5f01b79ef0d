"""What stands between an asking verb and its complement: adverbs, days, the rest of an idiom."""

from __future__ import annotations

from summarizer.grammar.asks.words import is_adverb, word_set
from summarizer.scan.reporting.cues import TIMES
from summarizer.scan.reporting.units import Row

__all__ = ["past_adverbs"]

# What belongs to the verb: "went cap in hand to X", "sounded X out on Y".
_IDIOMS = (
    ["cap", "in", "hand"],
    ["out", "on"],
    ["out", "about"],
    ["on", "the", "doors", "of"],
    ["on", "the", "door", "of"],
    ["at", "the", "door", "of"],
    ["at", "the", "doors", "of"],
    ["the", "doors", "of"],
)
_COUNTERS = frozenset(("counter", "counters", "countered", "countering"))
_KEPT = word_set("objects") | {"not"}


def past_adverbs(row: Row, at: int) -> int:
    """Right over adverbs and days: "asked again on Monday for"; over the rest of an idiom."""
    words = row.words
    at += words[at : at + 1] == ["with"] and words[at - 1] in _COUNTERS
    at += next((len(rest) for rest in _IDIOMS if words[at : at + len(rest)] == rest), 0)
    while at < len(words) and is_adverb(words[at]) and words[at] not in _KEPT:
        at += 1
    if words[at : at + 1] in (["on"], ["last"], ["this"]) and not TIMES.isdisjoint(
        words[at + 1 : at + 2]
    ):
        at += 2
    return at
