"""One sentence with the pieces of its names, as the search for descriptions reads it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from operator import attrgetter

from summarizer.article import Sentence
from summarizer.scan.names.piece import Piece

__all__ = ["Line"]


_START = attrgetter("start")


@dataclass(slots=True)
class Line:
    """A sentence and its pieces in order."""

    text: str
    sentence: Sentence
    pieces: Sequence[Piece]

    def piece_at(self, start: int) -> Piece | None:
        """The piece that starts at an offset."""
        index = bisect_left(self.pieces, start, key=_START)
        if index < len(self.pieces) and self.pieces[index].start == start:
            return self.pieces[index]
        return None
