"""Values of a record as cells: text, or a number or day that is one for certain."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Sequence
from decimal import Decimal
from math import isfinite
from typing import Any

__all__ = ["Cell", "chain", "day", "decimal", "joined", "seconds", "text"]

Cell = str | int | None

_DECIMAL = re.compile(r"-?[0-9]{1,300}(\.[0-9]+)?")  # within a double, so that a column is one kind
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_SURROGATE = re.compile(r"[\ud800-\udfff]")


def text(value: Any) -> str | None:
    """The words as they are; half a character, which no table can hold, as U+FFFD."""
    return None if value is None else _SURROGATE.sub("\ufffd", str(value))


def decimal(value: Any) -> str | None:
    """A plain decimal as it is written, None for anything else."""
    return value if isinstance(value, str) and _DECIMAL.fullmatch(value) else None


def seconds(value: float) -> str | None:
    """A number as a plain decimal."""
    return format(Decimal(repr(value)), "f") if isfinite(value) else None


def day(value: Any) -> str | None:
    """An ISO 8601 day as it is written, None for anything else."""
    if not isinstance(value, str) or not _DAY.fullmatch(value):
        return None
    try:
        dt.date.fromisoformat(value)
    except ValueError:
        return None
    return value


def joined(values: Iterable[Any]) -> str | None:
    """Several values in one cell, an unknown one as nothing; None where there are none."""
    parts = ["" if value is None else str(value) for value in values]
    return text("; ".join(parts)) if any(parts) else None


def chain(sources: Sequence[Any]) -> str:
    """Who says so, from the origin to the last who carried it."""
    return " → ".join(source.name for source in sources)
