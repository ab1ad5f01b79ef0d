"""Clauses without a subject of their own: "X left, saying that", ", telling members that"."""

from __future__ import annotations

from summarizer.scan.reporting.clause import Clause
from summarizer.scan.reporting.company import role_of
from summarizer.scan.reporting.complements import clause_follows, has_complement
from summarizer.scan.reporting.cues import DETERMINERS, PEOPLE, Verb, word_set
from summarizer.scan.reporting.subjects import opening_party, party_before
from summarizer.scan.reporting.units import QUOTED, Row

__all__ = ["participle"]

_NOT_SAYING = frozenset(("by", "without", "of", "from", "for", "in", "as", "worth", "goes"))
_BEFORE_TELLING = frozenset((",", QUOTED, "after", "before", "while", "when", "and", "despite"))
_HEARERS = word_set("hearer pronouns") | word_set("press")


def participle(row: Row, at: int, verb: Verb, found: list[Clause]) -> Clause | None:
    """The clause of ", saying that", whose speaker is the subject of the clause around it."""
    if at == 0 or row.words[at - 1] in _NOT_SAYING:
        return None
    if not _says(row, at, verb):
        return None
    if any(clause.role in ("main", "tail") for clause in found):
        return None
    named = row.mentions[at - 1] is not None  # "with X saying that"
    party = party_before(row, at) if named else opening_party(row, at)
    return party and Clause("main", at, at, party)


def _says(row: Row, at: int, verb: Verb) -> bool:
    """Whether what was said comes after the participle."""
    before = row.words[at - 1]
    if verb.company == "told":
        return before in _BEFORE_TELLING and _told_what(row, at)
    if verb.company != "say" and before not in (",", QUOTED):
        return False
    if verb.company == "accuse":
        return role_of(row, at, verb) is not None
    return verb.company in ("say", "that") and has_complement(row, at, verb)


def _told_what(row: Row, at: int) -> bool:
    """Whether it is "telling members that", not "telling them to wait" nor "telling lies"."""
    words = row.words
    hearer = at + 1
    while hearer < min(len(words) - 1, at + 4) and words[hearer] in DETERMINERS:
        hearer += 1
    if hearer >= len(words) or not (
        row.mentions[hearer] is not None
        or words[hearer] in _HEARERS
        or words[hearer] in PEOPLE
        or words[hearer].endswith("s")
    ):
        return False
    after = words[hearer + 1 : hearer + 6]
    if after[:1] in (["that"], [QUOTED]) or after[:2] in ([",", QUOTED], [":", QUOTED]):
        return True
    return after[:1] != ["to"] and clause_follows(row, hearer + 1)
