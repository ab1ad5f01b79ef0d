"""Closed intervals of days: weeks, months, quarters and years, counted from a day.

Nothing here raises: what would leave the calendar is held at its first or its last day.
"""

from __future__ import annotations

import datetime as dt
from calendar import monthrange

from summarizer.scan.dates.tense import Direction

__all__ = [
    "Interval",
    "day_of_month",
    "month",
    "months",
    "moved",
    "nearest_day",
    "nearest_month",
    "nearest_weekday",
    "quarter",
    "shift",
    "shift_month",
    "week",
    "year",
    "years",
]

Interval = tuple[dt.date, dt.date]

# A date without a year that comes this soon, and was this long ago, is the one to come.
_SOON = 60
_LONG_AGO = 250
_JUST_NOW = 31


def shift(day: dt.date, days: int) -> dt.date:
    """The day so many days later, or earlier where the number is negative."""
    try:
        return day + dt.timedelta(days)
    except OverflowError:
        return dt.date.max if days > 0 else dt.date.min


def day_of_month(year: int, month: int, day: int) -> dt.date | None:
    """That day, None where the calendar has no such day."""
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None


def month(year: int, number: int) -> Interval:
    """All the days of a month."""
    year = min(max(year, dt.MINYEAR), dt.MAXYEAR)
    return dt.date(year, number, 1), dt.date(year, number, monthrange(year, number)[1])


def months(first: Interval, last: Interval) -> Interval:
    """From the start of the first interval to the end of the last."""
    return first[0], max(first[0], last[1])


def shift_month(day: dt.date, by: int) -> Interval:
    """The month so many months after the day's own."""
    index = day.year * 12 + day.month - 1 + by
    return month(index // 12, index % 12 + 1)


def moved(days: Interval, unit: str, steps: int) -> Interval:
    """The days so many days, weeks, months or years after the interval.

    Months and years are no exact measure: a single day becomes the month around it.
    """
    first, last = days
    if unit in ("month", "year"):
        by = steps * (12 if unit == "year" else 1)
        return months(shift_month(first, by), shift_month(last, by))
    length = {"day": 1, "week": 7, "fortnight": 14, "weekend": 7}[unit]
    return shift(first, length * steps), shift(last, length * steps)


def quarter(year: int, number: int) -> Interval:
    """All the days of a quarter, numbered from 1."""
    return months(month(year, number * 3 - 2), month(year, number * 3))


def year(number: int) -> Interval:
    """All the days of a year."""
    return months(month(number, 1), month(number, 12))


def years(first: int, last: int) -> Interval:
    """All the days from one year to another."""
    return months(year(first), year(last))


def week(day: dt.date) -> Interval:
    """The week of the day, from Monday to Sunday."""
    return shift(day, -day.weekday()), shift(day, 6 - day.weekday())


def nearest_weekday(published: dt.date, weekday: int, told: Direction | None) -> dt.date:
    """The last such weekday up to the day itself, or the next one where that is told."""
    if told == "future":
        return shift(published, (weekday - published.weekday()) % 7)
    return shift(published, -((published.weekday() - weekday) % 7))


def nearest_month(published: dt.date, number: int, told: Direction | None) -> Interval:
    """The month of that number that is meant: the last one, the next where that is told."""
    ahead = (number - published.month) % 12
    return shift_month(published, ahead if told == "future" or ahead == 0 else ahead - 12)


def nearest_day(published: dt.date, month: int, day: int, told: Direction | None) -> dt.date | None:
    """The day of that date that is meant, given what is told of its tense."""
    # 29 February has no such day in the next year.
    steps = (-4, -1, 0, 1, 4) if day == 29 else (-1, 0, 1)
    near = [day_of_month(published.year + by, month, day) for by in steps]
    past = max((d for d in near if d and d <= published), default=None)
    future = min((d for d in near if d and d > published), default=None)
    if past is None or future is None:
        return past or future
    ago, ahead = (published - past).days, (future - published).days
    if told == "future":
        return past if ago <= _JUST_NOW and ahead > _LONG_AGO else future if ago else past
    return future if ahead <= _SOON and ago > _LONG_AGO else past
