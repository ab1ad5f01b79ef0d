"""When a meeting is: the dates of its sentence that belong to it."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from typing import NamedTuple

from summarizer.grammar.meetings.status import Status
from summarizer.lexicon import pairs, words
from summarizer.scan.mentions import DateMention
from summarizer.scan.reporting.cues import VERBS

__all__ = ["Days", "days_between"]

_WEEKDAYS = frozenset(word.split("=")[0].strip().lower() for word in words("weekdays"))
_SAY = frozenset(
    word for word, verb in VERBS.items() if verb.company in ("say", "told") and verb.form == "past"
) | {"reported", "announced", "confirmed", "statement", "tweeted", "wrote"}
_JOINS = re.compile(r"\s*(?:and|to|or|,|-|–|through|until)\s*(?:on )?\Z")
_BEFORE = re.compile(r"\b(?:before|by|until) (?:the )?\Z")
_MONTH = re.compile("|".join(re.escape(name) for name, _ in pairs("months") if len(name) > 3))
_SINCE = re.compile(r"\bsince (?:early |late )?\Z")
_ON = re.compile(r"\b(?:on|last|next|this|of|for|,) \Z")
_NAME_AFTER = re.compile(r" [A-Z][a-z]")
_WEEK = dt.timedelta(days=7)
_LONGEST = 366  # days; a decade is the time of no meeting
_LONG_AGO = 330  # days after which a bare month or year is not to come


class Days(NamedTuple):
    """The words for a time and the interval that they allow."""

    text: str
    first: dt.date | None
    last: dt.date | None


def days_between(
    text: str,
    dates: Sequence[DateMention],
    spans: Sequence[tuple[int, int]],
    status: Status,
    published: dt.date | None,
    *,
    ahead: bool,
    over: bool,
    moved: bool,
    gone: bool,
) -> Days | None:
    """The days in the first of the spans that has any; those after "said" are the report's.

    ``ahead``: a called-off meeting would still have come. ``moved``: to the last date.
    ``over``: "after meeting X on Monday", which is behind whoever tells of it. ``gone``: it
    "should have opened on Monday".
    """
    dates = [d for d in dates if _may_be_its(text, d, status, published)]
    for number, (start, end) in enumerate(spans):
        found = [d for d in dates if start <= d.start < end and not _of_report(text, d, start)]
        if status == "requested" and number:
            found = [d for d in found if not _is_past(d, published)]  # when it was asked for
        if found:
            if moved:
                found = found[-1:]
            days = _days(text, found, status, published, ahead=ahead, over=over, gone=gone)
            return days if moved else _until(text, found[0], days, status, published)
    return None


def _may_be_its(text: str, date: DateMention, status: Status, published: dt.date | None) -> bool:
    """Whether a date may be that of a meeting: not "the 1930s pool", "a body set up in 1979"."""
    if date.first is None or date.last is None:
        return True
    before = text[max(0, date.start - 12) : date.start].lower()
    if (date.last - date.first).days > _LONGEST and not before.endswith("in the "):
        return False
    if status == "requested" and before.endswith(("back in ", "back on ")):
        return False
    if _names_weekday(date) and not _ON.search(before) and _NAME_AFTER.match(text, date.end):
        return False  # "hosted Sunday Akpan"
    to_come = status in ("planned", "requested")
    return not (to_come and published is not None and (published - date.last).days > _LONG_AGO)


def _is_past(date: DateMention, published: dt.date | None) -> bool:
    return published is not None and date.last is not None and date.last < published


def _of_report(text: str, date: DateMention, start: int) -> bool:
    before = text[max(0, date.start - 24) : date.start].lower().split()
    after = text[date.end : date.end + 14].lower().split()
    return any(word.strip(",") in _SAY for word in before[-2:]) or (
        bool(after) and after[0].strip(",") in _SAY
    )


def _days(
    text: str,
    dates: Sequence[DateMention],
    status: Status,
    published: dt.date | None,
    *,
    ahead: bool,
    over: bool,
    gone: bool,
) -> Days:
    date = dates[0]
    end, last_day = date.end, date.last
    first = date.first
    ahead = ahead and not gone
    if gone or (status == "cancelled" and not ahead) or (status == "held" and over):
        first, last_day = _behind(date, published)
    forward = status in ("planned", "requested") or (status in ("cancelled", "postponed") and ahead)
    if forward:
        first, last_day = _ahead(date, published)
    for other in dates[1:]:
        if not _JOINS.match(text[end : other.start]) or other.start - end > 8:
            break
        end = other.end
        later = _ahead(other, published)[1] if forward else other.last
        if later is not None and (last_day is None or later > last_day):
            last_day = later
    # "Have been haggling since Wednesday": they still are.
    since = status == "held" and _SINCE.search(text[max(0, date.start - 12) : date.start])
    if since and published is not None and last_day is not None and last_day < published:
        last_day = published
    return Days(text[date.start : end], first, last_day)


def _until(
    text: str, date: DateMention, days: Days, status: Status, published: dt.date | None
) -> Days:
    """The days up to "before Friday"; what was put off until Friday is on that day."""
    to_come = status in ("planned", "requested")
    last = days.last
    if not to_come or not _BEFORE.search(text[max(0, date.start - 12) : date.start]):
        return days
    if published is None or last is None or last < published:
        return days
    return Days(days.text, published, last)


def _behind(date: DateMention, published: dt.date | None) -> tuple[dt.date | None, dt.date | None]:
    """The interval of a weekday on which something was to have been."""
    first, last = date.first, date.last
    if published is None or first is None or last is None or first <= published:
        return first, last
    if _names_weekday(date):
        while first > published:
            first, last = first - _WEEK, last - _WEEK
    return first, last


def _names_weekday(date: DateMention) -> bool:
    named = date.text.lower().split()
    return bool(named) and named[0] in _WEEKDAYS and len(named) <= 2


def _ahead(date: DateMention, published: dt.date | None) -> tuple[dt.date | None, dt.date | None]:
    """The interval of a weekday, which lies after publication where the meeting is to come."""
    first, last = date.first, date.last
    if published is None or first is None or last is None or last >= published:
        return first, last
    if _names_weekday(date):
        while last < published:
            first, last = first + _WEEK, last + _WEEK
    if _MONTH.fullmatch(date.text) and last < published:
        # "asked for a meeting in November", in October
        first, last = first.replace(year=first.year + 1), _end_of_month(last, last.year + 1)
    return first, last


def _end_of_month(day: dt.date, year: int) -> dt.date:
    """The last day of the month of ``day`` in another year."""
    after = (day.replace(day=1) + dt.timedelta(days=31)).replace(day=1, year=year)
    after = after.replace(year=year + 1) if day.month == 12 else after
    return after - dt.timedelta(days=1)
