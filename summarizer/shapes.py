"""Which published type a piece of a record's JSON is, as its keys and values tell. Pure."""

from __future__ import annotations

import re
from collections.abc import Mapping, Set
from typing import Any, TypeGuard

__all__ = [
    "SAME",
    "SPAN",
    "WORDED",
    "is_day",
    "is_figure",
    "is_object",
    "is_offset",
    "is_place",
    "verbatim",
]

SPAN = frozenset({"start", "end", "text"})
"""The keys of a span and of a time."""

# Mentions of one figure come to the same, and may be worded otherwise: a headline leaves words
# out (``merging.py``).
SAME = ("kind", "value", "value_high")
"""The values of a figure that each of its mentions gives."""
WORDED = ("text", "unit", "bound", "change", "per")
"""Those that one of them gives."""

_PARTY = {"name", "role", "affiliation"}
_SOURCE = {"name", "kind"}
_FIGURE = {"text", "kind", "value", "unit", "mentions"}
_DAY = re.compile(r"\d{4}-\d\d-\d\d")


def verbatim(keys: Set[str]) -> tuple[str, ...]:
    """The keys whose values are verbatim in an object of these keys."""
    if keys == _PARTY:
        return ("name", "role", "affiliation")
    if keys == _SOURCE:
        return ("name",)
    return ("text", "per") if is_figure(keys) else ()


def is_figure(keys: Set[str]) -> bool:
    """Whether an object of these keys is one, its mentions there or not."""
    return keys >= _FIGURE or keys >= {*SAME, *WORDED}


def is_place(value: Mapping[str, Any]) -> bool:
    """Whether it is a span or a time, not an item that has fields of these names."""
    return value.keys() >= SPAN and not value.get("evidence")


def is_object(value: Any) -> TypeGuard[Mapping[str, Any]]:
    """Whether it is a JSON object."""
    return isinstance(value, Mapping)


def is_offset(value: Any) -> TypeGuard[int]:
    """Whether it may be a place in a text."""
    return isinstance(value, int) and not isinstance(value, bool)


def is_day(value: Any) -> bool:
    """Whether it is a day, ISO 8601, or no day."""
    return value is None or (isinstance(value, str) and _DAY.fullmatch(value) is not None)
