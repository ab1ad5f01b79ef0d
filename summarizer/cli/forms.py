"""The forms that a record is written in."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from summarizer.look import Look

if TYPE_CHECKING:
    from summarizer.article import Article
    from summarizer.schemas import Record

__all__ = ["ARRAYS", "SUFFIXES", "array", "between", "written"]

ARRAYS = ("json", "jsonld")
"""The forms in which several records are one array."""

SUFFIXES = {
    "text": ".txt",
    "json": ".json",
    "jsonl": ".jsonl",
    "markdown": ".md",
    "html": ".html",
    "jsonld": ".jsonld",
}


def written(form: str, article: Article, record: Record, look: Look) -> str:
    """One record in the wanted form."""
    from summarizer import show

    match form:
        case "json":
            return show.to_json(record)
        case "jsonl":
            return show.to_json_line(record)
        case "markdown":
            return show.to_markdown(record)
        case "html":
            return show.to_html(record, article)
        case "jsonld":
            return show.dumped(show.to_jsonld(record, article), indent=2)
    return show.to_text(record, look)


def array(form: str, done: Sequence[tuple[Article, Record]]) -> str:
    """Several records as one array of JSON."""
    from summarizer import show

    if form == "jsonld":
        return show.dumped([show.to_jsonld(record, article) for article, record in done], indent=2)
    return show.to_json([record for _, record in done])


def between(form: str, look: Look, is_first: bool) -> str:
    """What stands between two records."""
    if is_first or form in ("json", "jsonl", "html", "jsonld"):
        return ""
    if form == "markdown":
        return "\n"
    from summarizer.show.page import ruled

    return f"\n{ruled(look)}\n"
