"""Worded text and the article: every name and number in it must be the article's. Pure."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import cache, cached_property
from typing import TYPE_CHECKING

from summarizer.article import Mention
from summarizer.folding import fold
from summarizer.lexicon import listed
from summarizer.scan.figures import find_figures
from summarizer.scan.hidden import shown
from summarizer.scan.mentions import FigureMention, NameMention

if TYPE_CHECKING:
    from summarizer.ground import Grounding

__all__ = ["Wordings"]

_WORD = re.compile(r"[^\W_]+(?:[.'&-][^\W_]+)*")
_DIGITS = re.compile(r"\d+(?:[.,]\d+)*")
_ENDS = (".", "!", "?", '."', ".'")


class Wordings:
    """Looks for what a wording has and the article has not."""

    def __init__(self, ground: Grounding) -> None:
        self._ground = ground

    def refusal(self, claimed: str) -> str | None:
        """Why the wording cannot stand, None where it can."""
        return _unprintable(claimed) or self._foreign_number(claimed) or self._foreign_name(claimed)

    def _foreign_number(self, claimed: str) -> str | None:
        for digits in _DIGITS.findall(claimed):
            if digits not in self._digits:
                return f"has the number {digits}, which the article does not give"
        figures = find_figures(claimed)
        for figure in figures:
            if _worth(figure) not in self._worths and not self._stands_whole(figure):
                return f"has the figure {figure.text!r}, which the article does not give"
        for match in _WORD.finditer(claimed):
            if any(figure.start <= match.start() < figure.end for figure in figures):
                continue
            if match[0].lower() in listed("number-words") and not self._ground.words(match[0]):
                return f"has the number {match[0]!r}, which the article does not give"
        return None

    def _stands_whole(self, figure: FigureMention) -> bool:
        """Whether its words stand somewhere and are no part of a figure of another value.

        "£2.4" stands in "£2.4 million", and "5 million" in "1.5 million".
        """
        places = self._ground.places(fold(figure.text))
        return any(not self._is_part_of_another(figure, place) for place in places)

    def _is_part_of_another(self, figure: FigureMention, place: Mention) -> bool:
        for whole in self._ground.scan.figures:
            if whole.start <= place.start and place.end <= whole.end:
                before = self._ground.text[: place.start][-1:]
                is_cut = place.end < whole.end or before.isalnum() or before in ".,"
                return is_cut and figure.value not in (whole.value, whole.value_high)
        return False

    def _foreign_name(self, claimed: str) -> str | None:
        for run, opens in _capital_runs(claimed):
            named = run[1:] if opens and self._is_ordinary(run[0]) else run
            if not self._splits_into_names(named):
                return f"has the name {' '.join(run)!r}, which the article does not give"
        for word in _WORD.findall(fold(claimed)):
            if word.islower() and word.title() in _world() and not self._ground.words(word):
                return f"has the name {word!r}, which the article does not give"
            if (
                any(unicodedata.category(c) == "Lo" for c in word)
                and word not in self._ground.folded
            ):
                return f"has {word!r}, which the article does not give"
        return None

    def _splits_into_names(self, run: list[str]) -> bool:
        """Whether the run stands in the article as it is, or as somebody's role and name."""
        if not run or self._is_piece(run):
            return True
        for at in range(1, min(len(run), 12)):
            bearer = self._ground.bearers.get(fold(" ".join(run[at:])))
            role = fold(bearer.role or "") if bearer else ""
            if role and role.lower().startswith(fold(" ".join(run[:at])).lower()):
                return True
        return False

    def _is_piece(self, run: list[str]) -> bool:
        return any(not self._cuts_a_name(place) for place in self._ground.places(" ".join(run)))

    def _cuts_a_name(self, place: Mention) -> bool:
        """Whether the words are part of a name and not it: "Ricky" of "Ricky Gill".

        A person's surname is a name of its own.
        """
        for name in self._proper:
            if name.start <= place.start and place.end <= name.end:
                whole = (name.start, name.end) == (place.start, place.end)
                surname = name.kind == "person" and name.end == place.end
                if not (whole or surname):
                    return True
        return False

    def _is_ordinary(self, word: str) -> bool:
        """Whether a capitalised word may be an ordinary one that opens a sentence."""
        lower = word.lower()
        return lower in listed("small-words") or lower in self._lower_words

    @cached_property
    def _lower_words(self) -> frozenset[str]:
        return frozenset(w for w in _WORD.findall(self._ground.folded) if w[:1].islower())

    @cached_property
    def _digits(self) -> frozenset[str]:
        """The numbers in digits that stand in the text and are read there, by an eye too."""
        printed = frozenset(_DIGITS.findall(self._ground.text))
        seen = shown(self._ground.text)
        return printed if seen is None else printed.intersection(_DIGITS.findall(seen.text))

    @cached_property
    def _worths(self) -> frozenset[tuple[object, ...]]:
        return frozenset(map(_worth, self._ground.scan.figures))

    @cached_property
    def _proper(self) -> tuple[NameMention, ...]:
        return tuple(name for name in self._ground.scan.names if name.kind != "group")


@cache
def _world() -> frozenset[str]:
    """Names of places, nationalities, days and months, which wording must not bring in."""
    names = listed("places", "demonyms", "weekdays", "months")
    entries = (entry.partition("=")[0].strip() for entry in names)
    return frozenset(entry for entry in entries if len(entry) > 3) - {"March"}


def _unprintable(claimed: str) -> str | None:
    """Why text of these characters is not shown: control, direction and surrogate characters."""
    for character in claimed:
        if unicodedata.category(character) in ("Cc", "Cf", "Cs", "Co", "Cn") and (
            character not in "\t\n\r\u200c\u200d\u00ad"
        ):
            return f"has the character U+{ord(character):04X}, which is not text"
    return None


def _worth(figure: FigureMention) -> tuple[object, ...]:
    """What makes two figures the same; a quantity's noun may be told in another word."""
    unit = None if figure.kind == "quantity" else figure.unit
    return figure.kind, figure.value, figure.value_high, unit


def _capital_runs(claimed: str) -> Iterator[tuple[list[str], bool]]:
    """Runs of words with a capital letter side by side, and whether one opens a sentence."""
    text = fold(claimed)
    run: list[str] = []
    opens = False
    last_end = 0
    for match in _WORD.finditer(text):
        word = match.group().removesuffix("'s")
        capital = word != word.lower()
        if run and (not capital or text[last_end : match.start()] != " "):
            yield run, opens
            run = []
        if capital:
            if not run:
                opens = not text[:last_end] or text[last_end : match.start()].strip() in _ENDS
            run.append(word)
        last_end = match.start() + len(word)
    if run:
        yield run, opens
