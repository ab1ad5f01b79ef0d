"""The noun that a number counts: "38 narrowbody aircraft", "nine-hour", "16,000 kilometres"."""

from __future__ import annotations

import re
from typing import NamedTuple

from summarizer.lexicon import words
from summarizer.scan.figures.neighbours import NAMED
from summarizer.scan.figures.patterns import (
    GAP,
    HYPHEN,
    HYPHENS,
    SPACE,
    alternation,
    first_words,
    phrases,
)

__all__ = ["Noun", "is_title", "is_unit", "read_compound", "read_metres", "read_noun", "read_unit"]


class Noun(NamedTuple):
    """Where the counted noun ends, the noun itself, and whether it is a unit of measure."""

    end: int
    head: str
    measures: bool = False


_STOPS = frozenset(words("figures-stops"))
_PLURALS = frozenset(words("figures-plurals"))
_NOT_PLURALS = frozenset(words("figures-not-plurals"))
_MODIFYING = frozenset(words("figures-plurals-modifying"))
_LOOSE = frozenset(words("figures-plurals-loose"))
_TIMES = frozenset(words("figures-times"))
_UNITS = frozenset(words("units")) | _TIMES
_BARRED_COMPOUNDS = frozenset(words("figures-compounds-barred"))
_ORDER = frozenset(words("figures-order"))
_LONGEST_PHRASE = 6

# A word of the phrase, or a model's number in it ("two 787 Dreamliners").
_WORD = re.compile(
    rf"[”\"]?{SPACE}[“\"]?([^\W\d_][^\W_]{{0,30}}(?:(?:[-\u2010\u2011\u2019'&/]|\.(?=\w))[^\W_]{{1,30}}){{0,4}}"
    rf"|[0-9]{{3}}(?:-[0-9]{{3}})?[A-Za-z]{{0,3}}(?!\w))"
)
_MODEL_NUMBER = re.compile(rf"{SPACE}[0-9]{{1,3}}(?={SPACE}[a-z])")
_HYPHENS = tuple(HYPHENS)
_COMPOUND = re.compile(rf"{HYPHEN}([^\W\d_]{{1,30}})")
_UNIT_WORDS = first_words(_UNITS)
_GLUED_UNIT = re.compile(
    rf"{SPACE}?(?:(°{SPACE}?[CFK]?)|({alternation(unit for unit in _UNITS if len(unit) > 1)}))"
    r"(?!\w)(?!/[a-z])"
)
# "32 m wide", where the letter alone could be millions.
_METRES = re.compile(
    rf"{GAP}?m(?={GAP}(?:{phrases(words('figures-dimensions'))})(?![^\W_]|{HYPHEN}))"
)
_SHORT_UNIT = re.compile(r"([CFgmltVW])(?![\w\u2019'&])(?!-[A-Z])")
_SQUARED = frozenset(("sq", "sq.", "square", "cubic", "cu", "metric", "nautical"))
# Words in -s that are no plurals: "Swiss", "status", "crisis", "various".
_SINGULAR_ENDINGS = ("ss", "us", "is")


def is_unit(word: str) -> bool:
    """Whether a word in the singular measures: "hour", "tonne"."""
    return word in _UNITS or word.removesuffix("s") in _UNITS


def is_title(word: str) -> bool:
    """Whether a word is capitalised."""
    return word[:1].isupper()


def read_unit(text: str, position: int, after: str) -> Noun | None:
    """A unit of measure right after a number, glued or spaced: "50km", "40 °C", "5 sq km".

    ``after`` is the word there.
    """
    if after == "m":
        metres = read_metres(text, position)
        if metres is not None:
            return metres
    possible = not after or after in _UNIT_WORDS
    found = _GLUED_UNIT.match(text, position) if possible else None
    if found is None:
        short = _SHORT_UNIT.match(text, position)
        return None if short is None else Noun(short.end(), short[1], measures=True)
    if found[1]:
        return Noun(found.end(), " ".join(found[1].split()), measures=True)
    if found[2] in _SQUARED:
        word = _WORD.match(text, found.end())
        if word is None or not is_unit(word[1]):
            return None
        return Noun(word.end(), f"{found[2]} {word[1]}", measures=True)
    return Noun(found.end(), found[2], measures=True)


