"""Periods counted from a day: "next week", "earlier this year", "two months ago", "a day after"."""

from __future__ import annotations

import datetime as dt
import re
from functools import cache

from summarizer.lexicon import pairs
from summarizer.scan.dates import intervals as calendar
from summarizer.scan.dates.days import last_day
from summarizer.scan.dates.intervals import Interval
from summarizer.scan.dates.months import part_of
from summarizer.scan.dates.page import Page, Span

__all__ = ["UNITS", "read_season", "read_unit"]

UNITS = {
    "day": "day",
    "days": "day",
    "week": "week",
    "weeks": "week",
    "fortnight": "fortnight",
    "weekend": "weekend",
    "month": "month",
    "months": "month",
    "year": "year",
    "years": "year",
}

_STEPS = {
    "last": -1,
    "previous": -1,
    "past": -1,
    "this": 0,
    "current": 0,
    "next": 1,
    "coming": 1,
    "following": 1,
}
_STEP_REACH = 48
_STEP_WORDS = frozenset(_STEPS)
_THE = frozenset(("the",))
_STEP_BEFORE = re.compile(
    r"\b(?:(?P<end>(?:the )?end of )|(?P<start>(?:the )?(?:start|beginning) of )"
    r"|(?P<earlier>earlier )|(?P<later>later )|(?P<early>early )|(?P<late>late ))?"
    r"(?P<step>(?:the )?(?:last|previous|this|current|next|coming|following)) \Z",
    re.IGNORECASE,
)
_PART_BEFORE = re.compile(
    r"\b(?:(?P<end>(?:the )?end of the )|(?P<start>(?:the )?(?:start|beginning) of the )"
    r"|(?P<late>later in the )|(?P<early>earlier in the )|(?P<weekend>(?:at|over) the ))\Z",
    re.IGNORECASE,
)


def read_unit(page: Page) -> Span | None:
    """What a word such as "week" stands for, None where it is a duration."""
    unit = UNITS[page.word.lower()]
    for reader in (_counted, _run, _stepped, _that):
        span = reader(page, unit)
        if span is not None:
            return span
    return None


def _stepped(page: Page, unit: str) -> Span | None:
    """ "Next week", "late last year", "earlier this month", "the end of the year"."""
    if page.word.lower().endswith("s") or unit == "day":
        return _next_day(page) if unit == "day" else None
    label = page.left(_STEP_BEFORE, _STEP_WORDS, _STEP_REACH) or page.left(_PART_BEFORE, _THE)
    if label is None or ("weekend" in label.groupdict() and label["weekend"] and unit != "weekend"):
        return None
    if page.published is None:
        return page.span(None, label)
    step = _STEPS[label["step"].split()[-1].lower()] if "step" in label.groupdict() else 0
    if unit == "weekend" and "weekend" in label.groupdict():
        step = 0 if page.told() == "future" else -1
    days = _unit(page.published, unit, step)
    part = next((name for name, words in label.groupdict().items() if words), None)
    if part == "earlier":
        days = days[0], max(days[0], min(days[1], page.published))
    elif part == "later":
        days = min(days[1], max(days[0], calendar.shift(page.published, 1))), days[1]
    return page.span(part_of(days, part), label)


def _unit(day: dt.date, unit: str, step: int) -> Interval:
    """The week, weekend, month or year so many steps from the day's own."""
    if unit == "month":
        return calendar.shift_month(day, step)
    if unit == "year":
        return calendar.year(day.year + step)
    if unit == "fortnight":
        return (calendar.shift(day, -13), day) if step < 0 else (day, calendar.shift(day, 13))
    monday, sunday = calendar.week(calendar.shift(day, 7 * step))
    if unit == "week":
        return monday, sunday
    # On a Sunday "last weekend" is the one before; on a Monday it is the day before.
    return calendar.shift(sunday, -1), sunday


_COUNT_BEFORE = re.compile(
    r"\b(?:(?P<lasting>for|within|over|lasting|in|of|by) )?"
    r"(?:(?:about|some|almost|nearly|just|barely|only) )?"
    r"(?P<count>\d{1,3}|[a-z]{1,6}|a couple of) \Z",
    re.IGNORECASE,
)
_AWAY = re.compile(r" (?P<way>ago|from now|earlier|later|before|after|prior)\b")
_FORWARD = frozenset(("later", "from now"))
_CLAUSE = re.compile(r" [\w\"“‘]")
_NEAR_DAY = re.compile(r" (?:yesterday|tomorrow)\b")
_REACH = 160


def _counted(page: Page, unit: str) -> Span | None:
    """ "Two weeks ago", "a day after", "a year earlier", "the day before"."""
    way = page.right(_AWAY)
    if way is None or _NEAR_DAY.match(page.text, way.end()):
        return None
    label = page.just_left(_COUNT_BEFORE)
    if label is None:
        return None
    word = way["way"]
    count = 1 if label["count"].lower() == "the" else _number(label["count"])
    if count is None or (label["lasting"] and word in ("before", "after", "prior")):
        return None
    start = page.start - len(label[0]) + len(label["lasting"] or "")
    start += page.text[start : start + 1] == " "
    if word in ("ago", "from now"):
        days = page.published and _unit_away(page.published, unit, count, word in _FORWARD)
        return Span(start, way.end(), days or None)
    anchor = _anchor(page, word)
    if anchor is None:
        return None if page.published else Span(start, way.end(), None)
    # "A day after she met" dates the day on which she met.
    clause = word in ("before", "after") and _CLAUSE.match(page.text, way.end())
    forward = word == "before" if clause else word in ("later", "after")
    return Span(start, way.end(), calendar.moved(anchor, unit, count if forward else -count))


