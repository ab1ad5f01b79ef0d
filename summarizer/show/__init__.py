"""Ways to show a record: for a terminal, as Markdown, as JSON."""

from __future__ import annotations

from summarizer.show.json_ import to_json, to_json_line
from summarizer.show.markdown import to_markdown
from summarizer.show.text import to_text

__all__ = ["to_json", "to_json_line", "to_markdown", "to_text"]
