"""Numbers as newspapers write them: digits, words, fractions and scales, read into Decimals."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from summarizer.scan.figures.patterns import GAP, HYPHEN, SPACE, alternation, by_first_letter
from summarizer.scan.lexicon import pairs

__all__ = ["Numeral", "Style", "find_numerals", "read_scale"]

# How the number is printed: "comma" has a decimal comma ("3,2"), "spaced" has blanks between
# its thousands, "fraction" is part of a whole in words or signs ("a third", "½").
Style = Literal["digits", "grouped", "spaced", "decimal", "comma", "words", "fraction"]

ONE = Decimal(1)


@dataclass(frozen=True, slots=True)
class Numeral:
    """One number with its scale apart, since a range may share it ("2 to 3 million")."""

    start: int
    end: int
    base: Decimal
    scale: Decimal
    style: Style


_NUMBERS = {word: int(value) for word, value in pairs("figures-numbers")}
_SCALES = {word: int(value) for word, value in pairs("figures-scales")}
_FRACTIONS = {word: int(value) for word, value in pairs("figures-fractions")}
_VULGAR = {"½": "0.5", "¼": "0.25", "¾": "0.75", "⅓": "0.3333333333", "⅔": "0.6666666667"}
_VULGAR |= {"⅛": "0.125", "⅜": "0.375", "⅝": "0.625", "⅞": "0.875"}

# A scale or a denominator may open a number ("a million", "half"), its plural may not.
_OPENING = {word for word in (*_SCALES, *_FRACTIONS) if not word.endswith("s") and len(word) > 3}
_WORD_END = r"(?![^\W_])"

_ANCHOR = re.compile(
    rf"[0-9]+(?:[.,][0-9]+)*|[{''.join(_VULGAR)}](?!\w)"
    rf"|(?<![^\W_])(?:{by_first_letter((*_NUMBERS, *sorted(_OPENING)))}){_WORD_END}"
)
_GROUPED = re.compile(r"[0-9]{1,3}(?:,[0-9]{2,3})*,[0-9]{3}(?:\.[0-9]+)?")
_DOTTED = re.compile(r"[0-9]{1,3}(?:\.[0-9]{3}){2,}(?:,[0-9]{1,2})?")
_PLAIN = re.compile(r"(?:0|[1-9][0-9]*)(?:\.[0-9]+)?")
_LEADING_POINT = re.compile(r"(?<![\w.])\.$")
_DECIMAL_COMMA = re.compile(r"(?:0|[1-9][0-9]{0,2}),[0-9]{1,2}")
_SPACED = re.compile(
    r"(?:(?:[ \u00a0\u2009\u202f]|['\u2019])[0-9]{3}(?![0-9])){1,4}(?:[.,][0-9]{1,2})?"
)
_MIXED = re.compile(rf"(?:{GAP})?([1-9])/(2|3|4|5|8|16|32|64)(?![0-9/])")
_SLASHED = re.compile(rf"/([2-9]|10)(?={SPACE}(?:of|the|cent|per|percent|point|inch|mile)\b)")
_AND_A_HALF = re.compile(
    rf"{GAP}and{GAP}(?:a|one){GAP}(half|quarter|third){_WORD_END}", re.IGNORECASE
)
_SCALE = re.compile(rf"(?:{GAP})?({alternation(_SCALES)}){_WORD_END}", re.IGNORECASE)
_FRACTION_SCALE = re.compile(
    rf"{GAP}(?:(?:of{SPACE})?an?{GAP})?({alternation(_SCALES)}){_WORD_END}", re.IGNORECASE
)
_DENOMINATOR = re.compile(rf"({GAP})({alternation(_FRACTIONS)}){_WORD_END}", re.IGNORECASE)
_NEXT_WORD = re.compile(rf"(?:{GAP})(and{SPACE})?([A-Za-z]{{1,12}}){_WORD_END}")
_ARTICLE = re.compile(rf"(?<![^\W_])(?:an?|the)(?:{GAP})$", re.IGNORECASE)
# "multi-million", "mid-thirties", "F-16"; but "2m-3m", "two-to-three", "one-in-five"
_INSIDE_WORD = re.compile(
    rf"(?<![0-9])(?<![0-9][a-z])[^\W\d_]{HYPHEN}(?<!-to-)(?<!-in-)(?<!-and-)(?<!-or-)(?<!-a-)$"
)
_LONGEST_DIGITS = 24


def find_numerals(text: str) -> Iterator[Numeral]:
    """Every number in the text, in order; what it counts is for others to say."""
    done = 0
    for anchor in _ANCHOR.finditer(text):
        start = anchor.start()
        if start < done or (
            start - 1 != done and _INSIDE_WORD.search(text, max(0, start - 2), start)
        ):
            continue
        numeral = _read(text, start, anchor.end(), anchor.group())
        if numeral is not None:
            done = numeral.end
            yield numeral


def read_scale(text: str, position: int) -> tuple[int, Decimal]:
    """Where the scale words at this position end ("lakh crore") and what they multiply by."""
    scale = ONE
    for _ in range(3):
        found = _SCALE.match(text, position)
        if found is None:
            break
        position = found.end()
        scale *= _SCALES[found[1].lower()]
    return position, scale


def _read(text: str, start: int, end: int, word: str) -> Numeral | None:
    if word[0] in _VULGAR:
        return _with_fraction_scale(text, start, end, Decimal(_VULGAR[word]))
    if word[0].isdigit():
        return _read_digits(text, start, end, word)
    word = word.lower()
    if word in _NUMBERS:
        return _read_words(text, start, end, word)
    return _read_opening(text, start, end, word)


def _read_digits(text: str, start: int, end: int, digits: str) -> Numeral | None:
    if len(digits) > _LONGEST_DIGITS:
        return None
    style: Style
    spaced = _SPACED.match(text, end) if len(digits) <= 3 and digits[0] != "0" else None
    if spaced is not None:
        end = spaced.end()
        digits, style = re.sub(r"[^0-9.,]", "", text[start:end]).replace(",", "."), "spaced"
    elif _PLAIN.fullmatch(digits):
        style = "decimal" if "." in digits else "digits"
    elif _GROUPED.fullmatch(digits):
        digits, style = digits.replace(",", ""), "grouped"
    elif _DOTTED.fullmatch(digits):
        digits, style = digits.replace(".", "").replace(",", "."), "grouped"
    elif _DECIMAL_COMMA.fullmatch(digits):
        digits, style = digits.replace(",", "."), "comma"
    else:
        return None
    if style in ("digits", "grouped") and _LEADING_POINT.search(text, max(0, start - 2), start):
        start, digits, style = start - 1, f"0.{digits}", "decimal"  # "$.50"
    base = Decimal(digits)
    if style == "digits":
        slashed = _SLASHED.match(text, end)
        if slashed is not None and base < int(slashed[1]):
            return _with_fraction_scale(text, start, slashed.end(), base / int(slashed[1]))
        part, end = _read_part(text, end)
        if part:
            base, style = base + part, "decimal"
    end, scale = read_scale(text, end)
    return Numeral(start, end, base, scale, style)


def _read_part(text: str, position: int) -> tuple[Decimal, int]:
    """The fraction after a whole number ("2½", "2 1/2", "two and a half") and where it ends."""
    if text[position : position + 1] in _VULGAR and position < len(text):
        return Decimal(_VULGAR[text[position]]), position + 1
    mixed = _MIXED.match(text, position)
    if mixed is not None and int(mixed[1]) < int(mixed[2]):
        return Decimal(mixed[1]) / int(mixed[2]), mixed.end()
    spoken = _AND_A_HALF.match(text, position)
    if spoken is not None:
        return ONE / _FRACTIONS[spoken[1].lower()], spoken.end()
    return Decimal(0), position


def _read_words(text: str, start: int, end: int, word: str) -> Numeral | None:
    value = _NUMBERS[word]
    fraction = _DENOMINATOR.match(text, end)
    if fraction is not None and 0 < value < _FRACTIONS[fraction[2].lower()]:
        plural = fraction[2].lower().endswith("s") or value == 1
        if plural or fraction[1] not in " \u00a0\n":
            share = Decimal(value) / _FRACTIONS[fraction[2].lower()]
            return _with_fraction_scale(text, start, fraction.end(), share)
    total, end, scale = _read_chain(text, end, value)
    part, end = _read_part(text, end) if scale == 1 else (Decimal(0), end)
    if part:
        end, scale = read_scale(text, end)
        return Numeral(start, end, total + part, scale, "words")
    return Numeral(start, end, Decimal(total) / scale, scale, "words")


def _read_chain(text: str, end: int, value: int) -> tuple[int, int, Decimal]:
    """Read on from a number word: the whole number, where it ends, and its closing scale."""
    parts: list[int] = []
    section: int | None = value
    scale = ONE
    for _ in range(12):
        step = _NEXT_WORD.match(text, end)
        if step is None:
            break
        word = step[2].lower()
        if word in _SCALES and step[1] is None:
            factor = _SCALES[word]
            if section is None:
                parts[-1] *= factor
                scale *= factor
            elif factor < 1000:
                section *= factor
            else:
                parts.append(section * factor)
                section, scale = None, Decimal(factor)
        elif word in _NUMBERS and _continues(text, section, _NUMBERS[word], step):
            section = (section or 0) + _NUMBERS[word]
            scale = ONE
        else:
            break
        end = step.end()
    return sum(parts) + (section or 0), end, scale


def _continues(text: str, section: int | None, value: int, step: re.Match[str]) -> bool:
    """Whether a number word goes on with the number so far, or begins another one."""
    if section is None:
        after = _SCALE.match(text, step.end())
        return step[1] is not None or after is not None
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
    if word in _FRACTIONS:
        return _with_fraction_scale(text, opening, end, ONE / _FRACTIONS[word])
    scale = _SCALES[word]
    total, end, closing = _read_chain(text, end, scale) if scale < 1000 else (1, end, ONE)
    if scale >= 1000:
        end, more = read_scale(text, end)
        return Numeral(opening, end, ONE, scale * more, "words")
    return Numeral(opening, end, Decimal(total) / closing, closing, "words")


def _with_fraction_scale(text: str, start: int, end: int, share: Decimal) -> Numeral:
    """A share, or the number it becomes with a scale: "half a billion", "a quarter million"."""
    scaled = _FRACTION_SCALE.match(text, end)
    if scaled is None:
        return Numeral(start, end, share, ONE, "fraction")
    return Numeral(start, scaled.end(), share, Decimal(_SCALES[scaled[1].lower()]), "words")
