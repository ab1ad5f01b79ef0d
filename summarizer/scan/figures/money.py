"""Money: the currency signs, codes and names beside a number."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import NamedTuple

from summarizer.lexicon import pairs, words
from summarizer.scan.figures.currencies import (
    CODES,
    LETTERS,
    NAMES,
    SIGNS_BEFORE,
    WEAK_NAMES,
    WORDLIKE_CODES,
    CurrencyContext,
)
from summarizer.scan.figures.neighbours import words_before
from summarizer.scan.figures.nouns import read_noun
from summarizer.scan.figures.numbers import ONE, Numeral, read_scale
from summarizer.scan.figures.patterns import SPACE, alternation, first_words, next_word
from summarizer.scan.figures.roads import is_road
from summarizer.scan.figures.suffixes import may_have_suffix, read_code, read_suffix

__all__ = ["FOREIGN_SCALES", "Money", "read_money"]


class Money(NamedTuple):
    """The span of an amount and what its number is counted in.

    ``unit`` is an ISO 4217 code or a family of currencies, ``scale`` multiplies the numeral's
    base, and ``hundredths`` says that the amount is in cents, pence or their like.
    ``led`` says that the currency stands before the number, where a range need not repeat it.
    """

    start: int
    end: int
    scale: Decimal
    unit: str
    hundredths: bool = False
    led: bool = False


FOREIGN_SCALES = {printed: int(value) for printed, value in pairs("figures-scales-foreign")}
_MONEY_SCALES = FOREIGN_SCALES | {
    printed: int(value) for printed, value in pairs("figures-scales-money")
}
# Chinese, Japanese and Korean have no blank behind a scale.
_GLUED = frozenset(printed for printed in FOREIGN_SCALES if len(printed) == 1)
_OPENS_SCALE = first_words(_MONEY_SCALES)
_MONEY_SCALE = re.compile(
    rf"(?:{SPACE})?(?:({alternation(_GLUED)})"
    rf"|({alternation(_MONEY_SCALES.keys() - _GLUED)})(?![\w&\u2019'])(?!-[A-Z]))"
    # "€1,2 Mrd. and", "250 Mio. Euro"
    rf"(?:(?<=[Mm]rd)\.(?={SPACE}(?:[a-zE€$])))?"
)
_LINKED_NAMES = dict(pairs("currency-names-linked"))
_OPENS_PART = _OPENS_SCALE | {"d", "de", "di"}
_LINKED = re.compile(rf"{SPACE}(?:d['\u2019]|d[ei]{SPACE})([^\W\d_]{{3,12}})")
_LEADS = CODES | SIGNS_BEFORE
# "Yen 300 billion", "rupees 20 crore"
_NAMES_BEFORE = frozenset(words("currency-names-before"))
_BEFORE_NAME = frozenset(words("currency-names-before-led"))
_LEADS |= {name: NAMES[name] for name in _NAMES_BEFORE}
_LEADS |= {lead.lower(): unit for lead, unit in _LEADS.items() if lead.endswith("$")}
# "Kes94.35 billion": some papers set codes like words.
_TITLED_CODES = {code.title(): unit for code, unit in CODES.items() if code not in WORDLIKE_CODES}
_ALL_LEADS = frozenset((*_LEADS, *_TITLED_CODES))
# Leads by their last three characters, which tell most words apart from them; long ones first.
_BY_TAIL: dict[str, list[str]] = {}
for _lead in sorted(_ALL_LEADS, key=len, reverse=True):
    _BY_TAIL.setdefault(_lead[-3:], []).append(_lead)


def read_money(
    text: str, numeral: Numeral, context: CurrencyContext, goes_on: bool
) -> Money | None:
    """The amount of money that the number is, None where it is none.

    ``goes_on``: the number continues a range that began with a currency, as the "3m" of
    "£2-3m" does, so that a scale of money may follow it.
    """
    lead = _read_lead(text, numeral, context)
    if lead is not None:
        start, unit = lead
        end, scale = _read_money_scale(text, numeral)
        return Money(start, *_with_code_after(text, end, scale, unit), led=True)
    after = numeral.after
    scaled = after in _OPENS_PART if after.isascii() else _may_scale(after)
    if not scaled and not may_have_suffix(text, numeral.end, numeral.after):
        return None
    end, scale = numeral.end, numeral.scale
    suffix = read_suffix(text, end, numeral.after, numeral, scale, context)
    if suffix is None and scale == ONE:
        end, scale = _read_money_scale(text, numeral)
        if end > numeral.end:
            after = next_word(text, end)
            suffix = read_suffix(text, end, after, numeral, scale, context)
            if suffix is None and goes_on:
                return Money(numeral.start, end, scale, "")
    if suffix is None:
        return _read_linked(text, numeral.start, end, scale) if scale != ONE else None
    end = suffix.end
    if scale == ONE and suffix.name in CODES:
        end, scale = read_scale(text, end)  # "75 USD million"
    return Money(numeral.start, end, scale, suffix.unit, suffix.hundredths)


def _read_linked(text: str, start: int, end: int, scale: Decimal) -> Money | None:
    """A sum whose scale is a noun to its currency: "2 milliards d'euros"."""
    linked = _LINKED.match(text, end)
    unit = None if linked is None else _LINKED_NAMES.get(linked[1].lower())
    return None if linked is None or unit is None else Money(start, linked.end(), scale, unit)


def _read_money_scale(text: str, numeral: Numeral) -> tuple[int, Decimal]:
    if not _may_scale(numeral.after):
        return numeral.end, numeral.scale
    found = _MONEY_SCALE.match(text, numeral.end)
    if found is None or (numeral.scale != ONE and found[found.lastindex or 0].lower() != "cr"):
        return numeral.end, numeral.scale
    end, more = read_scale(text, found.end())
    return end, numeral.scale * _MONEY_SCALES[found[found.lastindex or 0]] * more


def _may_scale(after: str) -> bool:
    """Whether the word after a number can open a scale of money."""
    return after in _OPENS_SCALE or (not after.isascii() and after[0] in _GLUED)


def _read_lead(text: str, numeral: Numeral, context: CurrencyContext) -> tuple[int, str] | None:
    """Where the currency before the number starts, and which it is."""
    stop = numeral.start
    blank = stop > 0 and text[stop - 1].isspace()
    stop -= blank
    tail = text[max(0, stop - 3) : stop]
    if tail not in _BY_TAIL and tail[-2:] not in _BY_TAIL and tail[-1:] not in _BY_TAIL:
        return None
    for length in (3, 2, 1):
        for lead in _BY_TAIL.get(tail[-length:], ()):
            start = stop - len(lead)
            if not text.endswith(lead, 0, stop) or not _begins_word(text, start):
                continue
            if lead in _LEADS:
                holds = _holds(text, numeral, start, lead, context)
                return (start, _LEADS[lead]) if holds else None
            if _is_big(text, numeral):
                return start, _TITLED_CODES[lead]
    return None


def _begins_word(text: str, start: int) -> bool:
    """Whether a lead here is cut off from the word before it."""
    if not text[start].isalpha() or start == 0:
        return True
    before, earlier = text[start - 1], text[start - 2 : start - 1]
    return not before.isalnum() and not (before in "-_." and earlier.isalpha())


def _holds(text: str, numeral: Numeral, start: int, lead: str, context: CurrencyContext) -> bool:
    """Whether a lead is a currency's ("R500m", "TRY 5bn"), not a name's or a word ("M25")."""
    if lead in _NAMES_BEFORE:
        return _is_named_before(text, numeral, start, lead)
    if lead in WORDLIKE_CODES:
        return _is_big(text, numeral)
    if lead not in LETTERS or _is_big(text, numeral):
        return True
    glued = start + len(lead) == numeral.start
    large = numeral.base >= 10 or numeral.style == "decimal"
    if not (glued and large and numeral.style != "words"):
        return False
    return context.shows_letter(lead, _LEADS[lead]) and not _is_road(text, numeral, start)


def _is_road(text: str, numeral: Numeral, start: int) -> bool:
    return numeral.style == "digits" and is_road(text, start, numeral.end, numeral.after)


def _is_named_before(text: str, numeral: Numeral, start: int, name: str) -> bool:
    """Whether a currency's name stands before its number, as some papers print it."""
    if numeral.scale == ONE and _read_money_scale(text, numeral)[1] == ONE:
        return False
    if name not in WEAK_NAMES:
        return True
    before = words_before(text, start)
    led = bool(before) and before[-1].lower() in _BEFORE_NAME
    return led and read_noun(text, numeral.end, len(text)) is None


def _is_big(text: str, numeral: Numeral) -> bool:
    """Whether the number is one that only money or a count has: a scale, or grouped digits."""
    return numeral.style == "grouped" or _read_money_scale(text, numeral)[1] != ONE


def _with_code_after(text: str, end: int, scale: Decimal, unit: str) -> tuple[int, Decimal, str]:
    """The amount with a code that settles its sign, if one follows ("$5 million CAD")."""
    code = read_code(text, end) if next_word(text, end) in CODES else None
    if code is not None and unit in ("dollar", code[1]):
        return code[0], scale, code[1]
    return end, scale, unit
