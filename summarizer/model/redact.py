"""Keeping keys out of every sentence that leaves the model room."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable

__all__ = ["Redactor", "plain"]

_MASK = "[key hidden]"
_SHORTEST_SECRET = 4


class Redactor:
    """Replaces known secrets in a text; some servers echo the key they were sent."""

    def __init__(self, secrets: Iterable[str | None]) -> None:
        """Know these secrets, and each word of those that are several (``Bearer KEY``)."""
        words = {word for secret in secrets if secret for word in (secret, *secret.split())}
        long_enough = (word for word in words if len(word) >= _SHORTEST_SECRET)
        self._secrets = sorted(long_enough, key=len, reverse=True)

    def __repr__(self) -> str:
        return f"Redactor({len(self._secrets)} secrets)"

    def hide(self, text: str) -> str:
        """The text with every known secret masked."""
        for secret in self._secrets:
            text = text.replace(secret, _MASK)
        return text


def plain(text: str, limit: int = 300) -> str:
    """A stranger's words in one printable line: no control characters, at most ``limit`` long."""
    head = text[: limit * 8]
    printable = "".join(
        " " if char.isspace() else char
        for char in head
        if char.isspace() or unicodedata.category(char)[0] != "C"
    )
    line = " ".join(printable.split())
    return line if len(line) <= limit else line[: limit - 1].rstrip() + "…"