def read_metres(text: str, position: int) -> Noun | None:
    """The letter for metres where the word behind it says that it measures: "32 m wide"."""
    found = _METRES.match(text, position)
    return None if found is None else Noun(found.end(), "m", measures=True)


def read_compound(text: str, position: int) -> Noun | None:
    """A noun joined to the number by a hyphen, in the plural: "a 12-mile zone" has miles."""
    hyphenated = text.startswith(_HYPHENS, position)
    found = _COMPOUND.match(text, position) if hyphenated else None
    if found is None:
        return None
    word = found[1]
    if word.lower() in _BARRED_COMPOUNDS or len(word) < 2 or word.lower() in _STOPS:
        return None
    if word.lower().endswith(("ed", "ing")) and not is_unit(word.lower()):
        return None
    if word in ("fold", "folds"):
        return Noun(found.end(), "times")
    measures = is_unit(word.lower()) or word in _UNITS
    return Noun(found.end(), _plural(word), measures)


def read_noun(text: str, position: int, limit: int) -> Noun | None:
    """The plural noun that ends the phrase after a number, None where there is none before
    the limit, which is where another figure begins.
    """
    loose: Noun | None = None
    modified: Noun | None = None
    before = ""
    for _ in range(_LONGEST_PHRASE):
        found = _WORD.match(text, position, limit)
        if found is None or (found[1].lower() in _STOPS and not _goes_on(found[1], before)):
            break
        word, lower, position = found[1], found[1].lower(), found.end()
        if lower.endswith(("'s", "\u2019s")):
            break
        if lower in _MODIFYING:
            modified = Noun(position, word)
        elif _is_plural(word, lower):
            return Noun(position, word, is_unit(lower))
        elif before in _SQUARED and is_unit(lower):
            return Noun(position, word, measures=True)
        elif modified is not None:
            break
        elif lower in _LOOSE:
            loose = loose or Noun(position, word)
        if word in NAMED:  # "12 Leopard 2 tanks", "ten 737 MAX 8 jets"
            model = _MODEL_NUMBER.match(text, position)
            position = position if model is None else model.end()
        before = lower
    return modified or loose


def _goes_on(word: str, before: str) -> bool:
    """Whether a phrase goes on after a small word: "30,000 social and affordable homes",
    "three earlier truces".
    """
    if word in _ORDER:
        return before == ""
    return word in ("and", "or") and before not in ("", "and", "or", *_ORDER)


def _is_plural(word: str, lower: str) -> bool:
    if lower in _PLURALS:
        return True
    if not lower.isalpha():  # most words have no hyphen to split at
        lower = re.split(HYPHEN, lower)[-1]
        if lower in _PLURALS or (lower[0].isdigit() and lower[-1] == "s" and lower != word):
            return True  # "six B-2s"
    if not lower.endswith("s") or len(lower) < 3 or lower in _NOT_PLURALS:
        return False
    return not lower.endswith(_SINGULAR_ENDINGS) or word[:-1].isupper()


def _plural(word: str) -> str:
    """The plural that a reader expects of a noun in a compound."""
    lower = word.lower()
    if lower in _PLURALS or lower in _LOOSE or lower.endswith("s") or not word.islower():
        return word
    if lower in ("man", "woman"):
        return word[:-2] + "en"
    irregular = {"foot": "feet", "person": "people", "child": "children", "inch": "inches"}
    if lower in irregular:
        return irregular[lower]
    if lower.endswith("y") and lower[-2] not in "aeiou":
        return word[:-1] + "ies"
    return word + ("es" if lower.endswith(("x", "ch", "sh", "z")) else "s")
