"""One sentence with the pieces of its names, as the search for descriptions reads it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from typing import NamedTuple

from summarizer.article import Sentence
from summarizer.scan.names.piece import Piece

__all__ = ["Line"]


class Line(NamedTuple):
    """A sentence, its pieces in order, and where they start."""

    text: str
    sentence: Sentence
    pieces: Sequence[Piece]
    starts: Sequence[int]

    def piece_at(self, start: int) -> Piece | None:
        """The piece that starts at an offset."""
        index = bisect_left(self.starts, start)
        found = index < len(self.starts) and self.starts[index] == start
        return self.pieces[index] if found else None
