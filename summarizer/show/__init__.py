"""Ways to show a record: for a terminal, as Markdown, as a page for a browser, as JSON."""

from __future__ import annotations

from summarizer.show.html import to_html, to_html_index
from summarizer.show.json_ import to_json, to_json_line
from summarizer.show.markdown import to_markdown
from summarizer.show.text import to_text

__all__ = [
    "to_html",
    "to_html_index",
    "to_json",
    "to_json_line",
    "to_markdown",
    "to_text",
]
