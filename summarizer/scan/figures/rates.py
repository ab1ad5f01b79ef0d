"""Rates of exchange: "3.62 per dollar", "the rupee closed at 83.12"."""

from __future__ import annotations

import re

from summarizer.scan.figures.amounts import Amount
from summarizer.scan.figures.currencies import NAMES, place_currency
from summarizer.scan.figures.exclude import is_year_like
from summarizer.scan.figures.numbers import ONE
from summarizer.scan.figures.patterns import SPACE, alternation

__all__ = ["is_rate_base", "read_rate", "was_sum"]

_OPENS_AGAINST = frozenset(("per", "to", "against", "versus", "a"))
_AGAINST = re.compile(
    rf"{SPACE}(?:per|to{SPACE}(?:the|a|one)|against{SPACE}(?:the|a)|versus{SPACE}the|a){SPACE}"
    rf"(?:(?:US|U\.S\.|American){SPACE})?(?:dollar|euro|pound|greenback|yen|franc|rupee|yuan)\b"
    rf"(?![-\u2010\u2019'])"
)
_CURRENCY = re.compile(
    rf"(?:\b(?:[Tt]he|[Ii]ts|[Aa])|['\u2019]s?)(?P<place>{SPACE}[A-Z][\w.]*|)(?:{SPACE}[a-z]+)?{SPACE}"
    rf"(?P<name>{alternation(name for name in NAMES if not name.endswith('s'))})\b"
)
_EQUALS = re.compile(rf"{SPACE}?=")
_LEVEL_BEFORE = frozenset(("at", "to", "of", "near", "around", "from"))
_WINDOW = 140
# Farther back a currency is looked for where the text says no more than "the currency".
_FAR = 1500
# What may stand between a sum and what it was: "costs 41 francs ($67), up from 28".
_WAS = re.compile(
    rf"(?:{SPACE}(?:an?|per){SPACE}[a-z]{{1,12}})?(?:{SPACE}\([^()\n]{{1,40}}\))?,?"
    rf"{SPACE}(?:up|down){SPACE}from{SPACE}"
)
_FARTHEST_SUM = 70


def is_rate_base(text: str, amount: Amount) -> bool:
    """Whether an amount of one is the unit of a rate: the "$1" of "$1 = 129.2 shillings"."""
    return _EQUALS.match(text, amount.end) is not None


def read_rate(text: str, amount: Amount, before: list[str]) -> tuple[int, str | None] | None:
    """Where a rate of exchange ends and the currency it is in, None where it is no rate."""
    opens = amount.after in _OPENS_AGAINST
    against = _AGAINST.match(text, amount.end) if opens else None
    if against is None and not (amount.style == "decimal" and amount.scale == ONE):
        return None
    if against is None and (not before or before[-1] not in _LEVEL_BEFORE):
        return None
    currency = _nearest_currency(text, amount.start)
    if against is not None:
        return against.end(), currency
    if currency is None or text[amount.end : amount.end + 1].isalpha():
        return None
    return amount.end, currency


def _nearest_currency(text: str, position: int) -> str | None:
    """The currency named last before a position in its paragraph, or its family."""
    window = text[max(0, position - _WINDOW) : position].rpartition("\n\n")[2]
    nearest = _last_currency(window)
    if nearest is None and "currency" in window:
        nearest = _last_currency(text[max(0, position - _FAR) : position])
    return nearest


def _last_currency(window: str) -> str | None:
    nearest = None
    for found in _CURRENCY.finditer(window):
        unit = NAMES[found["name"]]
        nearest = place_currency(found["place"].strip(), unit) or unit
    return nearest


def was_sum(text: str, amount: Amount, before: list[str], end: int) -> bool:
    """Whether a bare number is what the sum that ends at ``end`` was: "up from 28,000"."""
    if before[-1:] != ["from"] or amount.start - end > _FARTHEST_SUM or is_year_like(amount):
        return False
    return _WAS.fullmatch(text, end, amount.start) is not None
