"""Whether a meeting was held, is to come, was asked for, fell through or is denied."""

from __future__ import annotations

import re
from typing import Literal

from summarizer.lexicon import pairs

__all__ = ["Status", "status_of", "was_planned"]

Status = Literal["held", "planned", "requested", "postponed", "cancelled", "denied"]


def _kind(kind: str) -> re.Pattern[str]:
    entries = (pattern for name, pattern in pairs("meeting-status") if name == kind)
    return re.compile(rf"\b(?:{'|'.join(entries)})\b")


_DENIED, _NONE_SUCH = _kind("denied"), _kind("none such")
_UNTRUE = _kind("untrue")
# "Claims in the weekly that X met": what is said of them comes behind the meeting.
_CLAIMED = re.compile(
    r"\b(?:claims?|reports?|rumou?rs?|suggestions?|stories|talk)\b"
    r"(?:[^.;:]{0,60}\bthat\b| (?:of|about) [^.;:]{0,40}\Z)"
)
_UNTRUE_THAT = re.compile(
    r"(?<!not )\b(?:not true|untrue|false|no truth|not the case|nonsense|a lie)"
    r"(?: \w+){0,4}? that\Z"
)
# "Denied that voices were raised but acknowledged the lunch".
_GRANTED = re.compile(
    r"\b(?:but|though|although|while|and)\b[^.;]{0,30}\b(?:acknowledg(?:ed|es|ing)|admit(?:s|ted|ting)"
    r"|confirm(?:ed|s|ing)|conced(?:ed|es|ing)|accept(?:ed|s|ing))\b"
)
_NOT_DENIED = re.compile(r"(?:\bnot|\bnever|n[’']t|\bwithout) (?:\w+ )?\Z")
_OFF, _LATER = _kind("off"), _kind("later")
_ASKED, _AGREED = _kind("asked"), _kind("agreed")
_COMING, _ONCE_PLANNED, _WENT = _kind("coming"), _kind("once planned"), _kind("went")
_LAPSED = _kind("lapsed")
_INFINITIVE = re.compile(
    r"\bto (?:meet|host|visit|hold|see|reconvene|gather|receive|resume|attend)\Z"
)
_TO_PAY = re.compile(r"\bto (?:pay|hold|host|attend|have)\s+(?:(?:a|an|his|her|their)\s+)?\Z")
# Between "called off" and what was: "called off the strike after talks" is no such thing.
_APART = re.compile(r"\b(?:after|following|in|at|during|before|over|by|when)\b")
_OTHERS = re.compile(r"\b(?:said|who|after|because|when)\b")
_TAKEN_UP = re.compile(r"\b(?:but|which|that|and)\b[^;]{0,60}\Z")
_NEW_DATE = re.compile(
    r"\b(?:to|until|till) (?:early |late |next |the |mid-)?(?:\d|mon|tue|wed|thu|fri|sat|sun|jan"
    r"|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|week|month|year)"
)
_BEFORE_IT = re.compile(r"\b(?:ahead of|before)\s+(?:\S+ ){0,4}\Z")
_IS = re.compile(r"\b(?:is|are)\s+(?:\w+ )?\Z")
_SINCE = re.compile(r"\b(?:after|since|met|held)\b")
_ANOTHER_CLAUSE = re.compile(r"\b(?:said|told|was held|were held|that|who|where|to discuss)\b")
# After the noun these say little: "talks would be useful", "the dinner he planned".
_WEAK = frozenset(("would", "expected", "planned", "can", "invited", "plans", "promised"))
_NEAR, _FALLEN_NEAR, _AFTER, _MOVED_TO = 90, 70, 110, 60


def status_of(before: str, word: str, after: str, rest: str, *, noun: bool, alone: bool) -> Status:
    """The status of a meeting, from the small-letter words of its sentence around its word.

    ``before`` is the clause up to the word, ``rest`` what stands before the clause and ``after``
    what follows in the sentence. ``alone`` says that the word is the subject of its clause.
    """
    if _UNTRUE_THAT.search(rest.rstrip()):
        return "denied"
    if _denied(f"{rest} {before}") or _NONE_SUCH.search(f"{before.strip()} {word}"):
        return "denied"
    if _CLAIMED.search(f"{rest} {before}") and _UNTRUE.search(after):
        return "denied"
    fallen = _fallen(before, after, noun=noun, alone=alone)
    if fallen is not None:
        return fallen
    if _OFF.search(rest) and _ONCE_PLANNED.search(before[-40:]):
        return "cancelled"  # "cancelled a trip to P, where he was to meet X"
    if not noun and _LAPSED.search(before[-_NEAR:]):
        return "cancelled"
    near = before[-_NEAR:] if noun else f"{before.rstrip()} {word}"[-_NEAR:]
    asked, agreed = _last(_ASKED, near), _last(_AGREED, near)
    if agreed is not None and (asked is None or agreed.start() < asked.start() or noun):
        return "planned"
    if asked is not None and (noun or asked.start() > len(near) - 60):
        return "requested"
    if _comes(before, word, after, noun=noun, alone=alone):
        return "planned"
    return "held"


def was_planned(words: str) -> bool:
    """Whether the words say that it had once been planned."""
    return _ONCE_PLANNED.search(words) is not None


def _denied(words: str) -> bool:
    """Whether somebody denies it: not "did not deny"."""
    found = _last(_DENIED, words)
    if found is None or _NOT_DENIED.search(words[: found.start()]) is not None:
        return False
    return _GRANTED.search(words, found.end()) is None


def _last(pattern: re.Pattern[str], words: str) -> re.Match[str] | None:
    found = None
    for match in pattern.finditer(words):
        found = match
    return found


def _fallen(before: str, after: str, *, noun: bool, alone: bool) -> Status | None:
    """Whether it was put off or called off, by a verb that has it for its object or subject."""
    near = before[-_FALLEN_NEAR:]
    for pattern, status in ((_LATER, "postponed"), (_OFF, "cancelled")):
        found = _last(pattern, near)
        if found is not None and noun:
            apart = _APART.search(near[found.end() :])
            if not apart or "pull" in found[0]:
                return _moved(status, f"{near[found.end() :]} {after[:_MOVED_TO]}")
        fell = pattern.search(after)
        if fell is None:
            continue
        between = after[: fell.start()]
        subject = alone and not _OTHERS.search(between)
        planned = _ONCE_PLANNED.search(f"{before[-60:]} {between}")
        if subject or (planned and _TAKEN_UP.search(between)):
            return _moved(status, after[fell.end() :])
    return None


def _moved(status: str, after: str) -> Status:
    """What is put off to a day that is named is planned for it."""
    if status == "cancelled":
        return "cancelled"
    return "planned" if _NEW_DATE.search(after[: 2 * _MOVED_TO]) else "postponed"


def _comes(before: str, word: str, after: str, *, noun: bool, alone: bool) -> bool:
    """Whether it is still to come."""
    near = before[-_FALLEN_NEAR:]
    if _INFINITIVE.search(f"{near.rstrip()} {word}".strip()) and not _WENT.search(before):
        return True
    found = _last(_COMING, near)
    if found is not None:
        between = near[found.end() :]
        return not _SINCE.search(between) or (noun and "after" not in between)
    if noun and _TO_PAY.search(near) and not _WENT.search(before):
        return True
    if noun and _BEFORE_IT.search(near):
        return True
    if not noun:
        return word.endswith("ing") and _IS.search(near) is not None
    told = _COMING.search(after[:_AFTER])
    if told is None or told[0] in _WEAK:
        return False
    return not _ANOTHER_CLAUSE.search(after[: told.start()])
