"""Records as JSON."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from typing import Any

from summarizer.schemas import Record
from summarizer.show.visible import is_unseen

__all__ = ["dumped", "to_json", "to_json_line"]

_PERHAPS_UNSEEN = re.compile(r"[^\n -~]")


def to_json(record: Record | Sequence[Record]) -> str:
    """One record as an object, several as an array; indented, with a line end."""
    value = _plain(record) if isinstance(record, Record) else [_plain(one) for one in record]
    return dumped(value, indent=2)


def to_json_line(record: Record) -> str:
    """The record as one line of JSON."""
    return dumped(_plain(record))


def dumped(value: Any, indent: int | None = None) -> str:
    """JSON with a line end: readable characters as they are, unseen ones as JSON's own escapes.

    The value is the same; a terminal would obey them otherwise.
    """
    text = json.dumps(value, ensure_ascii=False, indent=indent)
    # Outside its strings JSON has no unseen character but the line end.
    return _PERHAPS_UNSEEN.sub(_escaped, text) + "\n"


def _escaped(found: re.Match[str]) -> str:
    character = found[0]
    return json.dumps(character)[1:-1] if is_unseen(character) else character


def _plain(record: Record) -> Any:
    return record.model_dump(mode="json")
