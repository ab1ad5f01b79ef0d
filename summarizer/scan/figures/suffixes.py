"""The currency behind a number: a sign, a code, or a name, with its country or without."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import NamedTuple

from summarizer.scan.figures.currencies import (
    CODES,
    NAMES,
    PLACES,
    SIGNS_AFTER,
    SUBUNITS,
    WEAK_NAMES,
    WORDLIKE_CODES,
    CurrencyContext,
    place_currency,
)
from summarizer.scan.figures.neighbours import is_numbered, words_before
from summarizer.scan.figures.numbers import ONE, Numeral
from summarizer.scan.figures.patterns import CLOSING, GAP, SPACE, first_words, phrases

__all__ = ["Suffix", "may_have_suffix", "read_code", "read_suffix"]


class Suffix(NamedTuple):
    """Where a currency behind a number ends, its code or family, and how it is printed."""

    end: int
    unit: str
    name: str
    hundredths: bool = False


_SIGN_AFTER = re.compile(
    rf"{GAP}?({phrases(sign for sign in SIGNS_AFTER if not sign.isalpha() or not sign.isascii())})"
    rf"(?!\w|{SPACE}?[0-9])"
)
_WORD = re.compile(rf"{GAP}?(U\.S\.|u\.s\.|[^\W\d_]{{1,30}}(?:-marks?|['\u2019]anga)?)(?![^\W_])")
_LETTER_AFTER = re.compile(r"([pc¢])(?![\w%]|\.m)")
_DIGIT_FOLLOWS = re.compile(rf"{SPACE}?[0-9]")
# Line counts of screens: "1080p" is no price.
_SCREENS = frozenset(map(Decimal, (144, 240, 360, 480, 576, 720, 1080, 1440, 2160, 4320)))
_PARTS_AFTER = re.compile(rf"{SPACE}(?:cents?|centimes)(?![^\W_])")
_WEIGHING = re.compile(r"\bweigh(?:s|ed|ing|t)?\b|\bpounder", re.IGNORECASE)
_HEAVY = re.compile(rf"{SPACE}(?:man|woman|baby|bomb|warhead|fish|dog|bear)\b")
_OF_GOODS = re.compile(rf"{SPACE}of\b")
_SIGN_WORDS = first_words(SIGNS_AFTER)
# The words that can stand right after the number in an amount of money: those that a
# currency's name begins with, in lower case, and those that are printed in one way only.
_OPENS_NAME = first_words(entry.lower() for entry in (*NAMES, *SUBUNITS, *PLACES))
_OPENS_SUFFIX = first_words((*CODES, *SIGNS_AFTER))


def may_have_suffix(text: str, end: int, after: str) -> bool:
    """Whether a currency can stand here, judged by the word that does."""
    if not after:
        following = text[end : end + 1]
        return following not in CLOSING and following != "%"
    return after.lower() in _OPENS_NAME or after in _OPENS_SUFFIX


def read_suffix(
    text: str,
    end: int,
    after: str,
    numeral: Numeral,
    scale: Decimal,
    context: CurrencyContext,
) -> Suffix | None:
    """The currency after the number: a sign, a code, a name, or a name with its country."""
    if not may_have_suffix(text, end, after):
        return None
    opens_sign = not after or after in _SIGN_WORDS
    sign = _SIGN_AFTER.match(text, end) if opens_sign else None
    if sign is not None:
        printed = " ".join(sign[1].split())
        return Suffix(sign.end(), SIGNS_AFTER[printed], printed)
    letter = _LETTER_AFTER.match(text, end)
    if letter is not None:
        return _read_letter_after(text, letter, numeral)
    if not after:
        return None
    word = _WORD.match(text, end)
    if word is None:
        return None
    return _read_name(text, word, numeral, scale, context) or _read_printed(text, word)


def _read_letter_after(text: str, letter: re.Match[str], numeral: Numeral) -> Suffix | None:
    grouped = numeral.style == "grouped" and letter[1] == "p"  # "1,486p"
    small = numeral.style in ("digits", "decimal") and numeral.base not in _SCREENS
    if is_numbered(words_before(text, numeral.start)):
        return None  # "section 5c"
    if (
        not (small or grouped)
        or (letter[1] == "c" and numeral.base >= 100)
        or numeral.base >= 100_000
    ):
        return None
    return Suffix(letter.end(), SUBUNITS[letter[1]], letter[1], hundredths=True)


def read_code(text: str, position: int) -> tuple[int, str] | None:
    """Where a currency's code at a position ends, and what it stands for ("5 million CAD")."""
    word = _WORD.match(text, position)
    if word is None or word[1] in WORDLIKE_CODES or word[1] not in CODES:
        return None
    return None if _DIGIT_FOLLOWS.match(text, word.end()) else (word.end(), CODES[word[1]])


