"""Numbers that are no figures: dates, clock times, ages, names, addresses, scores, lists."""

from __future__ import annotations

import re
from decimal import Decimal

from summarizer.lexicon import words
from summarizer.scan.figures.amounts import Amount
from summarizer.scan.figures.models import MODEL
from summarizer.scan.figures.neighbours import LINKS, is_numbered
from summarizer.scan.figures.numbers import ONE
from summarizer.scan.figures.patterns import (
    GAP,
    SPACE,
    alternation,
    first_words,
)

__all__ = ["is_barred", "is_year_like"]

_MONTHS = frozenset(words("figures-months"))
_WEEKDAYS = frozenset(
    ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
)
_PHONING = frozenset(("call", "dial", "fax", "helpline", "hotline", "phone", "tel", "telephone"))

# Part of a longer token: "F-16", "24/7", "2-1", "90s", "14th", "5:30".
_GLUED_BEFORE = re.compile(r"[\w#@=&?*+]|(?<=\w)[-\u2010-\u2013/.:_'\u2019]|[/:]")
_GLUED_AFTER = re.compile(
    r"[/:_@=*]\w|[-\u2010-\u2013][0-9]|(?:st|nd|rd|th|s)(?![^\W_])|['\u2019]s\b", re.IGNORECASE
)
_CLOCK_WORDS = frozenset(("hours", "hrs", *first_words(words("figures-clock"))))
_CLOCK = re.compile(
    rf"(?:{SPACE})?(?:{alternation(words('figures-clock'))})(?![^\W_])"
    rf"|(?:{SPACE})(?:hours|hrs){SPACE}(?:[A-Z]{{2,4}})\b"
)
_AGE_UNITS = frozenset(
    ("year", "years", "month", "months", "week", "weeks", "day", "days", "yr", "yrs")
)
_AGE = re.compile(rf"{GAP}(?:years?|months?|weeks?|days?|yrs?){GAP}(?:olds?\b|of{SPACE}age\b)")
_AGE_SIGNS = frozenset(("age", "aged", "ages", "age:", "aged:"))
_AGED_AT = frozenset(("dead", "died", "dies", "married", "retire", "retired", "retires"))
_LARGEST_AGE = Decimal(120)
_LARGEST_DAY = Decimal(31)
_FIRST_YEAR, _LAST_YEAR = Decimal(1000), Decimal(2199)
_BEFORE_MONTH = frozenset(("and", "to", "or", "of", *first_words(_MONTHS)))
_MONTH_AFTER = re.compile(
    rf"(?:(?:{SPACE}?[-\u2013]{SPACE}?|,{SPACE}|{SPACE}(?:and|to|or){SPACE})[0-9]{{1,2}}){{0,3}}"
    rf"{SPACE}(?:of{SPACE})?(?:{alternation(_MONTHS)})(?![^\W_])"
)
_STREET = re.compile(
    rf"[A-Za-z]?(?:{SPACE}[A-Z][\w\u2019'.-]{{0,30}}){{0,3}}{SPACE}"
    rf"(?:{alternation(words('figures-streets'))})(?![^\W_])"
)
_DIGITS_AFTER = re.compile(rf"{SPACE}(?!{MODEL})[0-9]{{3,}}(?![0-9,])")
_PART_OF_PHONE = re.compile(r"[+(]*(?:0[0-9]+|[0-9]{3,}|\+[0-9]+)\)?")
_DAY = re.compile(r"[0-9]{1,2}(?:st|nd|rd|th)?")
_YEAR = re.compile(r"(?:19|20)[0-9]{2}")
_LONGEST_UNGROUPED = 7


def is_barred(text: str, amount: Amount, before: list[str]) -> bool:
    """Whether a plain number, after these words, is part of something that is no figure."""
    start, end = amount.start, amount.end
    if not text[start - 1 : start].isspace() and (
        _is_glued_before(text, start) or _is_in_brackets(text, amount)
    ):
        return True
    if not text[end : end + 1].isspace() and (
        _GLUED_AFTER.match(text, end) or _is_list_number(text, amount)
    ):
        return True
    return (
        (amount.scale == ONE and _is_time(text, amount, before))
        or _is_age(text, amount, before)
        or is_numbered(before)
        or (_is_integer(amount) and _is_address_or_phone(text, amount, before))
        or (amount.style == "spaced" and _is_in_phone(text, amount, before))
    )


