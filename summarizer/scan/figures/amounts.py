"""Numbers with what stands beside them: money, percent, or plain as yet."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Literal, NamedTuple

from summarizer.scan.figures.currencies import CurrencyContext
from summarizer.scan.figures.money import read_money
from summarizer.scan.figures.numbers import Numeral, Style
from summarizer.scan.figures.patterns import HYPHEN, HYPHENS, SPACE, next_word
from summarizer.scan.figures.percent import percent_after

__all__ = ["Amount", "Kind", "find_amounts", "with_sign"]

Kind = Literal["money", "percent", "plain"]


class Amount(NamedTuple):
    """A number and its mark, before ranges are joined and plain numbers are judged.

    ``unit`` of money is a code or a family of currencies, of percent "%", "pp" or "bp", and
    "" for a plain number. ``low`` and ``high`` are without ``scale``. ``after`` is the word
    behind a plain number, which says what it counts; behind the others nobody asks for it.
    """

    start: int
    end: int
    low: Decimal
    scale: Decimal
    kind: Kind
    unit: str
    style: Style
    after: str = ""
    high: Decimal | None = None
    led: bool = False
    hundredths: bool = False


_LONGEST_LINK = 8
_GOES_ON = re.compile(rf"{SPACE}?[-\u2010-\u2014\u2212]{SPACE}?|{SPACE}(?:to|and|or){SPACE}")
_MINUS_SIGNS = f"{HYPHENS}\u2212"
# The last of "minus", or of a line break in two characters behind it.
_BEFORE_BLANK = frozenset(("s", "S", "\r"))
_MINUS = re.compile(
    rf"(?:(?<![^\s(\[“\"\u2018'])(?:{HYPHEN}|\u2212)|\bminus{SPACE})\Z", re.IGNORECASE
)
# "Plus or minus 3 points" is how far off a number may be.
_EITHER_WAY = re.compile(rf"\bplus(?:{SPACE}or{SPACE}|/|-)\Z", re.IGNORECASE)


def find_amounts(
    text: str, numerals: Sequence[Numeral], context: CurrencyContext
) -> Iterator[Amount]:
    """Every number of the text with its mark, in order and without overlaps."""
    before: Amount | None = None
    for numeral in numerals:
        amount = _read(text, numeral, context, before)
        if before is None or amount.start >= before.end:
            before = amount
            yield amount


def _read(text: str, numeral: Numeral, context: CurrencyContext, before: Amount | None) -> Amount:
    goes_on = (
        before is not None
        and before.led
        and numeral.start - before.end <= _LONGEST_LINK
        and _GOES_ON.fullmatch(text, before.end, numeral.start) is not None
    )
    money = read_money(text, numeral, context, goes_on)
    if money is not None:
        start, end, scale, unit, hundredths, led = money
        kind: Kind = "money" if unit else "plain"
        amount = Amount(
            start,
            end,
            numeral.base,
            scale,
            kind,
            unit,
            numeral.style,
            "" if unit else next_word(text, end),
            led=led,
            hundredths=hundredths,
        )
        return with_sign(text, amount)
    start, end, base, scale, style, after = numeral
    percent = percent_after(text, end, after)
    if percent is None:
        return Amount(start, end, base, scale, "plain", "", style, after)
    end, unit = percent
    return with_sign(text, Amount(start, end, base, scale, "percent", unit, style))


def with_sign(text: str, amount: Amount) -> Amount:
    """The amount with a minus before it taken in."""
    start = amount.start
    if not start or not _may_be_minus(text, start):
        return amount
    minus = _MINUS.search(text, max(0, start - 7), start)
    if minus is None or _EITHER_WAY.search(text, max(0, minus.start() - 9), minus.start()):
        return amount
    return amount._replace(start=minus.start(), low=-amount.low)


def _may_be_minus(text: str, end: int) -> bool:
    if text[end - 1] in _MINUS_SIGNS:
        return True
    return text[end - 1].isspace() and text[end - 2 : end - 1] in _BEFORE_BLANK
