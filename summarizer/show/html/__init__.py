"""A record, or many, as pages for a browser: one self-contained file each."""

from __future__ import annotations

from summarizer.show.html.index_page import to_html_index
from summarizer.show.html.record_page import to_html

__all__ = ["to_html", "to_html_index"]
