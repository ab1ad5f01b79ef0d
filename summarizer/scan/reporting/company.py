"""The company that a reporting verb needs, and the place of its clause in the sentence."""

from __future__ import annotations

from summarizer.scan.reporting.claims import accuses, claim_object, claims_prize, denial
from summarizer.scan.reporting.clause import Role
from summarizer.scan.reporting.complements import has_complement, word_after
from summarizer.scan.reporting.cues import (
    DETERMINERS,
    FINITE,
    NOUNS,
    SKIPPED,
    VERBS,
    Verb,
    word_set,
)
from summarizer.scan.reporting.interpolations import across
from summarizer.scan.reporting.parties import REACH, clause_start
from summarizer.scan.reporting.units import QUOTED, Row

__all__ = ["role_of"]

_OPEN_OBJECTS = word_set("open objects")
_WORDLESS = word_set("wordless")
_ENDS = word_set("ends")
_BEFORE_ADJUNCT = frozenset(("on", "in", "at", "after", "by", "during"))
_BEFORE_TAIL = frozenset((",", "—", "–", QUOTED))
_AFTER_TAIL = _ENDS | {",", ":", QUOTED}
_NOT_TOLD = frozenset(("", "off", "apart", ",", ".", "nobody", "no", "nothing"))
_PARTICLES = frozenset(("back", "in", "out"))
_FEELINGS = word_set("feelings")
_WHILE = word_set("while")
_FORECASTS = word_set("forecasts")
_GOES_ON = FINITE | {"that"}
_NOT_ORDERED = FINITE | {"that", "of", "against", ",", ":", QUOTED}
_BREAKS = frozenset((",", ":", ";", ".", "—", "–", QUOTED, "to", "and", "for", "at", "by", "in"))


def role_of(row: Row, at: int, verb: Verb) -> Role | None:
    """What the clause is, None where the verb lacks the company it needs."""
    word = row.words[at]
    tail = _is_tail(row, at)
    if verb.company == "say":
        if word_after(row, at) in _WORDLESS:
            return None
        return "tail" if tail else "main"
    if verb.company == "told":
        after = word_after(row, at)
        if after in _NOT_TOLD:
            return "tail" if tail and after else None
        return None if _orders(row, at) else "tail" if tail else "main"
    if verb.company == "paren":
        return "tail" if tail else "main" if word_after(row, at) == "that" else None
    if verb.company == "deny":
        return denial(row, at, tail)
    if verb.company == "claim":
        return "main" if claim_object(row, at) else None
    if verb.company == "accuse":
        return "main" if accuses(row, at) else None
    if verb.company == "out":
        return ("tail" if tail else "main") if word_after(row, at) == "out" else None
    if verb.company == "expect":
        return _expects(row, at, tail)
    if verb.company in ("only", "voice"):
        return "main" if _says_that(row, at, verb) else None
    if verb.company == "back" and word_after(row, at) not in _PARTICLES:
        return None
    if verb.company == "vow" and _vows_that(row, at):
        return "main"
    if verb.company in ("quote", "vow", "back"):
        if tail and _quote_before(row, at):
            return "tail"
        return "main" if _quote_after(row, at) else None
    if tail:
        return "tail"
    if verb.company == "shows":
        return "main"
    if word.startswith("warn") and _orders(row, at):
        return None
    if word in _FORECASTS and row.words[at - 1] != "had" and _of_figure(row, at):
        return "main"
    if word in _OPEN_OBJECTS and not claims_prize(row, at):
        return "main"
    if has_complement(row, at, verb):
        return "main"
    return "weak" if _weak(row, at) else None


def _says_that(row: Row, at: int, verb: Verb) -> bool:
    """Whether it is "felt that" or "expressed deep concern that"."""
    after = row.words[at + 1 : at + 7]
    if "that" not in after:
        return False
    before = after[: after.index("that")]
    if verb.company == "only":
        return SKIPPED.issuperset(before)
    return before[-1:] != [] and before[-1] in _FEELINGS and _BREAKS.isdisjoint(before)


def _of_figure(row: Row, at: int) -> bool:
    """Whether it is "forecasts growth of 2.7 percent", which is a claim like any other."""
    for word in row.words[at + 1 : at + 10]:
        if word[:1].isdigit():
            return True
        if word in _BREAKS and word not in ("of", "to", "for", "at", "in", "by"):
            return False
    return False


