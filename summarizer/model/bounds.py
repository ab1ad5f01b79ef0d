"""How much of a reply is read: far more than any answer has, and little enough for any machine.

What a megabyte of JSON takes in memory depends on what is in it: text a megabyte, brackets fifty.
"""

from __future__ import annotations

__all__ = ["MOST_CHARACTERS", "MOST_PARTS", "most_parts_in"]

MOST_CHARACTERS = 1_000_000
"""Of an answer, the model's own text."""
MOST_PARTS = 50_000
"""Of a reply, and of the answer in it: lists, objects and their members."""


def most_parts_in(content: bytes) -> int:
    """How many parts some JSON may have: each bracket and comma may become one."""
    return sum(map(content.count, (b"[", b"{", b",")))
