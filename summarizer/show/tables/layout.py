"""Which tables a record model has, and which columns they have.

Nothing here looks at a record: the same model has the same tables and columns whatever was
found. A section or field whose name is taken gets ``section_`` or ``field_`` in front.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from summarizer.draft.sections import Section, sections_of
from summarizer.schemas import Evidenced, Figure, Record
from summarizer.show.tables import cells
from summarizer.show.tables.cells import Cell
from summarizer.show.tables.fields import FIGURE, Kind, of_figure_item, parts_of

__all__ = [
    "Cell",
    "Column",
    "ItemColumn",
    "Kind",
    "SectionTable",
    "Table",
    "sectioned",
    "tables_of",
]


@dataclass(frozen=True, slots=True)
class Column:
    """A column: "text", "integer", "decimal" or "day" (ISO 8601), and what it holds."""

    name: str
    kind: Kind
    about: str


@dataclass(frozen=True, slots=True)
class Table:
    """A table: its name, which is its file's too, what a row is, and its columns in order."""

    name: str
    about: str
    columns: tuple[Column, ...]


@dataclass(frozen=True, slots=True)
class ItemColumn:
    """A column of a section and how it is read from an item."""

    column: Column
    read: Callable[[Any], Cell]


@dataclass(frozen=True, slots=True)
class SectionTable:
    """The table of a section, and how its cells behind the key and the item are read."""

    section: Section
    table: Table
    read: tuple[ItemColumn, ...]


KEY = (
    Column("article_source", "text", "where the article was read from"),
    Column("article_sha256", "text", "digest of the article's text: the key of an article"),
)
_ITEM = (
    Column("section", "text", "the section of the record"),
    Column("item", "text", "the item's id; the section's name where items have none"),
)
_PLACE = (
    Column("start", "integer", "offset of the first character, in code points"),
    Column("end", "integer", "offset after the last character"),
    Column("text", "text", "the words of the article"),
)
_REASON = Column("reason", "text", "why")

ARTICLES = Table(
    "articles",
    "a row for each record",
    (
        *KEY,
        Column("title", "text", "the article's own title"),
        Column("published", "day", "date of publication"),
        Column("outlet", "text", "who published it"),
        Column("url", "text", "where it was published"),
        Column("language", "text", '"en" where it reads as English'),
        Column("characters", "integer", "its length in code points"),
        Column("failed", "text", "sections that could not be answered, joined"),
        Column("refused_count", "integer", "rows in audit_refused"),
        Column("unused_count", "integer", "rows in audit_unused"),
        Column("warnings_count", "integer", "rows in audit_warnings"),
        Column("model", "text", "who answered"),
        Column("endpoint", "text", "where"),
        Column("plan", "text", "closed or one-call"),
        Column("version", "text", "of this package"),
        Column("created", "text", "when the record was made, ISO 8601"),
        Column("seconds", "decimal", "how long it took"),
        Column("cost_usd", "decimal", "what it cost, where prices are known"),
    ),
)
EVIDENCE = Table(
    "evidence",
    "a row for each span of an item",
    (
        *KEY,
        *_ITEM,
        Column("field", "text", "evidence, or the field that the span is of: mentions, quotations"),
        Column("n", "integer", "its place among the spans of that field, from 1"),
        *_PLACE,
    ),
)
PARTIES = Table(
    "parties",
    "a row for each party of an item",
    (
        *KEY,
        *_ITEM,
        Column("field", "text", "what the party is in the item: participants, askers, asked"),
        Column("n", "integer", "its place in that field, from 1"),
        Column("name", "text", "as printed"),
        Column("role", "text", "as printed"),
        Column("affiliation", "text", "as printed"),
    ),
)
CHAINS = Table(
    "chains",
    "a row for each source in the chains of an item",
    (
        *KEY,
        *_ITEM,
        Column("field", "text", "said_by, or chain for an attribution's own"),
        Column("n", "integer", "which chain of the item, from 1"),
        Column("position", "integer", "1 is the origin, the last is who carried it last"),
        Column("name", "text", "as printed"),
        Column("kind", "text", "person, organisation, unnamed, outlet or document"),
    ),
)
UNUSED = Table(
    "audit_unused",
    "a row for each candidate that no item uses",
    (*KEY, Column("kind", "text", "what it may have been"), *_PLACE, _REASON),
)
REFUSED = Table(
    "audit_refused",
    "a row for each answer that the article does not bear out",
    (
        *KEY,
        Column("section", "text", "the section of the record"),
        Column("field", "text", "the field, where it is one alone"),
        Column("value", "text", "what was answered"),
        Column("sentence", "integer", "the sentence that it was cited from"),
        _REASON,
    ),
)
FAILED = Table(
    "audit_failed",
    "a row for each section that could not be answered",
    (
        *KEY,
        Column("section", "text", "the section of the record"),
        Column("code", "text", "a stable word for programs"),
        _REASON,
    ),
)
WARNINGS = Table(
    "audit_warnings",
    "a row for each thing to know of the record",
    (*KEY, Column("code", "text", "a stable word for programs"), *_PLACE),
)
_EVERY = (ARTICLES, EVIDENCE, PARTIES, CHAINS, UNUSED, REFUSED, FAILED, WARNINGS)


