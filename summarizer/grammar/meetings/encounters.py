"""The meeting that a word of a sentence tells of, as the sentence's grammar has it."""

from __future__ import annotations

from summarizer.grammar.meetings.encounter import Encounter, is_noun, is_trigger
from summarizer.grammar.meetings.encounter_nouns import of_noun
from summarizer.grammar.meetings.encounter_verbs import of_verb
from summarizer.grammar.meetings.words import meeting_words
from summarizer.scan.reporting.units import Row

__all__ = ["Encounter", "encounter_at", "is_trigger", "leads_to_another", "own_begin"]

_TIES = frozenset(("after", "before", "following", "ahead", "since", "who", "which"))
_FRONT = 6
_STRONG = meeting_words("strong")


def own_begin(row: Row, encounter: Encounter) -> int:
    """Where the meeting's own words begin: past "After talks with X in P," before it."""
    begin, at = encounter.begin, encounter.at
    told = [i for i in range(begin, at) if row.words[i] in _STRONG and row.mentions[i] is None]
    if not told or _TIES.isdisjoint(row.words[begin : told[-1]]):
        return begin
    return next((i + 1 for i in range(told[-1], at) if row.words[i] == ","), begin)


def leads_to_another(row: Row, at: int) -> bool:
    """Whether the sentence begins "Before talks with X," and tells next of a meeting held."""
    ahead = row.words[:at]
    if ahead[:1] != ["before"] and ahead[:2] != ["ahead", "of"]:
        return False
    return "," in row.words[at:] and len(ahead) < _FRONT and "met" in row.words[at:]


def encounter_at(row: Row, at: int) -> Encounter:
    """The parties on either side of the meeting that the unit tells of."""
    return of_noun(row, at) if is_noun(row, at) else of_verb(row, at)
