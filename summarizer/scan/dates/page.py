"""What a reader of dates is given, and what it hands back."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from dataclasses import dataclass

from summarizer.scan.dates.intervals import Interval
from summarizer.scan.dates.tense import Direction, direction
from summarizer.scan.mentions import DateMention

__all__ = ["Page", "Reader", "Span"]

_REACH = 48


@dataclass(frozen=True, slots=True)
class Span:
    """Where a date stands, and its days; None where they need a day to count from."""

    start: int
    end: int
    days: Interval | None


@dataclass(frozen=True, slots=True)
class Page:
    """A word that can stand in a date, the text around it, and the dates before it."""

    text: str
    start: int
    end: int
    published: dt.date | None
    found: list[DateMention]

    @property
    def word(self) -> str:
        return self.text[self.start : self.end]

    @property
    def before(self) -> str:
        """The text left of the word, as far as a date can reach."""
        return self.text[max(0, self.start - _REACH) : self.start]

    def left(self, pattern: re.Pattern[str]) -> re.Match[str] | None:
        """A match that ends where the word starts; the pattern ends in ``\\Z``."""
        return pattern.search(self.before)

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


Reader = Callable[[Page], "Span | None"]
