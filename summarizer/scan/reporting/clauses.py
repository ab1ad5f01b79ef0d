"""Reporting clauses of one sentence: each cue with the party beside it."""

from __future__ import annotations

from summarizer.scan.reporting.clause import Clause
from summarizer.scan.reporting.set_phrases import SET_CUES, set_phrase
from summarizer.scan.reporting.spoken import spoken
from summarizer.scan.reporting.tellings import CLAIMS, claims_by
from summarizer.scan.reporting.units import Row

__all__ = ["find_clauses"]

# No sentence that anybody wrote holds more, and nothing is read further than this from a cue.
_MOST_CLAUSES = 24


def find_clauses(row: Row) -> list[Clause]:
    """The reporting clauses of a sentence in the order of their cues."""
    found: list[Clause] = []
    for at in row.cues:
        if len(found) == _MOST_CLAUSES:
            break
        clause = set_phrase(row, at) if row.words[at] in SET_CUES else None
        if clause is None:
            clause = spoken(row, at, found)
        if clause is not None and not (
            found and clause.at <= found[-1].last and found[-1].role != "main"
        ):
            found.append(clause)
    if (not found or found[0].role == "cite") and not CLAIMS.isdisjoint(row.words):
        found = sorted(found + _claims(row, found), key=_place)
    return found


def _place(clause: Clause) -> int:
    return clause.at


def _claims(row: Row, found: list[Clause]) -> list[Clause]:
    """The clause of "after claims by X that", which counts where nobody else speaks."""
    if any(clause.role != "cite" for clause in found):
        return []
    claims = (claims_by(row, at) for at in row.cues)
    return [clause for clause in claims if clause is not None][:1]