def _read_printed(text: str, word: re.Match[str]) -> Suffix | None:
    printed = word[1]
    unit = CODES.get(printed) or SIGNS_AFTER.get(printed)
    if unit is None or printed in WORDLIKE_CODES or _DIGIT_FOLLOWS.match(text, word.end()):
        return None
    return Suffix(word.end(), unit, printed)


def _read_name(
    text: str,
    word: re.Match[str],
    numeral: Numeral,
    scale: Decimal,
    context: CurrencyContext,
) -> Suffix | None:
    place = ""
    found: re.Match[str] | None = word
    for _ in range(4):
        if found is None:
            return None
        name, end = _longest_name(text, found)
        if len(name) > 1 and name in SUBUNITS:
            unit = SUBUNITS[name]
            local = place_currency(_place(place), unit) if place else None  # "65 US cents"
            return Suffix(end, local or unit, name, hundredths=True)
        if name in NAMES:
            parts = _PARTS_AFTER.match(text, end)
            if parts is not None and not name.endswith("s"):
                return Suffix(parts.end(), NAMES[name], name, hundredths=True)  # "25 euro cents"
            return _named(text, end, name, place, numeral, scale, context)
        place = f"{place} {found[1]}".strip()
        if not _opens_place(place):
            return None
        found = _WORD.match(text, found.end())
    return None


def _longest_name(text: str, word: re.Match[str]) -> tuple[str, int]:
    """A currency's name of two words if one stands here ("CFA francs"), else the word."""
    second = _WORD.match(text, word.end())
    if second is not None:
        joined = f"{word[1]} {second[1]}".lower()
        if joined in NAMES:
            return joined, second.end()
    return word[1].lower(), word.end()


def _named(
    text: str,
    end: int,
    name: str,
    place: str,
    numeral: Numeral,
    scale: Decimal,
    context: CurrencyContext,
) -> Suffix | None:
    family = NAMES[name]
    code = place_currency(_place(place), family) if place else None
    if code is not None:
        return Suffix(end, code, name)
    if name in WEAK_NAMES and is_numbered(words_before(text, numeral.start)):
        return None  # "the tenant of Flat 12B won"
    if name in WEAK_NAMES and not context.shows(family) and not _is_sure(name, numeral, scale):
        return None
    if name in ("pound", "pounds") and _is_weight(text, numeral.start, end, scale, context):
        return None
    return Suffix(end, family, name)


def _is_sure(name: str, numeral: Numeral, scale: Decimal) -> bool:
    """Whether a number is printed as only money is, before a name that is a common word."""
    if name in ("mark", "marks"):  # "the 75,000 mark", "crossed 55 thousand marks"
        return name == "marks" and (scale > 1000 or numeral.style == "decimal")
    return scale != ONE or numeral.style in ("grouped", "decimal", "spaced")


_PLACE_BEGINNINGS = {
    " ".join(place.split()[:count])
    for place in PLACES
    for count in range(1, len(place.split()) + 1)
}
_LOWER_PLACES = {place.lower(): place for place in PLACES}
_LOWER_BEGINNINGS = {place.lower() for place in _PLACE_BEGINNINGS}


def _opens_place(words: str) -> bool:
    return words.lower() in _LOWER_BEGINNINGS or _place(words) in PLACES


def _place(words: str) -> str:
    return words if words in PLACES else _LOWER_PLACES.get(words.lower(), words)


def _is_weight(text: str, start: int, end: int, scale: Decimal, context: CurrencyContext) -> bool:
    """Whether "pounds" are those of a scale: American articles weigh in them."""
    if _WEIGHING.search(text, max(0, start - 40), start) or _HEAVY.match(text, end):
        return True
    if context.prints_pounds or context.shows("pound"):
        return False
    return (context.shows("USD") and scale < 1_000_000) or _OF_GOODS.match(text, end) is not None
