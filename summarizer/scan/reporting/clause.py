"""A reporting clause: a cue and the party that speaks by it."""

from __future__ import annotations

from typing import Literal, NamedTuple

from summarizer.scan.reporting.parties import Party

__all__ = ["Clause", "Role"]

# main   "X said that ..."         weak   "X stressed the need ...": if somebody reports it
# tail   "..., X said"             lead   "According to X, ..."        cite   "..., citing X"
Role = Literal["main", "weak", "tail", "lead", "cite"]


class Clause(NamedTuple):
    """A cue, the party that speaks by it, and those who passed the words on.

    ``at`` and ``last`` are the places of the cue's first and last unit in the row.
    ``carriers`` were told or shown it, and count where they are outlets; ``voices`` spoke for
    the party ("through a spokesman") or are said to pass its words on, and always count.
    """

    role: Role
    at: int
    last: int
    party: Party | None
    carriers: tuple[Party, ...] = ()
    denies: bool = False
    voices: tuple[Party, ...] = ()