def _is_integer(amount: Amount) -> bool:
    return amount.style == "digits" and amount.scale == ONE


def is_year_like(amount: Amount) -> bool:
    """Whether a number is printed as years are."""
    return _is_integer(amount) and _FIRST_YEAR <= amount.low <= _LAST_YEAR


def _is_glued_before(text: str, start: int) -> bool:
    return start > 0 and _GLUED_BEFORE.match(text, start - 1) is not None


def _is_in_brackets(text: str, amount: Amount) -> bool:
    """A lone small number in brackets is an age, a footnote or a list's."""
    around = text[amount.start - 1 : amount.start] + text[amount.end : amount.end + 1]
    return around in ("()", "[]") and amount.low < 1000 and amount.scale == ONE


def _is_list_number(text: str, amount: Amount) -> bool:
    if amount.style != "digits" or text[amount.end : amount.end + 1] not in (".", ")"):
        return False
    line_start = not text[max(0, amount.start - 3) : amount.start].rpartition("\n")[2].strip()
    opens = amount.start <= 3 or "\n" in text[amount.start - 3 : amount.start]
    return line_start and opens and text[amount.end + 1 : amount.end + 2].isspace()


def _is_time(text: str, amount: Amount, before: list[str]) -> bool:
    timed = amount.after in _CLOCK_WORDS
    if timed and amount.style in ("digits", "decimal", "words") and _CLOCK.match(text, amount.end):
        return True
    if amount.style != "digits":
        return False
    dated = not amount.after or amount.after in _BEFORE_MONTH
    if dated and amount.low <= _LARGEST_DAY and _MONTH_AFTER.match(text, amount.end):
        return True
    # "Since May to 900" is no date.
    return (amount.low <= _LARGEST_DAY or is_year_like(amount)) and _after_month(before)


def _after_month(before: list[str]) -> bool:
    """Whether the words before are a month, or a month and days ("March 3 and")."""
    for word in reversed(before[-5:]):
        bare = word.rstrip(",")
        if bare in _MONTHS or word in _WEEKDAYS:
            return True
        if word not in LINKS and not (word[0].isdigit() and _DAY.fullmatch(bare)):
            return False
    return False


def _is_age(text: str, amount: Amount, before: list[str]) -> bool:
    if amount.after in _AGE_UNITS and _AGE.match(text, amount.end):
        return True
    if not before or amount.low > _LARGEST_AGE or amount.scale != ONE:
        return False
    last = before[-1]
    if last.lower() in _AGE_SIGNS:
        return True
    earlier = before[-2].lower() if len(before) > 1 else ""
    if earlier in _AGE_SIGNS or (last == "at" and earlier in _AGED_AT):
        return True
    named = last.endswith(",") and last[0].isupper() and last.rstrip(",").lower() != last
    closes = text[amount.end : amount.end + 1] in (",", ";", ".", ")", "")
    return named and closes and amount.style == "digits" and amount.high is None


def _is_address_or_phone(text: str, amount: Amount, before: list[str]) -> bool:
    if not amount.after:
        if _DIGITS_AFTER.match(text, amount.end):
            return True
    elif (amount.after[0].isupper() or text[amount.end].isalpha()) and (
        _STREET.match(text, amount.end)
    ):
        return True
    if amount.high is None and amount.end - amount.start > _LONGEST_UNGROUPED:
        return True
    return _follows_phone(before)


def _is_in_phone(text: str, amount: Amount, before: list[str]) -> bool:
    """Whether a number with blanks in it is part of a telephone's: "0800 555 111"."""
    if amount.scale != ONE:
        return False
    return _follows_phone(before) or _DIGITS_AFTER.match(text, amount.end) is not None


def _follows_phone(before: list[str]) -> bool:
    if not before:
        return False
    last = before[-1]
    phone = _PART_OF_PHONE.fullmatch(last) and not _YEAR.fullmatch(last)
    return bool(phone) or last.lower().rstrip(":") in _PHONING
