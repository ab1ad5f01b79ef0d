"""Every figure of an article: from numbers to amounts, ranges, and what is said of them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from summarizer.article import Mention
from summarizer.scan.figures.amounts import Amount, find_amounts
from summarizer.scan.figures.context import read_bound, read_change, read_per
from summarizer.scan.figures.counts import Quantity
from summarizer.scan.figures.currencies import CurrencyContext
from summarizer.scan.figures.exclude import is_barred
from summarizer.scan.figures.foreign import is_foreign, may_lack_scale
from summarizer.scan.figures.money import FOREIGN_SCALES
from summarizer.scan.figures.neighbours import plain_words, words_before
from summarizer.scan.figures.numbers import ONE, find_numerals
from summarizer.scan.figures.patterns import SPACE
from summarizer.scan.figures.percent import read_share, to_percent
from summarizer.scan.figures.points import compare_shares, full_points, leads_to_share
from summarizer.scan.figures.quantities import find_hours, find_spans, read_part, read_quantity
from summarizer.scan.figures.ranges import join_amounts
from summarizer.scan.figures.rates import is_rate_base, read_rate, was_sum
from summarizer.scan.figures.shared_nouns import with_units
from summarizer.scan.figures.spoiled import is_spoiled
from summarizer.scan.mentions import FigureKind, FigureMention

__all__ = ["find_figures", "read_figures"]


class _Reading(NamedTuple):
    """A figure's span, value and unit, and the words before it, which are yet to be read."""

    start: int
    end: int
    kind: FigureKind
    low: Decimal
    high: Decimal | None
    unit: str | None
    before: list[str]


_CONVERSION = re.compile(
    rf"{SPACE}?\((?:about|around|roughly|or|some|nearly|approx\.?|{SPACE}){{0,6}}"
)
_LONGEST_CHAIN = 12
_CHAINED = re.compile(rf",?{SPACE}?(?:,|or|to|{SPACE}|about|some){{0,6}}")
_THOUSANDTHS = frozenset(("BHD", "IQD", "JOD", "KWD", "LYD", "OMR", "TND"))


def find_figures(text: str, dates: Sequence[Mention] = ()) -> tuple[FigureMention, ...]:
    """The figures of a text in order, none overlapping another or one of the dates."""
    return read_figures(text, dates)[0]


def read_figures(
    text: str, dates: Sequence[Mention] = ()
) -> tuple[tuple[FigureMention, ...], tuple[Mention, ...]]:
    """The figures, and the words that look like more of one than can be read of them."""
    # Step by step over the whole text: a processor has each step's code at hand then.
    numerals = list(find_numerals(text))
    spans = list(_read_spans(text))
    if not numerals and not spans:
        return (), ()
    context = CurrencyContext(text)
    amounts = list(join_amounts(text, list(find_amounts(text, numerals, context))))
    readings = list(_read_amounts(text, amounts, context))
    if spans:
        readings = sorted(readings + spans, key=lambda reading: reading.start)
    read = _mentions(text, list(_apart(text, readings)))
    figures: list[FigureMention] = []
    spoiled: list[Mention] = []
    for figure in read:
        if is_spoiled(text, figure):
            spoiled.append(Mention(figure.start, figure.end, figure.text))
        else:
            figures.append(figure)
    return tuple(_outside(with_units(text, _whole(text, figures)), dates)), tuple(spoiled)


def _apart(text: str, readings: Iterable[_Reading]) -> Iterator[tuple[_Reading, Mention | None]]:
    """The readings that do not overlap the one before, each with what it is counted by."""
    taken = 0
    for reading in readings:
        if reading.start >= taken:
            per = read_per(text, reading.end)
            yield reading, per
            taken = reading.end if per is None else per.end


def _whole(text: str, figures: list[FigureMention]) -> list[FigureMention]:
    """The figures without the sums whose scale a text of another language may hide."""
    doubtful = [
        figure
        for figure in figures
        if figure.unit in FOREIGN_SCALES
        or (figure.kind == "money" and may_lack_scale(text, figure.end))
    ]
    if not doubtful or not is_foreign(text):
        return figures
    return [figure for figure in figures if figure not in doubtful]


def _read_spans(text: str) -> Iterator[_Reading]:
    for span in find_spans(text):
        yield _counted(span, words_before(text, span.start))
    for span in find_hours(text):
        yield _counted(span, words_before(text, span.start))
    for start, end in full_points(text):
        yield _Reading(start, end, "percent", ONE, None, "pp", words_before(text, start))


def _read_amounts(text: str, amounts: list[Amount], context: CurrencyContext) -> Iterator[_Reading]:
    # The last two sums of money: the second may be the first in another currency.
    sums: list[_Reading] = []
    share_end: int | None = None
    every = [words_before(text, amount.start) for amount in amounts]
    barred = [
        amount.kind == "plain" and is_barred(text, amount, before)
        for amount, before in zip(amounts, every, strict=True)
    ]
    limits = _limits(amounts, len(text))
    for amount, before, is_none, limit in zip(amounts, every, barred, limits, strict=True):
        if is_none or (amount.low == ONE and is_rate_base(text, amount)):
            continue
        if amount.kind == "money":
            reading = _read_money(text, amount, before, context, sums[-1] if sums else None)
            sums = [*sums[-1:], reading]
        elif amount.kind == "percent":
            reading = _read_percent(amount, before)
            share_end = reading.end
        else:
            plain = _read_plain(text, amount, before, context, limit)
            if plain is None:
                continue
            reading = plain
            if plain.kind == "percent":
                share_end = plain.end
            elif plain.unit in ("points", "point"):
                reading = _read_points(text, plain, share_end)
            elif plain.unit is None and before[-1:] == ["from"]:
                reading = next(_read_sum(text, amount, plain, sums), plain)
        yield reading


