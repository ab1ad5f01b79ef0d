"""The first thing that is wrong with data that does not have its form, and where."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pydantic import ValidationError

__all__ = ["Fault", "first_fault"]


@dataclass(frozen=True, slots=True)
class Fault:
    """Where it is, as keys and indices from the outermost to the innermost, and what is wrong.

    As a string it is ``where: what``.
    """

    path: tuple[int | str, ...]
    what: str

    @property
    def where(self) -> str:
        """``meetings.0.start``; ``the file`` for the whole of it."""
        return ".".join(map(str, self.path)) or "the file"

    def __str__(self) -> str:
        return f"{self.where}: {self.what}"


def first_fault(error: ValidationError) -> Fault:
    """The first of what a validation found; the value that was found is not in it."""
    first = error.errors(include_url=False, include_input=False)[0]
    return Fault(first["loc"], first["msg"])
