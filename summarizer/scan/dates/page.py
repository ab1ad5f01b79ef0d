"""What a reader of dates is given, and what it hands back."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple

from summarizer.scan.dates.intervals import Interval
from summarizer.scan.dates.tense import Direction, direction
from summarizer.scan.mentions import DateMention

__all__ = ["Page", "Reader", "Span", "page_at"]

# How far a date can reach left of its word, and how far most do.
_REACH = 48
_NEAR = 30


class Span(NamedTuple):
    """Where a date stands, and its days; None where they need a day to count from."""

    start: int
    end: int
    days: Interval | None


@dataclass(slots=True)
class Page:
    """A word that can stand in a date, the text around it, and the dates before it.

    ``before`` is the text left of the word, as far as a date can reach; ``previous`` is the
    word there in small letters, where nothing but a white space or a hyphen parts the two.
    """

    text: str
    start: int
    end: int
    published: dt.date | None
    found: list[DateMention]
    word: str
    before: str
    previous: str

    def left(
        self, pattern: re.Pattern[str], last: frozenset[str], reach: int = _NEAR
    ) -> re.Match[str] | None:
        """A match that ends where the word starts; the pattern ends in ``\\Z``.

        ``last`` are the words one of which must stand last in a match: to look there first
        spares most of the searches. A match has no more than ``reach`` characters.
        """
        return self.just_left(pattern, reach) if self.previous in last else None

    def just_left(self, pattern: re.Pattern[str], reach: int = _NEAR) -> re.Match[str] | None:
        """The same for a pattern that may end in any word."""
        return pattern.search(self.before, max(0, len(self.before) - reach))

    def right(self, pattern: re.Pattern[str]) -> re.Match[str] | None:
        """A match that starts where the word ends."""
        return pattern.match(self.text, self.end)

    def told(self, start: int | None = None, end: int | None = None) -> Direction | None:
        """What the words around the date say of past and future."""
        return direction(
            self.text, self.start if start is None else start, self.end if end is None else end
        )

    def span(
        self,
        days: Interval | None,
        left: re.Match[str] | None = None,
        right: re.Match[str] | None = None,
    ) -> Span:
        """The span of the word with what was matched left and right of it."""
        start = self.start - len(left[0]) if left else self.start
        return Span(start, right.end() if right else self.end, days)


def page_at(
    text: str, start: int, end: int, published: dt.date | None, found: list[DateMention]
) -> Page:
    """The page of the word that stands in ``[start, end)``."""
    before = text[max(0, start - _REACH) : start]
    last = before[-1:]
    previous = _word_before(before[:-1]) if last.isspace() or last == "-" else ""
    return Page(text, start, end, published, found, text[start:end], before, previous)


_NO_WORD = re.compile(r"\W")


def _word_before(before: str) -> str:
    """The word that a text ends in, in small letters."""
    word = before.lower().rpartition(" ")[2]
    return word if word.isalnum() else _NO_WORD.split(word)[-1]


Reader = Callable[[Page], "Span | None"]
