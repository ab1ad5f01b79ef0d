"""Whether a verb has a claim for its object: not "denied bail", nor "claimed 12 seats"."""

from __future__ import annotations

from summarizer.scan.reporting.clause import Role
from summarizer.scan.reporting.complements import clause_follows, word_after
from summarizer.scan.reporting.cues import Verb, word_set
from summarizer.scan.reporting.units import QUOTED, Row

__all__ = ["accuses", "claim_object", "claims_prize", "denial", "denies"]

_CLAIM_NOUNS = word_set("claim nouns")
# What a court or an office denies when it refuses: no speech in that.
_REFUSED = word_set("refused")
_RECKONED = word_set("reckoned")
_NOT_CLAIMS = word_set("not claims")
_ENDS = word_set("ends")


def claims_prize(row: Row, at: int) -> bool:
    """Whether the object is no claim: "claimed 12 seats", or none stands there at all."""
    following = word_after(row, at)
    if following in _NOT_CLAIMS or following in ("", ",", ".", "as"):
        return True
    if not row.words[at].startswith("claim"):
        return False
    return following[0].isdigit() or not _NOT_CLAIMS.isdisjoint(row.words[at + 1 : at + 5])


def denial(row: Row, at: int, tail: bool) -> Role | None:
    if tail:
        return "tail"
    for word in row.words[at + 1 : at + 6]:
        if word in ("that", "any", "having", QUOTED) or word.endswith("ing"):
            return "main"
        if word in _REFUSED:
            return None
        if word in _CLAIM_NOUNS:
            return "main"
    following = word_after(row, at)
    return "main" if following and following not in _ENDS else None


def claim_object(row: Row, at: int) -> bool:
    for word in row.words[at + 1 : at + 6]:
        if word in _CLAIM_NOUNS or (word in _RECKONED and row.words[at].startswith("disput")):
            return True
        if word in (",", "to", "for", "by"):
            return False
    if (
        word_after(row, at) == "that"
        and clause_follows(row, at + 2)
        and row.words[at].startswith(("disput", "reject"))
    ):
        return True
    return QUOTED in row.words[at + 1 : at + 10]


def accuses(row: Row, at: int) -> bool:
    if row.words[at].startswith("blam"):
        return bool(word_after(row, at)) and word_after(row, at) not in _ENDS
    if "whom" in row.words[max(0, at - 8) : at]:
        return "of" in row.words[at + 1 : at + 4]  # "whom he accuses of burning it"
    after = row.words[at + 2 : at + 12]
    return "of" in after or "for" in after


def denies(row: Row, at: int, verb: Verb) -> bool:
    return verb.company == "deny" or (verb.company == "claim" and claim_object(row, at))
