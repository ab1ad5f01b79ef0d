"""Whether a sentence says that nobody met: "no meeting", "never met", "instead of meeting"."""

from __future__ import annotations

import re
from typing import Literal

from summarizer.grammar.meetings.clauses import is_verb, own_parts
from summarizer.grammar.meetings.encounters import Encounter
from summarizer.grammar.meetings.words import meeting_words
from summarizer.lexicon import pairs
from summarizer.scan.reporting.cues import PEOPLE
from summarizer.scan.reporting.units import Row

__all__ = ["Negation", "negation_of"]

Negation = Literal["not", "unreal"]


def _alternatives(kind: str) -> str:
    return "|".join(pattern for name, pattern in pairs("meeting-not") if name == kind)


_OF_NOUN = re.compile(rf"(?:{_alternatives('unreal noun')})(?: [\w’'-]+){{0,3}}\Z")
_ABSENT = re.compile(rf"\b(?:{_alternatives('absent')})(?: [\w’'-]+){{0,3}}\Z")
_UNREAL = re.compile(rf"\b(?:{_alternatives('unreal verb')})\Z")
_NOT = re.compile(rf"\b(?:{_alternatives('not verb')})\Z")
_OBJECT = re.compile(rf"(?:\A| )(?:{_alternatives('object verb')})\Z")
_SUBJECT = re.compile(rf"(?:{_alternatives('subject')})\b(?! (?:sooner|doubt|only)\b)")
_FELL = re.compile(rf"\b(?:{_alternatives('fell')})\b")
_UNREAL_FELL = re.compile(rf"\b(?:{_alternatives('unreal fell')})\b")
_OTHER_SIDE = re.compile(rf"(?:with )?(?:{_alternatives('other side')})\b")
_NEITHER_NOR = re.compile(r"\b(?:no|without|neither) (?:[\w-]+ ){1,4}n?or (?:\w+ ){0,2}\Z")
_HAD_IT = re.compile(r"(?:had (?!to\b)|if .*\bhad\b|were )")
_NO = frozenset(("no", "without", "neither"))
_NOT_NONE = re.compile(r"\b(?:not only|no doubt|not just|not merely|not least)\b")
_NO_PLANS = re.compile(r"\bno (?:\w+ )?(?:plans?|need|reason|agreement)\b.* (?:for|of|on)\Z")
_MATTERS = meeting_words("matters")
_RELATIVES = frozenset(("that", "which"))
_OTHERS = frozenset(("said", "says", "told", "because", "after", "when", "but", "where"))
_FAR = 24  # units from the noun of a meeting to the verb that says it was none


def negation_of(row: Row, encounter: Encounter) -> Negation | None:
    """How the clause denies that anybody met: it did not happen, or was never more than possible.

    The determiner, the subject, the verbs before the word and the verb after it are looked at.
    """
    before = _before(row, encounter)
    if encounter.kind == "noun":
        return _of_noun(row, encounter, before)
    if _HAD_IT.match(_opening(row, encounter, before)):
        return "unreal"
    if _OTHER_SIDE.match(_words(row, encounter.at + 1, min(encounter.at + 4, len(row.words)))):
        return "not"
    found = _by_verbs(before) or _by_subject(before)
    # "Did not discuss tariffs" and "never met before Monday's talks" leave that they met.
    if row.words[encounter.at] in _MATTERS or _is_until(row, encounter.at):
        return "unreal" if found is not None else None
    return found


def _is_until(row: Row, at: int) -> bool:
    near = range(at + 1, min(at + 6, len(row.words) - 1))
    return any(
        row.words[i] in ("before", "until") and (row.mentions[i + 1] or row.words[i + 1].isalpha())
        for i in near
    )


def _opening(row: Row, encounter: Encounter, before: str) -> str:
    """The clause with the "if" or the "wished" before it: "if he had met"."""
    ahead = row.words[encounter.begin - 1] if encounter.begin else ""
    ahead = "if" if ahead in ("wish", "wished", "wishes") else ahead
    return f"{ahead} {before} " if ahead == "if" else f"{before} "


def _before(row: Row, encounter: Encounter) -> str:
    """The words of the clause before the meeting's, without relative clauses that are over."""
    end = encounter.phrase if encounter.kind == "noun" else encounter.at
    begin = encounter.begin
    if begin >= end:  # "rather than meeting X"
        begin = max(0, end - 4)
    return _words(row, begin, end)


def _words(row: Row, begin: int, end: int) -> str:
    parts = own_parts(row, min(begin, end), end)
    return " ".join(_word(row, index) for part in parts for index in range(*part))


def _word(row: Row, at: int) -> str:
    mention = row.mentions[at]
    return row.words[at] if mention is None else mention.text.lower()


def _by_verbs(before: str) -> Negation | None:
    if _NOT_NONE.search(before[-40:]):
        return None
    if _UNREAL.search(before):
        return "unreal"
    return "not" if _NOT.search(before) else None


def _by_subject(before: str) -> Negation | None:
    """Whether the clause begins with "nobody", "neither A nor B", "no minister"."""
    begun = max(before.rfind(", ") + 2 if "nor " not in before else 0, 0)
    for start in {0, begun} if ", " in before else {0}:
        words = before[start:].removeprefix(", ").removeprefix("and ").removeprefix("but ")
        if _SUBJECT.match(words):
            return "not"
        if words.startswith("no ") and _NOT_NONE.match(words) is None:
            head = words.split()[1:5]
            if "," not in words or any(word in PEOPLE for word in head):
                return "not" if not {"sooner", "fewer", "less", "longer"} & set(head[:1]) else None
    return None


def _of_noun(row: Row, encounter: Encounter, before: str) -> Negation | None:
    words = row.words
    ahead = words[max(0, encounter.phrase - 1) : encounter.at]
    if not _NO.isdisjoint(ahead) and not _NOT_NONE.search(" ".join(ahead)):
        return "not"
    if _NEITHER_NOR.search(f"{_words(row, encounter.begin, encounter.at)} "):
        return "not"
    if _fell(row, encounter, _FELL):
        return "not"
    if _fell(row, encounter, _UNREAL_FELL):
        return "unreal"
    if _NO_PLANS.search(before):
        return "unreal"
    up_to = _words(row, encounter.begin, encounter.at)
    if _OF_NOUN.search(up_to) or _ABSENT.search(up_to):
        return "unreal"
    verb = _OBJECT.search(before)
    if verb is None:
        return None
    return _by_verbs(before[: verb.start()].rstrip()) or (
        None if encounter.governed else _by_subject(before)
    )


def _fell(row: Row, encounter: Encounter, pattern: re.Pattern[str]) -> bool:
    """Whether the noun is the subject of "never happened", or of "that never happened"."""
    words = row.words[encounter.at + 1 : encounter.at + 1 + _FAR]
    after = " ".join(words)
    found = pattern.search(after)
    if found is None:
        return False
    between = after[: found.start()].split()
    if _RELATIVES.isdisjoint(between) and (encounter.governed or not encounter.alone):
        return False
    return _OTHERS.isdisjoint(between) and not any(
        is_verb(w)
        and w not in ("has", "have", "had", "did", "do", "was", "were", "is")
        and w not in ("planned", "scheduled", "reported", "alleged", "supposed")
        for w in between
    )
