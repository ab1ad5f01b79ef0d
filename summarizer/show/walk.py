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

__all__ = ["outline"]


def outline(record: Record) -> Outline:
    """The record as its reader goes through it."""
    headline: Entry | None = None
    summary: Block | None = None
    blocks = []
    for section in sections_of(type(record)):
        value = getattr(record, section.name)
        block = _block(section, value, record)
        is_prose = _is_prose(section) and bool(block.entries)
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


def _is_prose(section: Section) -> bool:
    """Whether the section is about the whole article and says it in the model's words alone."""
    return section.about == "article" and [f.type for f in section.fields] == ["wording"]


def _block(section: Section, value: Any, record: Record) -> Block:
    items: Sequence[Evidenced] = value if isinstance(value, list) else [value] if value else []
    attributions = [item for item in items if isinstance(item, Attribution)]
    if attributions and len(attributions) == len(items):
        found = by_chain(attributions)
    elif section.single:
        found = tuple(entry(section, item) for item in items)
    else:
        found = entries(section, items)
    return Block(_title(section), found, _note(section, record, has_some=bool(found)))


def _title(section: Section) -> str:
    if issubclass(section.item, Attribution):
        return "Who says so"
    return one_line(words(section.name)).capitalize()


def _note(section: Section, record: Record, *, has_some: bool) -> str:
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
