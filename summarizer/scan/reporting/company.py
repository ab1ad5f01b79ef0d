"""The company that a reporting verb needs, and the place of its clause in the sentence."""

from __future__ import annotations

from summarizer.scan.reporting.clause import Role
from summarizer.scan.reporting.cues import (
    DETERMINERS,
    FINITE,
    NOUNS,
    PRONOUNS,
    SKIPPED,
    VERBS,
    Verb,
    word_set,
)
from summarizer.scan.reporting.interpolations import across
from summarizer.scan.reporting.parties import REACH, clause_start
from summarizer.scan.reporting.units import Row

__all__ = ["denies", "has_complement", "role_of"]

_CLAIM_NOUNS = word_set("claim nouns")
# What a court or an office denies when it refuses: no speech in that.
_REFUSED = word_set("refused")
_OPEN_OBJECTS = word_set("open objects")
_NOT_CLAIMS = word_set("not claims")
_SKIPPED_AFTER = SKIPPED | {"out"}
_WORDLESS = word_set("wordless")
_ENDS = word_set("ends")


def role_of(row: Row, at: int, verb: Verb) -> Role | None:
    """What the clause is, None where the verb lacks the company it needs."""
    word = row[at].word
    tail = _is_tail(row, at)
    if verb.company == "say":
        if _after(row, at) in _WORDLESS:
            return None
        return "tail" if tail else "main"
    if verb.company == "told":
        after = row[at + 1] if at + 1 < len(row) else None
        if after is None or after.word in ("off", "apart", ",", "."):
            return "tail" if tail and after is not None else None
        return None if _orders(row, at) else "tail" if tail else "main"
    if verb.company == "paren":
        return "tail" if tail else "main" if _after(row, at) == "that" else None
    if verb.company == "deny":
        return _denial(row, at, tail)
    if verb.company == "claim":
        return "main" if _claim_object(row, at) else None
    if verb.company == "accuse":
        return "main" if _accuses(row, at) else None
    if verb.company == "out":
        return ("tail" if tail else "main") if _after(row, at) == "out" else None
    if verb.company == "quote":
        if tail and _quote_before(row, at):
            return "tail"
        return "main" if _quote_after(row, at) else None
    if tail:
        return "tail"
    if verb.company == "shows":
        return "main"
    if word.startswith("warn") and _orders(row, at):
        return None
    if word in _OPEN_OBJECTS and not _claims_prize(row, at):
        return "main"
    if has_complement(row, at, verb):
        return "main"
    return "weak" if _weak(row, at) else None


def _orders(row: Row, at: int) -> bool:
    """Whether it is "warned residents to boil water", which claims nothing."""
    for index in range(at + 1, min(len(row) - 1, at + 8)):
        word = row[index].word
        if word in ("that", "of", "against", ",", ":") or word in FINITE or row[index].quoted:
            return False
        if word == "to":
            after = row[index + 1]
            return after.mention is None and after.word not in DETERMINERS
    return False


def _after(row: Row, at: int) -> str:
    return row[at + 1].word if at + 1 < len(row) else ""


def _claims_prize(row: Row, at: int) -> bool:
    """Whether the object is no claim: "claimed 12 seats", or none stands there at all."""
    after = _after(row, at)
    if after in _NOT_CLAIMS or after in ("", ",", ".", "as"):
        return True
    if not row[at].word.startswith("claim"):
        return False
    near = range(at + 1, min(len(row), at + 5))
    return after[0].isdigit() or any(row[index].word in _NOT_CLAIMS for index in near)


def _is_tail(row: Row, at: int) -> bool:
    """Whether the clause comes after what was said: "..., X said on Tuesday"."""
    start = at
    while start > 0 and row[start - 1].word not in (",", "—", "–") and not row[start - 1].quoted:
        start -= 1
        if at - start > REACH:
            return False
    if start == at:
        start = _appended_start(row, at)
    if start == 0:
        return False
    if row[start - 1].quoted:
        return True
    if start < 2:
        return False
    return not has_complement(row, at, VERBS[row[at].word]) and _ends_soon(row, at)


def _appended_start(row: Row, at: int) -> int:
    """Where "its director, X," begins before a verb that follows a comma."""
    party = across(row, at - 1) if row[at - 1].word == "," else None
    if party is None or party.first < 2 or row[party.first - 1].word != ",":
        return 0 if party is None or party.first < 2 else party.first
    start = party.first - 1
    while (
        start > 0
        and party.first - start < REACH
        and row[start - 1].word != ","
        and not row[start - 1].quoted
    ):
        start -= 1
    return start


