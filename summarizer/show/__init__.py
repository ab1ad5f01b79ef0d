"""Ways to show a record: in a terminal, as Markdown, a page, JSON, linked data or tables."""

from __future__ import annotations

from summarizer.show.html import to_html, to_html_index
from summarizer.show.json_ import dumped, to_json, to_json_line
from summarizer.show.jsonld import to_jsonld
from summarizer.show.markdown import to_markdown
from summarizer.show.tables import to_frames
from summarizer.show.text import to_text

__all__ = [
    "dumped",
    "to_frames",
    "to_html",
    "to_html_index",
    "to_json",
    "to_json_line",
    "to_jsonld",
    "to_markdown",
    "to_text",
]
