"""What the words of an article give: the values of figures and times, computed once more. Pure."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import Any

from summarizer.article import Article
from summarizer.draft.findings import figure_values
from summarizer.folding import fold
from summarizer.grammar.meetings import read_meetings
from summarizer.scan import Scan, scan

__all__ = ["Computed", "Days"]

Days = tuple[str | None, str | None]
"""First and last day, ISO 8601."""


class Computed:
    """The scanner's and the grammar's readings of one article, as a record writes them."""

    def __init__(self, article: Article) -> None:
        self._article = article

    def figure(self, place: tuple[int, int]) -> Mapping[str, Any] | None:
        """The values of the figure that is read at exactly this place, None where none is."""
        return self._figures.get(place)

    def days(self, words: str) -> frozenset[Days]:
        """The intervals that these words stand for, wherever they are used in the article."""
        told = fold(words)
        return frozenset(days for text, days in self._days if text == told)

    @cached_property
    def _scan(self) -> Scan:
        return scan(self._article)

    @cached_property
    def _figures(self) -> dict[tuple[int, int], Mapping[str, Any]]:
        return {(one.start, one.end): figure_values(one) for one in self._scan.figures}

    @cached_property
    def _days(self) -> Sequence[tuple[str, Days]]:
        """The words of each time with its days; a meeting may move or stretch them."""
        dates = ((d.text, d.first, d.last) for d in self._scan.dates)
        readings = read_meetings(self._scan, self._article.text)
        meetings = ((m.when_text, m.first, m.last) for m in readings)
        return [
            (fold(text), (_written(first), _written(last)))
            for text, first, last in (*dates, *meetings)
            if text is not None
        ]


def _written(day: dt.date | None) -> str | None:
    return day.isoformat() if day else None
