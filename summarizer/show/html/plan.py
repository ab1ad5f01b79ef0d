"""A record as its page goes through it: sections and items, and where their words stand."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from summarizer.draft.sections import Section, sections_of
from summarizer.schemas import Evidenced, Record, Source
from summarizer.show.contents import is_prose_section, items_of, note_of, title_of
from summarizer.show.entries import entry
from summarizer.show.html.texts import Lookup
from summarizer.show.leftovers import shortened
from summarizer.show.outline import Detail, Entry, Piece
from summarizer.show.values import piece, words

__all__ = ["Part", "Shown", "Voice", "headline_of", "parts_of"]

_LONGEST_NAME = 20
_PLAIN = re.compile(r"[A-Za-z][A-Za-z0-9_-]{0,40}")


@dataclass(frozen=True, slots=True)
class Voice:
    """Somebody who says so, and what kind of source that is."""

    piece: Piece
    kind: str


@dataclass(frozen=True, slots=True)
class Shown:
    """One item, its pieces with the places of their words.

    ``name`` is what a reader calls it: its id, or its section where it has none.
    """

    anchor: str
    name: str
    item: Evidenced
    entry: Entry
    said_by: tuple[tuple[Voice, ...], ...]

    @property
    def pieces(self) -> Iterator[Piece]:
        """Every piece that is shown of it."""
        yield from self.entry.lead
        for detail in self.entry.details:
            yield from detail.pieces
        for chain in self.said_by:
            yield from (voice.piece for voice in chain)


@dataclass(frozen=True, slots=True)
class Part:
    """One section and its number on the page; ``note`` says why it is empty or incomplete."""

    section: Section
    slot: int
    title: str
    note: str
    shown: tuple[Shown, ...]

    @property
    def anchor(self) -> str:
        """Where a link to the section goes."""
        return f"section-{self.section.name}"

    @property
    def is_prose(self) -> bool:
        """Whether it speaks of the whole article in the model's words alone."""
        return is_prose_section(self.section)


def parts_of(record: Record, lookup: Lookup) -> tuple[Part, ...]:
    """The sections of the record, in its order, whatever is in them."""
    sections = sections_of(type(record))
    ids = Counter(_id(item) for section in sections for item in items_of(record, section))
    return tuple(
        Part(
            section=section,
            slot=slot,
            title=title_of(section),
            note=note_of(section, record),
            shown=tuple(_shown(record, section, ids, lookup)),
        )
        for slot, section in enumerate(sections)
    )


def headline_of(parts: Iterable[Part]) -> Part | None:
    """The part that heads the page: the first that is one wording of the whole article."""
    return next((part for part in parts if part.is_prose and part.section.single), None)


def _shown(record: Record, section: Section, ids: Counter[str], lookup: Lookup) -> Iterator[Shown]:
    for number, item in enumerate(items_of(record, section), start=1):
        identity = _id(item)
        # An id of a record from elsewhere may be anything; an anchor may not.
        is_plain = _PLAIN.fullmatch(identity) and ids[identity] == 1
        own = identity if is_plain else f"{section.name}.{number}"
        name = shortened(identity, _LONGEST_NAME) or title_of(section).lower()
        placing = _Placing(item, lookup)
        yield Shown(
            anchor=f"item-{own}",
            name=name,
            item=item,
            entry=placing.entry(section),
            said_by=tuple(map(placing.voices, getattr(item, "said_by", ()))),
        )


def _id(item: Evidenced) -> str:
    identity = getattr(item, "id", "")
    return identity if isinstance(identity, str) else ""


class _Placing:
    """Finds the words of an item's pieces, inside its evidence where they stand there."""

    def __init__(self, item: Evidenced, lookup: Lookup) -> None:
        self._item = item
        self._lookup = lookup

    def entry(self, section: Section) -> Entry:
        """The item's entry; spans that are fields of their own are details of it."""
        plain = entry(section, self._item)
        details = [replace(d, pieces=self._row(d.pieces)) for d in plain.details]
        for field in section.fields:
            spans = getattr(self._item, field.name) if field.type == "spans" else None
            for span in spans if isinstance(spans, list) else [spans] if spans else []:
                own = replace(piece(span.text, "verbatim"), places=((span.start, span.end),))
                details.append(Detail(words(field.name).removesuffix("s"), (own,)))
        return replace(plain, lead=self._row(plain.lead), details=tuple(details))

    def voices(self, chain: Iterable[Source]) -> tuple[Voice, ...]:
        """A chain of sources, origin first."""
        return tuple(
            Voice(self._placed(piece(source.name, "verbatim")), source.kind) for source in chain
        )

    def _row(self, pieces: Iterable[Piece]) -> tuple[Piece, ...]:
        """The pieces with their places; what is computed has those of the words before it."""
        row: list[Piece] = []
        source: tuple[tuple[int, int], ...] = ()
        for one in pieces:
            if one.promise == "verbatim":
                row.append(self._placed(one))
                source = row[-1].places
            else:
                row.append(replace(one, places=source) if one.promise == "normalised" else one)
        return tuple(row)

    def _placed(self, one: Piece) -> Piece:
        if one.places:
            return one
        return replace(one, places=self._lookup.places(one.text, self._item.evidence))
