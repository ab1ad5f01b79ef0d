"""A scan as JSON."""

from __future__ import annotations

import datetime as dt
from dataclasses import asdict, fields
from decimal import Decimal
from typing import Any

from summarizer.article import Article
from summarizer.notices import warnings_of
from summarizer.scan.mentions import Scan

__all__ = ["plain_scan"]

_FORMAT = "scan/1"


def plain_scan(article: Article, scan: Scan) -> dict[str, Any]:
    """The scan in JSON's own types: decimals as strings, days as YYYY-MM-DD.

    Offsets count Unicode code points of the article's text, whose digest is given.
    """
    return {
        "format": _FORMAT,
        "article": {
            "source": article.source,
            "published": _plain(article.published),
            "language": article.language,
            "sha256": article.sha256,
            "characters": article.characters,
        },
        **{field.name: _plain(getattr(scan, field.name)) for field in fields(scan)},
        "warnings": [warning.model_dump(mode="json") for warning in warnings_of(article, scan)],
    }


def _plain(value: Any) -> Any:
    match value:
        case tuple() | list():
            return [_plain(one) for one in value]
        case dict():
            return {name: _plain(one) for name, one in value.items()}
        case Decimal():
            return f"{value:f}"
        case dt.date():
            return value.isoformat()
        case None | str() | int():
            return value
    return _plain(asdict(value))
