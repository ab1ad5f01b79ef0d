"""The word of a sentence that tells of a meeting, with those who stand on either side of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from summarizer.grammar.meetings.clauses import own_parts
from summarizer.grammar.meetings.participants import PRONOUNS
from summarizer.grammar.meetings.words import meeting_words
from summarizer.scan.reporting.cues import AUXILIARIES, DETERMINERS, FINITE
from summarizer.scan.reporting.units import Row

__all__ = ["MEETING_VERBS", "Encounter", "is_noun", "is_place", "is_trigger", "stays_away"]

_NOUNS = meeting_words("nouns")
_AWAY = meeting_words("away")
_APART = frozenset(("after", "before", "since", "following", "at", "during", "when"))
_NOUN_MAKERS = DETERMINERS | {"'s", "’s", "phone", "video", "telephone", "courtesy"}
_OBJECT_OPENERS = (DETERMINERS | PRONOUNS.keys()) - {"this", "that", "each", "every", "all"}
_VERB_MAKERS = AUXILIARIES | FINITE | {"to", "also", "who", "and", "not", "never"}
MEETING_VERBS = (
    meeting_words("direct") | meeting_words("with") | meeting_words("to") | meeting_words("gather")
)


@dataclass(frozen=True)
class Encounter:
    """The places of a meeting's word and of its parties in the row.

    ``first`` are those of the subject's side, ``second`` those of the other. ``begin`` and
    ``end`` hold the part of the sentence that is about the meeting.
    """

    at: int
    kind: Literal["verb", "noun"]
    first: tuple[int, ...]
    second: tuple[int, ...]
    begin: int
    end: int
    phrase: int  # where the noun phrase of the word begins
    alone: bool  # a noun that is the subject of its clause
    governed: bool  # a noun after a preposition: "at a meeting"
    whole: bool  # "between A and B": all are named
    away: bool = False
    fronted: bool = False  # "At a meeting with B, A said"


def is_trigger(row: Row, at: int) -> bool:
    """Whether the unit alone may tell of a meeting."""
    word = row.words[at]
    return word in MEETING_VERBS or word in _NOUNS


def is_noun(row: Row, at: int) -> bool:
    """Whether the unit is a noun for a meeting, not a verb: "a call", "their visit"."""
    word = row.words[at]
    if word not in _NOUNS:
        return False
    if word not in MEETING_VERBS:
        return True
    if at and row.mentions[at - 1] is not None:
        return False
    before = row.words[at - 1] if at else ""
    if before in _NOUN_MAKERS:
        return True
    if word == "meeting":
        last = at + 1 >= len(row.words)
        return last or (row.mentions[at + 1] is None and row.words[at + 1] not in _OBJECT_OPENERS)
    return not (before in _VERB_MAKERS or before in PRONOUNS or before.endswith("ly"))


def stays_away(row: Row, begin: int, at: int) -> bool:
    """Whether the subject refused or boycotted it: not "refused to comment after" it."""
    near = [word for part in own_parts(row, begin, at) for word in row.words[slice(*part)]][-6:]
    refused = next((i for i, word in enumerate(near) if word in _AWAY), None)
    return refused is not None and _APART.isdisjoint(near[refused:])


def is_place(row: Row, at: int) -> bool:
    """Whether the name of a place stands at the unit."""
    mention = row.mentions[at] if at < len(row.mentions) else None
    return mention is not None and mention.kind == "place"
