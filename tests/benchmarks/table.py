"""What the benchmarks share: gold articles already scanned, and the rows of a table."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from summarizer.scan import Scan, scan
from summarizer.score import GoldArticle, read_gold
from summarizer.score.gold import GoldRecord

__all__ = ["Row", "Scanned", "printed", "scanned"]


@dataclass(frozen=True)
class Scanned:
    """A gold article and what the scanners find in it."""

    article: GoldArticle
    scan: Scan

    @property
    def name(self) -> str:
        """The name of its files."""
        return self.article.name

    @property
    def text(self) -> str:
        """The article's text."""
        return self.article.article.text

    @property
    def gold(self) -> GoldRecord:
        """What a careful reader finds in it."""
        gold = self.article.gold
        assert isinstance(gold, GoldRecord)
        return gold


@dataclass(frozen=True)
class Row:
    """One line of a table: what was measured on what, what came out, and what was to be reached."""

    what: str
    on: str
    came_out: str
    bar: str = ""
    is_reached: bool | None = None


def scanned(folder: Path) -> list[Scanned]:
    """The gold articles of a folder, each scanned."""
    return [Scanned(article, scan(article.article)) for article in read_gold(folder)]


def printed(rows: Iterable[Row]) -> str:
    """The table, as Markdown."""
    lines = [("what", "on", "came out", "bar", ""), ("---",) * 5]
    marks = {True: "reached", False: "NOT REACHED", None: ""}
    lines += [(r.what, r.on, r.came_out, r.bar, marks[r.is_reached]) for r in rows]
    widths = [max(map(len, column)) for column in zip(*lines, strict=True)]
    padded = [[cell.ljust(w) for cell, w in zip(line, widths, strict=True)] for line in lines]
    return "\n".join(f"| {' | '.join(line)} |" for line in padded)
