"""Whom a pronoun right behind a verb of saying stands for."""

from __future__ import annotations

from summarizer.scan.reporting.cues import VERBS
from summarizer.scan.reporting.subjects import party_before
from summarizer.scan.reporting.units import Row

__all__ = ["sayer_before"]


def sayer_before(row: Row, pronoun: int) -> str | None:
    """X in "X said she had" and "X wrote that he would", by the full name."""
    verb = pronoun - 1
    if verb > 0 and row.words[verb] == "that":
        verb -= 1
    known = VERBS.get(row.words[verb]) if verb > 0 else None
    if known is None or known.company not in ("say", "that") or row.mentions[verb] is not None:
        return None
    party = party_before(row, verb)
    mention = None if party is None else party.mention
    return None if mention is None or mention.kind == "group" else mention.full
