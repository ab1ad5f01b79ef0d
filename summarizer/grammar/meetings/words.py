"""The small sets of words that the grammar of a section goes by."""

from __future__ import annotations

from functools import cache

from summarizer.lexicon import pairs

__all__ = ["meeting_words"]


@cache
def _sets() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for kind, entries in pairs("meeting-sets"):
        found.setdefault(kind, set()).update(entries.split())
    return {kind: frozenset(entries) for kind, entries in found.items()}


def meeting_words(kind: str) -> frozenset[str]:
    """One of the sets of ``meeting-sets.txt``."""
    return _sets()[kind]
