"""Whether a record is whole: what of its JSON is not of its model's form. Pure."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pydantic import ValidationError

from summarizer.schemas import Record
from summarizer.verify import Mismatch

__all__ = ["nonconforming"]


def nonconforming(record: Any, model: type[Record]) -> tuple[Mismatch, ...]:
    """Each place where the parsed JSON of a record is not as its model says: what lacks, what
    is too much, what is of another type.

    A record that ``summarizer check --accept`` keeps has no provenance, and may lack it.
    """
    return tuple(_mismatches(record, model))


def _mismatches(record: Any, model: type[Record]) -> Iterator[Mismatch]:
    try:
        model.model_validate(record)
    except ValidationError as error:
        for one in error.errors(include_url=False, include_input=False):
            if one["loc"] != ("provenance",) or one["type"] != "missing":
                yield Mismatch(_path(one["loc"]), f"is not of {model.__name__}: {one['msg']}")


def _path(places: tuple[int | str, ...]) -> str:
    """The path as ``verify`` writes it."""
    written = ""
    for place in places:
        written += f"[{place}]" if isinstance(place, int) else f".{place}"
    return written.removeprefix(".")
