"""Which currency a sign, a name or an abbreviation means in this article."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from functools import cached_property

from summarizer.lexicon import pairs, words
from summarizer.scan.figures.dollars import read_marks

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
_DOLLARS = frozenset(_FAMILIES["dollar"])
_OTHER_DOLLARS = _DOLLARS - {"USD"}
_DOLLAR_SIGNS = {sign: code for sign, code in SIGNS_BEFORE.items() if code in _DOLLARS}
_DOLLAR_PLACES = {place: code for place, code in PLACES.items() if code in _DOLLARS}

# Small letters first, and nothing given back: the class of all letters takes several times as long.
_CAPITALISED = re.compile(r"[A-Z][a-z]*+[^\W\d_]*+(?:\.[A-Z]\.?)*+(?:-[A-Z][^\W\d_]++)*+")
_SURE_SUM = (
    r"[0-9][0-9.,]{0,12}(?:(?<=,[0-9]{3})|[ \u00a0-]?(?:million|billion|trillion|bn|tn))(?!\w)"
)
_SENTENCE_END = re.compile(r"[a-z\d%][.!?][\"”\u2019)]?\s+[A-Z“\"]|\n\s*\n")
_NEAR = 150
_LEAD = 400
_NEAREST = 4


def _is_place(word: str) -> bool:
    """Whether a word in capitals ends a place's name: the dateline "WELLINGTON -"."""
    return word.isupper() and len(word) > 3 and word.title() in _PLACE_ENDS


def _together(before: str, word: str) -> str:
    """Two words of a place's name, as the list has them ("HONG KONG")."""
    joined = f"{before} {word}"
    return joined.title() if before.isupper() and joined.title() in PLACES else joined


def _is_in_word(text: str, start: int) -> bool:
    """Whether what starts here goes on a word."""
    before = text[start - 1 : start]
    return before.isalnum() or before in ("-", "_") if start else False


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
        self._letters: dict[str, bool] = {}

    def shows(self, unit: str) -> bool:
        """Whether the article names a place where the unit, or one of the family, is used."""
        return not self._counts.keys().isdisjoint(_FAMILIES.get(unit, (unit,)))

    def shows_letter(self, letter: str, unit: str) -> bool:
        """Whether a letter before a number is money here: the article names a place where it
        is, or that currency, or prints the letter before a sum that is money for sure.
        """
        if letter not in self._letters:
            self._letters[letter] = self.shows(unit) or self._proves(letter, unit)
        return self._letters[letter]

    def _proves(self, letter: str, unit: str) -> bool:
        sums = re.finditer(rf"{re.escape(letter)}{_SURE_SUM}", self._text)
        if any(not _is_in_word(self._text, found.start()) for found in sums):
            return True
        codes = frozenset((unit, *_FAMILIES.get(unit, ())))
        for name, family in NAMES.items():
            if not codes.isdisjoint((family, *_FAMILIES.get(family, ()))) and self._names(name):
                return True
        return False

    def _names(self, name: str) -> bool:
        """Whether the article calls a currency by this name; "won" only as "the won"."""
        called = rf"the {name}" if name in WEAK_NAMES else name
        for printed in (called, called.capitalize()):
            for found in re.finditer(rf"{re.escape(printed)}(?!\w)", self._text):
                if not _is_in_word(self._text, found.start()):
                    return True
        return False

    def resolve(self, unit: str, start: int, end: int) -> str | None:
        """The ISO 4217 code of a unit at this span; None where it could be several."""
        if unit not in _FAMILIES:
            return unit
        if unit == "dollar":
            return self._bare_dollar
        members = _FAMILIES[unit]
        if self._counts.keys().isdisjoint(members):
            return None if members[0] == "-" else members[0]
        scores = self._scores(members, start, end)
        nearest = self._nearest(frozenset(members), start)
        if nearest is not None:
            scores[nearest] += _NEAREST
        best = max(scores.values())
        return next(code for code in members if scores.get(code) == best)

    @cached_property
    def prints_pounds(self) -> bool:
        """Whether the article prints a pound sign anywhere."""
        return "£" in self._text

    @cached_property
    def _sightings(self) -> tuple[tuple[int, str], ...]:
        """Where the article names places, and the codes used there, in order."""
        found: list[tuple[int, str]] = []
        matches = list(_CAPITALISED.finditer(self._text))
        words = [match.group() for match in matches]
        ends = [at for at, word in enumerate(words) if word in _PLACE_ENDS or _is_place(word)]
        for at in ends:
            start = matches[at].start()
            word = words[at] if words[at] in _PLACE_ENDS else words[at].title()
            follows = at > 0 and matches[at - 1].end() + 1 == start
            joined = _together(words[at - 1], word) if follows else word
            for places in (PLACES, _PAST_PLACES):
                code = places.get(joined) or places.get(word)
                if code is not None:
                    found.append((start, code))
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
        """What "$" means: another country's dollar where the article says so, or prints "US$"
        as well, or is all that country's own.
        """
        marks = read_marks(self._text, _DOLLAR_SIGNS, _DOLLAR_PLACES, _DOLLARS)
        if marks.told is not None:
            return marks.told
        others = _OTHER_DOLLARS if marks.us_signed else _BARE_DOLLARS
        shown = sorted(others.intersection(self._counts))
        local = max(shown, key=self._counts.__getitem__, default=None)
        if local is None or local in marks.signed:
            return "USD"
        count = self._counts[local]
        # An Indian article that prints "US$" and "$" alike may name Singapore once.
        foreign = max((n for code, n in self._counts.items() if code not in _DOLLARS), default=0)
        if marks.us_signed and 2 * count >= foreign:
            return local
        if local not in _BARE_DOLLARS or count < 2 or count < max(self._counts.values()):
            return "USD"
        if marks.named:
            return "USD"
        return local if marks.us_named or count >= 3 * self._counts.get("USD", 0) else "USD"

    def _nearest(self, codes: frozenset[str], start: int) -> str | None:
        """The one of the codes whose place is named last before a figure, in its sentence."""
        last = bisect_left(self._offsets, start)
        first = bisect_left(self._offsets, start - _NEAR)
        for offset, code in reversed(self._sightings[first:last]):
            if code in codes:
                return None if _SENTENCE_END.search(self._text, offset, start) else code
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
