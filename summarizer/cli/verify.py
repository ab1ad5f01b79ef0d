"""``summarizer verify``: a record against its article, no model needed."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

import click

from summarizer.cli import completing
from summarizer.cli.loading import model_option, record_model
from summarizer.cli.options import bundle
from summarizer.cli.reading import (
    NO_LIMIT,
    Reading,
    allow_private_option,
    encoding_option,
    from_option,
    read_bytes,
    shown,
)
from summarizer.cli.screen import put
from summarizer.errors import InputError

__all__ = ["verify"]


@click.command(short_help="Check a record against its article.")
@click.argument("record", shell_complete=completing.files)
@click.argument("article", shell_complete=completing.files)
@model_option
@bundle(Reading, encoding_option, from_option, allow_private_option)
def verify(record: str, article: str, model: str | None, reading: Reading) -> int:
    """Check that RECORD (JSON) is of ARTICLE: its digest, every span, and every name, place,
    figure and quotation; and compute once more what its figures and times come to. No model is
    asked.

    \b
    Examples:
      summarizer verify article.json article.txt
      summarizer summarise --format json a.txt | summarizer verify - a.txt

    Exit code: 0 all of it stands in the article, 1 it does not, 2 bad usage or input.
    """
    from summarizer.show.visible import one_line
    from summarizer.verify import verified

    parsed = _record(record)
    text = reading.article(article, NO_LIMIT).text
    found = verified(parsed, text, _schema(model, parsed))
    for mismatch in found.mismatches:
        put(one_line(str(mismatch)) + "\n")
    looked_at = (
        f"digest, {found.spans:,} spans, {found.values:,} verbatim values,"
        f" {found.computed:,} computed ones"
    )
    if found.mismatches:
        count = len(found.mismatches)
        put(f"not verified: {count:,} mismatch{'' if count == 1 else 'es'} ({looked_at})\n")
        return 1
    put(f"verified: {looked_at}\n")
    return 0


def _record(name: str) -> Any:
    """The one record in the file; an InputError where there is none or there are several."""
    data = read_bytes(name)
    try:
        parsed = json.loads(data.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        raise InputError(f"{shown(name)} is not JSON: {error}.", code="not_json") from None
    if not isinstance(parsed, list):
        return parsed
    if len(parsed) != 1:
        raise InputError(
            f"{shown(name)} has {len(parsed)} records. Verify one at a time: give a file with one.",
            code="several_records",
        )
    return parsed[0]


def _schema(model: str | None, record: Any) -> Mapping[str, Any] | None:
    """The JSON Schema that tells which values are verbatim, None where it is not known."""
    from summarizer.schemas import ArticleRecord

    if model is None:
        ours = ArticleRecord.model_fields["format"].default
        if not isinstance(record, Mapping) or record.get("format") != ours:
            return None
    return record_model(model).model_json_schema()
