"""Days by their name or their nearness: "on Tuesday", "Monday evening", "tomorrow"."""

from __future__ import annotations

import re
from functools import cache

from summarizer.lexicon import pairs
from summarizer.scan.dates import intervals as calendar
from summarizer.scan.dates.intervals import Interval
from summarizer.scan.dates.page import Page, Span
from summarizer.scan.dates.tense import Direction, direction_before

__all__ = [
    "last_day",
    "names_of_weekdays",
    "read_holiday",
    "read_near_day",
    "read_time_of_day",
    "read_weekday",
]

_TIME_OF_DAY = re.compile(r" (?:morning|afternoon|evening|night|lunchtime)\b")
_STEP_WORDS = frozenset(("last", "next", "this"))
# "Thursday week" is a week after Thursday, as is "a week on Thursday".
_STEP_AFTER = re.compile(r" (?:week|last|next)\b(?=[.,;:)]|\Z| (?:and|or|but|in|at|for|with)\b)")
_AFTER = (" week", " last", " next")
_STEPS_AFTER = {" week": "week", " last": "last", " next": "next"}
_WEEK_ON = re.compile(r"\b[Aa] week on \Z")
_STEP_BEFORE = re.compile(r"\b(last|next|this) \Z", re.IGNORECASE)
_NO_DAY_AFTER = (
    *("Mr", "Mrs", "Ms", "Dr", "Chief", "every", "each", "any", "most", "a", "an", "alternate"),
    *("Black", "Good", "Ash", "Super", "Palm", "Bloody", "Giving", "Easter", "Shrove", "Maundy"),
    *("Cyber", "Fat", "Holy"),
)
_NO_DAY_BEFORE = re.compile(rf"\b(?:{'|'.join(_NO_DAY_AFTER)}) \Z")
_NO_DAY_WORDS = frozenset(word.lower() for word in _NO_DAY_AFTER)
_PAPER_AFTER = re.compile(
    r" (?:Times|Telegraph|Mirror|Express|Mail|World|Post|Independent|Tribune|Star|Guardian|Mercury"
    r"|Business|Standard|Nation|Morning Herald)\b"
)
_ON_BEFORE = re.compile(r"\b(?:on|On) \Z")
_ON = frozenset(("on",))
_DATE_AFTER = re.compile(r"\.?,? (?:\d{1,2}\b|[A-Z][a-z]{2,8}\.? \d)")
_LONG_NAME = 6


def read_weekday(page: Page) -> Span | None:
    """The day that a weekday's name stands for, with the time of day after it."""
    if (
        page.word[0].islower()
        or page.left(_NO_DAY_BEFORE, _NO_DAY_WORDS)
        or page.right(_PAPER_AFTER)
    ):
        return None
    # "Sun" and "Sat" are words too.
    if len(page.word) < _LONG_NAME and not (page.left(_ON_BEFORE, _ON) or page.right(_DATE_AFTER)):
        return None
    step, time = page.left(_STEP_BEFORE, _STEP_WORDS), page.right(_TIME_OF_DAY)
    if time is None and page.text.startswith(_AFTER, page.end):
        time = page.right(_STEP_AFTER)
    if page.published is None:
        return page.span(None, step, time)
    number = names_of_weekdays()[page.word.lower()]
    word = step[1].lower() if step else ""
    if time and time[0] in _STEPS_AFTER:
        word = _STEPS_AFTER[time[0]]
    week_on = page.left(_WEEK_ON, _ON) if page.before.endswith("week on ") else None
    if word == "week" or week_on:
        day = calendar.nearest_weekday(page.published, number, "future")
        day, step = calendar.shift(day, 7), week_on or step
    elif word == "last":
        day = calendar.nearest_weekday(calendar.shift(page.published, -1), number, "past")
    elif word == "next":
        day = calendar.nearest_weekday(calendar.shift(page.published, 1), number, "future")
    else:
        told = _told(page, word)
        day = calendar.nearest_weekday(page.published, number, told)
    return page.span((day, day), step, time)


def _told(page: Page, word: str) -> Direction | None:
    """Whether the weekday is to come, by the words around it and the days beside it."""
    if word == "this":
        return direction_before(page.text, page.start) or "future"
    if page.previous == "for" and page.text[page.end : page.end + 1] not in ("'", "’"):
        return "future"  # "a session for Monday", "set down for Friday"
    return page.told()


@cache
def names_of_weekdays() -> dict[str, int]:
    """The number of each weekday, Monday 0, by its names in small letters."""
    return {name.lower(): int(number) for name, number in pairs("weekdays")}


_NEAR = {"today": 0, "tonight": 0, "yesterday": -1, "tomorrow": 1}
_DAY_BEYOND = re.compile(r"\bthe day (?:before|after) \Z", re.IGNORECASE)
_BEYOND_WORDS = frozenset(("before", "after"))
_PROGRAMME = re.compile(r" (?:programme|program|show|newspaper)\b")
_USA = re.compile(r"\b(?:USA|India|Business|Russia) \Z")

_USA_WORDS = frozenset(("usa", "india", "business", "russia"))


def read_near_day(page: Page) -> Span | None:
    """Today, tomorrow and yesterday, and the days before and after those."""
    if page.word[0].isupper() and (page.left(_USA, _USA_WORDS) or page.right(_PROGRAMME)):
        return None
    beyond, time = page.left(_DAY_BEYOND, _BEYOND_WORDS), page.right(_TIME_OF_DAY)
    if page.published is None:
        return page.span(None, beyond, time)
    step = _NEAR[page.word.lower()]
    day = calendar.shift(page.published, 2 * step if beyond else step)
    return page.span((day, day), beyond, time)


_YEAR_AFTER = re.compile(r" ((?:19|20)\d\d)(?![\d%-]|[.,]\d)")
_THAT_TIME = re.compile(r"\b(this|last|(?:the |that )?same|that) \Z", re.IGNORECASE)

_THAT_WORDS = frozenset(("this", "last", "same", "that"))


def read_time_of_day(page: Page) -> Span | None:
    """ "This morning", "last night", and "the same evening" as a date before it."""
    label = page.left(_THAT_TIME, _THAT_WORDS)
    if label is None:
        return None
    which = label[1].lower()
    if which == "last" and page.word.lower() != "night":
        return None
    if which.endswith(("same", "that")):
        return page.span(last_day(page), label)
    if page.published is None:
        return page.span(None, label)
    day = calendar.shift(page.published, -1 if which == "last" else 0)
    return page.span((day, day), label)


def last_day(page: Page) -> Interval | None:
    """The single day last named before the word."""
    known = ((d.first, d.last) for d in reversed(page.found[-8:]))
    return next(((first, last) for first, last in known if first and first == last), None)


def read_holiday(page: Page) -> Span | None:
    """A day named instead of dated, such as Christmas."""
    for name, month, day in _holidays():
        if page.text.startswith(name, page.start):
            return _holiday(page, page.start + len(name), month, day)
    return None


def _holiday(page: Page, end: int, month: int, day: int) -> Span | None:
    year = _YEAR_AFTER.match(page.text, end)
    if year:
        named = calendar.day_of_month(int(year[1]), month, day)
        return Span(page.start, year.end(), (named, named)) if named else None
    if page.published is None:
        return Span(page.start, end, None)
    meant = calendar.nearest_day(page.published, month, day, page.told(page.start, end))
    return Span(page.start, end, (meant, meant)) if meant else None


@cache
def _holidays() -> tuple[tuple[str, int, int], ...]:
    split = ((name, value.split()) for name, value in pairs("holidays"))
    return tuple((name, int(month), int(day)) for name, (month, day) in split)
