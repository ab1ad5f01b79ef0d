"""JSON: one object with the fields of one article."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Mapping
from typing import Any

from summarizer.errors import InputError
from summarizer.read.document import Document, day

__all__ = ["fields"]


def fields(text: str, name: str) -> Document:
    """The article that ``text``, ``title``, ``published``, ``outlet`` and ``url`` of an object
    tell of; an InputError where it is no such object.
    """
    try:
        row = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise InputError(
            f"{name} is no JSON: {error}. Give one object with a field text, or name what it is"
            " with --from.",
            code="not_json",
        ) from None
    if isinstance(row, list):
        raise InputError(
            f"{name} is a list of {len(row):,} things. Give one object with a field text, or many"
            " as a .jsonl, an object a line.",
            code="several_articles",
        )
    words = row.get("text") if isinstance(row, Mapping) else None
    if not isinstance(words, str):
        there = ", ".join(map(str, row)) if isinstance(row, Mapping) and row else "nothing"
        raise InputError(
            f"{name} has no text in its field 'text'; it has {there[:200]}. Give one object with"
            " text, and title, published, outlet and url where they are known.",
            code="no_text",
        )
    return Document(
        words,
        "its field text",
        title=_said(row, "title"),
        published=_published(row, name),
        outlet=_said(row, "outlet"),
        url=_said(row, "url"),
    )


def _said(row: Mapping[str, Any], field: str) -> str | None:
    value = row.get(field)
    return None if value is None or value == "" else str(value)


def _published(row: Mapping[str, Any], name: str) -> dt.date | None:
    """Its date; one that is meant as the article's and cannot be read is said, not passed over."""
    written = _said(row, "published")
    found = day(written)
    if written is not None and found is None:
        raise InputError(
            f"{name} has no date in its field 'published': {written[:60]!r}. Write it as"
            " YYYY-MM-DD, for example 2025-12-28.",
            code="bad_date",
        )
    return found
