"""Tables across records: a row for each item of a section, whatever record it is of."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

from summarizer.draft.sections import Field, Section
from summarizer.schemas import Evidenced, Figure, Record, When
from summarizer.show.html.plan import Part, headline_of, parts_of
from summarizer.show.html.texts import Lookup
from summarizer.show.outline import Piece, joined
from summarizer.show.values import chain, figure_details, piece, pieces, plain_number, words
from summarizer.show.visible import one_line

__all__ = ["Cell", "Filed", "Row", "Table", "filed", "tables"]


@dataclass(frozen=True, slots=True)
class Filed:
    """A record, its number among them, and where its page is: "" where there is none."""

    number: int
    address: str
    title: str
    record: Record
    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class Cell:
    """A value; ``order`` is what it is sorted by, a number where ``is_number`` says so."""

    pieces: tuple[Piece, ...] = ()
    order: str = ""
    is_number: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """One item, and the place where its own page shows it."""

    of: Filed
    anchor: str
    name: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """One section of all records. ``labels`` are the columns whose values are of a fixed list."""

    name: str
    title: str
    columns: tuple[str, ...]
    labels: frozenset[str]
    rows: tuple[Row, ...]


def filed(records: Iterable[tuple[str, Record]]) -> tuple[Filed, ...]:
    """The records with the addresses of their pages, which are files in one folder."""
    found = []
    for number, (name, record) in enumerate(records):
        parts = parts_of(record, Lookup(()))
        head = headline_of(parts)
        title = one_line(record.article.title or record.article.source)
        if head is not None and head.shown:
            title = "".join(piece.text for piece in head.shown[0].entry.lead)
        # "./" keeps a name such as "javascript:x" from being read as a scheme.
        address = f"./{quote(name, errors='replace')}" if name else ""
        found.append(Filed(number, address, title, record, parts))
    return tuple(found)


def tables(records: Iterable[Filed]) -> tuple[Table, ...]:
    """A table for each section that is a list of findings, in the order of the records."""
    gathered: dict[tuple[str, type[Evidenced]], list[tuple[Filed, Part]]] = {}
    for one in records:
        for part in one.parts:
            if not part.is_prose and part.shown:
                key = (part.section.name, part.section.item)
                gathered.setdefault(key, []).append((one, part))
    return tuple(map(_table, gathered.values()))


def _table(found: list[tuple[Filed, Part]]) -> Table:
    section = found[0][1].section
    columns = tuple(_columns(section))
    rows = [
        Row(one, shown.anchor, shown.name, tuple(read(shown.item) for _, read in columns))
        for one, part in found
        for shown in part.shown
    ]
    used = [n for n in range(len(columns)) if any(row.cells[n].pieces for row in rows)]
    return Table(
        name=section.name,
        title=found[0][1].title,
        columns=tuple(columns[n][0] for n in used),
        labels=frozenset(words(f.name) for f in section.fields if f.type == "label"),
        rows=tuple(
            Row(row.of, row.anchor, row.name, tuple(row.cells[n] for n in used)) for row in rows
        ),
    )


# Columns ------------------------------------------------------------------------------

Reader = Callable[[Evidenced], Cell]


def _columns(section: Section) -> Iterator[tuple[str, Reader]]:
    """The columns of a section, the same for each record of its kind."""
    if issubclass(section.item, Figure):
        yield "figure", lambda item: _text(getattr(item, "text", ""), "verbatim")
        yield "value", _number
        yield "unit", lambda item: _text(getattr(item, "unit", None), "normalised")
        yield "detail", _details
    for field in section.fields:
        if field.type != "spans":
            yield words(field.name), _reader(field)
    if "said_by" in section.item.model_fields:
        yield "said by", _said_by


def _reader(field: Field) -> Reader:
    def read(item: Evidenced) -> Cell:
        value: Any = getattr(item, field.name)
        if value in (None, [], ""):
            return Cell()
        shown = pieces(field, value)
        text = "".join(one.text for one in shown).casefold()
        if isinstance(value, When):
            return Cell(shown, value.start or value.end or f"~{text}")
        if isinstance(value, Figure):
            return Cell(shown, value.value, is_number=True)
        return Cell(shown, text)

    return read


def _number(item: Evidenced) -> Cell:
    assert isinstance(item, Figure)
    shown = plain_number(item.value, item.value_high, None)
    return Cell((piece(shown, "normalised"),), item.value, is_number=True)


def _details(item: Evidenced) -> Cell:
    """What the words of a figure add to its number."""
    assert isinstance(item, Figure)
    shown = joined(detail.pieces for detail in figure_details(item))
    return Cell(shown, "".join(one.text for one in shown).casefold())


def _said_by(item: Evidenced) -> Cell:
    told = joined(map(chain, getattr(item, "said_by", ())))
    return _text("".join(one.text for one in told), "verbatim")


def _text(text: str | None, promise: str) -> Cell:
    if not text:
        return Cell()
    shown = piece(words(text) if promise == "normalised" else text, promise)
    return Cell((shown,), shown.text.casefold())
