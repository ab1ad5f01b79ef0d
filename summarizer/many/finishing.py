"""The two ends of a run's output: taken up as the journal left it, and left as it should be."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterator
from pathlib import Path

from summarizer.errors import InputError
from summarizer.files import keep_names, private_file, remove_unfinished
from summarizer.many.failures import failure_list
from summarizer.many.outputs import Folder, JsonLines, Output
from summarizer.many.places import Place
from summarizer.many.store import Store
from summarizer.schemas import Record

__all__ = ["expect_disorder", "finish", "take_up"]

_UNTIDY = "untidy"
_MOVING = "moving"


@contextlib.contextmanager
def take_up(
    place: Place, store: Store, record: type[Record], *, disorder: bool
) -> Iterator[Output]:
    """The output as the journal left it, open while the block lasts.

    ``disorder``: records may be made once more, or stand out of their order. Raises InputError
    where the output cannot be used, or a record is none of its rows.
    """
    if place.form == "parquet":
        from summarizer.many.arrow import arrow_schema

        arrow_schema(record)  # before anything is asked and paid for
    _mend(place, store)
    if disorder:
        expect_disorder(store)
        store.commit()
    output: Output = (
        Folder(place.out, place.name_of) if place.form == "folder" else JsonLines(place.lines)
    )
    try:
        if place.form == "parquet":
            private_file(place.lines)
        output.resume(_size(store))
        _sweep(place, store)
    except OSError as error:
        raise _unwritable(place.out, error) from None
    try:
        yield output
    finally:
        output.close()


def _size(store: Store) -> int:
    """The bytes of the output that count; what is behind them is cut off, so no record may be."""
    told = store.told("size") or "0"
    if not (told.isascii() and told.isdecimal() and len(told) < 19) or int(told) < store.end():
        raise store.damaged("it does not say how long its output is")
    return int(told)


def _sweep(place: Place, store: Store) -> None:
    """Remove what a killed run was writing; the journal's lock says that nobody writes it now."""
    for path in (place.out.resolve(), place.failures):
        remove_unfinished(path.parent, [path.name])
    if place.form == "folder":
        remove_unfinished(place.out, map(place.name_of, store.unfinished()))


def expect_disorder(store: Store) -> None:
    """Note that records may stand out of their order from now on, until the end."""
    store.tell(_UNTIDY, "yes")


def finish(
    place: Place, store: Store, output: Output, record: type[Record], in_order: bool
) -> Path | None:
    """Leave each record once, in its place; write Parquet where that was asked for.

    Gives the list of what failed, None where nothing did.
    """
    try:
        if isinstance(output, JsonLines):
            _tidy(place, store, output, in_order)
        failures = _failures_listed(place, store)
    except OSError as error:
        raise _unwritable(place.out, error) from None
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
    return failures


def _unwritable(path: Path, error: OSError) -> InputError:
    return InputError(
        f"{path} cannot be written: {error.strerror or error}. What was finished is kept: the same"
        " command goes on from there.",
        code="unwritable",
    )


def _tidy(place: Place, store: Store, output: JsonLines, in_order: bool) -> None:
    """Put lines in order where articles were asked about again; a kill in between loses none."""
    if store.told(_UNTIDY) != "yes":
        return
    if not in_order and store.length() == output.size():
        return  # each record stands there once: a run in order may sort them later
    size = 0
    for one in output.reordered(store.written("number" if in_order else "start"), _tidied(place)):
        store.place(one)
        size = one.start + one.length
    store.tell("size", str(size))
    store.tell(_UNTIDY, "no" if in_order else "yes")
    store.tell(_MOVING, "yes")
    store.commit()
    output.close()  # Windows moves nothing over a file that is open
    _mend(place, store)


def _mend(place: Place, store: Store) -> None:
    """End a tidying that was interrupted when its new file was whole."""
    if store.told(_MOVING) != "yes":
        return
    with contextlib.suppress(FileNotFoundError):  # it was moved, and nothing said so
        os.replace(_tidied(place), place.lines)
        keep_names(place.lines.parent)
    store.tell(_MOVING, "no")
    store.commit()


def _tidied(place: Place) -> Path:
    return place.journal / "tidied.jsonl"


def _failures_listed(place: Place, store: Store) -> Path | None:
    with failure_list(place.failures) as failures:
        for one in store.failures():
            failures.add(*one)
    return failures.path
