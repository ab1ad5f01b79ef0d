"""Points that compare one percentage with another: "38%, six points fewer than a year ago"."""

from __future__ import annotations

import re
from decimal import Decimal

from summarizer.lexicon import words
from summarizer.scan.figures.patterns import SPACE, alternation

__all__ = ["compare_shares"]

_AHEAD = re.compile(rf"{SPACE}(?:{alternation(words('figures-points-ahead'))})\b")
_INDEX = frozenset(words("figures-points-index"))
_WORD = re.compile(r"[a-z0-9&]+")
_SENTENCE_END = re.compile(r"[.!?;][\"”\u2019)]?\s|\n\s*\n")
_FARTHEST = 120
_AROUND = 80
# A share can be so many points off another; an index or a champion may be more.
_MOST = Decimal(60)


def compare_shares(
    text: str, start: int, end: int, value: Decimal, before: list[str], share_end: int
) -> bool:
    """Whether points here are percentage points, since a percentage ends before them."""
    if start - share_end > _FARTHEST or value > _MOST:
        return False
    if before[-1:] not in (["up"], ["down"], ["minus"]) and not _AHEAD.match(text, end):
        return False
    if _SENTENCE_END.search(text, share_end, start):
        return False
    around = text[max(0, share_end - _AROUND) : end + _AROUND].lower()
    return _INDEX.isdisjoint(_WORD.findall(around))
