"""The JSON Schema of a record as it is published."""

from __future__ import annotations

import json
from importlib.resources import files
from typing import Any

from summarizer.docstrings import assure_docstrings
from summarizer.schemas import ArticleRecord, Record

__all__ = ["DIALECT", "published_schema"]

DIALECT = "https://json-schema.org/draft/2020-12/schema"


def published_schema(model: type[Record]) -> dict[str, Any]:
    """The JSON Schema of a record model, each field with its promise.

    That of ``ArticleRecord`` has an identifier and an example, and is what stands in
    ``schemas/article-record.schema.json``. Raises SchemaError under ``python -OO``.
    """
    assure_docstrings()
    schema = model.model_json_schema()
    if model is not ArticleRecord:
        return {"$schema": DIALECT, **schema}
    name = ArticleRecord.model_fields["format"].default
    return {
        "$schema": DIALECT,
        "$id": f"urn:summarizer:{name}",
        "title": "Article record",
        "description": schema.pop("description"),
        **{key: value for key, value in schema.items() if key != "title"},
        "examples": [_example()],
    }


def _example() -> Any:
    folder = files("summarizer.schemas")
    return json.loads(folder.joinpath("article-record.example.json").read_text("utf-8"))