def _orders(row: Row, at: int) -> bool:
    """Whether it is "warned residents to boil water", which claims nothing."""
    words = row.words
    for index in range(at + 1, min(len(words) - 1, at + 8)):
        word = words[index]
        if word in _NOT_ORDERED:
            return False
        if word == "to":
            return row.mentions[index + 1] is None and words[index + 1] not in DETERMINERS
    return False


def _is_tail(row: Row, at: int) -> bool:
    """Whether the clause comes after what was said: "..., X said on Tuesday"."""
    words = row.words
    if words[at - 1] in ("who", "which") and at:
        return False
    start, furthest = at, max(0, at - REACH - 1)
    while start > furthest and words[start - 1] not in _BEFORE_TAIL:
        start -= 1
    if at - start > REACH:
        return False
    if start == at:
        start = _appended_start(row, at)
    if start == 0:
        return False
    if words[start - 1] == QUOTED:
        return True
    if start < 2 or _is_adjunct(row, start - 1):
        return False
    if words[start] in _WHILE and VERBS[words[at]].company != "say":
        return False  # ", while the family has countered with one seat"
    return not has_complement(row, at, VERBS[words[at]]) and _ends_soon(row, at)


def _is_adjunct(row: Row, comma: int) -> bool:
    """Whether nothing but "On Friday" or "In a letter" stands before a comma."""
    return comma < 6 and row.words[0] in _BEFORE_ADJUNCT and row.words[comma] == ","


def _appended_start(row: Row, at: int) -> int:
    """Where "its director, X," begins before a verb that follows a comma."""
    party = across(row, at - 1) if row.words[at - 1] == "," else None
    if party is None or party.first < 2 or row.words[party.first - 1] != ",":
        return 0 if party is None or party.first < 2 else party.first
    start = party.first - 1
    while start > 0 and party.first - start < REACH and row.words[start - 1] not in (",", QUOTED):
        start -= 1
    return start


def _ends_soon(row: Row, at: int) -> bool:
    """Whether no clause follows the verb, only a day, a hearer, an occasion or the end."""
    for word in row.words[at + 1 : at + REACH]:
        if word in _AFTER_TAIL:
            return True
        if word in _GOES_ON:
            return False
        verb = VERBS.get(word)
        if verb is not None and verb.form in ("past", "third") and word not in NOUNS:
            return False
    return True


def _weak(row: Row, at: int) -> bool:
    after = word_after(row, at)
    return (after.isalpha() or after in DETERMINERS) and (
        after not in ("to", "on", "for", "in", "by", "with", "at")
    )


def _expects(row: Row, at: int, tail: bool) -> Role | None:
    """What "X expects to hire" is; "is expected" and "and expects" name nobody."""
    if row.words[at - 1] in ("and", "or", "but", ","):
        return None
    if tail:
        return "tail"
    after = row.words[at + 1 : at + 10]
    if after[:1] == ["to"] or after[:1] == ["that"]:
        return "main"
    if any(word[:1].isdigit() for word in after[:5]):
        return "main"  # "expects output of 410,000 ounces"
    followed = "to" in after and _BREAKS.isdisjoint(after[: after.index("to")])
    return "main" if followed else None


def _vows_that(row: Row, at: int) -> bool:
    """Whether it is "promised voters that" or "promised the road would"."""
    after = row.words[at + 1 : at + 6]
    if "that" in after[:4] and _BREAKS.isdisjoint(after[: after.index("that")]):
        return True
    return "would" in after or "will" in after


def _quote_before(row: Row, at: int) -> bool:
    start = clause_start(row, at)
    return start > 0 and row.words[start - 1] == QUOTED


def _quote_after(row: Row, at: int) -> bool:
    after = row.words[at + 1 : at + 22]
    if QUOTED not in after:
        return False
    for word in after:
        if word == QUOTED:
            return True
        other = VERBS.get(word)
        if word == ";" or (
            other is not None
            and other.company in ("say", "told", "that")
            and other.form in ("past", "third")
            and word not in NOUNS
        ):
            return False
    return False