def _unit_away(published: dt.date, unit: str, count: int, forward: bool) -> Interval:
    """The day, week, month or year so many of its kind from the day of publication."""
    steps = count if forward else -count
    if unit == "day":
        day = calendar.shift(published, steps)
        return day, day
    if unit == "fortnight":
        return calendar.week(calendar.shift(published, 14 * steps))
    return _unit(published, unit, steps)


def _anchor(page: Page, word: str) -> Interval | None:
    """The date that the words count from: the one before, for "after" in the same sentence."""
    dated = [d for d in page.found[-1:] if d.first and d.last]
    near = [d for d in dated if page.start - d.end <= _REACH]
    if word in ("before", "after", "prior"):
        near = [d for d in near if not _SENTENCE_EDGE.search(page.text, d.end, page.start)]
    if near and near[0].first and near[0].last:
        return near[0].first, near[0].last
    if word in ("before", "after", "prior") or page.published is None:
        return None
    return page.published, page.published


_SENTENCE_EDGE = re.compile(r"[.!?][\"”’)]{0,2}\s|\n")
_NEXT_DAY = re.compile(r"\b(?P<which>(?:the )?(?:next|following|previous|same)|that) \Z", re.I)

_NEXT_WORDS = frozenset(("next", "following", "previous", "same", "that"))


def _next_day(page: Page) -> Span | None:
    """ "The following day", "the same day", "that day"."""
    label = page.left(_NEXT_DAY, _NEXT_WORDS)
    if label is None or page.word.lower() != "day":
        return None
    anchor = last_day(page)
    which = label["which"].lower().removeprefix("the ")
    step = {"next": 1, "following": 1, "previous": -1}.get(which, 0)
    return page.span(calendar.moved(anchor, "day", step) if anchor else None, label)


_RUN_BEFORE = re.compile(
    r"\b(?:the )?(?P<way>past|last|next|coming) (?P<count>\d{1,3}|[a-z]{1,6}) \Z", re.I
)
_RUN_OF_ONE = re.compile(r"\bthe (?P<way>past) \Z", re.I)
_LENGTH = {"day": 1, "week": 7, "fortnight": 14, "weekend": 7, "month": 30, "year": 365}


def _run(page: Page, unit: str) -> Span | None:
    """ "The past three days", "the next two weeks", "the past week"."""
    if page.previous != "past" and _number(page.previous) is None:
        return None
    label = page.just_left(_RUN_BEFORE) or page.just_left(_RUN_OF_ONE)
    count = _number(label["count"]) if label and "count" in label.groupdict() else 1
    if label is None or count is None:
        return None
    if page.published is None:
        return page.span(None, label)
    reach = calendar.shift(
        page.published,
        count * _LENGTH[unit] * (-1 if label["way"].lower() in ("past", "last") else 1),
    )
    return page.span((min(reach, page.published), max(reach, page.published)), label)


_SAME = re.compile(r"\b(?:the same|that same|that) \Z", re.I)

_SAME_WORDS = frozenset(("same", "that"))


def _that(page: Page, unit: str) -> Span | None:
    """ "The same week", "that month": the one of the date before."""
    label = page.left(_SAME, _SAME_WORDS)
    anchor = last_day(page) if label else None
    if label is None or anchor is None or page.word.lower().endswith("s"):
        return None
    return page.span(_unit(anchor[0], unit, 0), label)


_SEASON_BEFORE = re.compile(r"\b(?:(last|this|next) |(?:in|since|by|until|from) (?:the )?)\Z", re.I)
_SEASON_WORDS = frozenset(["last", "this", "next", "in", "since", "by", "until", "from", "the"])
_YEAR_AFTER = re.compile(r"(?: of)? ((?:19|20)\d\d)(?![\d%-]|[.,]\d)")


def read_season(page: Page) -> Span | None:
    """ "Last spring", "in the summer", "autumn 2025"."""
    year = page.right(_YEAR_AFTER)
    label = page.left(_SEASON_BEFORE, _SEASON_WORDS)
    if year is None and label is None:
        return None
    step = label if label and label[1] else None
    first, last = _seasons()[page.word.lower()]
    if year:
        return page.span(_season(int(year[1]), first, last), step, year)
    if page.published is None:
        return page.span(None, step)
    word = step[1].lower() if step else ""
    return page.span(_meant(page, page.published, (first, last), word), step)


def _meant(page: Page, published: dt.date, ends: tuple[int, int], word: str) -> Interval:
    """The season that is meant, seen from the day of publication."""
    known = [_season(published.year + by, *ends) for by in (-2, -1, 0, 1)]
    past = [season for season in known if season[1] < published]
    future = [season for season in known if season[0] > published]
    now = [season for season in known if season[0] <= published <= season[1]]
    if word == "last":
        return (past or known)[-1]
    if word == "next":
        return (future or known)[0]
    if word == "this" or page.told() == "future":
        return (now or future or known)[0]
    return (past + now or known)[-1]


def _season(year: int, first: int, last: int) -> Interval:
    return calendar.months(calendar.month(year, first), calendar.month(year + (last < first), last))


@cache
def _seasons() -> dict[str, tuple[int, int]]:
    found = {}
    for name, value in pairs("seasons"):
        first, last = value.split()
        found[name] = int(first), int(last)
    return found


def _number(words: str) -> int | None:
    """The number that digits or a number word stand for."""
    return int(words) if words.isdecimal() else _numbers().get(words.lower())


@cache
def _numbers() -> dict[str, int]:
    return {name: int(value) for name, value in pairs("small-numbers")}
