"""Sentences that report an ask, with what a careful reader finds in them."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from table_files import pairs_of

__all__ = ["ASKS", "NO_ASKS", "Case"]

HERE = Path(__file__).parent


class Case(NamedTuple):
    """A text, the clue in it, who asks, who is asked, and words of the request."""

    text: str
    clue: str
    askers: tuple[str, ...] = ()
    asked: tuple[str, ...] = ()
    request: str = ""


def _names(written: str) -> tuple[str, ...]:
    return tuple(name.strip() for name in written.split(";") if name.strip())


def _case(text: str, found: str) -> Case:
    clue, askers, asked, request = (part.strip() for part in found.split("|"))
    return Case(text, clue, _names(askers), _names(asked), request)


ASKS = tuple(_case(text, found) for text, found in pairs_of(HERE / "asks.txt"))
NO_ASKS = tuple(Case(text, clue.strip()) for text, clue in pairs_of(HERE / "no_asks.txt"))
