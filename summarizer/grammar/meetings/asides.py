"""What stands beside a party in a list: its office, its age, its name."""

from __future__ import annotations

from summarizer import lexicon
from summarizer.grammar.meetings.words import meeting_words
from summarizer.scan.names.lists import COURTESY, PLURAL_ROLES
from summarizer.scan.reporting.cues import (
    AUXILIARIES,
    FINITE,
    PEOPLE,
    PREPOSITIONS,
    TIMES,
    VERBS,
)
from summarizer.scan.reporting.parties import MARKS
from summarizer.scan.reporting.units import Row

__all__ = [
    "COMPLEMENTS",
    "FEW",
    "JOINERS",
    "SHORT_TITLES",
    "acts",
    "aside_at",
    "ends_phrase",
    "is_aside",
    "is_possessor",
]

JOINERS = meeting_words("joiners")
COMPLEMENTS = frozenset(("of", "from", "for"))
# A title may be written short: "Gov. X", "Sen. Y".
SHORT_TITLES = COURTESY | frozenset(
    ("gov", "sen", "rep", "gen", "col", "maj", "lt", "sgt", "st", "u", "s", "k")
)
_KIN = meeting_words("kin")
FEW = 7  # units between a body and the name of who speaks for it
_BREAKS = meeting_words("breaks")
_S = frozenset(("'s", "’s"))
_APOSTROPHES = frozenset(("'", "’"))
_ENDS = (
    (MARKS | FINITE | AUXILIARIES | PREPOSITIONS | _BREAKS | JOINERS | TIMES | {"also"})
    - COMPLEMENTS
    - {"may", "march"}
)
_PAST = frozenset(lexicon.words("past-words"))


def is_possessor(row: Row, at: int) -> bool:
    """Whether "'s" follows the unit."""
    words = row.words
    if at + 1 >= len(words):
        return False
    if words[at + 1] in _S:
        return True
    mention = row.mentions[at]
    return (
        mention is not None
        and words[at + 1] in _APOSTROPHES
        and mention.text.endswith("s")
        and at + 2 < len(words)
        and words[at + 2][:1].isalpha()
        and row.span(at + 1)[0] == mention.end
    )


def ends_phrase(row: Row, at: int, end: int) -> bool:
    """Whether no noun phrase goes on over the unit."""
    if at >= end or at >= len(row.words):
        return True
    word = row.words[at]
    return word in _ENDS or (word in VERBS and VERBS[word].form == "past")


def acts(word: str) -> bool:
    """Whether the word is a past form that is no reporting verb."""
    return word in _PAST or (word.endswith("ed") and len(word) > 4)


def is_aside(row: Row, start: int, end: int, found: list[int]) -> bool:
    """Whether what follows a comma describes the party before it or names it."""
    if start >= end or row.words[start] in JOINERS or row.words[start] in _BREAKS:
        return False
    mention = row.mentions[start]
    if mention is not None and mention.kind == "person":
        before = row.mentions[found[-1]] if found else None
        # "the lender's chairman, X": whoever was described is now named.
        return not found or (before is not None and before.kind == "group")
    if row.words[start] in PREPOSITIONS or row.words[start] in FINITE:
        return False
    before = row.mentions[found[-1]] if found else None
    if before is None:
        return not found
    if before.kind not in ("person", "group"):
        return False
    # A description, unless it is itself a member of the list.
    return _described_office(row, start, end)


def _described_office(row: Row, start: int, end: int) -> bool:
    """Whether the phrase to the next comma holds an office, a number of years or a kinship."""
    words = row.words
    if words[start].isdigit():
        return True
    for index in range(start, min(end, start + 2 * FEW)):
        mention = row.mentions[index]
        word = words[index]
        if mention is not None and mention.kind == "group":
            parts = mention.text.lower().split()
            return any(part in PEOPLE and part not in PLURAL_ROLES for part in parts)
        if (word in PEOPLE and word not in PLURAL_ROLES) or word in _KIN:
            return True
        if (word in MARKS and word != ".") or word in FINITE:
            return False
    return False


def aside_at(row: Row, start: int, end: int) -> tuple[list[int], int]:
    """The persons that a description names, and where it ends."""
    mention = row.mentions[start]
    if mention is not None and mention.kind == "person":
        return [start], start + 1
    words = row.words
    named: list[int] = []
    index = start
    while index < end:
        word = words[index]
        inside = row.mentions[index]
        if (word in MARKS and word != ".") or word in FINITE or word in _BREAKS:
            break
        if word == "." and words[index - 1] not in SHORT_TITLES:
            break
        if word in JOINERS and _person_follows(row, index + 1, end):
            if not _two_of(row, start, index):
                break
            index += 2
            continue
        if word in ("on", "in", "at") and _time_follows(row, index + 1):
            break
        if inside is not None and inside.kind == "person" and not is_possessor(row, index):
            named = [] if words[index - 1] in COMPLEMENTS | {"to"} else [index]
        index += 1
    return named, index


def _two_of(row: Row, start: int, joiner: int) -> bool:
    """Whether "and" joins two whom a description names: ", daughter of X and Y," """
    ahead, after = row.mentions[joiner - 1], row.mentions[joiner + 1]
    return (
        ahead is not None
        and after is not None
        and ahead.kind == after.kind == "person"
        and not (COMPLEMENTS | {"to"}).isdisjoint(row.words[start : joiner - 1])
        and row.words[joiner + 2 : joiner + 3] == [","]
    )


def _person_follows(row: Row, at: int, end: int) -> bool:
    for index in range(at, min(end, at + FEW)):
        mention = row.mentions[index]
        if mention is not None:
            return mention.kind == "person" and not is_possessor(row, index)
        if row.words[index] in MARKS or row.words[index] in PREPOSITIONS:
            return False
    return False


def _time_follows(row: Row, at: int) -> bool:
    return not TIMES.isdisjoint(row.words[at : at + 3])
