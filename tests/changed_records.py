"""Records of a file that were changed by hand, to be held against their article."""

from __future__ import annotations

import json
from typing import Any

from hand_records import ARTICLE, quay

from summarizer.schemas import ArticleRecord
from summarizer.verify import verified

__all__ = ["SCHEMA", "assert_found", "changed", "plain"]

SCHEMA = ArticleRecord.model_json_schema()


def plain(record: Any = None) -> Any:
    """The record as it is read from a file."""
    return json.loads((record or quay()).model_dump_json())


def changed(path: str, value: Any, record: Any = None) -> Any:
    """The record with the value at this path replaced."""
    found = plain(record)
    keys: list[Any] = [int(key) if key.isdecimal() else key for key in path.split(".")]
    holder = found
    for key in keys[:-1]:
        holder = holder[key]
    holder[keys[-1]] = value
    return found


def assert_found(record: Any, where: str, reason: str) -> None:
    """There is one mismatch, at this place and with this reason."""
    (mismatch,) = verified(record, ARTICLE, SCHEMA).mismatches
    assert mismatch.path == where
    assert reason in mismatch.reason
