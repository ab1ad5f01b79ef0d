"""Where the words of an item's values stand in its evidence."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from summarizer.folding import Folded, fold
from summarizer.schemas import Span
from summarizer.show.outline import Piece
from summarizer.show.visible import one_line

__all__ = ["own_words"]

Place = tuple[int, int]


def own_words(shown: str, evidence: Span, pieces: Iterable[Piece]) -> tuple[Place, ...]:
    """Places in ``shown``, which is the evidence in one line, in order and apart.

    Words that the record has a place of are theirs alone; others are where they stand whole.
    """
    words = Folded(shown)
    found: list[Place] = []
    for piece in pieces:
        if piece.places:
            found += _known(evidence, piece.places)
        elif piece.promise in ("verbatim", "worded"):
            found += words.places(fold(piece.text))
    return tuple(_apart(found))


def _known(evidence: Span, places: Iterable[Place]) -> Iterator[Place]:
    for start, end in places:
        if evidence.start <= start < end <= evidence.end:
            yield _in_line(evidence, start), _in_line(evidence, end)


def _in_line(evidence: Span, offset: int) -> int:
    """Where a place of the article is when the evidence before it is in one line."""
    return len(one_line(evidence.text[: offset - evidence.start] + "|")) - 1


def _apart(places: Iterable[Place]) -> Iterator[Place]:
    """The places in order, what overlaps made one."""
    last: Place | None = None
    for start, end in sorted(places):
        if last is not None and start <= last[1]:
            last = last[0], max(last[1], end)
        else:
            if last is not None:
                yield last
            last = start, end
    if last is not None:
        yield last
