"""A sentence as a row of units: names, quotations, words and marks."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from summarizer.article import Sentence
from summarizer.scan.mentions import NameMention
from summarizer.scan.reporting.quotations import Quotation

__all__ = ["Row", "Unit", "row_of"]

_PART = re.compile(r"['’]s\b|\d+(?:[.,]\d+)+|[^\W_]+(?:[-’'][^\W_]+)*|[^\w\s]|_")


class Unit(NamedTuple):
    """A name or description, a quotation ("Q"), a mark, or a word in small letters."""

    start: int
    end: int
    word: str
    mention: NameMention | None = None

    @property
    def quoted(self) -> bool:
        return self.word == "Q"


Row = tuple[Unit, ...]


def row_of(
    text: str,
    sentence: Sentence,
    names: Sequence[NameMention],
    starts: Sequence[int],
    quotations: Sequence[Quotation],
) -> Row:
    """The units of one sentence; what stands in quotation marks is one unit.

    An acronym in brackets after a name is left out, so that the name is the last word.
    """
    kept: list[Unit] = []
    for unit in _units(text, sentence, names, starts, quotations):
        kept.append(unit)
        if unit.word == ")" and len(kept) > 3 and kept[-3].word == "(" and kept[-4].mention:
            del kept[-3:]
    return tuple(kept)


def _units(
    text: str,
    sentence: Sentence,
    names: Sequence[NameMention],
    starts: Sequence[int],
    quotations: Sequence[Quotation],
) -> Iterator[Unit]:
    position = sentence.start
    for quotation in quotations:
        yield from _plain(text, position, min(quotation.outer[0], sentence.end), names, starts)
        yield Unit(
            max(quotation.outer[0], sentence.start), min(quotation.outer[1], sentence.end), "Q"
        )
        position = max(position, quotation.outer[1])
    yield from _plain(text, position, sentence.end, names, starts)


def _plain(
    text: str, start: int, end: int, names: Sequence[NameMention], starts: Sequence[int]
) -> Iterator[Unit]:
    index = bisect_left(starts, start)
    position = start
    while index < len(names) and names[index].end <= end:
        name = names[index]
        yield from _words(text, position, name.start)
        yield Unit(name.start, name.end, "M", name)
        position = name.end
        index += 1
    yield from _words(text, position, end)


def _words(text: str, start: int, end: int) -> Iterator[Unit]:
    for match in _PART.finditer(text, start, end):
        first, last = match.span()
        word = match.group().lower()
        if word[-2:] in ("'s", "’s"):
            if last - first > 2:
                yield Unit(first, last - 2, word[:-2])
            yield Unit(last - 2, last, "'s")
        else:
            yield Unit(first, last, word)