def _read_sum(
    text: str, amount: Amount, plain: _Reading, sums: Sequence[_Reading]
) -> Iterator[_Reading]:
    """A bare number as the money that another sum is compared with: "$90, up from 70"."""
    for sum_ in sums:
        if was_sum(text, amount, plain.before, sum_.end):
            yield plain._replace(kind="money", unit=sum_.unit)


def _limits(amounts: Sequence[Amount], end: int) -> list[int]:
    """Where the phrase after each amount has to end: at the next one that is marked, or nowhere."""
    limits = [end if after.kind == "plain" else after.start for after in amounts[1:]]
    return [*limits, end] if amounts else []


def _read_points(text: str, points: _Reading, share_end: int | None) -> _Reading:
    """The points as percentage points if they compare the percentage beside them."""
    start, end, _, low, high, _, before = points
    compared = share_end is not None and compare_shares(text, start, end, low, before, share_end)
    if not compared and not leads_to_share(text, start, end, low):
        return points
    return _Reading(start, end, "percent", low, high, "pp", before)


def _read_plain(
    text: str, amount: Amount, before: list[str], context: CurrencyContext, limit: int
) -> _Reading | None:
    start = amount.start
    rate = read_rate(text, amount, before)
    if rate is not None:
        end, currency = rate
        unit = currency and context.resolve(currency, start, end)
        return _Reading(start, end, "money", *_values(amount), unit, before)
    if amount.style != "fraction":
        quantity = read_quantity(text, amount, before, limit)
        return None if quantity is None else _counted(quantity, before)
    part = read_part(text, amount)
    if part is not None:
        return _counted(part, before)
    share = read_share(text, start, amount.end, amount.low)
    if share is None:
        return None
    end, value, unit = share
    return _Reading(start, end, "percent", value, None, unit, before)


def _counted(quantity: Quantity, before: list[str]) -> _Reading:
    high = None if quantity.high is None else _tidy(quantity.high)
    low = _tidy(quantity.low)
    return _Reading(quantity.start, quantity.end, "quantity", low, high, quantity.unit, before)


def _read_money(
    text: str,
    amount: Amount,
    before: list[str],
    context: CurrencyContext,
    foreign: _Reading | None,
) -> _Reading:
    low, high = _values(amount)
    if amount.unit == "dollar" and _is_conversion(text, amount, foreign):
        unit: str | None = "USD"
    else:
        unit = context.resolve(amount.unit, amount.start, amount.end)
    if amount.hundredths:
        parts = 1000 if unit in _THOUSANDTHS else 100
        low, high = low / parts, None if high is None else high / parts
    return _Reading(amount.start, amount.end, "money", low, high, unit, before)


def _is_conversion(text: str, amount: Amount, foreign: _Reading | None) -> bool:
    """Whether dollars in brackets convert an amount in another currency just before."""
    if foreign is None or amount.start - foreign.end > 24 or foreign.unit == "USD":
        return False
    return _CONVERSION.fullmatch(text, foreign.end, amount.start) is not None


def _read_percent(amount: Amount, before: list[str]) -> _Reading:
    low, high = _values(amount)
    value, unit = to_percent(low, amount.unit)
    upper = None if high is None else to_percent(high, amount.unit)[0]
    return _Reading(amount.start, amount.end, "percent", value, upper, unit, before)


def _values(amount: Amount) -> tuple[Decimal, Decimal | None]:
    low = _tidy(amount.low * amount.scale) if amount.scale != ONE else amount.low
    if amount.high is None:
        return low, None
    return _tidy(low), _tidy(amount.high * amount.scale)


def _tidy(value: Decimal) -> Decimal:
    """The value without the zeros that a scale left behind its point."""
    whole = value.to_integral_value()
    return whole if whole == value else value


def _mentions(
    text: str, readings: Sequence[tuple[_Reading, Mention | None]]
) -> list[FigureMention]:
    """The readings with what the words around them say."""
    before = [plain_words(reading.before) for reading, _ in readings]
    changes = [
        read_change(text, reading.start, reading.end, plain, reading.kind, reading.unit)
        for (reading, _), plain in zip(readings, before, strict=True)
    ]
    bounds = [
        read_bound(text, reading.start, reading.end, plain, reading.unit)
        for (reading, _), plain in zip(readings, before, strict=True)
    ]
    figures: list[FigureMention] = []
    for (reading, per), change, bound in zip(readings, changes, bounds, strict=True):
        start, end, kind, low, high, unit, _ = reading
        if change is None and figures and start - figures[-1].end <= _LONGEST_CHAIN:
            chained = _CHAINED.fullmatch(text, figures[-1].end, start)
            change = figures[-1].change if chained is not None else None
        counted_by = None if per is None else per.text
        figures.append(
            FigureMention(
                start, end, text[start:end], kind, low, high, unit, bound, change, counted_by
            )
        )
    return figures


def _outside(figures: Iterable[FigureMention], dates: Sequence[Mention]) -> Iterator[FigureMention]:
    """The figures that share no character with a date; both are in order of offset."""
    ordered = sorted(dates, key=lambda date: date.start)
    index = 0
    for figure in figures:
        while index < len(ordered) and ordered[index].end <= figure.start:
            index += 1
        if index == len(ordered) or ordered[index].start >= figure.end:
            yield figure
