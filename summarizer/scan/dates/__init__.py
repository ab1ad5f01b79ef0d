"""Dates and periods of an article, resolved against its day of publication.

The finder goes from word to word. A word that can stand in a date ("October", "Tuesday",
"week", "2024") has a reader, which looks left and right of it and says what it stands for.
"""

from __future__ import annotations

import datetime as dt
import re
from functools import cache

from summarizer.lexicon import pairs
from summarizer.scan.dates import days, months, periods, years
from summarizer.scan.dates.page import Reader, Span, page_at
from summarizer.scan.dates.runs import run_of_days, until_the_end
from summarizer.scan.mentions import DateMention
from summarizer.scan.phrases import any_of, spelled

__all__ = ["find_dates"]

# Two dates that are one stand no further apart than " through ".
_NEAR = 9


def find_dates(text: str, published: dt.date | None) -> tuple[DateMention, ...]:
    """Every date and period in order, each with the days that its words allow.

    Durations ("18 months") are none. Words that need a day to count from are resolved
    against ``published``, or against the date before them ("the same evening").
    """
    found: list[DateMention] = []
    end = 0
    for start, stop, reader in _readable(text):
        if start < end:
            continue
        span = reader(page_at(text, start, stop, published, found))
        if span is None or span.start < end:
            continue
        if found and span.start - found[-1].end <= _NEAR:
            whole = _names_the_day(text, found[-1], span) or run_of_days(text, found[-1], span)
            if whole is not None:
                span = whole
                found.pop()
        span = until_the_end(text, span, published)
        first, last = span.days or (None, None)
        end = span.end
        found.append(DateMention(span.start, end, text[span.start : end], first, last))
    return tuple(found)


def _readable(text: str) -> list[tuple[int, int, Reader]]:
    """Where each word that has a reader stands, and its reader."""
    readers = _readers()
    # With a space before it, the first word follows one too, and each starts where its match does.
    found = [
        (word.start(), word.end() - 1, readers.get(word[1], years.read_year))
        for word in _words().finditer(" " + spelled(text))
    ]
    if text.isascii():
        return found
    return [item for item in found if not _within_word(text, item[0], item[1])]


@cache
def _words() -> re.Pattern[str]:
    """Matches a word that has a reader, or a year, and the space before it in a spelled text."""
    return re.compile(rf" ({any_of(_readers())}(?=[1-4]?(?!\w))|(?:19|20)\d\d(?!\d))")


def _within_word(text: str, start: int, end: int) -> bool:
    """Whether a letter that is no Latin one, and so was not spelled, stands beside the word."""
    before, after = text[max(0, start - 1) : start], text[end : end + 1]
    return before.isalnum() or (after.isalnum() and not after.isascii())


def _names_the_day(text: str, before: DateMention, span: Span) -> Span | None:
    """The date with the weekday that stands right before it: "Saturday, February 21"."""
    named = (
        text[before.end : span.start] in (" ", ", ", ". ", "., ", " the ")
        and before.text.lower() in days.names_of_weekdays()
        and any(character.isdecimal() for character in text[span.start : span.end])
    )
    return Span(before.start, span.end, span.days) if named else None


@cache
def _readers() -> dict[str, Reader]:
    """The reader of each word that can stand in a date, by the word in small letters."""
    of_day = ("morning", "afternoon", "evening", "night")
    readers: dict[str, Reader] = dict.fromkeys(months.names_of_months(), months.read_month)
    readers |= dict.fromkeys(days.names_of_weekdays(), days.read_weekday)
    readers |= dict.fromkeys(periods.UNITS, periods.read_unit)
    readers |= dict.fromkeys((name for name, _ in pairs("seasons")), periods.read_season)
    readers |= dict.fromkeys(
        (re.split(r"\W", name.lower())[0] for name, _ in pairs("holidays")), days.read_holiday
    )
    readers |= dict.fromkeys(("today", "tonight", "yesterday", "tomorrow"), days.read_near_day)
    readers |= dict.fromkeys(of_day, days.read_time_of_day)
    readers |= dict.fromkeys(("quarter", "q"), years.read_quarter)
    readers |= dict.fromkeys(("half", "h"), years.read_half)
    return readers
