"""The two ends of a run's output: taken up as the journal left it, and left as it should be."""

from __future__ import annotations

import contextlib
import json
import os
from collections.abc import Iterator
from pathlib import Path

from summarizer.errors import InputError
from summarizer.files import write_whole
from summarizer.many.outputs import Folder, JsonLines, Output
from summarizer.many.places import Place
from summarizer.many.store import Store
from summarizer.schemas import Record

__all__ = ["expect_disorder", "finish", "take_up"]

_UNTIDY = "untidy"
_MOVING = "moving"


@contextlib.contextmanager
def take_up(place: Place, store: Store, *, again: bool) -> Iterator[Output]:
    """The output as the journal left it, open while the block lasts.

    ``again``: some records may be made once more, and stand out of their order until the end.
    """
    _mend(place, store)
    if again:
        expect_disorder(store)
        store.commit()
    output: Output = (
        Folder(place.out, place.name_of) if place.form == "folder" else JsonLines(place.lines)
    )
    output.resume(int(store.told("size") or 0))
    try:
        yield output
    finally:
        output.close()


def expect_disorder(store: Store) -> None:
    """Note that records may stand out of their order from now on, until the end."""
    store.tell(_UNTIDY, "yes")


def finish(
    place: Place, store: Store, output: Output, record: type[Record], in_order: bool
) -> Path | None:
    """Leave each record once, in its place; write Parquet where that was asked for.

    Gives the list of what failed, None where nothing did.
    """
    if isinstance(output, JsonLines):
        _tidy(place, store, output, in_order)
    if place.form == "parquet":
        from summarizer.many.parquet import write_records

        try:
            with open(place.lines, "rb") as lines:
                write_records(place.out, record, lines)
        except OSError as error:
            raise InputError(
                f"{place.out} cannot be written: {error.strerror or error}. The records are safe in"
                f" {place.lines}; the same command writes them again.",
                code="unwritable",
            ) from None
    return _failures_listed(place, store)


def _tidy(place: Place, store: Store, output: JsonLines, in_order: bool) -> None:
    """Put lines in order where articles were asked about again; a kill in between loses none."""
    if store.told(_UNTIDY) != "yes":
        return
    size = 0
    for one in output.reordered(store.written("number" if in_order else "start"), _tidied(place)):
        store.place(one)
        size = one.start + one.length
    store.tell("size", str(size))
    store.tell(_UNTIDY, "no")
    store.tell(_MOVING, "yes")
    store.commit()
    _mend(place, store)


def _mend(place: Place, store: Store) -> None:
    """End a tidying that was interrupted when its new file was whole."""
    if store.told(_MOVING) != "yes":
        return
    with contextlib.suppress(FileNotFoundError):  # it was moved, and nothing said so
        os.replace(_tidied(place), place.lines)
    store.tell(_MOVING, "no")
    store.commit()


def _tidied(place: Place) -> Path:
    return place.journal / "tidied.jsonl"


def _failures_listed(place: Place, store: Store) -> Path | None:
    lines = [
        json.dumps(
            {"name": name, "state": state, "code": code, "reason": reason}, ensure_ascii=False
        )
        for name, state, code, reason in store.failures()
    ]
    if lines:
        write_whole(place.failures, ("\n".join(lines) + "\n").encode())
        return place.failures
    with contextlib.suppress(OSError):
        place.failures.unlink()
    return None
