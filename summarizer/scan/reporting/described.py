"""Whether a description is of one person or of several, or of a body."""

from __future__ import annotations

from summarizer.scan.mentions import Source
from summarizer.scan.names.lists import BODIES, BODY_NOUNS
from summarizer.scan.reporting.cues import PEOPLE, word_set

__all__ = ["is_plural", "is_someone", "may_be_person"]

_ONE = frozenset(("a", "an", "the", "one", "another", "its", "his", "her"))
_BODIES = BODY_NOUNS | word_set("firms")
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


def may_be_person(text: str, source: Source) -> bool:
    """Whether "a participant", or a name that nothing tells the kind of, can be "he"."""
    words = source.text.lower().split()
    if source.kind == "organisation":
        before = text[max(0, source.start - 5) : source.start].lower()
        plain = len(words) == 1 and source.text.istitle() and not before.endswith("the ")
        return plain and source.text not in BODIES and words[0] not in _BODIES
    if source.kind != "unnamed" or is_plural(source.text):
        return False
    return words[0] in ("a", "an", "one", "another") and _BODIES.isdisjoint(words)
