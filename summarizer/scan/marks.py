"""Mentions that end inside what an eye reads as one word: before a combining mark. Pure."""

from __future__ import annotations

import unicodedata

from summarizer.article import Mention

__all__ = ["is_blank_or_mark", "is_cut"]

_BLANKS = frozenset("\u115f\u1160\u2800\u3164\uffa0")  # letters that show as nothing


def is_blank_or_mark(character: str) -> bool:
    """Whether it combines with the character before it, or is a letter that shows as nothing."""
    if character.isascii():
        return False
    return character in _BLANKS or unicodedata.category(character).startswith("M")


def is_cut(text: str, mention: Mention) -> bool:
    """Whether such a character stands at an edge of the mention."""
    edges = (text[mention.start - 1 : mention.start], text[mention.end : mention.end + 1])
    return any(is_blank_or_mark(edge) for edge in edges)
