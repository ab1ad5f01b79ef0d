"""Percentages: signs, words, points and basis points, and shares in words."""

from __future__ import annotations

import re
from decimal import Decimal

from summarizer.lexicon import pairs, words
from summarizer.scan.figures.patterns import (
    CLOSING,
    GAP,
    HYPHEN,
    SPACE,
    alternation,
    first_words,
    phrases,
)

__all__ = ["percent_after", "read_share", "share_in_percent", "to_percent"]

_UNITS = dict(pairs("figures-percent"))
_SIGNS = "%\uff05"
_WORD_END = r"(?![^\W_])"
_AFTER = re.compile(
    rf"(?:{GAP})?(?:({phrases(unit for unit in _UNITS if unit[-1] not in _SIGNS)}){_WORD_END}"
    rf"|([{_SIGNS}]))",
    re.IGNORECASE,
)
_OPENS_PERCENT = first_words(_UNITS)
# "A quarter point" is always one of an interest rate, "half a point" may be a game's.
_PART_OF_RATE = re.compile(
    rf"{SPACE}(?:(?P<of>of{SPACE}a|an?){SPACE})?points?{_WORD_END}", re.IGNORECASE
)
_RATE_WORDS = frozenset(words("figures-points-rates"))
_LETTERS = re.compile(r"[a-z]+")
_SENTENCE_END = re.compile(r"[.!?]\s|\n")
_AROUND_RATE = 100
_PART_OF_POINT = re.compile(
    rf"{GAP}(?:(?:of{SPACE})?(?:an?|one|1){GAP}?)?(percentage{GAP}points?|per{SPACE}?cent|%){_WORD_END}"
    rf"|{HYPHEN}(points?){_WORD_END}",
    re.IGNORECASE,
)
_BEFORE = re.compile(
    rf"(?<![^\W_])(?:{phrases(words('figures-shares-before'))}){SPACE}$", re.IGNORECASE
)
_BARRED_BEFORE = re.compile(
    rf"(?<![^\W_])(?:{alternation(words('figures-shares-barred'))}){GAP}$", re.IGNORECASE
)
_OF = re.compile(rf"{SPACE}of\b(?!{SPACE}(?:19|20)[0-9][0-9])", re.IGNORECASE)
_AND_SHARE = re.compile(rf"{SPACE}(?:and|to|or){SPACE}(?:a|an|one|two|three|half)\b", re.I)
_OF_WHAT = re.compile(rf"{SPACE}(?:the|its|his|her|their|our|my|your|these|those|all)\b", re.I)
_AFTER_SHARE = re.compile(
    rf"{SPACE}(?:{alternation(words('figures-shares-after'))}){_WORD_END}|[.,;:)”\"\u2019?!]|$"
)
_COMPARED = re.compile(
    rf"{SPACE}(?:more|less|fewer|higher|lower|larger|smaller|bigger|cheaper|dearer|longer|shorter"
    rf"|faster|slower|heavier|lighter|costlier)(?:{SPACE}[a-z]{{1,20}}){{0,2}}{SPACE}than\b"
)
_CENT = Decimal("0.01")


def percent_after(text: str, position: int, after: str) -> tuple[int, str] | None:
    """Where the words of a percentage at this position end, and its unit.

    ``after`` is the word there, which tells most numbers apart at once.
    """
    possible = (
        after.lower() in _OPENS_PERCENT if after else text[position : position + 1] not in CLOSING
    )
    if not possible:
        return None
    found = _AFTER.match(text, position)
    if found is None:
        return None
    if found[2]:
        return found.end(), "%"
    unit = _UNITS.get(_plain(found[1]))  # none where a letter only passes for one of ours
    return None if unit is None else (found.end(), unit)


def to_percent(value: Decimal, unit: str) -> tuple[Decimal, str]:
    """The value in percent and its unit; basis points become hundredths of a percent."""
    return (value / 100, "%") if unit == "bp" else (value, unit)


def share_in_percent(share: Decimal) -> Decimal:
    """A share of one as a percentage with at most two decimals: a third is 33.33."""
    percent = (share * 100).quantize(_CENT)
    return percent.to_integral() if percent == percent.to_integral() else percent


def read_share(text: str, start: int, end: int, share: Decimal) -> tuple[int, Decimal, str] | None:
    """End, value and unit of a share in words, None where it is a period or an ordinal."""
    part = _PART_OF_POINT.match(text, end)
    if part is not None:
        return part.end(), share, "pp" if "point" in part.group().lower() else "%"
    rate = _PART_OF_RATE.match(text, end)
    if rate is not None and (rate["of"] is None or _tells_rates(text, start, end)):
        return rate.end(), share, "pp"
    return (end, share_in_percent(share), "%") if _is_share(text, start, end) else None


def _tells_rates(text: str, start: int, end: int) -> bool:
    before = _SENTENCE_END.split(text[max(0, start - _AROUND_RATE) : start])[-1]
    after = _SENTENCE_END.split(text[end : end + _AROUND_RATE], 1)[0]
    return not _RATE_WORDS.isdisjoint(_LETTERS.findall(f"{before} {after}".lower()))


def _is_share(text: str, start: int, end: int) -> bool:
    printed = text[start:end].lower()
    if text[end : end + 1] in ("-", "\u2010", "\u2011"):
        return False  # "half-year", "three-quarter-length"
    if _BARRED_BEFORE.search(text, max(0, start - 16), start):
        return False
    if _OF.match(text, end) or _AND_SHARE.match(text, end) or re.search(rf"{HYPHEN}|/", printed):
        return True
    if printed.endswith("half") and _OF_WHAT.match(text, end):
        return True
    if _COMPARED.match(text, end) and text[start:end].count(" "):
        return True  # "a fifth more than planned"
    led = _BEFORE.search(text, max(0, start - 16), start) is not None
    return led and _AFTER_SHARE.match(text, end) is not None


def _plain(printed: str) -> str:
    """The entry of the word list that these printed words stand for."""
    spaced = " ".join(re.sub("[\u2010\u2011]", "-", printed.lower()).split())
    return spaced if spaced in _UNITS else spaced.replace("-", " ")
