"""Whether the words around a date speak of what has been or of what is to come."""

from __future__ import annotations

import re
from functools import cache
from typing import Literal

from summarizer.lexicon import words
from summarizer.scan.phrases import spelled, spelled_words

__all__ = ["Direction", "direction", "direction_before"]

Direction = Literal["past", "future"]

_REACH = 160
_EDGE = re.compile(r"[.!?;\n\r](?:(?<=[;\n\r])|[\"”’)]{0,2}\s{1,3}(?=[\"“‘(]?[A-Z]))")
_FRONTED = re.compile(
    r"(?:\A|\b(?:and|but|that|while|so)\s|[\"“‘]|\s[-–—]{1,2}\s)"
    r"(?:(?:on|in|by|at|late|early)\s)?\Z"
)
_FRONT_REACH = 20
# A past form that is in no list.
_REGULAR = re.compile(r"[a-z]{3,20}ed")
_APOSTROPHES = ("'", "’")
# What may part the two words of "is to" and of "won't".
_JOINTS = (" ", *_APOSTROPHES)
_LETTERS = frozenset("abcdefghijklmnopqrstuvwxyz")
# After these a past form is an adjective ("the disputed border") or a participle ("to be held").
_NO_PAST_AFTER = re.compile(r"\b(?:the|an?|of|its|his|her|their|be|being|with|in|and)\s\Z")

# What was going to be and was not, or was moved: these look past the nearest word.
_HAD_PLANNED = re.compile(
    r"\bhad (?:been |also |originally |long )?(?:due|scheduled|expected|planned|set|slated|supposed"
    r"|meant|hoped|intended|booked|arranged|agreed)\b[^;:]{0,90}\Z"
)
_MOVED = re.compile(
    r"\b(?:postponed|rescheduled|put (?:back|off)|brought forward|pushed back|deferred|adjourned"
    r"|moved|delayed|shifted)\b[^;:,]{0,50}\b(?:to|until|till|from) (?:late |early )?\Z"
)
_INVITED = re.compile(
    r"\b[Ii]nvit(?:ed|es|ing)\b[^;:]{0,60}\bto (?:an?|the|his|her|its|their|talks|lunch|dinner"
    r"|breakfast|tea|supper)\b[^;:,]{0,60}\Z"
)
_CALLED_OFF = re.compile(
    r"[^.;:]{0,140}\b(?:has|have) (?:now |since |also )?been (?:called off|put off|put back"
    r"|cancell?ed|scrapped|postponed|shelved|dropped|rescheduled|delayed|abandoned|scratched)\b"
)

# What was to be on a day and never was: the day has gone by.
_FELL_THROUGH = re.compile(
    r"[^.;:]{0,140}\b(?:fell through|came to nothing|did not (?:happen|take place|go ahead)"
    r"|never (?:took place|happened|materialised|materialized))\b"
)
# Until so late in a night people only talk, wait or vote who have done so.
_INTO_THE_NIGHT = re.compile(
    r"(?:until|till)\s(?:well\s)?(?:after\s)?(?:midnight|dawn|daybreak|late|the (?:small|early)"
    r"|[1-6](?:[:.]\d\d)?\s?a\.?m)"
)
_PLANS = frozenset(("plan", "plans"))
_OWNED = re.compile(r"\b(?:the|an?|this|that|its|his|her|their|of)\s\Z")

_TOWARDS = (" to ", "until ", "till ", "from ", "early ", "late ")

# "Better than expected" looks at nothing to come.
_COMPARED = re.compile(r"\b(?:than|as)\s\Z")


