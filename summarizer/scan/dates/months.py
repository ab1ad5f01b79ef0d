"""Months and days of months: "18 February", "Dec. 30", "7 and 8 July", "in October"."""

from __future__ import annotations

import datetime as dt
import re
from functools import cache

from summarizer.lexicon import pairs, words
from summarizer.scan.dates import intervals as calendar
from summarizer.scan.dates.intervals import Interval
from summarizer.scan.dates.page import Page, Span
from summarizer.scan.dates.tense import direction_before

__all__ = ["names_of_months", "part_of", "read_month"]

_DAY_BEFORE = re.compile(
    r"(?<![\d.,:/$£€₹#-])(?:(\d{1,2})(?:st|nd|rd|th)?(?:\s?[-–]\s?| (?:and|to|or) ))?"
    r"(\d{1,2})(?:st|nd|rd|th)?(?: of)?[ -]\Z"
)
_NO_DAY = r"(?![\d%:]|[.,]\d|\s?(?:million|billion|bn|per\b|percent|crore|lakh|a\.?m\b|p\.?m\b))"
_DAY_AFTER = re.compile(
    rf"\.? (\d{{1,2}})(?:st|nd|rd|th)?{_NO_DAY}"
    rf"(?:(?:\s?[-–]\s?| (?:and|to|or) )(\d{{1,2}})(?:st|nd|rd|th)?{_NO_DAY}(?! [A-Z]))?"
)
_YEAR_AFTER = re.compile(r"\.?(?:,? | of )((?:19|20)\d\d)(?![\d%-]|[.,]\d)")
_YEAR_NAMED = re.compile(r" (?:of )?(last|this|next) year\b")
_QUARTER_AFTER = re.compile(r" quarter\b")
_PERIOD_BEFORE = re.compile(
    r"\b(?:the )?(?:(?:financial |fiscal )?year|(?:12|twelve) months) "
    r"(?:to|ended|ending|through)(?: in| on)? (?:last |next |this )?\Z",
    re.IGNORECASE,
)
_PERIOD_REACH = 48
_PERIOD_WORDS = frozenset(["to", "ended", "ending", "through", "in", "on", "last", "next", "this"])
_PART_BEFORE = re.compile(
    r"\b(?:(?P<end>(?:the )?end of |end[ -])|(?P<start>(?:the )?(?:start|beginning) of )"
    r"|(?P<mid>mid[ -]|(?:the )?middle of )|(?P<early>early(?: in)? )|(?P<late>late(?: in)? )"
    r"|(?P<last>last )|(?P<next>next )|(?P<this>this ))\Z",
    re.IGNORECASE,
)
_PART_WORDS = frozenset(["end", "of", "mid", "early", "late", "in", "last", "next", "this"])
_STEPS = {"last": -1, "this": 0, "next": 1}
_ALWAYS = frozenset(("january", "february", "july", "september", "october", "november", "december"))
_JOINING = frozenset(("and", "or", "to"))
_TOWARDS = frozenset(("from", "by", "until", "till"))


def read_month(page: Page) -> Span | None:
    """The day or the month that a month's name stands for."""
    if page.word[0].islower():
        return None
    number = names_of_months()[page.word.lower()]
    numbered = page.previous == "of" or not page.previous.isalpha()
    left = page.just_left(_DAY_BEFORE) if numbered else None
    right = page.right(_DAY_AFTER)
    if left and 1 <= int(left[2]) <= 31:
        return _days(page, number, page.span(None, left), (int(left[1] or left[2]), int(left[2])))
    if right and 1 <= int(right[1]) <= 31 and not _counts(page, right):
        named = int(right[1]), int(right[2] or right[1])
        return _days(page, number, page.span(None, None, right), named)
    return _whole(page, number)


def part_of(whole: Interval, part: str | None) -> Interval:
    """What "the end of", "mid-", "early" or "late" leave of a month or a year."""
    first, last = whole
    third = (last - first).days // 3
    if part == "end":
        return last, last
    if part == "start":
        return first, calendar.shift(first, min(third, 9))
    if part == "early":
        return first, calendar.shift(first, third)
    if part == "mid":
        return calendar.shift(first, third), calendar.shift(last, -third)
    return (calendar.shift(last, -third), last) if part == "late" else whole


