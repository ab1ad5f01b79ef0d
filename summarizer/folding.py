"""Text as it is compared: white space and quotation marks alike, nothing else."""

from __future__ import annotations

import re

__all__ = ["fold", "folded"]

_QUOTES = dict.fromkeys("“”„‟«»″", '"') | dict.fromkeys("‘’‚‛‹›′`", "'")
_SPACE = re.compile(r"\s{2,}|[^\S ]")  # what is not one plain space


def fold(text: str) -> str:
    """The text with white space runs as one space and quotation marks as plain ones."""
    return _with_plain_quotes(" ".join(text.split()))


def folded(text: str) -> tuple[str, list[int]]:
    """The folded text and, for each of its characters, the offset it came from."""
    words: list[str] = []
    offsets: list[int] = []
    start = 0
    for space in _SPACE.finditer(text):
        words += (text[start : space.start()], " ")
        offsets += range(start, space.start() + 1)
        start = space.end()
    words.append(text[start:])
    offsets += range(start, len(text))
    return _with_plain_quotes("".join(words)), offsets


def _with_plain_quotes(text: str) -> str:
    if text.isascii():
        return text.replace("`", "'")
    for mark, plain in _QUOTES.items():
        text = text.replace(mark, plain)
    return text