def _ends_soon(row: Row, at: int) -> bool:
    """Whether no clause follows the verb, only a day, a hearer, an occasion or the end."""
    for index in range(at + 1, min(len(row), at + REACH)):
        word = row[index].word
        if word in _ENDS or word in (",", ":") or row[index].quoted:
            return True
        if word == "that" or word in FINITE:
            return False
        if word in VERBS and VERBS[word].form in ("past", "third") and word not in NOUNS:
            return False
    return True


def has_complement(row: Row, at: int, verb: Verb) -> bool:
    """Whether a clause, a quotation or a colon follows as what was said."""
    index = at + 1
    while index < len(row) and index < at + 6 and row[index].word in _SKIPPED_AFTER:
        index += 1
    if index >= len(row):
        return False
    unit = row[index]
    if unit.quoted or unit.word in ("that", ":", "how", "why", "whether"):
        return True
    if unit.word == "," and index + 1 < len(row) and row[index + 1].quoted:
        return True
    if unit.word in ("on", "in", "at", "to", "during", "after", "last", "this", "earlier"):
        return any(
            row[i].word == "that" or row[i].quoted for i in range(index, min(len(row), index + 9))
        )
    if verb.company == "say":
        return unit.word not in _ENDS and unit.word != ","
    if verb.form == "ing" and unit.word in ("of", "against"):
        return row[at].word.startswith("warn")
    if unit.word in ("of", "against"):
        return row[at].word.startswith("warn")
    if unit.word.endswith("ing") and row[at].word.startswith(("admit", "acknowledg", "report")):
        return True
    return _clause_follows(row, index)


def _clause_follows(row: Row, first: int) -> bool:
    """Whether a subject and a finite verb come next, with "that" left out."""
    subject = row[first]
    if not (
        subject.mention is not None
        or subject.word in PRONOUNS | DETERMINERS | {"there", "both", "neither", "nobody"}
        or subject.word.isalpha()
    ):
        return False
    for index in range(first + 1, min(len(row), first + 12)):
        word = row[index].word
        if word in FINITE:
            return True
        if word in ("to", ",", ";", ".", "as", "for") or row[index].quoted:
            return False
    return False


def _weak(row: Row, at: int) -> bool:
    after = row[at + 1] if at + 1 < len(row) else None
    return (
        after is not None
        and (after.mention is not None or after.word in DETERMINERS or after.word.isalpha())
        and after.word not in ("to", "on", "for", "in", "by", "with", "at")
    )


def _denial(row: Row, at: int, tail: bool) -> Role | None:
    if tail:
        return "tail"
    for index in range(at + 1, min(len(row), at + 6)):
        word = row[index].word
        if word in ("that", "any", "having") or word.endswith("ing") or row[index].quoted:
            return "main"
        if word in _REFUSED:
            return None
        if word in _CLAIM_NOUNS:
            return "main"
    after = _after(row, at)
    return "main" if after and after not in _ENDS else None


def _claim_object(row: Row, at: int) -> bool:
    for index in range(at + 1, min(len(row), at + 6)):
        if row[index].word in _CLAIM_NOUNS:
            return True
        if row[index].word in (",", "to", "for", "by"):
            return False
    return any(row[i].quoted for i in range(at + 1, min(len(row), at + 10)))


def _accuses(row: Row, at: int) -> bool:
    if row[at].word.startswith("blam"):
        return bool(_after(row, at)) and _after(row, at) not in _ENDS
    return any(row[index].word in ("of", "for") for index in range(at + 2, min(len(row), at + 12)))


def _quote_before(row: Row, at: int) -> bool:
    start = clause_start(row, at)
    return start > 0 and row[start - 1].quoted


def _quote_after(row: Row, at: int) -> bool:
    for index in range(at + 1, min(len(row), at + 22)):
        if row[index].quoted:
            return True
        word = row[index].word
        other = VERBS.get(word)
        if word == ";" or (
            other is not None
            and other.company in ("say", "told", "that")
            and other.form in ("past", "third")
            and word not in NOUNS
        ):
            return False
    return False


def denies(row: Row, at: int, verb: Verb) -> bool:
    return verb.company == "deny" or (verb.company == "claim" and _claim_object(row, at))