@cache
def names_of_months() -> dict[str, int]:
    """The number of each month by its names in small letters."""
    return {name.lower(): int(number) for name, number in pairs("months")}


def _counts(page: Page, right: re.Match[str]) -> bool:
    """Whether the number counts what follows: "in March 12 people died"."""
    following = page.text[right.end() : right.end() + 2]
    return page.before.lower().endswith("in ") and following[:1] == " " and following[1:].islower()


def _days(page: Page, month: int, bare: Span, named: tuple[int, int]) -> Span | None:
    """One day of a month, or a run of them."""
    year = _YEAR_AFTER.match(page.text, bare.end)
    end = year.end() if year else bare.end
    if year:
        first = calendar.day_of_month(int(year[1]), month, named[0])
    elif page.published is None:
        return Span(bare.start, end, None)
    else:
        told = page.told(bare.start, bare.end)
        first = calendar.nearest_day(page.published, month, named[0], told)
    last = first and calendar.day_of_month(first.year, month, named[1])
    if first is None or last is None or first > last:
        return None
    return _year_to(page, Span(bare.start, end, (first, last)))


def _whole(page: Page, number: int) -> Span | None:
    """A month, a part of it, or the quarter that it ends."""
    part = page.left(_PART_BEFORE, _PART_WORDS)
    year = page.right(_YEAR_AFTER)
    after = year or page.right(_YEAR_NAMED) or page.right(_QUARTER_AFTER)
    if not (part or after or _may_be_month(page)):
        return None
    bare = page.span(None, part, after)
    if year:
        month = calendar.month(int(year[1]), number)
    elif page.published is None:
        return bare
    elif after and after[0].endswith("year"):
        month = calendar.month(page.published.year + _STEPS[after[1]], number)
    else:
        month = _meant(page, page.published, number, part.lastgroup if part else None)
    if after and after[0].endswith("quarter"):
        month = calendar.months(calendar.shift_month(month[0], -2), month)
    days = part_of(month, part.lastgroup if part else None)
    return _year_to(page, Span(bare.start, bare.end, days))


def _may_be_month(page: Page) -> bool:
    """Whether a bare name is a month: "May" and "March" need "in" or its like before them."""
    if page.word.lower() in _ALWAYS:
        return True
    if page.previous in _JOINING:
        return bool(page.found) and page.start - page.found[-1].end <= len(page.previous) + 2
    return page.previous in _before_dates()


def _meant(page: Page, published: dt.date, number: int, part: str | None) -> Interval:
    """The month of that number which the words mean, seen from the day of publication."""
    if part == "last":
        return calendar.nearest_month(calendar.shift_month(published, -1)[0], number, "past")
    if part == "next":
        return calendar.nearest_month(calendar.shift_month(published, 1)[0], number, "future")
    if part == "this":
        return calendar.month(published.year, number)
    towards = page.previous in _TOWARDS
    told = direction_before(page.text, page.start) if towards else page.told()
    if told is None and towards:
        past = calendar.nearest_month(published, number, "past")
        future = calendar.nearest_month(published, number, "future")
        return future if future[0] - published < published - past[0] else past
    return calendar.nearest_month(published, number, told)


def _year_to(page: Page, span: Span) -> Span:
    """The twelve months that end with the span, where "the year to" stands before it."""
    if span.days is None or page.previous not in _PERIOD_WORDS:
        return span
    before = page.before.lower()
    named = "year" in before or "months" in before
    label = page.just_left(_PERIOD_BEFORE, _PERIOD_REACH) if named else None
    if label is None:
        return span
    last = span.days[1]
    first = min(last, calendar.shift(calendar.shift_month(last, -12)[1], 1))
    return Span(page.start - len(label[0]), span.end, (first, last))


@cache
def _before_dates() -> frozenset[str]:
    return frozenset(words("date-words-before"))
