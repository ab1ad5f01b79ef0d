"""What is marked in the article: evidence, own words, and what did not get into the record."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from summarizer.schemas import Audit, Refused, Unused, Warned
from summarizer.show.html.plan import Part, Shown
from summarizer.show.html.segments import Mark, MarkKind, Stretch
from summarizer.show.leftovers import to_know, unused_groups

__all__ = ["Loose", "LooseGroup", "Losses", "item_marks", "losses_of", "marks_of", "words_marks"]

Place = tuple[int, int] | None
Places = Sequence[tuple[int, int]]


@dataclass(frozen=True, slots=True)
class Loose:
    """Something in the article that no item stands for, and where it is, if that is known."""

    anchor: str
    kind: MarkKind
    of: Unused | Refused | Warned
    place: Place


@dataclass(frozen=True, slots=True)
class LooseGroup:
    """Mentions of one kind that were left out for one reason."""

    title: str
    these: tuple[Loose, ...]


@dataclass(frozen=True, slots=True)
class Losses:
    """All that did not get into a record."""

    unused: tuple[LooseGroup, ...]
    refused: tuple[Loose, ...]
    warned: tuple[Loose, ...]

    @property
    def all(self) -> Iterator[Loose]:
        """Each of them."""
        for group in self.unused:
            yield from group.these
        yield from self.refused
        yield from self.warned


def losses_of(audit: Audit, sentences: Places, stretches: Sequence[Stretch]) -> Losses:
    """What the audit lists, with the places that lie in the stretches of text that are shown.

    ``sentences`` is where the article's sentences stand.
    """

    def shown(place: Place) -> Place:
        if place is None or place[0] >= place[1]:
            return None
        return place if any(s.start <= place[0] < s.end for s in stretches) else None

    return Losses(
        unused=tuple(_groups(audit.unused, shown)),
        refused=tuple(
            Loose(f"refused-{number}", "refused", refusal, shown(_sentence(refusal, sentences)))
            for number, refusal in enumerate(audit.refused, start=1)
        ),
        warned=tuple(
            Loose(f"warning-{number}", "warned", warning, shown(_place(warning)))
            for number, warning in enumerate(to_know(audit.warnings), start=1)
        ),
    )


def marks_of(parts: Iterable[Part], losses: Losses) -> Iterator[Mark]:
    """Every mark of the page."""
    for part in parts:
        for shown in part.shown:
            yield from item_marks(part, shown)
    for loose in losses.all:
        if loose.place is not None:
            yield Mark(*loose.place, loose.kind, loose.anchor)


def item_marks(part: Part, shown: Shown) -> Iterator[Mark]:
    """The evidence of an item and its own words."""
    for span in shown.item.evidence:
        end = span.start + len(span.text)
        yield Mark(span.start, end, "evidence", shown.anchor, shown.name, part.slot)
    yield from words_marks(shown)


def words_marks(shown: Shown) -> Iterator[Mark]:
    """The words that an item has from the article as they stand there."""
    for start, end in {place: None for piece in shown.pieces for place in piece.places}:
        yield Mark(start, end, "words", shown.anchor)


def _groups(unused: Sequence[Unused], shown: Callable[[Place], Place]) -> Iterator[LooseGroup]:
    number = 0
    for title, these in unused_groups(unused):
        found = []
        for one in these:
            number += 1
            found.append(Loose(f"left-out-{number}", "unused", one, shown((one.start, one.end))))
        yield LooseGroup(title, tuple(found))


def _sentence(refusal: Refused, sentences: Places) -> Place:
    number = refusal.sentence
    if number is None or not 1 <= number <= len(sentences):
        return None
    return sentences[number - 1]


def _place(warning: Warned) -> Place:
    if warning.start is None or warning.end is None:
        return None
    return warning.start, warning.end
