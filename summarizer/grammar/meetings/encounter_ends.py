"""Where the part of a sentence ends that may name the other side of a meeting."""

from __future__ import annotations

from summarizer.grammar.meetings.clauses import is_verb
from summarizer.grammar.meetings.encounter import MEETING_VERBS
from summarizer.grammar.meetings.participants import PRONOUNS
from summarizer.grammar.meetings.words import meeting_words
from summarizer.scan.names.lists import COURTESY, DEMONYMS, TITLES
from summarizer.scan.reporting.cues import BE, DETERMINERS, FINITE, PEOPLE, VERBS
from summarizer.scan.reporting.units import Row

__all__ = ["sides_end"]

_ENDS = meeting_words("clause-ends")
_SPEECH = frozenset(
    w for w, v in VERBS.items() if v.company in ("say", "told") and v.form in ("past", "third")
)
_SOFT = frozenset(("that", "which", "whom"))
_OFFICES = PEOPLE | COURTESY | frozenset(TITLES) | frozenset(DEMONYMS) | meeting_words("modifiers")
_BE_TO = BE | {"due", "set", "scheduled", "expected", "hoped", "planned"}
_PASSED = frozenset(("before", "after"))


def sides_end(row: Row, at: int, noun: bool) -> int:
    """Where the part of the sentence ends that may name the other side."""
    words = row.words
    for index in range(at, len(words)):
        word = words[index]
        if row.mentions[index] is not None:
            continue
        if word in _ENDS:
            return index
        if word == "." and index + 1 >= len(words):
            return index
        if (word in _SPEECH or _closes_report(row, index)) and (not noun or index > at):
            return _speaker_start(row, index, at)
        if word in ("and", ",") and _second_clause(row, index):
            return index
        if not noun and (word in _SOFT or (word in FINITE and index > at)):
            return index
        goes_on = noun and words[index - 1] in _BE_TO
        if word == "to" and index > at - (not noun) and _purpose(row, index + 1) and not goes_on:
            return index
        travels = "".join(words[index + 1 : index + 2]).endswith("ing")
        if word in _PASSED and (not noun or travels):
            return index
    return len(words)


def _closes_report(row: Row, at: int) -> bool:
    """Whether the sentence ends on the one who reports it: "an official confirmed."."""
    verb = VERBS.get(row.words[at])
    if verb is None or verb.form not in ("past", "third"):
        return False
    after = row.words[at + 1 : at + 2]
    return not after or (after[0] in (".", ",") and at + 3 >= len(row.words))


def _purpose(row: Row, at: int) -> bool:
    """Whether an infinitive stands here: "to discuss"."""
    if (
        at >= len(row.words)
        or row.mentions[at] is not None
        or row.words[at] in DETERMINERS
        or row.words[at] in PRONOUNS
    ):
        return False
    word = row.words[at]
    return word not in ("be", "have") and word.isalpha() and word not in _OFFICES


def _second_clause(row: Row, at: int) -> bool:
    """Whether a second predicate begins: ", and will hold", "and pressed him"."""
    words = row.words
    index = at + 1
    if words[at] == "," and index < len(words):
        if words[index] not in ("and", "then"):
            return False
        index += 1
    if words[index : index + 1] == ["again"]:
        return True
    while index < len(words) and words[index] in ("also", "then", "later", "again", "has", "had"):
        index += 1
    if index >= len(words) or row.mentions[index] is not None:
        return False
    return is_verb(words[index]) or words[index] in MEETING_VERBS | {"he", "she", "they"}


def _speaker_start(row: Row, said: int, at: int) -> int:
    """Back from "said" to the comma before the one who said it."""
    for index in range(said - 1, at, -1):
        if row.words[index] == "," and not _closes_name(row, index, said):
            return index
    return said


def _closes_name(row: Row, comma: int, said: int) -> bool:
    """Whether the comma only closes what is said beside the speaker: ", his spokesman, X, said"."""
    return (
        comma == said - 1
        or (
            said - comma <= 7 and row.words[said - 1] == "," and row.mentions[comma + 1] is not None
        )
        or (
            row.mentions[comma + 1] is not None
            and row.words[comma - 1] in PEOPLE
            and said - comma <= 3
        )
    )
