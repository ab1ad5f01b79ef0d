"""Sentences that report an ask, with what a careful reader finds in them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

__all__ = ["ASKS", "NO_ASKS", "Case"]


class Case(NamedTuple):
    """A text, the clue in it, who asks, who is asked, and words of the request."""

    text: str
    clue: str
    askers: tuple[str, ...] = ()
    asked: tuple[str, ...] = ()
    request: str = ""


def _pairs(name: str) -> Iterator[tuple[str, str]]:
    written = (Path(__file__).parent / name).read_text("utf-8").splitlines()
    lines = [line for line in written if line.strip() and not line.startswith("#")]
    yield from zip(lines[::2], lines[1::2], strict=True)


def _names(written: str) -> tuple[str, ...]:
    return tuple(name.strip() for name in written.split(";") if name.strip())


def _case(text: str, found: str) -> Case:
    clue, askers, asked, request = (part.strip() for part in found.split("|"))
    return Case(text, clue, _names(askers), _names(asked), request)


ASKS = tuple(_case(text, found) for text, found in _pairs("asks.txt"))
NO_ASKS = tuple(Case(text, clue.strip()) for text, clue in _pairs("no_asks.txt"))
