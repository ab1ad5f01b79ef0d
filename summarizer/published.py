"""The date of publication as an article prints it near its top."""

from __future__ import annotations

import datetime as dt
import re
from functools import cache

from summarizer.lexicon import pairs

__all__ = ["date_line", "find_published"]

_TOP_LINES = 8
_TOP_CHARACTERS = 1_500

_CRAWL_PREFIX = re.compile(r"\s*date (?P<iso>\d{4}-\d\d-\d\d)(?=\s|\Z)")
_PLACE = re.compile(r"[A-Z][\w.'’/,()-]{0,30}(?: [A-Z(][\w.'’/,()-]{0,30}){0,6},? ?\Z")
_CLOSE = re.compile(r" ?(?:\([^()]{1,40}\))? ?(?:[-–—_]{1,2}(?!\S)|[:|])")
_LABELLED = re.compile(r"by |(?:last |first )?(?:published|updated|posted)\b", re.IGNORECASE)


def find_published(text: str) -> dt.date | None:
    """The full date that a crawler, a date line or a dateline gives, None where there is none."""
    prefix = _CRAWL_PREFIX.match(text)
    if prefix:
        return _date_of(prefix)
    lines = (line.strip() for line in text[:_TOP_CHARACTERS].splitlines())
    for line in [line for line in lines if line][:_TOP_LINES]:
        found = date_line().match(line) or _within(line)
        if found:
            return _date_of(found)
    return None


def _within(line: str) -> re.Match[str] | None:
    """The date of a dateline ("LIMA, April 9, 2026 -") or of a dated byline."""
    found = _full_date().search(line, 0, 140)
    if found is None:
        return None
    if _PLACE.match(line[: found.start()]) and _CLOSE.match(line, found.end()):
        return found
    return found if _LABELLED.match(line) and len(line) <= 140 else None


def _date_of(found: re.Match[str]) -> dt.date | None:
    parts = found.groupdict()
    try:
        if parts.get("iso"):
            return dt.date.fromisoformat(parts["iso"])
        month = _months()[(parts["month_first"] or parts["month_last"]).lower()]
        day = int(parts["day_last"] or parts["day_first"])
        return dt.date(int(parts["year"]), month, day)
    except ValueError:
        return None


@cache
def date_line() -> re.Pattern[str]:
    """Matches a whole line that is a full date, with or without a label and a clock time."""
    weekday = "|".join(name for name, _ in pairs("weekdays"))
    label = r"(?:(?:last |first )?(?:published|updated|posted|modified|date)(?: on| at)?:? ?)?"
    clock = r"[,|]?(?:[\s|,]{1,3}(?:at )?[\d:.]{1,8}(?: ?[ap]\.?m\.?)?)?(?: \(?[A-Z]{2,5}\)?)?"
    return re.compile(
        rf"{label}(?:(?:{weekday})\.?,? )?{_full_date().pattern}{clock}\Z", re.IGNORECASE
    )


@cache
def _full_date() -> re.Pattern[str]:
    month = "|".join(_months())
    return re.compile(
        r"(?<![\w-])(?:(?P<iso>\d{4}-\d\d-\d\d)(?!\d)|(?:"
        rf"(?P<month_first>{month})\.? (?P<day_last>\d{{1,2}})(?:st|nd|rd|th)?|"
        rf"(?P<day_first>\d{{1,2}})(?:st|nd|rd|th)? (?P<month_last>{month})\.?"
        r"),? (?P<year>(?:19|20)\d\d)(?!\d))",
        re.IGNORECASE,
    )


@cache
def _months() -> dict[str, int]:
    return {name.lower(): int(number) for name, number in pairs("months")}
