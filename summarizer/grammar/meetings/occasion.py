"""The event around a meeting, in the words of its sentence."""

from __future__ import annotations

import re
from itertools import pairwise

from summarizer.grammar.meetings.words import meeting_words
from summarizer.scan.reporting.cues import AUXILIARIES, FINITE, PREPOSITIONS

__all__ = ["occasion_in", "sidelines_in"]

_EVENTS = meeting_words("occasions")
_BODIES = frozenset(("congress", "assembly"))  # with a capital they are no events
_EVENT = "|".join(sorted(_EVENTS | {event.capitalize() for event in _EVENTS - _BODIES}))
_NAMED_EVENT = "|".join(sorted(meeting_words("named occasions")))
_AFTER_EVENT = "|".join(sorted(meeting_words("after-occasion")))
_MARK = r"[,;.—–\"”’]"
_SIDELINES = re.compile(
    r"\b(?:[Oo]n|[Aa]t) the (?:sidelines|margins|fringes|side[- ]lines) of"
    r" (?:the |a |an )?(.{3,80}?)"
    rf"(?={_MARK}?(?:\s(?:{_AFTER_EVENT})\b|{_MARK}|\Z))"
)
_OPENING = re.compile(
    r"\b(?:during|at the (?:end|start) of|at|for|ahead of|before|after|on) ", re.IGNORECASE
)
_HEAD = (
    rf"(?:(?:[\w’'.&-]+ ){{0,6}}?(?:{_EVENT}|General Assembly)"
    rf"|(?:[A-Z][\w’'.&-]* |the |of ){{0,6}}?(?:{_NAMED_EVENT}))"
)
_NO_DAY = (
    r"(?!\d|(?:the )?(?:\w+day|Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)\b"
    r"|(?:January|February|March|April|August|September|October|November|December)\b)"
)
_PHRASE = re.compile(
    rf"({_HEAD}(?: (?:of|on|to) {_NO_DAY}(?:the )?[\w’'-]+(?: [A-Z][\w’'-]+){{0,4}})?)\b"
)
_DETERMINER = re.compile(r"^(?:the|an?) ")
_RELATIVES = frozenset(("who", "whom", "whose", "which", "that", "what"))
_CLAUSAL = _RELATIVES | AUXILIARIES | FINITE
_TO_MANY = meeting_words("no occasion")
_JOURNEYS = meeting_words("journeys")
_LONGEST = 3_000  # characters; what is longer is no sentence, and costs its square
_ANOTHER_PHRASE = frozenset(
    ("ahead", "during", "at", "for", "before", "after", "on", "with", "from", "by", "in", "to")
)


def occasion_in(sentence: str, word: str) -> str | None:
    """The event around the meeting, None where the words name none; ``word`` is the meeting's."""
    sentence = sentence[:_LONGEST]
    beside = sidelines_in(sentence)
    if beside is not None:
        return beside
    for opening in _OPENING.finditer(sentence):
        match = _PHRASE.match(sentence, opening.end())
        if match is None:
            continue
        phrase = _DETERMINER.sub("", match[1].strip())
        journey = word in _JOURNEYS and opening[0].lower() == "during " and " " in phrase
        if _is_own(phrase, word) and not journey:
            continue
        if not _is_none(phrase):
            return phrase
    return None


def sidelines_in(sentence: str) -> str | None:
    """The event "on the sidelines of" which something takes place."""
    found = _SIDELINES.search(sentence[:_LONGEST])
    return found[1].strip(" ,") if found else None


def _is_own(phrase: str, word: str) -> bool:
    """Whether the event is what the word of the meeting itself stands for."""
    return word.lower() in phrase.lower().split()


def _is_none(phrase: str) -> bool:
    """Whether they are no such event: "whose insistence the forum", "Monday at the fair"."""
    words = phrase.lower().split()
    if not _CLAUSAL.isdisjoint(words) or not _TO_MANY.isdisjoint(words):
        return True
    head = next((i for i, w in enumerate(words) if w in _EVENTS), len(words) - 1)
    if not _ANOTHER_PHRASE.isdisjoint(words[: head + 1]):
        return True
    return any(
        word in ("the", "a", "an") and before not in PREPOSITIONS | {"and", "of"}
        for before, word in pairwise(words)
    )
