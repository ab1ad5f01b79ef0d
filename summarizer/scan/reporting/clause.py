"""A reporting clause: a cue and the party that speaks by it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from summarizer.scan.reporting.parties import Party
from summarizer.scan.reporting.units import Row

__all__ = ["Clause", "Role", "clause_of"]

# main   "X said that ..."         weak   "X stressed the need ...": if somebody reports it
# tail   "..., X said"             lead   "According to X, ..."        cite   "..., citing X"
Role = Literal["main", "weak", "tail", "lead", "cite"]


@dataclass(frozen=True, slots=True)
class Clause:
    """A cue, the party that speaks by it, and those who passed the words on."""

    role: Role
    at: int
    last: int
    start: int
    end: int
    party: Party | None
    carriers: tuple[Party, ...] = ()
    denies: bool = False


def clause_of(
    row: Row, role: Role, at: int, last: int, party: Party | None,
    carriers: tuple[Party, ...] = (), denies: bool = False,
) -> Clause:  # fmt: skip
    return Clause(role, at, last, row[at].start, row[last].end, party, carriers, denies)
