"""A long article cut into stretches, each asked about in a call of its own. Pure."""

from __future__ import annotations

import sys
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from summarizer.article import Mention, Sentence
from summarizer.scan.mentions import Scan

__all__ = ["WHOLE", "Window", "windows"]

_CHARACTERS = 8_000
# Half of what a reply may hold is left for items of the other sections.
_FIGURES = 50
# Sentences of the neighbours that are shown besides: what "he" and "the loan" refer to, and the
# rest of what is told across the border.
_OVERLAP = 3


@dataclass(frozen=True, slots=True)
class Window:
    """A stretch of the article, in offsets: what a call answers for, and what it is shown.

    The windows' own stretches tile the article; what is shown overlaps, so that what is told
    across a border is seen by both.
    """

    start: int
    end: int
    shown_from: int
    shown_to: int

    def answers_for(self, evidence: Mention) -> bool:
        """Whether an item that rests on this place is told here."""
        return self.start <= evidence.start < self.end

    def shows(self, sentence: Mention) -> bool:
        """Whether the sentence is shown."""
        return self.shown_from <= sentence.start < self.shown_to


WHOLE = Window(0, sys.maxsize, 0, sys.maxsize)


def windows(scan: Scan) -> tuple[Window, ...]:
    """The windows of an article in order; one, the whole of it, where it is short."""
    sentences = scan.sentences
    firsts = list(_firsts(scan))
    if len(firsts) < 2:
        return (WHOLE,)
    ends = [*firsts[1:], len(sentences)]
    return tuple(_window(sentences, *border) for border in zip(firsts, ends, strict=True))


def _window(sentences: Sequence[Sentence], first: int, end: int) -> Window:
    """The window of the sentences from ``first`` up to ``end``, counted from nought."""

    def start_of(index: int) -> int:
        if index <= 0:
            return 0
        return sentences[index].start if index < len(sentences) else sys.maxsize

    return Window(
        start_of(first), start_of(end), start_of(first - _OVERLAP), start_of(end + _OVERLAP)
    )


def _firsts(scan: Scan) -> Iterator[int]:
    """Where a window begins, as indices of sentences."""
    starts = [figure.start for figure in scan.figures]
    start = figures = 0
    for index, sentence in enumerate(scan.sentences):
        so_far = bisect_left(starts, sentence.end)
        is_full = sentence.end - start > _CHARACTERS or so_far - figures > _FIGURES
        if index == 0 or is_full:
            start, figures = sentence.start, bisect_left(starts, sentence.start)
            yield index
