"""Names in headings, where capitals say nothing: those that the story prints too, and places."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from summarizer.article import Sentence
from summarizer.scan.names import lists
from summarizer.scan.names.piece import Piece
from summarizer.scan.names.runs import Run, capital_runs

__all__ = ["names_in_headings"]

_LONGEST = 5
_PLACE_OPENINGS = frozenset(place.split()[0] for place in lists.PLACES)


def names_in_headings(
    text: str, headings: Sequence[Sentence], names: Iterable[Piece], pattern: re.Pattern[str]
) -> Iterator[tuple[int, int, Piece]]:
    """Where names stand in headings, each with the piece of the story that bears it."""
    if not headings:
        return
    runs = [run for heading in headings for run in capital_runs(text, heading, pattern)]
    printed = frozenset(word for run in runs for word in run.keys)
    known = _known(name for name in names if not printed.isdisjoint(name.words))
    openings = frozenset(words[0] for words in known)
    for run in runs:
        position = 0
        while position < len(run.words):
            found = None
            if run.keys[position] in openings or _opens_place(run.words[position]):
                found = _longest(text, run, position, known)
            if found is None:
                position += 1
                continue
            length, piece = found
            yield run.starts[position], run.end_of(position + length - 1), piece
            position += length


def _opens_place(word: str) -> bool:
    """Whether the name of a place may start with a word, however it is printed."""
    return word in _PLACE_OPENINGS or word.title() in _PLACE_OPENINGS


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


def _longest(
    text: str, run: Run, first: int, known: dict[tuple[str, ...], Piece]
) -> tuple[int, Piece] | None:
    """How many words the longest name that starts at a word has, and its bearer."""
    start = run.starts[first]
    for length in range(min(len(run.words) - first, _LONGEST), 0, -1):
        words = run.keys[first : first + length]
        if words in known:
            return length, known[words]
        end = run.end_of(first + length - 1)
        printed = text[start:end]
        if printed in lists.PLACES or printed.title() in lists.PLACES:
            return length, Piece(start, end, printed, "place", full=printed, words=words)
    return None