def direction(text: str, start: int, end: int) -> Direction | None:
    """What the nearest telling word says of ``[start, end)``, None where no word tells."""
    before = _clause_before(text, start)
    following = text[end : end + _REACH]
    called_off = " been " in following and _CALLED_OFF.match(text, end)
    if called_off and "had " not in before:
        return "future"
    if _may_have_failed(following) and _FELL_THROUGH.match(text, end):
        return "past"
    moved = before.endswith(_TOWARDS) and _MOVED.search(before)
    if moved or ("nvit" in before and _INVITED.search(before)):
        return "future"
    if "had " in before and _HAD_PLANNED.search(before):
        return "past"
    told_before = _last_told(before)
    if told_before and not _FRONTED.search(before, max(0, len(before) - _FRONT_REACH)):
        return told_before
    after = following[: _REACH // 2]
    edge = _EDGE.search(after)
    return _first_told(after[: edge.start()] if edge else after) or told_before


def _may_have_failed(following: str) -> bool:
    """Whether words stand there with which a plan can be told to have failed; few have any."""
    return (
        "did not " in following
        or "never " in following
        or "fell through" in following
        or "came to nothing" in following
    )


def direction_before(text: str, start: int) -> Direction | None:
    """What the nearest telling word before ``start`` says."""
    return _last_told(_clause_before(text, start))


def _clause_before(text: str, start: int) -> str:
    """The words of the same sentence before ``start``, as far as they can tell."""
    before = text[max(0, start - _REACH) : start]
    edges = list(_EDGE.finditer(before))
    return before[edges[-1].end() :] if edges else before


def _first_told(clause: str) -> Direction | None:
    """What the first telling word of a clause tells of its tense."""
    words = spelled_words(clause)
    tellers = _tellers()
    start = 0
    for index, word in enumerate(words):
        if word in tellers or word.endswith("ed"):
            told = _told(clause, words, index, start)
            if told:
                return told
        start += len(word) + 1
    return None


def _last_told(clause: str) -> Direction | None:
    """What the last telling word of a clause tells of its tense."""
    words = spelled_words(clause)
    tellers = _tellers()
    # The nearest word is found first when they are read from the end.
    start = len(clause) + 1
    for index in range(len(words) - 1, -1, -1):
        word = words[index]
        start -= len(word) + 1
        if word in tellers or word.endswith("ed"):
            told = _told(clause, words, index, start)
            if told:
                return told
    return None


def _told(clause: str, among: list[str], index: int, start: int) -> Direction | None:
    """What the word of that index tells, which starts there; None where it tells nothing."""
    word = among[index]
    end = start + len(word)
    following = among[index + 1] if clause[end : end + 1] in _JOINTS else None
    kind, followers = _tellers().get(word, (None, ()))
    if word == "to":
        told = following and following[0] in _LETTERS and clause[end + 1].islower()
        return "future" if told and following not in _no_infinitive() else None
    if word == "ll":
        kind = "future" if clause[start - 1 : start] in _APOSTROPHES else None
        # The word is "they'll", which starts before the apostrophe.
        start -= len(among[index - 1]) + 1
    if kind == "future" or following in followers:
        if word in _PLANS and _OWNED.search(clause, max(0, start - 8), start):
            return None  # "thrashed out the plan"
        if word in ("until", "till") and _INTO_THE_NIGHT.match(clause, start):
            return None
        compared = _COMPARED.search(clause, max(0, start - 8), start)
        return None if compared or clause[start:end] == "May" else "future"
    if kind is None and not _REGULAR.fullmatch(word):
        return None
    return None if _NO_PAST_AFTER.search(clause, max(0, start - 8), start) else "past"


@cache
def _tellers() -> dict[str, tuple[Direction | None, frozenset[str]]]:
    """What a word tells of a tense, and the words with which it speaks of what is to come.

    "Was" tells of what has been, and "was to" does not; "ahead" tells only with "of".
    """
    kinds: dict[str, Direction] = dict.fromkeys(words("past-words"), "past")
    followers: dict[str, set[str]] = {"to": set(), "ll": set()}
    for entry in words("future-words"):
        first, *rest = spelled(entry).split()
        if rest:
            followers.setdefault(first, set()).add(rest[0])
        else:
            kinds[first] = "future"
    return {
        word: (kinds.get(word), frozenset(followers.get(word, ())))
        for word in kinds.keys() | followers.keys()
    }


@cache
def _no_infinitive() -> frozenset[str]:
    return frozenset(words("no-infinitive"))
