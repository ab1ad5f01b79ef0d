"""Which currency a sign, a name or an abbreviation means in this article."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from functools import cached_property

from summarizer.lexicon import pairs, words

__all__ = [
    "CODES",
    "LETTERS",
    "NAMES",
    "PLACES",
    "SIGNS_AFTER",
    "SIGNS_BEFORE",
    "SUBUNITS",
    "WEAK_NAMES",
    "WORDLIKE_CODES",
    "CurrencyContext",
    "place_currency",
]


def _codes() -> dict[str, str]:
    entries = (entry.partition("=") for entry in words("currency-codes"))
    return {printed.strip(): (code or printed).strip() for printed, _, code in entries}


def _places(name: str) -> dict[str, str]:
    return {place.strip(): code for places, code in pairs(name) for place in places.split(",")}


CODES = _codes()
WORDLIKE_CODES = frozenset(words("currency-codes-wordlike"))
SIGNS_BEFORE = dict(pairs("currency-symbols-before"))
SIGNS_AFTER = dict(pairs("currency-symbols-after"))
LETTERS = frozenset(words("currency-letters"))
NAMES = dict(pairs("currency-names"))
WEAK_NAMES = frozenset(words("currency-names-weak"))
SUBUNITS = dict(pairs("currency-subunits"))
PLACES = _places("currency-places")
_PAST_PLACES = _places("currency-places-past")
# A place is looked for only where a word stands that its name can end with.
_PLACE_ENDS = frozenset(place.rpartition(" ")[2] for place in (*PLACES, *_PAST_PLACES))
_FAMILIES = {family: tuple(codes.split()) for family, codes in pairs("currency-families")}

# Dollars that their own newspapers print as a bare "$".
_BARE_DOLLARS = frozenset(("AUD", "CAD", "NZD", "SGD", "JMD", "TTD", "BBD", "FJD", "GYD"))

_CAPITALISED = re.compile(r"[A-Z][^\W\d_]*(?:\.[A-Z]\.?)*(?:-[A-Z][^\W\d_]+)*")
_EXPLICIT = re.compile(
    r"(?<![^\W_])(?:"
    r"(?P<local>(?:A|AU|C|CA|Can|Cdn|NZ|S|HK|NT|J|TT)\$|AUD|CAD|NZD|SGD|HKD|TWD"
    r"|(?:Australian|Canadian|Singapore|Hong Kong|Taiwan|New Zealand) dollars?)"
    r"|(?P<us>US ?\$|U\.S\. ?\$|USD|US dollars?|U\.S\. dollars?|American dollars?))"
)
_NEAR = 150
_LEAD = 400
_NEAREST = 4


def place_currency(place: str, unit: str) -> str | None:
    """The code that a place before a currency's name makes of it ("Kenyan" shillings)."""
    members = _FAMILIES.get(unit, (unit,))
    for places in (PLACES, _PAST_PLACES):
        code = places.get(place)
        if code in members:
            return code
    return None


class CurrencyContext:
    """What one article shows of its currencies, worked out only when a figure needs it."""

    def __init__(self, text: str) -> None:
        self._text = text

    def shows(self, unit: str) -> bool:
        """Whether the article names a place where the unit, or one of the family, is used."""
        return not self._counts.keys().isdisjoint(_FAMILIES.get(unit, (unit,)))

    def resolve(self, unit: str, start: int, end: int) -> str | None:
        """The ISO 4217 code of a unit at this span; None where it could be several."""
        if unit not in _FAMILIES:
            return unit
        if unit == "dollar":
            return self._bare_dollar
        members = _FAMILIES[unit]
        scores = self._scores(members, start, end)
        nearest = self._nearest(frozenset(members), start)
        if nearest is not None:
            scores[nearest] += _NEAREST
        best = max(scores.values(), default=0)
        if best == 0:
            return None if members[0] == "-" else members[0]
        return next(code for code in members if scores.get(code) == best)

    @cached_property
    def prints_pounds(self) -> bool:
        """Whether the article prints a pound sign anywhere."""
        return "£" in self._text

    @cached_property
    def _sightings(self) -> tuple[tuple[int, str], ...]:
        """Where the article names places, and the codes used there, in order."""
        found: list[tuple[int, str]] = []
        before: re.Match[str] | None = None
        for match in _CAPITALISED.finditer(self._text):
            word = match.group()
            if word in _PLACE_ENDS:
                start = match.start()
                follows = before is not None and before.end() + 1 == start
                joined = f"{before.group()} {word}" if before is not None and follows else word
                for places in (PLACES, _PAST_PLACES):
                    code = places.get(joined) or places.get(word)
                    if code is not None:
                        found.append((start, code))
            before = match
        return tuple(found)

    @cached_property
    def _offsets(self) -> tuple[int, ...]:
        return tuple(offset for offset, _ in self._sightings)

    @cached_property
    def _counts(self) -> dict[str, int]:
        counts = Counter(code for _, code in self._sightings)
        counts.update(code for offset, code in self._sightings if offset < _LEAD)
        return dict(counts)

    @cached_property
    def _bare_dollar(self) -> str:
        """What "$" means: another country's dollar only in an article that is all its own."""
        local = max(_BARE_DOLLARS, key=lambda code: (self._counts.get(code, 0), code))
        count = self._counts.get(local, 0)
        if count < 2 or count < max(self._counts.values()):
            return "USD"
        marks = {match.lastgroup for match in _EXPLICIT.finditer(self._text)}
        if "local" in marks:
            return "USD"
        return local if "us" in marks or count >= 3 * self._counts.get("USD", 0) else "USD"

    def _nearest(self, codes: frozenset[str], start: int) -> str | None:
        """The one of the codes whose place is named last before a figure, and near it."""
        last = bisect_left(self._offsets, start)
        first = bisect_left(self._offsets, start - _NEAR)
        for _, code in reversed(self._sightings[first:last]):
            if code in codes:
                return code
        return None

    def _scores(self, codes: tuple[str, ...], start: int, end: int) -> dict[str, int]:
        """How much speaks for each of the codes: its places anywhere, and more if near."""
        scores = {code: self._counts.get(code, 0) for code in codes if code != "-"}
        first = bisect_left(self._offsets, start - _NEAR)
        last = bisect_left(self._offsets, end + _NEAR // 3)
        for _, code in self._sightings[first:last]:
            if code in scores:
                scores[code] += 3
        return scores
