"""Whom one does not ask: "asked X, not Y, for help", "asked neither X nor Y"."""

from __future__ import annotations

from summarizer.grammar.asks.objects import opens_phrase, parties_at
from summarizer.grammar.asks.words import word_set
from summarizer.scan.reporting.units import Row

__all__ = ["after_contrast", "asks_nobody"]

_NOBODY = word_set("nobody") - {"no"}
_AGAINST = (["not"], ["rather", "than"], ["instead", "of"], ["as", "opposed", "to"])
_MORE = frozenset(("more", "less", "fewer", "later", "longer"))


def after_contrast(row: Row, at: int, asked: bool) -> int | None:
    """Where the sentence goes on after ", not Y," or, if nobody is named yet, after "not Y but"."""
    words = row.words
    if not asked:
        if words[at] != "not" or not opens_phrase(row, at + 1):
            return None
        _, end = parties_at(row, at + 1)
        end += words[end : end + 1] == [","]
        return end + 1 if words[end : end + 1] == ["but"] else None
    at += words[at] == ","
    at += words[at : at + 1] in (["and"], ["but"])
    size = next((len(pair) for pair in _AGAINST if words[at : at + len(pair)] == pair), 0)
    if not size or not opens_phrase(row, at + size):
        return None
    _, end = parties_at(row, at + size)
    end = max(end, at + size + 1)
    return end + (words[end : end + 1] == [","])


def asks_nobody(row: Row, at: int) -> bool:
    """Whether the object that begins at a unit is nobody: "neither X nor Y", "no other country"."""
    words = row.words
    if not words[at : at + 1]:
        return False
    if words[at] == "no":
        return words[at + 1 : at + 2] != [] and words[at + 1] not in _MORE
    return words[at] in _NOBODY
