"""The rows of a record, table by table."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from summarizer.errors import InputError
from summarizer.schemas import Evidenced, Figure, Party, Record, Span
from summarizer.show.contents import items_of
from summarizer.show.tables import cells, layout
from summarizer.show.tables.cells import Cell
from summarizer.show.tables.layout import SectionTable, sectioned

__all__ = ["Row", "Rows"]

Row = tuple[Cell, ...]


class Rows:
    """Reads records of one model into rows; it keeps none of them."""

    def __init__(self, model: type[Record]) -> None:
        self._model = model
        self._sections = sectioned(model)

    def of(self, record: Record) -> Iterator[tuple[str, Row]]:
        """Each row under the name of its table, in the order of the record.

        Decimals and days are text as the record has it. Raises InputError ("other_record")
        for a record of another model.
        """
        if type(record) is not self._model:
            raise InputError(
                f"Tables are of one kind of record: {type(record).__name__} is not"
                f" {self._model.__name__}. Make tables of each kind apart.",
                code="other_record",
            )
        key = (cells.text(record.article.source), cells.text(record.article.sha256))
        yield layout.ARTICLES.name, (*key, *_article(record))
        for section in self._sections:
            for item in items_of(record, section.section):
                for name, row in _item(section, item):
                    yield name, (*key, *row)
        for name, row in _audit(record):
            yield name, (*key, *row)


def _article(record: Record) -> Row:
    article, audit, made = record.article, record.audit, record.provenance
    return (
        cells.text(article.title),
        cells.day(article.published),
        cells.text(article.outlet),
        cells.text(article.url),
        cells.text(article.language),
        article.characters,
        cells.joined(one.section for one in audit.failed),
        len(audit.refused),
        len(audit.unused),
        len(audit.warnings),
        cells.text(made.model),
        cells.text(made.endpoint),
        made.plan,
        cells.text(made.version),
        cells.text(made.created),
        cells.seconds(made.seconds),
        cells.decimal(made.cost_usd),
    )


def _item(section: SectionTable, item: Evidenced) -> Iterator[tuple[str, Row]]:
    name = section.section.name
    identity = cells.text(getattr(item, "id", name))
    yield section.table.name, (identity, *(column.read(item) for column in section.read))
    for field, spans in _spans(section, item):
        for n, span in enumerate(spans, start=1):
            place = (span.start, span.end, cells.text(span.text))
            yield layout.EVIDENCE.name, (name, identity, field, n, *place)
    for field, parties in _parties(section, item):
        for n, party in enumerate(parties, start=1):
            told = map(cells.text, (party.name, party.role, party.affiliation))
            yield layout.PARTIES.name, (name, identity, field, n, *told)
    for field, chains in _chains(item):
        for n, sources in enumerate(chains, start=1):
            for position, source in enumerate(sources, start=1):
                told = map(cells.text, (source.name, source.kind))
                yield layout.CHAINS.name, (name, identity, field, n, position, *told)


def _spans(section: SectionTable, item: Evidenced) -> Iterator[tuple[str, Sequence[Span]]]:
    """The spans of an item, by field; a figure's own are those where it is printed."""
    yield "evidence", item.evidence
    if isinstance(item, Figure):
        yield "mentions", item.mentions
    for field in section.section.fields:
        values = _listed(getattr(item, field.name))
        if field.type == "spans":
            yield field.name, values
        elif field.type == "figure":
            yield f"{field.name}_mentions", [m for value in values for m in value.mentions]


def _parties(section: SectionTable, item: Evidenced) -> Iterator[tuple[str, Sequence[Party]]]:
    for field in section.section.fields:
        if field.type == "party":
            yield field.name, _listed(getattr(item, field.name))


def _chains(item: Evidenced) -> Iterator[tuple[str, Sequence[Any]]]:
    own = getattr(item, "chain", None)
    if own is not None:
        yield "chain", [own]
    yield "said_by", getattr(item, "said_by", ())


def _listed(value: Any) -> list[Any]:
    if isinstance(value, list):
        return value
    return [] if value is None else [value]


def _audit(record: Record) -> Iterator[tuple[str, Row]]:
    audit, text = record.audit, cells.text
    for u in audit.unused:
        place = (u.start, u.end, text(u.text))
        yield layout.UNUSED.name, (text(u.kind), *place, text(u.reason))
    for r in audit.refused:
        told = (text(r.section), text(r.field), text(r.value))
        yield layout.REFUSED.name, (*told, r.sentence, text(r.reason))
    for f in audit.failed:
        yield layout.FAILED.name, (text(f.section), text(f.code), text(f.reason))
    for w in audit.warnings:
        yield layout.WARNINGS.name, (text(w.code), w.start, w.end, text(w.text))
