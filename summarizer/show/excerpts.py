"""Evidence as far as a reader can take it in, the words that matter in it told apart."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

__all__ = ["Stretch", "stretches"]

_MOST = 700  # characters: a sentence of a newspaper has a third of that
_AROUND = 80
_OF_ONE = 200
_PLACES = 4

Place = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Stretch:
    """Words of the evidence; ``is_own`` where they are those of a value."""

    text: str
    is_own: bool = False


def stretches(text: str, own: Sequence[Place]) -> tuple[Stretch, ...]:
    """The text in order; where it is very long, its beginning and what stands around own words.

    ``own`` is in order and apart. What is left out is marked with an ellipsis.
    """
    if len(text) <= _MOST:
        return tuple(_cut(text, 0, len(text), own))
    found: list[Stretch] = []
    at = 0
    for start, end in _kept(text, own):
        found += [Stretch(" … ")] if start > at else []
        found += _cut(text, start, end, own)
        at = end
    return (*found, Stretch(" …")) if at < len(text) else tuple(found)


def _cut(text: str, start: int, end: int, own: Sequence[Place]) -> Iterator[Stretch]:
    """That part of the text, cut where own words begin and end."""
    inside = [(max(a, start), min(b, end)) for a, b in own if a < end and b > start]
    borders = sorted({start, end, *(border for place in inside for border in place)})
    for left, right in pairwise(borders):
        yield Stretch(text[left:right], any(a <= left and right <= b for a, b in inside))


def _kept(text: str, own: Sequence[Place]) -> Iterator[Place]:
    """The parts of a long text that are shown, in order and apart."""
    wanted = [(0, 2 * _AROUND)]
    wanted += [(a - _AROUND, min(b, a + _OF_ONE) + _AROUND) for a, b in own[:_PLACES]]
    last: Place = (0, 0)
    for start, end in wanted:
        start, end = _at_words(text, max(start, 0), min(end, len(text)))
        if start <= last[1]:
            last = last[0], max(last[1], end)
        else:
            yield last
            last = start, end
    yield last


def _at_words(text: str, start: int, end: int) -> Place:
    """The place without what it has of a word at either end, if there is a border near."""
    if start > 0:
        start = max(start, text.find(" ", start, start + _AROUND // 2) + 1)
    if end < len(text):
        border = text.rfind(" ", end - _AROUND // 2, end)
        end = border if border > start else end
    return start, end
