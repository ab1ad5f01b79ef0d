"""The event around a meeting and what it was about, in the words of its sentence."""

from __future__ import annotations

import re
from collections.abc import Collection
from itertools import pairwise

from summarizer.grammar.meetings.clauses import is_verb
from summarizer.grammar.meetings.words import meeting_words
from summarizer.scan.reporting.cues import AUXILIARIES, DETERMINERS, FINITE, PREPOSITIONS

__all__ = ["occasion_in", "topics_in"]

_EVENT = "|".join(sorted(meeting_words("occasions")))
_AFTER_EVENT = "|".join(sorted(meeting_words("after-occasion")))
_AFTER_TOPIC = "|".join(sorted(meeting_words("after-topic")))
_NO_TOPIC_WORDS = "|".join(sorted(meeting_words("no-topic")))
_MARK = r"[,;.—–\"”’]"
_SIDELINES = re.compile(
    r"\b(?:on|at) the (?:sidelines|margins|fringes|side[- ]lines) of (?:the |a |an )?(.{3,80}?)"
    rf"(?={_MARK}?(?:\s(?:{_AFTER_EVENT})\b|{_MARK}|\Z))"
)
_DURING = re.compile(
    r"\b(?:during|at|for|ahead of|before|after|on) "
    rf"((?:[\w’'.&-]+ ){{0,6}}?(?:{_EVENT})"
    r"(?: (?:of|on|to) (?:the )?[\w’'-]+(?: [A-Z][\w’'-]+){0,4})?)\b"
)
_TOPIC = re.compile(
    r"\b(?:to discuss|discuss(?:ed|es|ing)?|to go over|went over|(?<!call )about|focus(?:ed|ing)?"
    r" on|cent(?:re|er)ed on|(?<!call )(?<!pay )(?<!paid )on|over|to talk about|regarding"
    r"|concerning) (.{4,140}?)"
    rf"(?=[,;.:—–\"”]|\s(?:{_AFTER_TOPIC}|on [A-Z]\w+day|[A-Z]\w+day)\b|\Z)"
)
_NO_TOPIC = re.compile(
    r"\d|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
    r"|(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)\b\.?|[A-Z][a-z]+ \d"
    r"|(?:January|February|March|April|August|September|October|November|December)\b"
    rf"|(?:the |a |an |his |her |their )?(?:{_NO_TOPIC_WORDS})\b",
)
_DETERMINER = re.compile(r"^(?:the|an?) ")
_OPENER = re.compile(r"^(?:the|an?|how|whether) ")
_RELATIVES = frozenset(("who", "whom", "whose", "which", "that", "what"))
_CLAUSAL = _RELATIVES | AUXILIARIES | FINITE
_OWNED = frozenset(("his", "her", "its", "their", "him", "them", "it"))
_MOST = 3
_WORDS = 8


def occasion_in(sentence: str, word: str) -> str | None:
    """The event around the meeting, None where the words name none; ``word`` is the meeting's."""
    found = _SIDELINES.search(sentence)
    if found:
        return found[1].strip(" ,")
    for match in _DURING.finditer(sentence):
        phrase = match[1].strip()
        if word.lower() not in phrase.lower().split() and not _is_clause(phrase):
            return _DETERMINER.sub("", phrase)
    return None


def topics_in(after: str, names: Collection[str] = ()) -> tuple[str, ...]:
    """At most three matters that a meeting was about, from the words after its word.

    ``names`` are those of persons and of who took part, who are no matter to talk about.
    """
    start = 0
    while match := _TOPIC.search(after, start):
        words = match[1].strip()
        start = match.start() + 1
        if _NO_TOPIC.match(words):
            continue
        parts = re.split(r",? and (?=[a-z])|, ", words)
        kept = [_short(part) for part in parts if not _is_predicate(part)]
        return tuple(dict.fromkeys(part for part in kept if part and part not in names))[:_MOST]
    return ()


def _is_clause(phrase: str) -> bool:
    """Whether the words are no noun phrase: "whose insistence the forum"."""
    words = phrase.lower().split()
    if not _CLAUSAL.isdisjoint(words):
        return True
    return any(
        word in ("the", "a", "an") and before not in PREPOSITIONS | {"and", "of"}
        for before, word in pairwise(words)
    )


def _is_predicate(part: str) -> bool:
    """Whether a part begins with a finite verb: "outlined the US focus"."""
    words = part.lower().split()
    if not words or words[0] in _RELATIVES | AUXILIARIES | FINITE:
        return True
    return is_verb(words[0]) and (
        len(words) == 1 or words[1] in DETERMINERS | PREPOSITIONS | _OWNED | {"that"}
    )


def _short(words: str) -> str:
    """The noun phrase of a matter, ended before a verb and not cut inside a phrase."""
    opened = words.strip(" ,’'\"")
    plain = _OPENER.sub("", opened).split()
    if not opened.startswith(("how ", "whether ")):
        finite = (i for i, word in enumerate(plain) if word.lower() in AUXILIARIES | FINITE)
        plain = plain[: next(finite, len(plain))]
    if len(plain) > _WORDS:
        ends = [i for i in range(1, _WORDS + 1) if plain[i].lower() in PREPOSITIONS | {"and"}]
        plain = plain[: ends[-1]] if ends else []
    while plain and plain[-1].lower() in PREPOSITIONS | DETERMINERS | {"that", "who", "and"}:
        plain.pop()
    return " ".join(plain)
