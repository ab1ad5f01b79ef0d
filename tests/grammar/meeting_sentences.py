"""Sentences that report a meeting, with what a careful reader finds in them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from table_files import lines_of, pairs_of

__all__ = ["MEETINGS", "NO_MEETINGS"]

HERE = Path(__file__).parent


def _meetings() -> Iterator[tuple[str, str, str, str | None]]:
    for text, found in pairs_of(HERE / "meetings.txt"):
        names, status, place = (part.strip() for part in f"{found} | ".split("|")[:3])
        yield text, names, status, place or None


MEETINGS = tuple(_meetings())
NO_MEETINGS = lines_of(HERE / "no_meetings.txt")
