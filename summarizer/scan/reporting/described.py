"""Whether a description is of one person or of several."""

from __future__ import annotations

from summarizer.scan.reporting.cues import PEOPLE

__all__ = ["is_plural", "is_someone"]

_ONE = frozenset(("a", "an", "the", "one", "another", "its", "his", "her"))
_PERSONS = PEOPLE | {"person", "man", "woman", "source"}


def is_plural(description: str) -> bool:
    words = description.lower().split()
    return any(
        (word.endswith("s") and not word.endswith(("ss", "'s", "’s")))
        or word in ("people", "men", "women", "two", "pair", "both", "police")
        for word in words[:6]
    )


def is_someone(description: str) -> bool:
    words = description.lower().split()[:6]
    if not words or _PERSONS.isdisjoint(words):
        return False
    owned = words[-1] in _PERSONS and any(word.endswith(("'s", "’s")) for word in words)
    if words[0] not in _ONE and not owned:
        return False
    return not is_plural(description)
