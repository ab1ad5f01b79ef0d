"""The meeting that a word of a sentence tells of, as the sentence's grammar has it."""

from __future__ import annotations

from summarizer.grammar.meetings.encounter import Encounter, is_noun, is_trigger
from summarizer.grammar.meetings.encounter_nouns import of_noun
from summarizer.grammar.meetings.encounter_verbs import of_verb
from summarizer.scan.reporting.units import Row

__all__ = ["Encounter", "encounter_at", "is_trigger"]


def encounter_at(row: Row, at: int) -> Encounter:
    """The parties on either side of the meeting that the unit tells of."""
    return of_noun(row, at) if is_noun(row, at) else of_verb(row, at)
