"""What a record has of each of its sections, and what a reader calls that."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from summarizer.draft.sections import Section, sections_of
from summarizer.schemas import ArticleRecord, Attribution, Evidenced, Record
from summarizer.show.values import words
from summarizer.show.visible import one_line

__all__ = ["has_failed", "is_asked", "is_prose_section", "items_of", "note_of", "slots", "title_of"]


def items_of(record: Record, section: Section) -> Sequence[Evidenced]:
    """What the record has in the section, one item or several."""
    value: Any = getattr(record, section.name)
    return value if isinstance(value, list) else [value] if value else []


def is_prose_section(section: Section) -> bool:
    """Whether the section is about the whole article and says it in the model's words alone."""
    return section.about == "article" and [f.type for f in section.fields] == ["wording"]


def has_failed(section: Section, record: Record) -> bool:
    """Whether the section, or a part of it, could not be answered."""
    return any(failed.section == section.name for failed in record.audit.failed)


def is_asked(section: Section, record: Record) -> bool:
    """Whether the section was asked for at all."""
    return all(w.code != "not_asked" or w.text != section.name for w in record.audit.warnings)


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
    return "nothing found" if is_asked(section, record) else "not asked for"


def slots() -> dict[str, int]:
    """The sections of our own record by name, each with its number."""
    return {section.name: slot for slot, section in enumerate(sections_of(ArticleRecord))}
