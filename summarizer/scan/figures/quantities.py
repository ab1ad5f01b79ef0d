"""Counts and measures: which plain numbers are figures, and what they count."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from summarizer.lexicon import words
from summarizer.scan.figures.amounts import Amount, with_sign
from summarizer.scan.figures.bare import read_bare
from summarizer.scan.figures.counts import Quantity, counted
from summarizer.scan.figures.grammar import is_grammar
from summarizer.scan.figures.nouns import (
    Noun,
    is_unit,
    read_compound,
    read_metres,
    read_noun,
    read_unit,
)
from summarizer.scan.figures.numbers import ONE
from summarizer.scan.figures.patterns import CLOSING, GAP, HYPHEN, SPACE

__all__ = ["find_hours", "find_spans", "read_part", "read_quantity"]

_LASTING = frozenset(("for", "within", "under", "over", *words("figures-bare-before")))
# "A family of four needs" says no noun.
_HOMES = frozenset(("family", "families", "household", "households"))
_FOR_EVERY = re.compile(
    rf"(?:{SPACE}[a-z][\w-]{{0,20}}){{0,2}}{SPACE}([a-z][\w-]{{2,20}}){SPACE}(?:for|to|per)"
    rf"{SPACE}(?:every|each)\b"
)
_TEMPERATURES = frozenset(("C", "F", "degrees"))
_ODD = re.compile(rf"(?:{GAP}odd|{GAP}plus|\+|{SPACE}or{SPACE}(?:more|so|fewer))(?={SPACE})")
# "Lost one seat", "countered with one seat"; "one vote" alone may be grammar.
_ONES = frozenset(words("figures-ones"))
_BEFORE_ONE = frozenset(
    ("won", "lost", "with", "by", "gained", "only", "just", "least", "win", "lose", "took")
)
# It is looked for from "an hour" on, since few articles have one.
_BEFORE_HOUR = re.compile(
    rf"\b(?:for|last(?:s|ed|ing)|took|takes|within|about|over|nearly|almost|than|around){SPACE}$"
)
_HOUR = re.compile(
    rf"an hour(?P<half>{SPACE}and{SPACE}a{SPACE}half)?(?!['\u2019\w-]|{SPACE}or{SPACE})"
)
_HOLDINGS = frozenset(("holding", "interest", "share", "stake"))
_FRACTION_OF_UNIT = re.compile(
    rf"(?:{GAP}(?:of{SPACE})?an?{GAP}|{HYPHEN}(?!(?:year|term|time|century|season|quarter)\b))"
    rf"([^\W\d_]{{1,20}})(?![^\W_])"
)
# "A year's pause" lasts a year; "in a year's time" is a date.
# It is looked for from the apostrophe on, since few words have one.
_POSSESSIVE = re.compile(
    rf"['\u2019](?<=(?:cade|year|onth|week).)s{SPACE}(?!time\b|end\b)(?=[a-z])"
)
_SPAN = re.compile(rf"(?<!\w)[Aa]{SPACE}(decade|year|month|week)$")
_LONGEST_SPAN = len("a\r\ndecade")
_ATTRIBUTE = re.compile(rf"{SPACE}([a-z]{{3,}})(?![^\W_])")


def read_quantity(text: str, amount: Amount, before: list[str], limit: int) -> Quantity | None:
    """What a plain number counts or measures, None where it is no figure.

    ``limit`` is where the next amount of money or percentage begins.
    """
    if amount.style == "comma":
        return None  # "3,4" is a list unless money or percent says otherwise
    if amount.low * amount.scale == ONE and amount.high is None:
        return _read_one(text, amount, before)
    multiplied = _read_multiplied(text, amount, limit)
    if multiplied is not None:
        return multiplied
    if before[-1:] == ["of"] and before[-2:-1] and before[-2] in _HOMES:
        return counted(amount, amount.end, None)
    noun = _read_noun(text, amount, limit)
    if noun is None:
        return read_bare(text, amount, before)
    if is_grammar(text, amount, noun, before):
        return None
    if noun.head[0] == "°" or noun.head in _TEMPERATURES:
        amount = with_sign(text, amount)
    return counted(amount, noun.end, noun.head)


def find_spans(text: str) -> Iterator[Quantity]:
    """Spans of time that are one of a unit ("a year's pause"), in order."""
    for possessive in _POSSESSIVE.finditer(text):
        end = possessive.start()
        found = _SPAN.search(text, max(0, end - _LONGEST_SPAN), end)
        if found is not None:
            yield Quantity(found.start(), possessive.end() - 1, ONE, None, found[1])


def find_hours(text: str) -> Iterator[Quantity]:
    """How long something took where that is "an hour", in order."""
    at = text.find(" an hour")
    while at >= 0:
        found = _HOUR.match(text, at + 1)
        if found is not None and _BEFORE_HOUR.search(text, max(0, at - 10), at + 1):
            lasted = ONE if found["half"] is None else Decimal("1.5")
            yield Quantity(at + 1, found.end(), lasted, None, "hour")
        at = text.find(" an hour", at + 8)


def _read_noun(text: str, amount: Amount, limit: int) -> Noun | None:
    if text[amount.end : amount.end + 1] in CLOSING:
        return None
    compound = read_compound(text, amount.end)
    if compound is not None:
        return compound
    unit = read_unit(text, amount.end, amount.after)
    if unit is not None:
        return unit
    start = amount.end
    if amount.after in ("", "odd", "plus", "or"):
        odd = _ODD.match(text, start)
        start = odd.end() if odd is not None else start
    return read_noun(text, start, limit)


def _read_multiplied(text: str, amount: Amount, limit: int) -> Quantity | None:
    """Millions before a plural noun, where the m is metres elsewhere: "5m people"."""
    letter = text[amount.end : amount.end + 1]
    if letter not in ("m", "k", "M", "K") or amount.scale != ONE:
        return None
    if letter == "m" and read_metres(text, amount.end) is not None:
        return None
    noun = read_noun(text, amount.end + 1, limit)
    if noun is None:
        compound = read_compound(text, amount.end + 1)
        noun = compound if compound is not None and compound.measures else None
    if noun is None or (noun.measures and letter == "m" and noun.head.startswith("met")):
        return None
    factor = Decimal(1_000_000 if letter in "mM" else 1000)
    high = None if amount.high is None else amount.high * factor
    return Quantity(amount.start, noun.end, amount.low * factor, high, noun.head)


def _read_one(text: str, amount: Amount, before: list[str]) -> Quantity | None:
    """One of a unit: "a one-year deal", "for one month"; else "one" is grammar."""
    noun = read_compound(text, amount.end)
    if noun is not None:
        return counted(amount, noun.end, noun.head) if noun.measures else None
    noun = read_unit(text, amount.end, amount.after)
    if noun is None and amount.after in _ONES and before[-1:] and before[-1].lower() in _BEFORE_ONE:
        return counted(amount, amount.end + 1 + len(amount.after), amount.after)
    if noun is None:
        return _read_one_for_every(text, amount)
    led = bool(before) and before[-1].lower() in _LASTING
    if amount.style == "words" and not led:
        return None
    return counted(amount, noun.end, noun.head)


def _read_one_for_every(text: str, amount: Amount) -> Quantity | None:
    """One of a ratio: "one doctor for every 4,000 people"."""
    each = _FOR_EVERY.match(text, amount.end) if amount.after.islower() else None
    return None if each is None else counted(amount, each.end(1), each[1])


def read_part(text: str, amount: Amount) -> Quantity | None:
    """A part of a unit or of one thing: "half an hour", "a one-third interest"."""
    of_unit = _FRACTION_OF_UNIT.match(text, amount.end)
    if of_unit is not None and is_unit(of_unit[1]):
        return counted(amount, of_unit.end(), of_unit[1])
    thing = _ATTRIBUTE.match(text, amount.end)
    if thing is None or thing[1] not in _HOLDINGS:
        return None
    share = amount.low.quantize(Decimal("0.0001"))
    return Quantity(amount.start, amount.end, share, None, thing[1])
