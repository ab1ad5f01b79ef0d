"""How much of a reply is read: far more than any answer has, and little enough for any machine.

What a megabyte of JSON takes in memory depends on what is in it: text a megabyte, brackets fifty.
"""

from __future__ import annotations

__all__ = [
    "MOST_BYTES",
    "MOST_CHARACTERS",
    "MOST_PARTS",
    "has_too_many_parts",
    "is_too_long",
    "most_parts_in",
]

MOST_BYTES = 8 * 2**20
"""Of a reply, as it comes over the wire and unpacked."""
MOST_CHARACTERS = 1_000_000
"""Of an answer, the model's own text."""
MOST_PARTS = 50_000
"""Of a reply, and of the answer in it: lists, objects and their members."""


def most_parts_in(content: bytes) -> int:
    """How many parts some JSON may have: each bracket and comma may become one."""
    return sum(map(content.count, (b"[", b"{", b",")))


def has_too_many_parts(content: bytes) -> bool:
    """Whether a reply, or the answer in one, may have more parts than are read."""
    return most_parts_in(content) > MOST_PARTS


def is_too_long(answer: str) -> bool:
    """Whether an answer is longer, or has more parts, than is read."""
    return len(answer) > MOST_CHARACTERS or has_too_many_parts(answer.encode())
