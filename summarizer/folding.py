"""Text as it is compared: white space and quotation marks alike, nothing else."""

from __future__ import annotations

import re

__all__ = ["fold", "folded"]

_QUOTES = str.maketrans(dict.fromkeys("“”„‟«»″", '"') | dict.fromkeys("‘’‚‛‹›′`", "'"))
_SPACE = re.compile(r"\s+")
_LONG_SPACE = re.compile(r"\s{2,}")


def fold(text: str) -> str:
    """The text with white space runs as one space and quotation marks as plain ones."""
    return " ".join(text.split()).translate(_QUOTES)


def folded(text: str) -> tuple[str, list[int]]:
    """The folded text and, for each of its characters, the offset it came from."""
    offsets: list[int] = []
    start = 0
    for run in _LONG_SPACE.finditer(text):
        offsets += range(start, run.start() + 1)
        start = run.end()
    offsets += range(start, len(text))
    return _SPACE.sub(" ", text).translate(_QUOTES), offsets
