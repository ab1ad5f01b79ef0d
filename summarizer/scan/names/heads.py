"""Nouns that end the description of a party, and words that tell where it ends."""

from __future__ import annotations

import re

from summarizer.lexicon import pairs
from summarizer.scan.names import lists

__all__ = [
    "BODY_PLURALS",
    "DETERMINERS",
    "HEADS",
    "NEXT",
    "NO_ARTICLE",
    "OPENING",
    "PLURALS",
    "QUOTES",
    "SPEECH",
    "WORD",
    "without_ending",
]


def _many(noun: str) -> str:
    return noun[:-1] + "ies" if noun.endswith("y") and noun[-2:-1] not in "aeiou" else noun + "s"


BODY_PLURALS = frozenset(_many(noun) for noun in lists.BODY_NOUNS if not noun.endswith("s"))
PLURALS = (
    lists.PLURAL_ROLES
    | BODY_PLURALS
    | frozenset(noun for noun in lists.GROUP_NOUNS if noun.endswith("s"))
    | frozenset({"people", "men", "women", "children", "staff", "police", "media", "troops"})
)
HEADS = lists.ROLE_NOUNS | lists.GROUP_NOUNS | lists.BODY_NOUNS | PLURALS
NO_ARTICLE = frozenset({"police", "parliament", "management"})
DETERMINERS = lists.word_set("determiners")
SPEECH = frozenset(
    form
    for forms, company in pairs("reporting-verbs")
    if company not in ("quote", "shows")
    for form in forms.split()[:2]
) | {"asked", "declined", "refused", "called", "urged", "described"}
# Articles, numbers and the like, which open a description.
OPENING = DETERMINERS | lists.NUMBERS
QUOTES = "“‘\"'([—"
WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
NEXT = re.compile(r"[ \u00a0]([^\s,.;:!?)\"”“(]+)")


def without_ending(owner: str) -> str:
    """An owner without its "'s", or the "'" alone."""
    if owner.endswith(("'s", "’s")):
        return owner[:-2]
    return owner[:-1] if owner.endswith(("'", "’")) else owner
