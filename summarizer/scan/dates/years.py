"""Years, quarters and halves: "2024", "2016-2020", "the first quarter", "H1 2026"."""

from __future__ import annotations

import datetime as dt
import re
from functools import cache

from summarizer.lexicon import words
from summarizer.scan.dates import intervals as calendar
from summarizer.scan.dates.intervals import Interval
from summarizer.scan.dates.page import Page, Span

__all__ = ["read_half", "read_quarter", "read_year"]

_ISO_REST = re.compile(r"-(\d\d)-(\d\d)(?!\d)")
_NUMERIC = re.compile(r"(?<![\d./-])(\d{1,2})([/.])(\d{1,2})\2\Z")
_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}"
_MONTH_FIRST = re.compile(rf"\b{_MONTH}\.? \d{{1,2}}(?!\d)")
_DAY_FIRST = re.compile(rf"(?<!\d)\d{{1,2}} {_MONTH}\b")
_MONTHS = 12
# So much of an article tells how it writes its dates.
_BEGINNING = 3000
_TO_YEAR = re.compile(r"[-–/](\d{4}|\d\d)(?![\d%-]|[.,]\d)")
_DECADE = re.compile(r"s\b")
_NO_YEAR = re.compile(r"[\w%/:]|[.,]\d|-[\w]")
_COUNTED = re.compile(
    r"[\s-](?!(?:and|to|or|in|on|at|by|for|with|when|after|before|as|but|was|is|"
    r"were|had|has|that|which|who|of|from|until|because|while)\b)([a-z]{2,30})"
)
_FIRM = frozenset(("in", "since", "by", "until", "till", "during", "through", "throughout"))


def read_year(page: Page) -> Span | None:
    """A year, a run of years, a decade, or a date in digits alone."""
    number = int(page.word)
    iso = page.right(_ISO_REST)
    if iso:
        day = calendar.day_of_month(number, int(iso[1]), int(iso[2]))
        return page.span((day, day), None, iso) if day else None
    numeric = page.just_left(_NUMERIC) if page.before.endswith(("/", ".")) else None
    if numeric:
        named = _day_and_month(page, numeric)
        day = named and calendar.day_of_month(number, named[1], named[0])
        return page.span((day, day), numeric) if day else None
    if page.text[max(0, page.start - 1) : page.start] in tuple("$£€¥₹#-–/.,:"):
        return None
    run = page.right(_TO_YEAR)
    if run:
        last = int(run[1]) if len(run[1]) == 4 else number // 100 * 100 + int(run[1])
        return page.span(calendar.years(number, last), None, run) if last > number else None
    decade = page.right(_DECADE)
    if decade and number % 10 == 0:
        return page.span(calendar.years(number, number + 9), None, decade)
    if page.right(_NO_YEAR) or not _stands_as_year(page):
        return None
    return page.span(calendar.year(number))


def _day_and_month(page: Page, numeric: re.Match[str]) -> tuple[int, int]:
    """The day and the month of "3/12/2025", by what the rest of the article writes first."""
    first, second = int(numeric[1]), int(numeric[3])
    if numeric[2] == "." or first > _MONTHS or second > _MONTHS:
        return (second, first) if second > _MONTHS else (first, second)
    beginning = page.text[:_BEGINNING]
    american = len(_MONTH_FIRST.findall(beginning)) > len(_DAY_FIRST.findall(beginning))
    return (second, first) if american else (first, second)


def _stands_as_year(page: Page) -> bool:
    """Whether the words around say that four digits are a year and count nothing."""
    word = page.previous
    if not word:
        return page.before.endswith("(") and page.text[page.end : page.end + 1] in tuple("),")
    if word in _FIRM:
        return True
    counted = page.right(_COUNTED)
    plural = counted is not None and counted[1].endswith("s") and not counted[1].endswith("ss")
    return word in _before_dates() and not (plural or (counted and counted[1] == "people"))


@cache
def _before_dates() -> frozenset[str]:
    return frozenset(words("date-words-before"))


_ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "final": 4, "1st": 1, "2nd": 2}
_ORDINALS |= {"3rd": 3, "4th": 4}
_STEPS = {"last": -1, "previous": -1, "this": 0, "current": 0, "next": 1, "coming": 1}
_WHICH = re.compile(
    r"\b((?:the )?(?:first|second|third|fourth|final|1st|2nd|3rd|4th|last|previous|this|current"
    r"|next|coming))[ -]\Z",
    re.IGNORECASE,
)
_WHICH_WORDS = frozenset((*_ORDINALS, *_STEPS))
_OF_YEAR = re.compile(
    r"(?:,? | of )((?:19|20)\d\d)(?![\d%]|[.,]\d)| (?:of )?(last|this|next) year\b"
)
_OF_THE_YEAR = re.compile(r" of (?:the|this) (?:financial |fiscal |calendar )?year\b")
_DIGIT = re.compile(r"([1-4])(?!\w)")


def read_quarter(page: Page) -> Span | None:
    """ "The first quarter", "the fourth quarter of 2025", "last quarter", "Q3"."""
    return _read_part(page, 4)


def read_half(page: Page) -> Span | None:
    """ "The first half of 2025", "the second half of the year", "H1 2026"."""
    return _read_part(page, 2)


def _read_part(page: Page, parts: int) -> Span | None:
    short = page.right(_DIGIT) if page.word in ("Q", "H") else None
    label = None if short else page.left(_WHICH, _WHICH_WORDS)
    end = short.end() if short else page.end
    year = _OF_YEAR.match(page.text, end) or _OF_THE_YEAR.match(page.text, end)
    which = label[1].lower().removeprefix("the ") if label else short[1] if short else ""
    if not which or (parts == 2 and year is None and short is None):
        return None
    start = page.start - len(label[0]) if label else page.start
    end = year.end() if year else end
    number = int(which) if short else _ORDINALS.get(which)
    if number is not None and number > parts:
        return None
    if year and year.lastindex == 1 and number:
        return Span(start, end, _part(int(year[1]), parts, number))
    if page.published is None:
        return Span(start, end, None)
    named = year[2] if year and year.lastindex == 2 else None
    return Span(start, end, _seen_from(page, page.published, parts, number, which, named))


def _part(year: int, parts: int, number: int) -> Interval:
    """A quarter or a half of a year."""
    if parts == 4:
        return calendar.quarter(year, number)
    return calendar.months(
        calendar.quarter(year, number * 2 - 1), calendar.quarter(year, number * 2)
    )


def _seen_from(
    page: Page,
    published: dt.date,
    parts: int,
    number: int | None,
    which: str,
    named: str | None,
) -> Interval:
    length = 12 // parts
    if number is None:
        own = calendar.shift_month(published, _STEPS.get(which, 0) * length)[0]
        return _part(own.year, parts, (own.month - 1) // length + 1)
    if named:
        return _part(published.year + _STEPS[named], parts, number)
    # A quarter is reported on after it has begun, unless the words look ahead.
    this_year = _part(published.year, parts, number)
    if page.told() == "future":
        return this_year if this_year[1] >= published else _part(published.year + 1, parts, number)
    return this_year if this_year[0] <= published else _part(published.year - 1, parts, number)
