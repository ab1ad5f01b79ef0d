"""Numbers as newspapers write them: digits, words, fractions and scales, read into Decimals."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Literal, NamedTuple

from summarizer.scan.figures.anchors import (
    FRACTIONS,
    NUMBERS,
    SCALES,
    VULGAR,
    WORD_END,
    find_anchors,
)
from summarizer.scan.figures.models import MODEL
from summarizer.scan.figures.patterns import (
    CLOSING,
    GAP,
    HYPHEN,
    HYPHENS,
    SPACE,
    alternation,
    next_word,
)

__all__ = ["Numeral", "Style", "find_numerals", "read_scale"]

# How the number is printed: "comma" has a decimal comma ("3,2"), "spaced" has blanks between
# its thousands, "fraction" is part of a whole in words or signs ("a third", "½").
Style = Literal["digits", "grouped", "spaced", "decimal", "comma", "words", "fraction"]

ONE = Decimal(1)


class Numeral(NamedTuple):
    """One number with its scale apart, since a range may share it ("2 to 3 million").

    ``after`` is the word behind it, which most of the readers to come ask for.
    """

    start: int
    end: int
    base: Decimal
    scale: Decimal
    style: Style
    after: str


# What a word can begin with that goes on with a whole number: "2½", "two and a half".
_OPENS_PART = frozenset(("a", "A", *VULGAR))

_GROUPED = re.compile(r"[0-9]{1,3}(?:,[0-9]{2,3})*,[0-9]{3}(?:\.[0-9]+)?")
_DOTTED = re.compile(r"[0-9]{1,3}(?:\.[0-9]{3})+(?:,[0-9]{1,2}|(?<=\.[0-9]{3}\.[0-9]{3}))")
_DECIMAL = re.compile(r"(?:0|[1-9][0-9]*)\.[0-9]+")
_LEADING_POINT = re.compile(r"(?<![\w.])\.$")
_DECIMAL_COMMA = re.compile(r"(?:0|[1-9][0-9]{0,2}),[0-9]{1,2}")
# "20 737 MAX jets" are 20.
_SPACED = re.compile(
    rf"(?:(?:[ \u00a0\u2009\u202f]|['\u2019])(?!{MODEL})[0-9]{{3}}(?![0-9])){{1,4}}"
    r"(?:[.,][0-9]{1,2})?"
)
_MIXED = re.compile(rf"(?:{GAP})?([1-9])/(2|3|4|5|8|16|32|64)(?![0-9/])")
_SLASHED = re.compile(rf"/([2-9]|10)(?={SPACE}(?:of|the|cent|per|percent|point|inch|mile)\b)")
_AND_A_HALF = re.compile(
    rf"{GAP}and{GAP}(?:a|one){GAP}((?a:half|quarter|third)){WORD_END}", re.IGNORECASE
)
_FRACTION_SCALE = re.compile(
    rf"{GAP}(?:(?:of{SPACE})?an?{GAP})?((?a:{alternation(SCALES)})){WORD_END}", re.IGNORECASE
)
_SCALE = re.compile(
    rf"(?:{GAP})?(?:{alternation(SCALES)}){WORD_END}"
    rf"(?:(?<=mio)\.(?={SPACE}(?-i:[a-zE€$])))?",  # "250 Mio. Euro"
    re.IGNORECASE,
)
_DENOMINATOR = re.compile(rf"({GAP})(?:{alternation(FRACTIONS)}){WORD_END}", re.IGNORECASE)
_CHAIN_WORDS = frozenset(("and", *NUMBERS, *SCALES))
_NEXT_IN_CHAIN = re.compile(rf"(?:{GAP})(and{SPACE})?([A-Za-z]{{1,12}}){WORD_END}")
_ARTICLE = re.compile(rf"(?<![^\W_])(?:an?|the)(?:{GAP})$", re.IGNORECASE)
# "multi-million", "mid-thirties", "F-16"; but "2m-3m", "two-to-three", "5 per cent-6 per cent"
_INSIDE_WORD = re.compile(
    rf"(?<![0-9])(?<![0-9][a-z])[^\W\d_]{HYPHEN}(?<!-to-)(?<!-in-)(?<!-and-)(?<!-or-)(?<!-a-)"
    r"(?<!cent-)(?<!pct-)(?<!illion-)(?<!akh-)(?<!rore-)$"
)
_HYPHENS = frozenset(HYPHENS)
_LONGEST_DIGITS = 24


def find_numerals(text: str) -> Iterator[Numeral]:
    """Every number in the text, in order; what it counts is for others to say."""
    done = 0
    for start, end in find_anchors(text):
        if start < done:
            continue
        hyphenated = text[start - 1 : start] in _HYPHENS and start - 1 != done
        if hyphenated and _is_inside_word(text, start):
            continue
        numeral = _read(text, start, end, text[start:end])
        if numeral is not None:
            done = numeral.end
            yield numeral


def _is_inside_word(text: str, start: int) -> bool:
    return start > 1 and _INSIDE_WORD.search(text, start - 2, start) is not None


def read_scale(text: str, position: int) -> tuple[int, Decimal]:
    """Where the scale words at this position end ("lakh crore") and what they multiply by."""
    end, scale, _ = _read_scale(text, position, next_word(text, position))
    return end, scale


def _read_scale(text: str, position: int, after: str) -> tuple[int, Decimal, str]:
    """Like `read_scale`, of the word after the position, with the word after the scale."""
    scale = ONE
    for _ in range(3):
        found = _SCALE.match(text, position) if after.lower() in SCALES else None
        if found is None:
            break
        position = found.end()
        scale *= SCALES[after.lower()]
        after = next_word(text, position)
    return position, scale, after


def _read(text: str, start: int, end: int, word: str) -> Numeral | None:
    if word[0] in VULGAR:
        return _with_fraction_scale(text, start, end, Decimal(VULGAR[word]))
    if word[0].isdigit():
        return _read_digits(text, start, end, word)
    word = word.lower()
    if word in NUMBERS:
        return _read_words(text, start, end, word)
    return _read_opening(text, start, end, word)


def _read_digits(text: str, start: int, end: int, digits: str) -> Numeral | None:
    if len(digits) > _LONGEST_DIGITS:
        return None
    style: Style
    whole = digits.isdigit()
    # Most numbers have no digit behind the blank that follows them.
    goes_on = whole and text[end + 1 : end + 2].isdigit()
    opens = goes_on and len(digits) <= 3 and digits[0] != "0"
    spaced = _SPACED.match(text, end) if opens else None
    if spaced is not None:
        end = spaced.end()
        digits, style = re.sub(r"[^0-9.,]", "", text[start:end]).replace(",", "."), "spaced"
    elif whole:
        if digits[0] == "0" and len(digits) > 1:
            return None
        style = "digits"
    elif _DECIMAL.fullmatch(digits):
        style = "decimal"
    elif _GROUPED.fullmatch(digits):
        digits, style = digits.replace(",", ""), "grouped"
    elif _DOTTED.fullmatch(digits):
        digits, style = digits.replace(".", "").replace(",", "."), "grouped"
    elif _DECIMAL_COMMA.fullmatch(digits):
        digits, style = digits.replace(",", "."), "comma"
    else:
        return None
    if (
        text[start - 1 : start] == "."
        and style in ("digits", "grouped")
        and _follows_point(text, start)
    ):
        start, digits, style = start - 1, f"0.{digits}", "decimal"  # "$.50"
    base = Decimal(digits)
    after = next_word(text, end)
    if style == "digits" and (not after or after[0] in _OPENS_PART):
        slashed = _SLASHED.match(text, end) if text[end : end + 1] == "/" else None
        if slashed is not None and base < int(slashed[1]):
            return _with_fraction_scale(text, start, slashed.end(), base / int(slashed[1]))
        part, end = _read_part(text, end)
        if part:
            base, style, after = base + part, "decimal", next_word(text, end)
    if after.lower() not in SCALES:
        return Numeral(start, end, base, ONE, style, after)
    end, scale, after = _read_scale(text, end, after)
    return Numeral(start, end, base, scale, style, after)


def _follows_point(text: str, start: int) -> bool:
    """Whether the point before the digits belongs to them."""
    return _LEADING_POINT.search(text, max(0, start - 2), start) is not None


def _read_part(text: str, position: int) -> tuple[Decimal, int]:
    """The fraction after a whole number ("2½", "2 1/2", "two and a half") and where it ends."""
    if text[position : position + 1] in VULGAR:
        return Decimal(VULGAR[text[position]]), position + 1
    if text[position : position + 1] in CLOSING:
        return Decimal(0), position
    mixed = _MIXED.match(text, position)
    if mixed is not None and int(mixed[1]) < int(mixed[2]):
        return Decimal(mixed[1]) / int(mixed[2]), mixed.end()
    spoken = _AND_A_HALF.match(text, position)
    if spoken is not None:
        return ONE / FRACTIONS[spoken[1].lower()], spoken.end()
    return Decimal(0), position


def _read_words(text: str, start: int, end: int, word: str) -> Numeral | None:
    value = NUMBERS[word]
    after = next_word(text, end)
    fraction = _DENOMINATOR.match(text, end) if after.lower() in FRACTIONS else None
    if fraction is not None and 0 < value < FRACTIONS[after.lower()]:
        plural = after.lower().endswith("s") or value == 1
        if plural or fraction[1] not in " \u00a0\n":
            share = Decimal(value) / FRACTIONS[after.lower()]
            return _with_fraction_scale(text, start, fraction.end(), share)
    if after and after.lower() not in _CHAIN_WORDS:
        return Numeral(start, end, Decimal(value), ONE, "words", after)
    total, end, scale = _read_chain(text, end, value)
    part, end = _read_part(text, end) if scale == 1 else (Decimal(0), end)
    if part:
        end, scale = read_scale(text, end)
        return Numeral(start, end, total + part, scale, "words", next_word(text, end))
    return Numeral(start, end, Decimal(total) / scale, scale, "words", next_word(text, end))


def _read_chain(text: str, end: int, value: int) -> tuple[int, int, Decimal]:
    """Read on from a number word: the whole number, where it ends, and its closing scale."""
    parts: list[int] = []
    section: int | None = value
    scale = ONE
    for _ in range(12):
        step = _NEXT_IN_CHAIN.match(text, end)
        if step is None:
            break
        word = step[2].lower()
        if word in SCALES and step[1] is None:
            factor = SCALES[word]
            if section is None:
                parts[-1] *= factor
                scale *= factor
            elif factor < 1000:
                section *= factor
            else:
                parts.append(section * factor)
                section, scale = None, Decimal(factor)
        elif word in NUMBERS and _continues(text, section, NUMBERS[word], step):
            section = (section or 0) + NUMBERS[word]
            scale = ONE
        else:
            break
        end = step.end()
    return sum(parts) + (section or 0), end, scale


def _continues(text: str, section: int | None, value: int, step: re.Match[str]) -> bool:
    """Whether a number word goes on with the number so far, or begins another one."""
    if section is None:
        return step[1] is not None or read_scale(text, step.end())[1] != ONE
    if section and section % 100 == 0:
        return value < 100
    tens = section % 100
    return step[1] is None and tens >= 20 and tens % 10 == 0 and 0 < value < 10


def _read_opening(text: str, start: int, end: int, word: str) -> Numeral | None:
    """A number that opens with a scale or a denominator: "a million", "half", "a third"."""
    article = _ARTICLE.search(text, max(0, start - 4), start)
    opening = article.start() if article is not None else start
    if word == "half":
        return _with_fraction_scale(text, start, end, ONE / 2)
    if article is None or (article.group()[0] not in "aA" and word != "dozen"):
        return None
    if article.group()[0] not in "aA":
        opening = start
    if word in FRACTIONS:
        return _with_fraction_scale(text, opening, end, ONE / FRACTIONS[word])
    scale = SCALES[word]
    total, end, closing = _read_chain(text, end, scale) if scale < 1000 else (1, end, ONE)
    if scale >= 1000:
        end, more = read_scale(text, end)
        return Numeral(opening, end, ONE, scale * more, "words", next_word(text, end))
    value = Decimal(total) / closing
    return Numeral(opening, end, value, closing, "words", next_word(text, end))


def _with_fraction_scale(text: str, start: int, end: int, share: Decimal) -> Numeral:
    """A share, or the number it becomes with a scale: "half a billion", "a quarter million"."""
    scaled = _FRACTION_SCALE.match(text, end)
    if scaled is None:
        return Numeral(start, end, share, ONE, "fraction", next_word(text, end))
    scale = Decimal(SCALES[scaled[1].lower()])
    return Numeral(start, scaled.end(), share, scale, "words", next_word(text, scaled.end()))
