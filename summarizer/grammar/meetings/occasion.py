"""The event around a meeting and what it was about, in the words of its sentence."""

from __future__ import annotations

import re

from summarizer.grammar.meetings.words import meeting_words

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
_MOST = 3
_WORDS = 8


def occasion_in(sentence: str, word: str) -> str | None:
    """The event around the meeting, None where the words name none; ``word`` is the meeting's."""
    found = _SIDELINES.search(sentence)
    if found:
        return found[1].strip(" ,")
    for match in _DURING.finditer(sentence):
        phrase = match[1].strip()
        if word.lower() not in phrase.lower().split():
            return _DETERMINER.sub("", phrase)
    return None


def topics_in(after: str) -> tuple[str, ...]:
    """At most three matters that a meeting was about, from the words after its word."""
    start = 0
    while match := _TOPIC.search(after, start):
        words = match[1].strip()
        start = match.start() + 1
        if _NO_TOPIC.match(words):
            continue
        parts = re.split(r",? and (?=[a-z])|, ", words)
        kept = [_short(part) for part in parts]
        return tuple(dict.fromkeys(part for part in kept if part))[:_MOST]
    return ()


def _short(words: str) -> str:
    plain = _OPENER.sub("", words.strip(" ,’'"))
    return " ".join(plain.split()[:_WORDS])
