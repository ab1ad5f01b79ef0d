"""A figure in its sentence: what stands left and right of it, hedges and rates left out."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from summarizer.grammar.figures.tagging import Row, Token
from summarizer.lexicon import words
from summarizer.scan.mentions import FigureMention

__all__ = ["Place", "is_lasting", "place_of"]

_AROUND = frozenset(words("measures-around"))
_TIMES = frozenset(words("figures-times"))
_QUOTES = frozenset(("“", "”", '"', "‘", "’", "~", "≈", "$"))
# Hedges that are something else before a length of time or after a verb of motion.
_POSITIONS = frozenset(("over", "under", "up", "at", "around", "about"))
_MOTION = frozenset(("went", "go", "goes", "gone", "rose", "climbed", "came"))
# "North of", "in excess of", "a total of": the word before "of".
_HEDGE_NOUNS = frozenset(
    ("north", "south", "excess", "upwards", "total", "maximum", "minimum", "average")
)
_NO_TOKEN = Token(0, 0, "", "", "mark")
_LONGEST_BRACKET = 8


@dataclass(frozen=True)
class Place:
    """The figure at ``at`` in the row; ``left`` and ``right`` are its nearest governors.

    ``left`` is the index of the word before the figure and its hedges ("just over"), -1
    where there is none; ``right`` that of the word after it, its rate ("a tonne") and a
    conversion in brackets.
    """

    row: Row
    at: int
    left: int
    right: int

    @property
    def figure(self) -> FigureMention:
        """The figure itself."""
        figure = self.row[self.at].figure
        assert figure is not None
        return figure

    def token(self, at: int) -> Token:
        """The token there, an empty mark outside the sentence."""
        return self.row[at] if 0 <= at < len(self.row) else _NO_TOKEN

    @property
    def before(self) -> Token:
        """The word before the figure and its hedges."""
        return self.token(self.left)

    @property
    def after(self) -> Token:
        """The word after the figure and its rate."""
        return self.token(self.right)

    @cached_property
    def earlier(self) -> int | None:
        """The index of the figure before this one in the sentence."""
        return next((n for n in range(self.at - 1, -1, -1) if self.row[n].figure), None)


def is_lasting(figure: FigureMention) -> bool:
    """Whether the figure is a length of time."""
    unit = (figure.unit or "").lower()
    return figure.kind == "quantity" and (unit in _TIMES or unit.removesuffix("s") in _TIMES)


def place_of(row: Row, at: int) -> Place:
    """The figure at ``at`` with its governors found."""
    return Place(row, at, _left_of(row, at), _right_of(row, at))


def _left_of(row: Row, at: int) -> int:
    figure = row[at].figure
    lasting = figure is not None and is_lasting(figure)
    left = at - 1
    while left >= 0:
        word = row[left].word
        lead = row[left - 1].word if left else ""
        if word == "to" and lead in ("up", "close") and not _moves(row, left - 2):
            left -= 2
        elif word == "of" and lead in _HEDGE_NOUNS:
            left -= 2
            left -= row[left].word == "in" if left >= 0 else 0
        elif _hedges(row, left, lasting):
            left -= 1
        else:
            break
    return left


def _moves(row: Row, at: int) -> bool:
    """Whether "up to" after this word is a level reached, as in "went up to 55"."""
    return at >= 0 and row[at].word in _MOTION


def _hedges(row: Row, at: int, lasting: bool) -> bool:
    """Whether the word only says how firmly the figure is given."""
    word = row[at].word
    if word == "no":
        return row[at + 1].word in ("more", "less", "fewer")
    if word in ("over", "under", "around", "about"):
        return not lasting
    return word in _QUOTES or (word in _AROUND and word not in _POSITIONS)


def _right_of(row: Row, at: int) -> int:
    right = at + 1
    while right < len(row) and (row[right].tag == "per" or row[right].word in _QUOTES):
        right += 1
    if right < len(row) and row[right].word == "(":
        for close in range(right + 1, min(len(row), right + _LONGEST_BRACKET)):
            if row[close].word == ")":
                figures = any(token.figure for token in row[right:close])
                return close + 1 if figures else right
    return right
