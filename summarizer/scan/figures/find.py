"""Every figure of an article: from numbers to amounts, ranges, and what is said of them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
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
from summarizer.scan.figures.nouns import is_unit
from summarizer.scan.figures.numbers import ONE, find_numerals
from summarizer.scan.figures.patterns import SPACE
from summarizer.scan.figures.percent import read_share, to_percent
from summarizer.scan.figures.points import compare_shares
from summarizer.scan.figures.quantities import find_spans, read_part, read_quantity
from summarizer.scan.figures.ranges import join_amounts
from summarizer.scan.figures.rates import is_rate_base, read_rate
from summarizer.scan.mentions import FigureKind, FigureMention

__all__ = ["find_figures"]


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
_SAME_NOUN = re.compile(rf"{SPACE}of{SPACE}(?:the|its|his|her|their|our)?[^.,;:\n]{{0,30}}")
_THOUSANDTHS = frozenset(("BHD", "IQD", "JOD", "KWD", "LYD", "OMR", "TND"))
_SENTENCE_END = re.compile(r"[.!?][\"”\u2019)]?\s|\n\s*\n")
_NEARBY = 160


def find_figures(text: str, dates: Sequence[Mention] = ()) -> tuple[FigureMention, ...]:
    """The figures of a text in order, none overlapping another or one of the dates."""
    # Step by step over the whole text: a processor has each step's code at hand then.
    numerals = list(find_numerals(text))
    spans = list(_read_spans(text))
    if not numerals and not spans:
        return ()
    context = CurrencyContext(text)
    amounts = list(join_amounts(text, list(find_amounts(text, numerals, context))))
    readings = list(_read_amounts(text, amounts, context))
    if spans:
        readings = sorted(readings + spans, key=lambda reading: reading.start)
    figures = _mentions(text, list(_apart(text, readings)))
    return tuple(_outside(_with_units(text, _whole(text, figures)), dates))


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


def _read_amounts(text: str, amounts: list[Amount], context: CurrencyContext) -> Iterator[_Reading]:
    foreign: _Reading | None = None
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
            reading = foreign = _read_money(text, amount, before, context, foreign)
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
            elif share_end is not None and plain.unit in ("points", "point"):
                reading = _read_points(text, plain, share_end)
        yield reading


def _limits(amounts: Sequence[Amount], end: int) -> list[int]:
    """Where the phrase after each amount has to end: at the next one that is marked, or nowhere."""
    limits = [end if after.kind == "plain" else after.start for after in amounts[1:]]
    return [*limits, end] if amounts else []


def _read_points(text: str, points: _Reading, share_end: int) -> _Reading:
    """The points as percentage points if they compare the percentage that ends before them."""
    start, end, _, low, high, _, before = points
    if not compare_shares(text, start, end, low, before, share_end):
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


def _with_units(text: str, figures: list[FigureMention]) -> list[FigureMention]:
    """Bare counts given the noun of their neighbour: "29 of the 54 seats", "22 of them"."""
    done: list[FigureMention] = []
    for index, figure in enumerate(figures):
        if figure.unit is None and figure.kind == "quantity":
            following = figures[index + 1] if index + 1 < len(figures) else None
            previous = done[-1] if done else None
            unit = _shared_unit(text, figure, previous, following)
            figure = figure if unit is None else replace(figure, unit=unit)
        done.append(figure)
    return done


def _shared_unit(
    text: str,
    figure: FigureMention,
    previous: FigureMention | None,
    following: FigureMention | None,
) -> str | None:
    same = following is not None and _SAME_NOUN.fullmatch(text, figure.end, following.start)
    if same and following is not None and following.kind == "quantity":
        return following.unit
    if previous is None or previous.kind != "quantity" or figure.start - previous.end > _NEARBY:
        return None
    if figure.per is not None and previous.unit is not None and is_unit(previous.unit):
        return None  # "ten hours a day and sells 900 a week"
    apart = _SENTENCE_END.search(text, previous.end, figure.start) is not None
    return None if apart or figure.value > 100 * previous.value else previous.unit


def _outside(figures: Iterable[FigureMention], dates: Sequence[Mention]) -> Iterator[FigureMention]:
    """The figures that share no character with a date; both are in order of offset."""
    ordered = sorted(dates, key=lambda date: date.start)
    index = 0
    for figure in figures:
        while index < len(ordered) and ordered[index].end <= figure.start:
            index += 1
        if index == len(ordered) or ordered[index].start >= figure.end:
            yield figure
