"""The forms of an order to a model, from the lists ``instructions.txt`` of every language. Pure.

A form is a row of sets of words that follow each other within a clause. The words are folded
as the text is in which they are looked for (``summarizer/scan/disguises.py``).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import chain

from summarizer.lexicon import languages_of, pairs
from summarizer.scan.disguises import fold

__all__ = ["Form", "by_opening", "forms", "openers", "openings"]

_LIST = "instructions"
_LATIN = frozenset(("de", "en", "es", "fr", "pt", "sw", "zxx"))
_GAP = r"[^.!?\n]{0,40}?"
_CLOSE = r"[\W_]{0,4}?"
_WORD = re.compile(r"[^\W_]+")
_MARKS = {code: " " for code in range(128) if not chr(code).isalnum()}
_OPENING = 5  # letters
_WITHOUT_SPACES = re.compile("[\u2e80-\u9fff]")  # scripts that set words side by side


@dataclass(frozen=True, slots=True)
class Form:
    """One form: its pattern, the words of each of its sets, and where it may stand.

    Of ``anchors`` it must have one; they are the words of one of the sets, the first one where
    it ``leads``.
    """

    pattern: re.Pattern[str]
    sets: tuple[tuple[str, ...], ...]
    anchors: tuple[str, ...]
    leads: bool
    at_start: bool
    at_line: bool
    in_capitals: bool

    def may_stand(self, text: str) -> bool:
        """A quick look: whether the text has a word of each set at all."""
        return all(any(map(text.__contains__, one)) for one in self.sets)


@cache
def forms(*, latin: bool) -> tuple[Form, ...]:
    """The forms of the languages in Latin letters, or of all the others."""
    named = [one for one in languages_of(_LIST) if (one in _LATIN) is latin]
    return tuple(chain.from_iterable(map(_of, named)))


@cache
def openers() -> frozenset[tuple[str, ...]]:
    """Words after which an order may start: "please", "you must"."""
    found = (_sets(one).get("opens", ()) for one in languages_of(_LIST))
    return frozenset(tuple(fold(words).split()) for words in chain.from_iterable(found))


@cache
def _sets(language: str) -> dict[str, tuple[str, ...]]:
    sets: dict[str, tuple[str, ...]] = {}
    for name, told in pairs(_LIST, language):
        if name != "order":
            entries = tuple(one.strip() for one in told.split(" | "))
            sets[name] = sets.get(name, ()) + entries
    return sets


def _of(language: str) -> Iterator[Form]:
    for name, told in pairs(_LIST, language):
        if name == "order":
            yield _form(told, _sets(language))


def _form(told: str, sets: dict[str, tuple[str, ...]]) -> Form:
    where, colon, row = told.rpartition(":")
    places = where.split() if colon else []
    names = [name.removeprefix("!") for name in row.split() if name != "+"]
    anchored = next(name[1:] for name in row.split() if name.startswith("!"))
    return Form(
        re.compile(_pattern(row.split(), sets)),
        tuple(_plain(sets[name]) for name in names),
        _plain(sets[anchored]),
        names[0] == anchored,
        "start" in places,
        "line" in places,
        "capitals" in places,
    )


def _pattern(row: list[str], sets: dict[str, tuple[str, ...]]) -> str:
    pattern, between = "", ""
    for name in row:
        if name == "+":
            between = _CLOSE
            continue
        entries = sets[name.removeprefix("!")]
        pattern += f"{between}(?:{'|'.join(map(_entry, entries))})"
        between = _GAP
    return pattern


def _plain(entries: tuple[str, ...]) -> tuple[str, ...]:
    """The entries as they are looked for without a pattern, less those that begin with another."""
    told = dict.fromkeys(fold(entry).removesuffix("*") for entry in entries)
    return tuple(one for one in told if not any(o != one and one.startswith(o) for o in told))


def _entry(entry: str) -> str:
    words = fold(entry)
    stem = re.escape(words.removesuffix("*")).replace(r"\ ", r"\s+")
    stem += r"\w*" if words.endswith("*") else ""
    before = r"(?<!\w)" if words[0].isalnum() and not _WITHOUT_SPACES.match(words) else ""
    last = words[-1]
    after = r"(?!\w)" if last.isalnum() and not _WITHOUT_SPACES.match(last) else ""
    return f"{before}{stem}{after}"


# What may stand in the text ------------------------------------------------------------------


def openings(text: str) -> set[str]:
    """The beginnings of the text's words: to look them up is all that an ordinary text costs."""
    words = text.translate(_MARKS).split() if text.isascii() else _WORD.findall(text)
    return {word[:_OPENING] for word in words}


@cache
def by_opening() -> dict[str, tuple[tuple[str, tuple[Form, ...]], ...]]:
    """The Latin anchors by the beginning of their longest word, each with its forms."""
    found: dict[str, dict[str, tuple[Form, ...]]] = {}
    for form in forms(latin=True):
        for anchor in form.anchors:
            longest = max(_WORD.findall(anchor), key=len)
            held = found.setdefault(longest[:_OPENING], {})
            held[anchor] = (*held.get(anchor, ()), form)
    return {opening: tuple(held.items()) for opening, held in found.items()}
