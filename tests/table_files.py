"""Tables of cases as text files: a line, or a line and what is found in it below.

Empty lines and lines that begin with # do not count; a line end inside a text is written \\n.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

__all__ = ["lines_of", "pairs_of"]


def lines_of(path: Path) -> tuple[str, ...]:
    """The lines of a table."""
    written = path.read_text("utf-8").splitlines()
    return tuple(_text(line) for line in written if line.strip() and not line.startswith("#"))


def pairs_of(path: Path) -> Iterator[tuple[str, str]]:
    """Each text with the line below it."""
    lines = lines_of(path)
    yield from zip(lines[::2], lines[1::2], strict=True)


def _text(line: str) -> str:
    return line.replace("\\n", "\n")
