"""``summarizer scan``: what can be known of an article without a model."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import click

from summarizer.cli import completing
from summarizer.cli.each import each
from summarizer.cli.options import bundle
from summarizer.cli.reading import (
    NO_LIMIT,
    Reading,
    allow_private_option,
    article_names,
    encoding_option,
    from_option,
    published_option,
    shown,
)
from summarizer.cli.screen import look_of_stdout, put

__all__ = ["scan"]

scan_options = bundle(Reading, published_option, encoding_option, from_option, allow_private_option)


@click.command(short_help="Show what is found in articles without a model.")
@click.argument("files", nargs=-1, metavar="[FILE | URL... | -]", shell_complete=completing.files)
@scan_options
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "jsonl"]),
    default="text",
    help="Marked-up text unless given.",
)
@click.option("--schema", metavar="MODULE:CLASS", help="Your own record model: its scanners too.")
def scan(files: Sequence[str], reading: Reading, form: str, schema: str | None) -> int:
    """Mark the figures, names, dates and reporting words of each FILE, or of stdin, and the
    signs of meetings and asks. No model is asked, and nothing is sent.

    \b
    Examples:
      summarizer scan article.txt
      summarizer scan --published 2025-12-28 --format json article.txt
      summarizer scan https://example.com/article

    Exit code: 0 done, 1 some files could not be read, 2 bad usage or input.
    """
    names = article_names(files)
    work = _Scanning(reading, form, len(names), schema)
    code = each(names, work)
    work.finish()
    return code


class _Scanning:
    """What is done with each article; JSON of several is one array, shown at the end."""

    def __init__(self, reading: Reading, form: str, expected: int, schema: str | None) -> None:
        from summarizer.cli.loading import record_model
        from summarizer.draft.sections import sections_of

        self._reading = reading
        self._sections = sections_of(record_model(schema))
        self._form = form
        self._is_array = form == "json" and expected > 1
        self._is_titled = form == "text" and expected > 1
        self._waiting: list[dict[str, Any]] = []

    def __call__(self, name: str) -> bool:
        """Scan the article and show it, or keep it for the array."""
        from summarizer.draft.own_spans import with_own_spans
        from summarizer.scan import scan as scanned
        from summarizer.show.json_ import dumped
        from summarizer.show.marked import to_marked
        from summarizer.show.scan_json import plain_scan

        article = self._reading.article(name, NO_LIMIT)
        found = with_own_spans(scanned(article), self._sections, article.text)
        if self._form == "text":
            title = f"=== {shown(name)}\n" if self._is_titled else ""
            put(title + to_marked(article, found, look_of_stdout()))
            return True
        plain = plain_scan(article, found)
        if self._is_array:
            self._waiting.append(plain)
        else:
            put(dumped(plain, indent=2 if self._form == "json" else None))
        return True

    def finish(self) -> None:
        """Show the array, where there is one."""
        from summarizer.show.json_ import dumped

        if self._waiting:
            put(dumped(self._waiting, indent=2))
