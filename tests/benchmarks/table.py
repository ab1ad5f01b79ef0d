"""What the benchmarks share: gold articles already scanned, and the rows of a table."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from summarizer.article import Article
from summarizer.scan import Scan, scan

__all__ = ["GoldArticle", "Row", "gold_articles", "printed"]


@dataclass(frozen=True)
class GoldArticle:
    """An article, what a careful reader finds in it, and what the scanners find."""

    name: str
    article: Article
    gold: dict[str, Any]
    scan: Scan

    @property
    def text(self) -> str:
        """The article's text."""
        return self.article.text


@dataclass(frozen=True)
class Row:
    """One line of a table: what was measured on what, what came out, and what was to be reached."""

    what: str
    on: str
    came_out: str
    bar: str = ""
    is_reached: bool | None = None


def gold_articles(folder: Path) -> list[GoldArticle]:
    """The articles of a folder that have a gold record: NAME.txt beside NAME.gold.json."""
    found = []
    for path in sorted(folder.glob("*.gold.json")):
        name = path.name.removesuffix(".gold.json")
        gold = json.loads(path.read_text("utf-8"))
        text = path.with_name(f"{name}.txt").read_bytes().decode("utf-8")
        article = Article(text, published=gold["published"])
        found.append(GoldArticle(name, article, gold, scan(article)))
    return found


def printed(rows: Iterable[Row]) -> str:
    """The table, as Markdown."""
    lines = [("what", "on", "came out", "bar", ""), ("---",) * 5]
    marks = {True: "reached", False: "NOT REACHED", None: ""}
    lines += [(r.what, r.on, r.came_out, r.bar, marks[r.is_reached]) for r in rows]
    widths = [max(map(len, column)) for column in zip(*lines, strict=True)]
    padded = [[cell.ljust(w) for cell, w in zip(line, widths, strict=True)] for line in lines]
    return "\n".join(f"| {' | '.join(line)} |" for line in padded)
