"""A stretch of an article that may be a name, while it is being found out."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

__all__ = ["Piece", "PieceKind", "key"]

PieceKind = Literal["person", "organisation", "place", "title", "demonym", "unknown"]


@dataclass(slots=True)
class Piece:
    """A stretch of a capitalised run that is one thing.

    ``owner`` is the described owner of a person's office: "the group's"; ``title`` is the title
    before the name, which an office may take the place of as the role.
    """

    start: int
    end: int
    text: str
    kind: PieceKind
    opens: bool = False
    the: bool = False
    courtesy: str = ""
    role: tuple[int, int] | None = None
    title: tuple[int, int] | None = None
    affiliation: tuple[int, int] | None = None
    owner: tuple[int, int] | None = None
    full: str = ""
    vote: str = ""
    noun: str = ""
    words: tuple[str, ...] = field(default=())


def key(word: str) -> str:
    """A word as the lists hold it: small letters, no dots."""
    return word.replace(".", "").lower()
