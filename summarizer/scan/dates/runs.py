"""Two dates that are one stretch of days: "Wednesday and Thursday", "May 30 to June 2"."""

from __future__ import annotations

import datetime as dt
import re

from summarizer.scan.dates import intervals as calendar
from summarizer.scan.dates.days import names_of_weekdays
from summarizer.scan.dates.page import Span
from summarizer.scan.mentions import DateMention

__all__ = ["run_of_days", "until_the_end"]

_TOGETHER = (" and ", " or ", ", ")
_THROUGH = (" to ", " through ", " until ", " till ", "-", "–", " – ", " - ")
_WEEK = 7
# "Moved from Monday to Wednesday" tells of two days.
_MOVED = re.compile(
    r"\b(?:postponed|rescheduled|put (?:back|off)|brought forward|pushed back|deferred|moved"
    r"|delayed|shifted|changed)\b"
)
_MOVED_REACH = 70
_FAR = 60


def run_of_days(text: str, before: DateMention, span: Span) -> Span | None:
    """The one stretch from the date before to this one, None where they are two dates."""
    between = text[before.end : span.start]
    if between not in _TOGETHER and between not in _THROUGH:
        return None
    first, day = before.first, span.days and span.days[0]
    if first is None or first != before.last or not span.days or day != span.days[1]:
        return None
    if between not in _TOGETHER and _MOVED.search(
        text, max(0, before.start - _MOVED_REACH), before.start
    ):
        return None
    last = _last(text, before, span, first, between in _TOGETHER)
    return Span(before.start, span.end, (first, last)) if last else None


def _last(
    text: str, before: DateMention, span: Span, first: dt.date, together: bool
) -> dt.date | None:
    """The last day of the stretch."""
    one, other = (
        names_of_weekdays().get(words.split()[0].lower())
        for words in (before.text, text[span.start : span.end])
    )
    if one is None and other is None:
        day = span.days[0] if span.days and not together else None
        return day if day and first < day <= calendar.shift(first, _FAR) else None
    if one is None or other is None:
        return None
    ahead = (other - one) % _WEEK
    return calendar.shift(first, ahead) if ahead == 1 or (ahead and not together) else None


def until_the_end(text: str, span: Span, published: dt.date | None) -> Span:
    """From the day of publication on, for "before the end of the month"."""
    if published is None or not text.startswith("before ", max(0, span.start - 7)):
        return span
    if span.days is None or not text.startswith(("the end", "end"), span.start):
        return span
    return Span(span.start, span.end, (min(published, span.days[0]), span.days[1]))
