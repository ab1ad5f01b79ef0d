"""Lines of a fixed width, for a terminal or for paper."""

from __future__ import annotations

import io
from collections.abc import Iterable

from rich.console import Console
from rich.text import Text

__all__ = ["Page"]

_USUAL_WIDTH = 80
_LEAST_WIDTH = 40


class Page:
    """Paragraphs wrapped with a hanging indent.

    80 columns unless told, never less than 40; with ANSI colours if wanted.
    """

    def __init__(self, width: int | None = None, *, colour: bool = False) -> None:
        self.width = max(width or _USUAL_WIDTH, _LEAST_WIDTH)
        self._file = io.StringIO()
        self._console = Console(
            file=self._file,
            width=self.width,
            force_terminal=colour,
            color_system="standard" if colour else None,
            no_color=not colour,
            legacy_windows=False,
            markup=False,
            highlight=False,
            emoji=False,
            # What is shown depends on the record alone, not on the process around it.
            _environ={},
        )

    @property
    def excerpt(self) -> int:
        """Characters of a quotation that fit on one line with its place."""
        return self.width - 18

    def write(self, text: Text, first: str = "", rest: str | None = None) -> None:
        """A paragraph: its first line behind one prefix, the others behind another."""
        rest = " " * len(first) if rest is None else rest
        room = max(self.width - max(len(first), len(rest)), 10)
        for number, line in enumerate(text.wrap(self._console, room)):
            line.rstrip()
            prefix = Text(rest if number else first)
            self._console.print(prefix + line, no_wrap=True, crop=False, soft_wrap=True)

    def write_row(self, parts: Iterable[Text], prefix: str = "") -> None:
        """Short values behind one another, a new line rather than a break in one of them."""
        lines: list[Text] = []
        for part in parts:
            longer = Text.assemble(lines[-1], (" · ", "dim"), part) if lines else part
            if lines and longer.cell_len <= self.width - len(prefix):
                lines[-1] = longer
            else:
                lines.append(part)
        for line in lines:
            self.write(line, prefix)

    def gap(self) -> None:
        """An empty line."""
        self._file.write("\n")

    def text(self) -> str:
        """All that was written."""
        return self._file.getvalue()
