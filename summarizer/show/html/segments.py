"""A text cut where what is marked in it begins and ends: pure, whatever overlaps."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

__all__ = ["Mark", "MarkKind", "Segment", "Stretch", "cut"]

MarkKind = Literal["evidence", "words", "unused", "refused", "warned"]


@dataclass(frozen=True, slots=True)
class Stretch:
    """Text of the article and the offset where it starts."""

    start: int
    text: str

    @property
    def end(self) -> int:
        """The offset after its last character."""
        return self.start + len(self.text)


@dataclass(frozen=True, slots=True)
class Mark:
    """A place that something on the page rests on or speaks of.

    ``key`` is the anchor of that something, ``name`` what a reader calls it, ``slot`` the number
    of its section.
    """

    start: int
    end: int
    kind: MarkKind
    key: str
    name: str = ""
    slot: int | None = None


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch over which nothing begins or ends, and all the marks that cover it."""

    start: int
    text: str
    marks: tuple[Mark, ...]

    @property
    def end(self) -> int:
        """The offset after its last character."""
        return self.start + len(self.text)


def cut(
    stretch: Stretch, marks: Iterable[Mark], borders: Sequence[int] = ()
) -> tuple[Segment, ...]:
    """The stretch in segments, in order, none empty, nothing lost; also cut at ``borders``.

    What of a mark lies outside the stretch is left out.
    """
    starting: dict[int, list[Mark]] = {}
    at = {stretch.start, stretch.end}
    at.update(border for border in borders if stretch.start < border < stretch.end)
    for mark in marks:
        start, end = max(mark.start, stretch.start), min(mark.end, stretch.end)
        if start < end:
            starting.setdefault(start, []).append(mark)
            at.update((start, end))
    segments = []
    covering: list[Mark] = []
    for start, end in pairwise(sorted(at)):
        covering = [mark for mark in covering if mark.end > start] + starting.get(start, [])
        text = stretch.text[start - stretch.start : end - stretch.start]
        segments.append(Segment(start, text, tuple(covering)))
    return tuple(segments)
