"""From a record of any kind to its outline, walking its sections by schema."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from summarizer.draft.sections import Section, sections_of
from summarizer.schemas import Attribution, Evidenced, Record
from summarizer.show.entries import by_chain, entries, entry
from summarizer.show.leftovers import leftovers, made_by
from summarizer.show.outline import Block, Entry, Outline
from summarizer.show.values import words
from summarizer.show.visible import one_line

__all__ = ["is_prose_section", "items_of", "note_of", "outline", "title_of"]


def outline(record: Record) -> Outline:
    """The record as its reader goes through it."""
    headline: Entry | None = None
    summary: Block | None = None
    blocks = []
    for section in sections_of(type(record)):
        block = _block(section, record)
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
        headline=headline,
        summary=summary,
        blocks=tuple(blocks),
        leftovers=leftovers(record.audit),
        provenance=made_by(record.provenance),
    )


def items_of(record: Record, section: Section) -> Sequence[Evidenced]:
    """What the record has in the section, one item or several."""
    value: Any = getattr(record, section.name)
    return value if isinstance(value, list) else [value] if value else []


def is_prose_section(section: Section) -> bool:
    """Whether the section is about the whole article and says it in the model's words alone."""
    return section.about == "article" and [f.type for f in section.fields] == ["wording"]


def _block(section: Section, record: Record) -> Block:
    items = items_of(record, section)
    attributions = [item for item in items if isinstance(item, Attribution)]
    if attributions and len(attributions) == len(items):
        found = by_chain(attributions)
    elif section.single:
        found = tuple(entry(section, item) for item in items)
    else:
        found = entries(section, items)
    return Block(title_of(section), found, note_of(section, record))


def title_of(section: Section) -> str:
    """What a reader calls the section."""
    if issubclass(section.item, Attribution):
        return "Who says so"
    return one_line(words(section.name)).capitalize()


def note_of(section: Section, record: Record) -> str:
    """Why there is nothing in the section, or not all of it; "" where there is."""
    has_some = bool(items_of(record, section))
    failed = next((f for f in record.audit.failed if f.section == section.name), None)
    if failed is not None:
        missing = "not all of it" if has_some else "nothing of it"
        return f"failed: {missing} could be answered ({one_line(failed.code)})"
    if has_some:
        return ""
    is_asked = all(w.code != "not_asked" or w.text != section.name for w in record.audit.warnings)
    return "nothing found" if is_asked else "not asked for"


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
