"""Lines of a fixed width, for a terminal or for paper."""

from __future__ import annotations

import io
from collections.abc import Iterable

from rich.console import Console
from rich.text import Text

from summarizer.look import Look
from summarizer.show.letters import marked, spelled
from summarizer.show.theme import theme

__all__ = ["Page", "ruled"]

_LEAST_WIDTH = 20
_LEAST_ROOM = 10
_LEAST_EXCERPT = 40


class Page:
    """Paragraphs wrapped with a hanging indent, never in less than 20 columns.

    Styles are named as in ``theme``; where the look has no colours, there are none.
    """

    def __init__(self, look: Look) -> None:
        self.width = max(look.width, _LEAST_WIDTH)
        self.is_styled = look.colours is not None
        self._encoding = look.encoding
        self._file = io.StringIO()
        self._console = Console(
            file=self._file,
            width=self.width,
            force_terminal=self.is_styled,
            color_system="256" if look.colours == "256" else "standard" if look.colours else None,
            no_color=not self.is_styled,
            theme=theme(look.colours or "16"),
            legacy_windows=False,
            markup=False,
            highlight=False,
            emoji=False,
            # What is shown depends on the record alone, not on the process around it.
            _environ={},
        )

    @property
    def excerpt(self) -> int:
        """Characters of a quotation that fit on one line with its place; never too few to read."""
        return max(self.width - 18, _LEAST_EXCERPT)

    def write(self, text: Text, first: Text | str = "") -> None:
        """A paragraph behind a prefix; further lines stand below the first one's words."""
        self._print(self._settled(text), self._prefix(first))

    def write_row(self, parts: Iterable[Text], first: Text | str = "") -> None:
        """Short values behind one another, a new line rather than a break in one of them."""
        prefix = self._prefix(first)
        between = self._settled(Text(" · ", "quiet"))
        lines: list[Text] = []
        for part in map(self._settled, parts):
            longer = Text.assemble(lines[-1], between, part) if lines else part
            if lines and longer.cell_len <= self.width - prefix.cell_len:
                lines[-1] = longer
            else:
                lines.append(part)
        for number, line in enumerate(lines):
            self._print(line, Text(" " * prefix.cell_len) if number else prefix)

    def write_unbroken(self, text: Text) -> None:
        """One line, however long: what is to be copied, or read by a program."""
        self._console.print(self._settled(text), no_wrap=True, crop=False, soft_wrap=True)

    def gap(self) -> None:
        """An empty line."""
        self._file.write("\n")

    def text(self) -> str:
        """All that was written."""
        return self._file.getvalue()

    def _prefix(self, first: Text | str) -> Text:
        return self._settled(Text(first) if isinstance(first, str) else first)

    def _settled(self, text: Text) -> Text:
        """The text in what there is here of styles and characters."""
        return spelled(text if self.is_styled else marked(text), self._encoding)

    def _print(self, text: Text, prefix: Text) -> None:
        rest = Text(" " * prefix.cell_len)
        room = max(self.width - prefix.cell_len, _LEAST_ROOM)
        lines = text.wrap(self._console, room)
        for line in lines:
            line.rstrip()
        whole = Text("\n").join(
            Text.assemble(rest if number else prefix, line) for number, line in enumerate(lines)
        )
        if lines:
            self._console.print(whole, no_wrap=True, crop=False, soft_wrap=True)


def ruled(look: Look) -> str:
    """A line between what stands above it and below."""
    page = Page(look)
    page.write(Text("─" * page.width, "quiet"))
    return page.text()
