"""How the records of a schema are scored: the form of its gold records, and what is right."""

from __future__ import annotations

from dataclasses import dataclass

from summarizer.schemas import ArticleRecord, Record
from summarizer.score.gold import Gold, GoldRecord
from summarizer.score.own import own_criteria, own_gold
from summarizer.score.sections import SECTIONS, Criteria

__all__ = ["Rubric", "rubric_of"]


@dataclass(frozen=True, slots=True)
class Rubric:
    """The form of a gold record, and the criteria of each section."""

    gold: type[Gold]
    criteria: tuple[Criteria, ...]


_DEFAULT = Rubric(GoldRecord, SECTIONS)


def rubric_of(schema: type[Record]) -> Rubric:
    """How records of this schema are scored; for one of a user's own, by its published types."""
    if issubclass(schema, ArticleRecord):
        return _DEFAULT
    return Rubric(own_gold(schema), own_criteria(schema))
