"""Names in headings, where capitals say nothing: those that the story prints too, and places."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from summarizer.article import Sentence
from summarizer.scan.names import lists
from summarizer.scan.names.piece import Piece
from summarizer.scan.names.runs import Run, capital_runs

__all__ = ["names_in_headings"]

_LONGEST = 5


def names_in_headings(
    text: str, headings: Sequence[Sentence], names: Iterable[Piece]
) -> Iterator[tuple[int, int, Piece]]:
    """Where names stand in headings, each with the piece of the story that bears it."""
    if not headings:
        return
    known = _known(names)
    for heading in headings:
        for run in capital_runs(text, heading):
            position = 0
            while position < len(run.words):
                last = min(position + _LONGEST, len(run.words))
                found = _longest(text, run.part(position, last), known)
                if found is None:
                    position += 1
                    continue
                length, piece = found
                yield run.starts[position], run.end_of(position + length - 1), piece
                position += length


def _known(names: Iterable[Piece]) -> dict[tuple[str, ...], Piece]:
    known: dict[tuple[str, ...], Piece] = {}
    for name in names:
        known.setdefault(name.words, name)
        if name.text != name.full or len(name.words) < 2:
            continue
        if name.kind == "person":
            known.setdefault(name.words[-1:], name)
        elif name.kind == "organisation":
            shortest = 1 if name.words[0] not in lists.COMMON else 2
            for length in range(shortest, len(name.words)):
                known.setdefault(name.words[:length], name)
    return known


def _longest(text: str, run: Run, known: dict[tuple[str, ...], Piece]) -> tuple[int, Piece] | None:
    """How many words the longest name at the front has, and its bearer."""
    for length in range(len(run.words), 0, -1):
        start, end = run.starts[0], run.end_of(length - 1)
        words = run.keys[:length]
        if words in known:
            return length, known[words]
        printed = text[start:end]
        if printed in lists.PLACES or printed.title() in lists.PLACES:
            return length, Piece(start, end, printed, "place", full=printed, words=words)
    return None
