"""From a record of any kind to its outline, walking its sections by schema."""

from __future__ import annotations

from summarizer.draft.sections import Section, sections_of
from summarizer.schemas import Attribution, Record
from summarizer.show.contents import (
    has_failed,
    is_prose_section,
    items_of,
    note_of,
    title_of,
)
from summarizer.show.counts import counts
from summarizer.show.entries import by_chain, entries, entry
from summarizer.show.leftovers import alerts, leftovers, made_by
from summarizer.show.outline import Block, Entry, Outline
from summarizer.show.visible import one_line

__all__ = ["outline"]


def outline(record: Record) -> Outline:
    """The record as its reader goes through it."""
    headline: Entry | None = None
    summary: Block | None = None
    blocks = []
    for slot, section in enumerate(sections_of(type(record))):
        block = _block(section, slot, record)
        is_prose = is_prose_section(section) and bool(block.entries)
        if is_prose and section.single and headline is None:
            headline = block.entries[0]
        elif is_prose and not section.single and summary is None:
            summary = block
        else:
            blocks.append(block)
    article = record.article
    return Outline(
        title=one_line(article.title or article.source),
        about=_about(record, has_headline=headline is not None),
        counts=counts(record),
        alerts=alerts(record.audit),
        headline=headline,
        summary=summary,
        blocks=tuple(blocks),
        leftovers=leftovers(record.audit),
        provenance=made_by(record.provenance),
    )


def _block(section: Section, slot: int, record: Record) -> Block:
    items = items_of(record, section)
    attributions = [item for item in items if isinstance(item, Attribution)]
    if attributions and len(attributions) == len(items):
        found = by_chain(attributions)
    elif section.single:
        found = tuple(entry(section, item) for item in items)
    else:
        found = entries(section, items)
    return Block(
        title_of(section), slot, found, note_of(section, record), has_failed(section, record)
    )


def _about(record: Record, *, has_headline: bool) -> tuple[str, ...]:
    article = record.article
    parts = [
        article.outlet,
        article.published,
        article.url,
        article.source if article.title or has_headline else None,
        f"{article.characters:,} characters",
    ]
    return tuple(one_line(part) for part in parts if part)
