"""Whether the word of a clue tells of a meeting at all."""

from __future__ import annotations

import re
from typing import NamedTuple

from summarizer.grammar.meetings.encounters import Encounter
from summarizer.grammar.meetings.words import meeting_words
from summarizer.lexicon import words
from summarizer.scan.reporting.cues import DETERMINERS
from summarizer.scan.reporting.units import Row

__all__ = ["Kind", "is_meeting"]

_GOALS = frozenset(words("clue-goals")) | {"test", "halfway", "expectation"}
_PRESS = frozenset(words("clue-press")) | {"viewers", "listeners", "investors"}
_INNER = meeting_words("inner")
_SPORTS = meeting_words("sports")
_ROOMS = meeting_words("rooms")
_REMOTE = frozenset(("phone", "telephone", "video", "conference", "courtesy"))
_TWO = re.compile(r"(?:the )?(?:two|both)\b", re.IGNORECASE)
_PURPOSES = frozenset(("to", "for", "against", "over"))
_TIMES = frozenset(
    ("minutes", "hour", "hours", "time", "evening", "morning", "afternoon", "day", "word")
)
_TOLD = frozenset(
    (
        "told",
        "tells",
        "tell",
        "telling",
        "addressed",
        "addressing",
        "addresses",
        "speech",
        "speaking",
    )
)
_LOOSE = frozenset(
    (
        "round",
        "rounds",
        "contact",
        "contacts",
        "dialogue",
        "mediation",
        "ceremony",
        "person",
        "negotiations",
        "video",
        "conference",
        "phone",
        "telephone",
        "link",
        "zoom",
        "sidelines",
        "margins",
        "plenary",
    )
)


class Kind(NamedTuple):
    """What is looked at to tell."""

    row: Row
    encounter: Encounter
    participants: tuple[str, ...]
    headline: bool


def is_meeting(kind: Kind) -> bool | None:
    """False where grammar shows that nobody met, None where it cannot tell."""
    row, encounter = kind.row, kind.encounter
    after = row.words[encounter.at + 1 : encounter.at + 9]
    before = row.words[max(0, encounter.at - 5) : encounter.at]
    word = row.words[encounter.at]
    several = len(kind.participants) >= 2
    if encounter.kind == "verb":
        if before and (before[-1] in DETERMINERS or before[-1] in ("'", "’", "'s", "’s")):
            return False  # a noun: "the exporters' lobby"
        if word.startswith("lobb") and not _PURPOSES.isdisjoint(after):
            return False  # "lobbied X to declare", an ask
        if word == "lobby" and _is_compound(row, encounter.at):
            return False
        if word.startswith(("met", "meet")) and _meets_goal(row, encounter.at):
            return False
        if encounter.away or "offered" in before or not _SPORTS.isdisjoint(after):
            return False
        if not _PRESS.isdisjoint(after[:4]) and not several:
            return False
        if "reporters" in after[:3] or "journalists" in after[:3]:
            return False
    else:
        if after and after[0] in _ROOMS:
            return False
        if word in ("call", "calls") and after[:1] == ["by"] and _REMOTE.isdisjoint(before):
            return False  # what somebody asks for
        if not _TOLD.isdisjoint(before) and encounter.governed is False and not encounter.second:
            return False
        if encounter.away and not encounter.whole:
            return False
        inner = _is_inner(row, encounter)
        if inner and not (encounter.second or several):
            return False
        if word in _TIMES and not encounter.second:
            return False
        if word in _LOOSE and not several:
            return None
    open_question = row.words[max(0, encounter.begin - 1) : encounter.at]
    if kind.headline or not {"if", "whether"}.isdisjoint(open_question):
        return None
    if (
        len(kind.participants) == 1
        and len(kind.participants[0].split()) == 1
        and _is_nameless(kind)
    ):
        return None
    if len(kind.participants) == 1 and _TWO.match(kind.participants[0]):
        return None  # "urged the two sides to meet", whoever they are
    return True if kind.participants else None


def _is_compound(row: Row, at: int) -> bool:
    """Whether a possessor stands before the noun: "the exporters' lobby"."""
    mention = row.mentions[at - 1] if at else None
    named = row.words[at - 1] if mention is None else mention.text
    return at > 0 and named.lower().endswith(("'s", "’s", "s'", "s’", "'", "’"))


def _is_nameless(kind: Kind) -> bool:
    """Whether the only party is a bare plural: "Ministers to reconvene"."""
    places = (*kind.encounter.first, *kind.encounter.second)
    mentions = [kind.row.mentions[place] for place in places]
    return all(m is not None and m.kind != "person" and m.text.endswith("s") for m in mentions)


def _is_inner(row: Row, encounter: Encounter) -> bool:
    """Whether it is a body's own: "an emergency City Council session"."""
    for index in range(encounter.phrase, encounter.at):
        mention = row.mentions[index]
        last = mention.text.lower().split()[-1:] if mention is not None else [row.words[index]]
        if not _INNER.isdisjoint(last):
            return True
    return False


def _meets_goal(row: Row, at: int) -> bool:
    for index in range(at + 1, min(len(row.words), at + 8)):
        word = row.words[index]
        if word in _GOALS:
            return True
        if row.mentions[index] is not None and row.mentions[index].kind == "person":  # type: ignore[union-attr]
            return False
        if word in (",", ".", "in", "on", "at", "to"):
            return False
    return False
