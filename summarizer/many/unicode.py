"""Text that a table or a database takes. Pure."""

from __future__ import annotations

__all__ = ["as_unicode"]


def as_unicode(text: str) -> str:
    """The text with what is no Unicode (half characters, names of odd bytes) escaped."""
    return text.encode("utf-8", "backslashreplace").decode()