def tables_of(model: type[Record]) -> tuple[Table, ...]:
    """The tables of a record model: articles, its sections in their order, then the long ones.

    Raises SchemaError, naming the field, where the model breaks a rule of published types.
    """
    return (ARTICLES, *(one.table for one in sectioned(model)), *_EVERY[1:])


def sectioned(model: type[Record]) -> tuple[SectionTable, ...]:
    """The tables of its sections, each with how its rows are read."""
    sections_of(model)
    return _sectioned(model)


@cache
def _sectioned(model: type[Record]) -> tuple[SectionTable, ...]:
    taken = {table.name for table in _EVERY}
    return tuple(_section(section, taken) for section in sections_of(model))


def _section(section: Section, taken: set[str]) -> SectionTable:
    first = (*KEY, _ITEM[1])
    after = tuple(_after(section.item))
    used = {column.name for column in first} | {one.column.name for one in after}
    own = []
    for name, column in _own(section):
        free = _free(name, "field_", used)
        own.append(ItemColumn(Column(free, column.column.kind, column.column.about), column.read))
    read = (*own, *after)
    table = Table(
        _free(section.name, "section_", taken),
        f"a row for each item of `{section.name}`",
        (*first, *(one.column for one in read)),
    )
    return SectionTable(section, table, read)


def _free(name: str, prefix: str, taken: set[str]) -> str:
    """The name, with the prefix as often as it takes; file systems may not tell "A" from "a"."""
    while name.casefold() in taken:
        name = prefix + name
    taken.add(name.casefold())
    return name


def _own(section: Section) -> Iterator[tuple[str, ItemColumn]]:
    """The columns of an item's own fields, under the names that they would have."""
    if issubclass(section.item, Figure):
        for part in FIGURE:
            name = of_figure_item(part)
            yield name, ItemColumn(Column(name, part.kind, part.about), part.read)
    for field in section.fields:
        for part in parts_of(field):
            name = field.name + part.suffix
            yield name, ItemColumn(Column(name, part.kind, part.about), _of(field.name, part.read))


def _of(name: str, read: Callable[[Any], Cell]) -> Callable[[Any], Cell]:
    return lambda item: read(getattr(item, name))


def _after(item: type[Evidenced]) -> Iterator[ItemColumn]:
    """The columns behind an item's own: its first evidence, and who says so."""
    yield ItemColumn(
        Column("evidence_count", "integer", "spans of evidence; all are in evidence"),
        lambda item: len(item.evidence),
    )
    for name in ("start", "end"):
        about = f"{name} of the first span"
        yield ItemColumn(Column(f"first_{name}", "integer", about), _first(name))
    yield ItemColumn(
        Column("first_text", "text", "words of the first span"),
        lambda item: cells.text(item.evidence[0].text),
    )
    if "said_by" in item.model_fields:
        yield ItemColumn(
            Column("said_by", "text", "who says so: origin → carrier, chains joined"),
            lambda item: cells.joined(cells.chain(one) for one in item.said_by),
        )
        yield ItemColumn(
            Column("said_by_count", "integer", "chains; 0 where the article itself says it"),
            lambda item: len(item.said_by),
        )


def _first(name: str) -> Callable[[Any], Cell]:
    return lambda item: int(getattr(item.evidence[0], name))
