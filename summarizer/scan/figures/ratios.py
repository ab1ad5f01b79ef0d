"""Ratios in words as percentages: "one in five", "nine out of ten", "one school in six"."""

from __future__ import annotations

import re
from decimal import Decimal

from summarizer.lexicon import words
from summarizer.scan.figures.amounts import Amount
from summarizer.scan.figures.nouns import read_noun
from summarizer.scan.figures.numbers import ONE
from summarizer.scan.figures.patterns import CLOSING, SPACE, alternation
from summarizer.scan.figures.percent import share_in_percent

__all__ = ["read_ratio"]

# "One in five years", "two in nine of five" count; "one in four of them", "one in six Britons"
# and "one in ten British firms" are shares.
_NOT_IN_EVERY = re.compile(
    rf"{SPACE}(?:{alternation(words('figures-times'))})s?\b"
    rf"|{SPACE}[A-Z](?![\w'\u2019-]*(?:s\b|{SPACE}(?:[a-z]+s|children|men|people|women)\b))"
    rf"|{SPACE}of{SPACE}(?!(?:them|us|you|those|these|whom|which|the|its|his|her|their|our|all)\b)"
)
# After "two pupils in five" only a verb tells the share from a count in a place.
_VERB = re.compile(
    rf"{SPACE}(?:(?:now|still|also){SPACE})?(?:{alternation(words('figures-verbs'))})\b"
)
_ROUND = frozenset(map(Decimal, (2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 20, 50, 100, 1000, 10_000)))


def read_ratio(text: str, left: Amount, link: str, right: Amount) -> Amount | None:
    """The share that two numbers are, None where they are none."""
    plain = left.kind == right.kind == "plain" and left.scale == right.scale == ONE
    if not plain or not 0 < left.low < right.low or right.low not in _ROUND:
        return None
    small = right.low <= 10 and (left.style == right.style or right.style == "digits")
    if link != "out_of" and left.low != 1 and not small:
        return None
    if _NOT_IN_EVERY.match(text, right.end):
        return None
    if link == "noun_in" and not _is_share_of(text, left, right):
        return None
    percent = share_in_percent(left.low / right.low)
    return left._replace(end=right.end, low=percent, kind="percent", unit="%")


def _is_share_of(text: str, left: Amount, right: Amount) -> bool:
    """Whether "one school in six" or "two pupils in five" is a share of the counted."""
    if text[right.end : right.end + 1] in CLOSING or _VERB.match(text, right.end):
        return True
    return left.low == ONE and read_noun(text, right.end, len(text)) is None
