"""Rates of exchange: "3.62 per dollar", "the rupee closed at 83.12"."""

from __future__ import annotations

import re

from summarizer.scan.figures.amounts import Amount
from summarizer.scan.figures.currencies import NAMES, place_currency
from summarizer.scan.figures.numbers import ONE
from summarizer.scan.figures.patterns import SPACE, alternation

__all__ = ["is_rate_base", "read_rate"]

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
    nearest = None
    for found in _CURRENCY.finditer(window):
        unit = NAMES[found["name"]]
        nearest = place_currency(found["place"].strip(), unit) or unit
    return nearest
