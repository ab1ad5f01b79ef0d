"""How much there is in a record, section by section, and how much is not in it."""

from __future__ import annotations

from collections.abc import Iterator

from summarizer.draft.sections import sections_of
from summarizer.schemas import Record
from summarizer.show.contents import has_failed, is_asked, is_prose_section, items_of
from summarizer.show.leftovers import counted
from summarizer.show.outline import Count
from summarizer.show.values import words
from summarizer.show.visible import one_line

__all__ = ["counts"]


def counts(record: Record) -> tuple[Count, ...]:
    """What to weigh before the rest is read; sections that were not asked for have no count."""
    return (
        *_found(record),
        Count(f"{len(record.audit.refused):,} refused"),
        Count(f"{len(record.audit.unused):,} left out"),
    )


def _found(record: Record) -> Iterator[Count]:
    for slot, section in enumerate(sections_of(type(record))):
        items = items_of(record, section)
        if is_prose_section(section) or not (items or is_asked(section, record)):
            continue
        many = one_line(words(section.name))
        told = counted(len(items), _singular(many), many)
        failed = has_failed(section, record)
        if failed:
            told = f"{told}, not all" if items else f"{many} failed"
        yield Count(told, slot, failed)


def _singular(noun: str) -> str:
    """One of what a list is named after; English names of lists are in the plural."""
    if noun.endswith("ies"):
        return f"{noun[:-3]}y"
    return noun.removesuffix("s") if not noun.endswith("ss") else noun
