"""Numbers with what stands beside them: money, percent, or plain as yet."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Literal

from summarizer.scan.figures.currencies import CurrencyContext
from summarizer.scan.figures.money import read_money
from summarizer.scan.figures.numbers import Numeral, Style, find_numerals
from summarizer.scan.figures.patterns import HYPHEN, SPACE
from summarizer.scan.figures.percent import percent_after

__all__ = ["Amount", "Kind", "find_amounts", "with_sign"]

Kind = Literal["money", "percent", "plain"]


@dataclass(frozen=True, slots=True)
class Amount:
    """A number and its mark, before ranges are joined and plain numbers are judged.

    ``unit`` of money is a code or a family of currencies, of percent "%", "pp" or "bp", and
    "" for a plain number. ``low`` and ``high`` are without ``scale``.
    """

    start: int
    end: int
    low: Decimal
    scale: Decimal
    kind: Kind
    unit: str
    style: Style
    high: Decimal | None = None
    led: bool = False
    hundredths: bool = False


_GOES_ON = re.compile(rf"{SPACE}?[-\u2010-\u2014\u2212]{SPACE}?|{SPACE}(?:to|and|or){SPACE}")
_MINUS = re.compile(
    rf"(?:(?<![^\s(\[“\"\u2018'])(?:{HYPHEN}|\u2212)|\bminus{SPACE})\Z", re.IGNORECASE
)


def find_amounts(text: str, context: CurrencyContext) -> Iterator[Amount]:
    """Every number of the text with its mark, in order and without overlaps."""
    before: Amount | None = None
    for numeral in find_numerals(text):
        amount = _read(text, numeral, context, before)
        if before is None or amount.start >= before.end:
            before = amount
            yield amount


def _read(text: str, numeral: Numeral, context: CurrencyContext, before: Amount | None) -> Amount:
    goes_on = (
        before is not None
        and before.led
        and _GOES_ON.fullmatch(text, before.end, numeral.start) is not None
    )
    money = read_money(text, numeral, context, goes_on)
    if money is not None:
        kind: Kind = "money" if money.unit else "plain"
        amount = Amount(
            money.start,
            money.end,
            numeral.base,
            money.scale,
            kind,
            money.unit,
            numeral.style,
            led=money.led,
            hundredths=money.hundredths,
        )
        return with_sign(text, amount)
    amount = Amount(
        numeral.start, numeral.end, numeral.base, numeral.scale, "plain", "", numeral.style
    )
    percent = percent_after(text, numeral.end)
    if percent is None:
        return amount
    end, unit = percent
    return with_sign(text, replace(amount, end=end, kind="percent", unit=unit))


def with_sign(text: str, amount: Amount) -> Amount:
    """The amount with a minus before it taken in."""
    start = amount.start
    if not start or not (text[start - 1].isspace() or text[start - 1] in "-\u2010\u2011\u2212"):
        return amount
    minus = _MINUS.search(text, max(0, start - 7), start)
    if minus is None:
        return amount
    return replace(amount, start=minus.start(), low=-amount.low)
