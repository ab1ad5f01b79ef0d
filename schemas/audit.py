"""What a record leaves out, and why."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from .types import Frozen

__all__ = ["Audit", "Failed", "Refused", "Unused", "Warned"]


class Unused(Frozen):
    """A candidate that the scanner saw and no item of the record uses."""

    kind: Literal["figure", "reporting", "meeting", "ask", "name", "sentence", "span"] = Field(
        description="what it looked like"
    )
    text: str = Field(description="its words")
    start: int = Field(description="offset of the first character, in code points")
    end: int = Field(description="offset after the last character")
    reason: str = Field(description="why it is in no item")


class Refused(Frozen):
    """An answer of the model that the article does not bear out."""

    section: str = Field(description="of which section")
    field: str | None = Field(description="of which field, where it was one field")
    value: str | None = Field(description="what the model answered")
    sentence: int | None = Field(description="which sentence it cited, counted from 1")
    reason: str = Field(description="why it does not stand")


class Failed(Frozen):
    """A section that could not be answered: not the same as one with nothing in it."""

    section: str = Field(description="which section")
    code: str = Field(
        description="what happened, in a word that stays the same: truncated, timeout"
    )
    reason: str = Field(description="the same for a reader")


class Warned(Frozen):
    """Something a reader should know; offsets where it is about a place in the article."""

    code: str = Field(description="what it is, in a word that stays the same")
    text: str = Field(description="the same for a reader")
    start: int | None = Field(description="where it begins, if it is about a place")
    end: int | None = Field(description="where it ends")


class Audit(Frozen):
    """What was left out of a record."""

    unused: list[Unused] = Field(description="candidates that are in no item")
    refused: list[Refused] = Field(description="answers that the article does not bear out")
    failed: list[Failed] = Field(description="sections that could not be answered")
    warnings: list[Warned] = Field(description="what else a reader should know")
