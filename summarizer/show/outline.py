"""A record as its reader goes through it: the plan that every way of showing it follows.

All text in an outline is in one line and safe to look at; how it is marked up is up to
whoever shows it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from summarizer.schemas import Promise

__all__ = [
    "Block",
    "Count",
    "Detail",
    "Entry",
    "Leftover",
    "Line",
    "Outline",
    "Piece",
    "Quote",
    "joined",
    "legend",
    "place",
]


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a line and what it promises; None for the words that hold a line together.

    ``places`` is where the record says that its words stand, as offsets into the article.
    """

    text: str
    promise: Promise | None = None
    places: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Detail:
    """One further value of an entry."""

    name: str
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Quote:
    """Words of the article and where they stand; ``label`` says whose they are among several.

    ``own`` is where in ``text`` the very words of the entry's values stand.
    """

    text: str
    start: int
    end: int
    label: str = ""
    own: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Entry:
    """One item: what it says, its values, its evidence and who says so.

    ``same_as`` is the entry before it in the block that rests on the same words.
    """

    id: str
    lead: tuple[Piece, ...]
    details: tuple[Detail, ...]
    quotes: tuple[Quote, ...]
    said_by: tuple[Piece, ...]
    same_as: str = ""


@dataclass(frozen=True, slots=True)
class Block:
    """One section and its number in the record.

    ``note`` says why there is nothing in it: not found, not asked, failed.
    """

    title: str
    slot: int
    entries: tuple[Entry, ...]
    note: str = ""
    has_failed: bool = False


@dataclass(frozen=True, slots=True)
class Count:
    """How many there are of something; ``slot`` is its section's number, if it is in one."""

    text: str
    slot: int | None = None
    has_failed: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """What a reader should know: what it is about, and what there is to say of it."""

    head: str
    text: str


@dataclass(frozen=True, slots=True)
class Leftover:
    """One list of what went wrong, or did not get into the record, and why."""

    title: str
    lines: tuple[Line, ...]
    more: int = 0


@dataclass(frozen=True, slots=True)
class Outline:
    """A whole record. ``headline`` is None where it has none; then ``title`` stands there.

    ``alerts`` is what to know before the rest is believed, ``leftovers`` what is not in it.
    """

    title: str
    about: tuple[str, ...]
    counts: tuple[Count, ...]
    alerts: tuple[Leftover, ...]
    headline: Entry | None
    summary: Block | None
    blocks: tuple[Block, ...]
    leftovers: tuple[Leftover, ...]
    provenance: tuple[str, ...]


def joined(parts: Iterable[tuple[Piece, ...]], separator: str = "; ") -> tuple[Piece, ...]:
    """The pieces of several values in one row."""
    row: list[Piece] = []
    for part in parts:
        row += [Piece(separator), *part] if row else part
    return tuple(row)


def legend(plan: Outline, marked: str) -> str:
    """How to read what is shown; ``marked`` says how worded values are set apart."""
    parts = (("the headline", plan.headline), ("the summary", plan.summary))
    prose = " and ".join(name for name, part in parts if part is not None)
    like = f", like {prose}," if prose else ""
    return (
        f"Words in {marked}{like} are worded, by the model or from the article's own words, and"
        " labels such as a status are chosen from a fixed list: read the evidence beside them."
        " Everything else stands in the article, at [start\u2013end], or is computed from it."
    )


def place(start: int, end: int) -> str:
    """Where words stand, as a reader may look them up."""
    return f"[{start}\u2013{end}]"
