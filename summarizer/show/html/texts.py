"""The text beside a record: the whole article, or the words that the record has of it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from pydantic import BaseModel

from summarizer.article import Article
from summarizer.errors import InputError
from summarizer.folding import Folded, fold
from summarizer.schemas import Record, Span
from summarizer.show.html.segments import Stretch
from summarizer.show.leftovers import shortened
from summarizer.show.outline import place

__all__ = ["Lookup", "excerpts", "whole"]


def whole(record: Record, article: Article) -> Stretch:
    """The text of the article.

    Raises InputError where the record is of another text, or does not fit this one.
    """
    if article.sha256 != record.article.sha256:
        raise InputError(
            "The record is not of this article: it has the SHA-256 digest"
            f" {record.article.sha256}, and this text {article.sha256}."
            " Give the very text that was summarised, or leave the article out.",
            code="other_article",
        )
    for span in _spans(record):
        if article.text[span.start : span.end] != span.text:
            raise InputError(
                f"The record was changed: it has “{shortened(span.text)}” at"
                f" {place(span.start, span.end)}, where the article has other words."
                " See what else does not fit with: summarizer verify RECORD ARTICLE",
                code="bad_span",
            )
    return Stretch(0, article.text)


def excerpts(record: Record) -> tuple[Stretch, ...]:
    """All words of the article that stand in the record, in order, what overlaps made one."""
    places = [(span.start, span.text) for span in _spans(record)]
    places += [(one.start, one.text) for one in record.audit.unused]
    found: list[Stretch] = []
    for start, text in sorted(places, key=lambda known: (known[0], -len(known[1]))):
        if not found or start > found[-1].end:
            found.append(Stretch(start, text))
        elif start + len(text) > found[-1].end:
            before = found[-1]
            found[-1] = Stretch(before.start, before.text + text[before.end - start :])
    return tuple(found)


class Lookup:
    """Where words stand in the text that is shown."""

    def __init__(self, stretches: Sequence[Stretch]) -> None:
        self._folded = [(stretch, Folded(stretch.text)) for stretch in stretches]
        self._known: dict[str, tuple[tuple[int, int], ...]] = {}

    def places(self, words: str, near: Sequence[Span]) -> tuple[tuple[int, int], ...]:
        """Every place of the words inside ``near``; else the nearest one, if there is any."""
        found = self._all(fold(words))
        inside: dict[tuple[int, int], None] = {}
        for span in near:
            first = bisect_left(found, (span.start, 0))
            last = bisect_left(found, (span.end, 0))
            inside |= {place: None for place in found[first:last] if place[1] <= span.end}
        if inside or not found:
            return tuple(sorted(inside))
        start = near[0].start if near else 0
        return (min(found, key=lambda place: abs(place[0] - start)),)

    def _all(self, wanted: str) -> tuple[tuple[int, int], ...]:
        if wanted not in self._known:
            self._known[wanted] = tuple(self._places(wanted))
        return self._known[wanted]

    def _places(self, wanted: str) -> Iterator[tuple[int, int]]:
        for stretch, folded in self._folded:
            for start, end in folded.places(wanted):
                yield stretch.start + start, stretch.start + end


def _spans(record: Record) -> Iterator[Span]:
    for name in type(record).model_fields:
        yield from _spans_in(getattr(record, name))


def _spans_in(value: Any) -> Iterator[Span]:
    if isinstance(value, Span):
        yield value
    elif isinstance(value, BaseModel):
        yield from _spans_in(getattr(value, name) for name in type(value).model_fields)
    elif isinstance(value, Iterable) and not isinstance(value, str):
        for one in value:
            yield from _spans_in(one)
