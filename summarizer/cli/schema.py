"""``summarizer schema``: the JSON Schema of a record."""

from __future__ import annotations

import click

from summarizer.cli.screen import put

__all__ = ["schema"]


@click.command(short_help="Print the JSON Schema of the record.")
@click.option("--schema", "model", metavar="MODULE:CLASS", help="Of your own record model.")
def schema(model: str | None) -> int:
    """Print the JSON Schema of the record. Each field says under "promise" what it is:
    verbatim, normalised, label or worded.

    \b
    Examples:
      summarizer schema > article-record.schema.json
      summarizer schema --schema rulings:CourtRuling
    """
    from summarizer.cli.loading import record_model
    from summarizer.show.json_ import dumped
    from summarizer.show.schema import published_schema

    put(dumped(published_schema(record_model(model)), indent=2))
    return 0
