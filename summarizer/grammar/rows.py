"""A sentence of an article as a row of units, to be read from left to right."""

from __future__ import annotations

from summarizer.article import Sentence
from summarizer.scan.mentions import Scan
from summarizer.scan.reporting.units import Row, whole_row

__all__ = ["place_of", "row_of_sentence"]


def row_of_sentence(sentence: Sentence, scan: Scan, text: str) -> Row:
    """The units of the sentence: each name is one, and so is each word and each mark.

    A dateline before it is left out, for its place does and meets nothing.
    """
    start = sentence.start
    for piece in scan.furniture:
        if piece.kind == "dateline" and piece.start <= start < piece.end < sentence.end:
            start = piece.end
    while start < sentence.end and text[start].isspace():
        start += 1
    return whole_row(text, start, sentence.end, scan.names)


def place_of(row: Row, offset: int) -> int:
    """The place in the row of the unit that holds the offset, or the one before it."""
    low, high = 0, len(row.words) - 1
    while low < high:
        middle = (low + high + 1) // 2
        if row.span(middle)[0] <= offset:
            low = middle
        else:
            high = middle - 1
    return low
