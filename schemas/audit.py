"""What a record leaves out, and why."""

from __future__ import annotations

from typing import Literal

from .types import Frozen

__all__ = ["Audit", "Failed", "Refused", "Unused", "Warned"]


class Unused(Frozen):
    """A candidate that the scanner saw and no item of the record uses."""

    kind: Literal["figure", "reporting", "meeting", "ask", "name", "sentence", "span"]
    text: str
    start: int
    end: int
    reason: str


class Refused(Frozen):
    """An answer of the model that the article does not bear out."""

    section: str
    field: str | None
    value: str | None
    sentence: int | None
    reason: str


class Failed(Frozen):
    """A section that could not be answered: not the same as one with nothing in it."""

    section: str
    code: str
    reason: str


class Warned(Frozen):
    """Something a reader should know; offsets where it is about a place in the article."""

    code: str
    text: str
    start: int | None
    end: int | None


class Audit(Frozen):
    """What was left out of a record."""

    unused: list[Unused]
    refused: list[Refused]
    failed: list[Failed]
    warnings: list[Warned]
