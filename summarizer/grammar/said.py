"""Whom a pronoun right behind a verb of saying stands for."""

from __future__ import annotations

from summarizer.scan.reporting.cues import TIMES, VERBS
from summarizer.scan.reporting.subjects import party_before
from summarizer.scan.reporting.units import Row

__all__ = ["sayer_before"]


def sayer_before(row: Row, pronoun: int) -> str | None:
    """X in "X said she had" and "X wrote that he would", by the full name."""
    verb = pronoun - 1
    if verb > 0 and row.words[verb] == "that":
        verb -= 1
    while verb > 1 and row.words[verb] in TIMES | {"on", "again", "also"}:
        verb -= 1  # "insisted yesterday that it would"
    known = VERBS.get(row.words[verb]) if verb > 0 else None
    if known is None or known.company not in ("say", "that") or row.mentions[verb] is not None:
        return None
    party = party_before(row, verb)
    mention = None if party is None else party.mention
    if mention is None or (mention.kind == "group" and mention.full[:1].islower()):
        return None
    described = mention.kind == "group" and mention.full == mention.text
    return None if described else mention.full
