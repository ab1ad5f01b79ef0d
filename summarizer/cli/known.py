"""Names that are known without asking anybody: read from data files, so that a shell, which asks
at each press of a key, need not wait for what a run imports.
"""

from __future__ import annotations

import importlib.util
import json
from importlib.resources import files
from pathlib import Path
from typing import Any

__all__ = ["hosted_models", "local_models", "record_format", "schema_digest", "section_names"]

_NO_SECTION = ("format", "article", "audit", "provenance")
# What the published schema has that the record's own has not (``show/schema.py``).
_PUBLISHED = ("$schema", "$id", "examples")


def local_models() -> tuple[str, ...]:
    """The local models, as ``--model`` names them."""
    from summarizer.model.catalogue import MODELS

    return tuple(f"local/{name}" for name in MODELS)


def hosted_models() -> tuple[str, ...]:
    """The hosted models whose price is known, as ``--model`` names them."""
    table = json.loads(files("summarizer.model").joinpath("prices.json").read_text("utf-8"))
    return tuple(table["models"])


def section_names() -> tuple[str, ...]:
    """The sections of the record, in its order."""
    return tuple(name for name in _schema()["properties"] if name not in _NO_SECTION)


def record_format() -> str:
    """The name and version of the record's form."""
    return str(_schema()["properties"]["format"]["const"])


def schema_digest() -> str:
    """SHA-256 of the record's schema, as a record's provenance has it."""
    import hashlib

    own = {key: value for key, value in _schema().items() if key not in _PUBLISHED}
    own["title"] = "ArticleRecord"
    return hashlib.sha256(json.dumps(own, sort_keys=True).encode()).hexdigest()


def _schema() -> Any:
    # Found, not imported: the package beside the file imports pydantic.
    spec = importlib.util.find_spec("summarizer.schemas")
    assert spec is not None
    assert spec.origin is not None
    return json.loads(Path(spec.origin).with_name("article-record.schema.json").read_text("utf-8"))
