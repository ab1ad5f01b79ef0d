"""What one check found."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

__all__ = ["Finding", "Level", "note", "ok", "problem"]

Level = Literal["ok", "note", "problem"]


@dataclass(frozen=True, slots=True)
class Finding:
    """What was looked at, how it is, and what to do about it.

    ``note``: worth knowing, and the chosen model can be used all the same. ``problem``: it
    cannot, or not for long.
    """

    check: str
    level: Level
    text: str
    advice: str | None = None


def ok(check: str, text: str) -> Finding:
    """All is as it should be."""
    return Finding(check, "ok", text)


def note(check: str, text: str, advice: str | None = None) -> Finding:
    """Something to know."""
    return Finding(check, "note", text, advice)


def problem(check: str, text: str, advice: str) -> Finding:
    """Something that stands between the user and a record, and what to do."""
    return Finding(check, "problem", text, advice)
