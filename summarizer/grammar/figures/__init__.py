"""What grammar can say of a figure: what it measures, who pays and gets it, how it stands."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass

from summarizer.article import Sentence
from summarizer.grammar.figures.measures import is_converted, measures_of
from summarizer.grammar.figures.money_parties import Parties, parties_of
from summarizer.grammar.figures.place import place_of
from summarizer.grammar.figures.status import Status, status_of
from summarizer.grammar.figures.tagging import Row, row_of
from summarizer.scan.figures.foreign import is_foreign
from summarizer.scan.mentions import FigureMention, Scan

__all__ = ["FigureReading", "read_figure"]


@dataclass(frozen=True, slots=True)
class FigureReading:
    """A figure's label, its parties and its status, as far as its sentence says.

    ``measures`` is None where there is no word to label it with; ``payer`` and
    ``recipient`` are fullest forms of names, None where the sentence does not say.
    """

    measures: str | None
    payer: str | None
    recipient: str | None
    status: Status


def read_figure(figure: FigureMention, scan: Scan, text: str) -> FigureReading:
    """What the sentence says of the figure; never raises, and needs no model."""
    sentence = _sentence_of(figure, scan)
    start, end = (sentence.start, sentence.end) if sentence else (figure.start, figure.end)
    row = row_of(scan, text, start, max(end, figure.end), figure.start)
    at = next((n for n, token in enumerate(row) if token.figure == figure), None)
    if at is None:
        return FigureReading(None, None, None, "stated")
    # The words of another language are none of this grammar's: somebody else must name it.
    foreign = scan.language is None and is_foreign(text)
    measures = None if foreign else measures_of(row, at, lambda: _row_before(sentence, scan, text))
    place = place_of(row, at)
    # A conversion in brackets has the parties and the status of what it converts.
    meant = place.earlier if is_converted(place) and place.earlier is not None else at
    parties = parties_of(row, meant) if figure.kind == "money" else Parties()
    return FigureReading(measures, parties.payer, parties.recipient, status_of(row, meant))


def _sentence_of(figure: FigureMention, scan: Scan) -> Sentence | None:
    at = bisect_right(scan.sentences, figure.start, key=lambda s: s.start) - 1
    if at < 0 or scan.sentences[at].end <= figure.start:
        return None
    return scan.sentences[at]


def _row_before(sentence: Sentence | None, scan: Scan, text: str) -> Row:
    """The sentence before, in the same paragraph or the one above."""
    if sentence is None or sentence.number < 2:
        return ()
    before = scan.sentences[sentence.number - 2]
    return row_of(scan, text, before.start, before.end, before.start)
