"""Points that compare one percentage with another: "38%, six points fewer than a year ago"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from summarizer.lexicon import words
from summarizer.scan.figures.patterns import SPACE, alternation

__all__ = ["compare_shares", "full_points", "leads_to_share"]

_AHEAD = re.compile(rf"{SPACE}(?:{alternation(words('figures-points-ahead'))})\b")
_INDEX = frozenset(words("figures-points-index"))
_WORD = re.compile(r"[a-z0-9&]+")
_SENTENCE_END = re.compile(r"[.!?;][\"”\u2019)]?\s|\n\s*\n")
_FARTHEST = 120
_AROUND = 80
_TO_SHARE = re.compile(
    rf"{SPACE}(?:to|at){SPACE}(?:(?:just|about|around|only|some){SPACE})?[0-9.]{{1,6}}{SPACE}?"
    r"(?:%|per ?cent\b|pc\b|pct\b)"
)
# Read from the word "point" leftwards: few articles have one.
_ONE_POINT = re.compile(
    rf"(?<![\w-])[Aa]{SPACE}(?:(?:full|whole){SPACE}(?:percentage{SPACE})?|percentage{SPACE})$"
)
_POINT = re.compile(rf"point(?!{SPACE}of\b|[\w-])")
_PART_BEFORE = re.compile(rf"(?:half|quarter|third|tenth|of){SPACE}$")
_SHARE = re.compile(rf"%|per{SPACE}?cent\b|\bpct\b|\dpc\b")
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


def leads_to_share(text: str, start: int, end: int, value: Decimal) -> bool:
    """Whether a percentage is what the points lead to: "slipped by 1.5 points to 37%"."""
    if value > _MOST or not _TO_SHARE.match(text, end):
        return False
    around = text[max(0, start - _AROUND) : end + _AROUND].lower()
    return _INDEX.isdisjoint(_WORD.findall(around))


def full_points(text: str) -> Iterator[tuple[int, int]]:
    """Where one percentage point stands in words: "a full point more than in 2025"."""
    at = text.find(" point")
    while at >= 0:
        point = _POINT.match(text, at + 1)
        one = _ONE_POINT.search(text, max(0, at - 20), at + 1) if point is not None else None
        if one is not None and point is not None and _is_share(text, one.start(), point.end()):
            yield one.start(), point.end()
        at = text.find(" point", at + 6)


def _is_share(text: str, start: int, end: int) -> bool:
    """Whether the point is a percentage's, by its name or by the percentage before it."""
    if _PART_BEFORE.search(text, max(0, start - 10), start):
        return False
    if "percentage" in text[start:end]:
        return True
    before = text[max(0, start - _FARTHEST) : start]
    shares = [share.end() for share in _SHARE.finditer(before)]
    if not shares or not _AHEAD.match(text, end):
        return False
    return _SENTENCE_END.search(before, shares[-1]) is None
