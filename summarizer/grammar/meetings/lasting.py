"""How long a meeting lasts: "ended two days of talks on Friday"."""

from __future__ import annotations

import re

from summarizer.grammar.meetings.days import Days
from summarizer.lexicon import pairs
from summarizer.scan.dates.intervals import shift

__all__ = ["spread"]

_NUMBERS = {word: int(number) for word, number in pairs("small-numbers")}
_COUNT = "|".join(sorted(map(re.escape, _NUMBERS), key=len, reverse=True))
_LENGTH = re.compile(rf"\b(\d{{1,2}}|{_COUNT})[ -](day|week)s?\b(?! (?:ago|later|before|earlier))")
_FORTNIGHT = re.compile(r"\bfortnight\b")
_ENDING = re.compile(
    r"\b(?:end(?:s|ed|ing)?|conclud(?:e|es|ed|ing)|clos(?:e|es|ed|ing)|finish(?:es|ed|ing)?"
    r"|wrap(?:s|ped|ping)? up|wound up|winds? up|winding up|complet(?:e|es|ed|ing)|broke up)\b"
)
_OPENING = re.compile(
    r"\b(?:beg[aiu]n(?:s|ning)?|open(?:s|ed|ing)?|start(?:s|ed|ing)?|kick(?:s|ed|ing)? off"
    r"|launch(?:es|ed|ing)?|arriv(?:e|es|ed|ing)|from)\b"
)
_MOST = 31


def spread(days: Days | None, words: str) -> Days | None:
    """The days with those that came before the last one, or follow the first one.

    ``words`` are those of the sentence about the meeting, in small letters.
    """
    if days is None or days.first is None or days.first != days.last:
        return days
    length = _length(words)
    if not 1 < length <= _MOST:
        return days
    if _ENDING.search(words):
        return Days(days.text, shift(days.first, 1 - length), days.last)
    if _OPENING.search(words):
        return Days(days.text, days.first, shift(days.first, length - 1))
    return days


def _length(words: str) -> int:
    found = _LENGTH.search(words)
    if found is None:
        return 14 if _FORTNIGHT.search(words) else 0
    count = _NUMBERS.get(found[1]) or int(found[1])
    return count * (7 if found[2] == "week" else 1)
