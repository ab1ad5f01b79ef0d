"""Asks that are denied, and asks of nobody: "X denied having asked", "none of the banks asked"."""

from __future__ import annotations

from summarizer.grammar.asks.words import NOUNS, is_adverb, word_set
from summarizer.scan.reporting.cues import BE, DETERMINERS, FINITE, PREPOSITIONS
from summarizer.scan.reporting.parties import MARKS
from summarizer.scan.reporting.units import Row

__all__ = ["is_claim_answered", "is_denied_clause", "is_of_nobody", "is_unwilling"]

_BORDERS = word_set("borders")
_CLAIMS = word_set("claims")
_DENIED = frozenset(("denied", "denies", "deny", "denying"))
_MISTAKEN = word_set("mistaken") | _DENIED
_NOBODY = word_set("nobody")
_NO_PROOF = word_set("no proof")
_POSSESSIVES = word_set("possessives") | {"'s", "’s"}
_UNTRUE = frozenset(("untrue", "false", "wrong", "incorrect", "nonsense"))
_UNWILLING = word_set("unwilling")
_UNWILLING_PAIRS = frozenset(tuple(pair.split("-")) for pair in word_set("unwilling pairs"))
_PLANS = frozenset(("plans", "plan", "intention", "need", "wish", "reason", "desire"))
_JOINING = frozenset(("and", "but", "that", "who", "which"))
_NEAR = 5
_REACH = 8


def is_claim_answered(row: Row, at: int, end: int) -> bool:
    """Whether the answer at ``at`` is one to a claim and not to an ask: "a claim X denies"."""
    words = row.words
    for index in range(at - 1, max(-1, at - _REACH), -1):
        if words[index] in _CLAIMS:
            return True
        if words[index] in MARKS or words[index] in _BORDERS:
            break
    behind = words[end : end + _NEAR]
    stop = next((i for i, word in enumerate(behind) if word in NOUNS or word in MARKS), _NEAR)
    if not _CLAIMS.isdisjoint(behind[:stop]):
        return True
    if words[at] not in _DENIED:
        return False
    if not _CLAIMS.isdisjoint(words[:2]):  # "Reports that X asked were denied"
        return True
    passive = at > 0 and words[at] == "denied" and (words[at - 1] in BE or is_adverb(words[at - 1]))
    if passive and behind[:1] in (["."], [","], ["by"], [";"], ["and"], ["but"], []):
        return False
    noun = next((i for i, word in enumerate(behind) if word in NOUNS), None)
    return noun is None or not (PREPOSITIONS | FINITE | {"that"}).isdisjoint(behind[:noun])


def is_denied_clause(row: Row, first: int) -> bool:
    """Whether the clause that begins at a unit is what somebody denies: "X denied that"."""
    words = row.words
    at = first - 1
    while at >= 0 and words[at] in DETERMINERS - {"that"}:
        at -= 1
    if at >= 0 and words[at] == "that":
        at -= 1
        if at >= 0 and words[at] in _UNTRUE:
            return True
        if at > 0 and words[at] in _NO_PROOF and not _NOBODY.isdisjoint(words[at - 2 : at]):
            return True
        if at >= 0 and words[at] in _CLAIMS and _denied_behind(row, first):
            return True
    while at >= 0 and (
        words[at] in _CLAIMS or words[at] in DETERMINERS or words[at] in _POSSESSIVES
    ):
        at -= 1
    return at >= 0 and words[at] in _MISTAKEN


def _denied_behind(row: Row, first: int) -> bool:
    """Whether "were denied" stands to the right of a unit."""
    words = row.words
    return any(words[i] == "denied" and words[i - 1] in BE for i in range(first + 1, len(words)))


def is_of_nobody(row: Row, first: int) -> bool:
    """Whether the noun phrase with a party at a unit is of nobody: "none of the banks"."""
    words = row.words
    for at in range(first - 1, max(-1, first - _REACH), -1):
        word = words[at]
        if word in _NOBODY or (word == "one" and words[at - 1 : at] == ["no"]):
            return not (at and words[at - 1] in PREPOSITIONS)
        if word in MARKS or word in FINITE or word in _JOINING or word in _BORDERS:
            break
    return False


def is_unwilling(row: Row, verb: int) -> bool:
    """Whether the words before "to ask" or "asking" say that it is, or was, not done."""
    words = row.words
    at = verb - 1
    while at > 0 and (words[at] in ("ever", "having", "been", "even") or is_adverb(words[at])):
        if words[at] in _UNWILLING:
            break
        at -= 1
    if at < 0 or (words[at] == "yet" and words[verb] != "to"):
        return False
    if words[at] == "of" and at and words[at - 1] in _PLANS:
        at -= 1
    if words[at] in _PLANS and "no" in words[max(0, at - 3) : at]:
        return True
    return words[at] in _UNWILLING or (at > 0 and (words[at - 1], words[at]) in _UNWILLING_PAIRS)
