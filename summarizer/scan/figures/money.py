"""Money: the currency signs, codes and names beside a number."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from summarizer.scan.figures.currencies import (
    CODES,
    LETTERS,
    NAMES,
    PLACES,
    SIGNS_AFTER,
    SIGNS_BEFORE,
    SUBUNITS,
    WEAK_NAMES,
    WORDLIKE_CODES,
    CurrencyContext,
    place_currency,
)
from summarizer.scan.figures.neighbours import is_numbered, words_before
from summarizer.scan.figures.numbers import ONE, Numeral, read_scale
from summarizer.scan.figures.patterns import GAP, SPACE, alternation, phrases
from summarizer.scan.lexicon import pairs

__all__ = ["Money", "read_money"]


@dataclass(frozen=True, slots=True)
class Money:
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


@dataclass(frozen=True, slots=True)
class _Suffix:
    end: int
    unit: str
    name: str
    hundredths: bool = False


_MONEY_SCALES = {printed: int(value) for printed, value in pairs("figures-scales-money")}
_MONEY_SCALE = re.compile(rf"(?:{SPACE})?({alternation(_MONEY_SCALES)})(?![\w&\u2019'])(?!-[A-Z])")
_LEADS = CODES | SIGNS_BEFORE
_LEADS |= {lead.lower(): unit for lead, unit in _LEADS.items() if lead.endswith("$")}
# "Kes94.35 billion": some papers set codes like words.
_TITLED_CODES = {code.title(): unit for code, unit in CODES.items() if code not in WORDLIKE_CODES}
_LAST_OF_LEAD = frozenset(lead[-1] for lead in (*_LEADS, *_TITLED_CODES))
_LONGEST_LEAD = max(map(len, _LEADS))
_SIGN_AFTER = re.compile(
    rf"{GAP}?({phrases(sign for sign in SIGNS_AFTER if not sign.isalpha() or not sign.isascii())})"
    rf"(?!\w|{SPACE}?[0-9])"
)
_WORD = re.compile(rf"{GAP}?(U\.S\.|u\.s\.|[^\W\d_]{{1,30}}(?:-marks?|['\u2019]anga)?)(?![^\W_])")
_LETTER_AFTER = re.compile(r"([pc¢])(?![\w%]|\.m)")
_DIGIT_FOLLOWS = re.compile(rf"{SPACE}?[0-9]")
# Line counts of screens: "1080p" is no price.
_SCREENS = frozenset(map(Decimal, (144, 240, 360, 480, 576, 720, 1080, 1440, 2160, 4320)))
_WEIGHING = re.compile(r"\bweigh(?:s|ed|ing|t)?\b|\bpounder", re.IGNORECASE)
_HEAVY = re.compile(rf"{SPACE}(?:man|woman|baby|bomb|warhead|fish|dog|bear)\b")
_OF_GOODS = re.compile(rf"{SPACE}of\b")


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
    end, scale = numeral.end, numeral.scale
    suffix = _read_suffix(text, end, numeral, scale, context)
    if suffix is None and scale == ONE:
        end, scale = _read_money_scale(text, numeral)
        if end > numeral.end:
            suffix = _read_suffix(text, end, numeral, scale, context)
            if suffix is None and goes_on:
                return Money(numeral.start, end, scale, "")
    if suffix is None:
        return None
    end = suffix.end
    if scale == ONE and suffix.name in CODES:
        end, scale = read_scale(text, end)  # "75 USD million"
    return Money(numeral.start, end, scale, suffix.unit, suffix.hundredths)


def _read_money_scale(text: str, numeral: Numeral) -> tuple[int, Decimal]:
    found = _MONEY_SCALE.match(text, numeral.end)
    if found is None or (numeral.scale != ONE and found[1].lower() != "cr"):
        return numeral.end, numeral.scale
    end, more = read_scale(text, found.end())
    return end, numeral.scale * _MONEY_SCALES[found[1]] * more


def _read_lead(text: str, numeral: Numeral, context: CurrencyContext) -> tuple[int, str] | None:
    """Where the currency before the number starts, and which it is."""
    stop = numeral.start
    blank = stop > 0 and text[stop - 1].isspace()
    stop -= blank
    if stop == 0 or text[stop - 1] not in _LAST_OF_LEAD:
        return None
    for start in range(max(0, stop - _LONGEST_LEAD), stop):
        lead = text[start:stop]
        if lead in _LEADS and _begins_word(text, start):
            return (start, _LEADS[lead]) if _holds(text, numeral, lead, context, blank) else None
        if lead in _TITLED_CODES and _begins_word(text, start) and _is_big(text, numeral):
            return start, _TITLED_CODES[lead]
    return None


def _begins_word(text: str, start: int) -> bool:
    """Whether a lead here is cut off from the word before it."""
    if not text[start].isalpha() or start == 0:
        return True
    before, earlier = text[start - 1], text[start - 2 : start - 1]
    return not before.isalnum() and not (before in "-_." and earlier.isalpha())


def _holds(text: str, numeral: Numeral, lead: str, context: CurrencyContext, blank: bool) -> bool:
    """Whether a lead is a currency's ("R500m", "TRY 5bn"), not a name's or a word ("M25")."""
    if lead in WORDLIKE_CODES:
        return _is_big(text, numeral)
    if lead not in LETTERS or _is_big(text, numeral):
        return True
    large = numeral.base >= 10 or numeral.style == "decimal"
    return large and not blank and numeral.style != "words" and context.shows(_LEADS[lead])


def _is_big(text: str, numeral: Numeral) -> bool:
    """Whether the number is one that only money or a count has: a scale, or grouped digits."""
    return numeral.style == "grouped" or _read_money_scale(text, numeral)[1] != ONE


def _with_code_after(text: str, end: int, scale: Decimal, unit: str) -> tuple[int, Decimal, str]:
    """The amount with a code that settles its sign, if one follows ("$5 million CAD")."""
    word = _WORD.match(text, end)
    if word is not None and word[1] in CODES and word[1] not in WORDLIKE_CODES:
        code = CODES[word[1]]
        if not _DIGIT_FOLLOWS.match(text, word.end()) and unit in ("dollar", code):
            return word.end(), scale, code
    return end, scale, unit


def _read_suffix(
    text: str, end: int, numeral: Numeral, scale: Decimal, context: CurrencyContext
) -> _Suffix | None:
    """The currency after the number: a sign, a code, a name, or a name with its country."""
    follower = text[end : end + 1]
    if not follower or follower in ",.;:)%":
        return None
    sign = _SIGN_AFTER.match(text, end)
    if sign is not None:
        printed = " ".join(sign[1].split())
        return _Suffix(sign.end(), SIGNS_AFTER[printed], printed)
    letter = _LETTER_AFTER.match(text, end)
    if letter is not None:
        return _read_letter_after(text, letter, numeral)
    word = _WORD.match(text, end)
    if word is None:
        return None
    return _read_name(text, word, numeral, scale, context) or _read_code(text, word)


def _read_letter_after(text: str, letter: re.Match[str], numeral: Numeral) -> _Suffix | None:
    small = numeral.style in ("digits", "decimal") and numeral.base not in _SCREENS
    if is_numbered(words_before(text, numeral.start)):
        return None  # "section 5c"
    if not small or (letter[1] == "c" and numeral.base >= 100) or numeral.base >= 10_000:
        return None
    return _Suffix(letter.end(), SUBUNITS[letter[1]], letter[1], hundredths=True)


def _read_code(text: str, word: re.Match[str]) -> _Suffix | None:
    printed = word[1]
    unit = CODES.get(printed) or SIGNS_AFTER.get(printed)
    if unit is None or printed in WORDLIKE_CODES or _DIGIT_FOLLOWS.match(text, word.end()):
        return None
    return _Suffix(word.end(), unit, printed)


def _read_name(
    text: str,
    word: re.Match[str],
    numeral: Numeral,
    scale: Decimal,
    context: CurrencyContext,
) -> _Suffix | None:
    place = ""
    found: re.Match[str] | None = word
    for _ in range(4):
        if found is None:
            return None
        name, end = _longest_name(text, found)
        if len(name) > 1 and name in SUBUNITS:
            return _Suffix(end, SUBUNITS[name], name, hundredths=True)
        if name in NAMES:
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
) -> _Suffix | None:
    family = NAMES[name]
    code = place_currency(_place(place), family) if place else None
    if code is not None:
        return _Suffix(end, code, name)
    if name in WEAK_NAMES and not context.shows(family) and not _is_sure(name, numeral, scale):
        return None
    if name in ("pound", "pounds") and _is_weight(text, numeral.start, end, scale, context):
        return None
    return _Suffix(end, family, name)


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
