"""Finished records out of files: one object, an array, one a line, or rows of Parquet."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

import click

from summarizer.cli import completing
from summarizer.cli.reading import STDIN, shown
from summarizer.errors import InputError
from summarizer.faults import first_fault
from summarizer.read.disk import unreadable

if TYPE_CHECKING:
    from summarizer.schemas import Record

__all__ = ["record_files", "records_argument", "records_in", "values_in"]

_PARQUET = ".parquet"
_LINES = (".jsonl", ".ndjson")
_SUFFIXES = (".json", *_LINES, _PARQUET)


records_argument = click.argument(
    "records", nargs=-1, metavar="[FILE | DIR... | -]", shell_complete=completing.files
)


def record_files(names: Sequence[str]) -> tuple[str, ...]:
    """The files of records: a folder stands for those in it.

    Raises InputError for a folder without one.
    """
    found: dict[str, None] = {}
    for name in names:
        inside = [name]
        if name != STDIN and Path(name).is_dir():
            inside = sorted(str(p) for p in Path(name).iterdir() if p.suffix.lower() in _SUFFIXES)
            if not inside:
                raise InputError(
                    f"The folder {shown(name)} holds no record ({', '.join(_SUFFIXES)})."
                )
        found |= dict.fromkeys(inside)
    return tuple(found)


def records_in(name: str, model: type[Record]) -> Iterator[Record]:
    """The records of a file, or of stdin, in order. Lines are read one at a time, rows of
    Parquet few at a time.

    Raises InputError for what cannot be read, and for what is no record of this model, with
    its place in the file.
    """
    from pydantic import ValidationError

    for place, told in values_in(name):
        try:
            yield model.model_validate(told)
        except ValidationError as error:
            raise InputError(
                f"{place} is no {model.__name__}: {first_fault(error)}.{_advice(told, model)}",
                code="bad_record",
            ) from None


def _advice(told: Any, model: type[Record]) -> str:
    """What to do about a record that is not of this model, as far as it is known."""
    from summarizer.schemas import ArticleRecord

    if not isinstance(told, dict) or "article" not in told:
        return " A record is what `summarizer summarise --format json` prints."
    ours = ArticleRecord.model_fields["format"].default
    if model is ArticleRecord and told.get("format") != ours:
        return " Records of your own need --schema MODULE:CLASS."
    if "provenance" not in told:
        return (
            " Accepted records, made by `summarizer check --accept`, have no provenance: give"
            " those that `summarizer summarise` made."
        )
    return ""


def values_in(name: str) -> Iterator[tuple[str, Any]]:
    """What is to be a record, and where it stands, as ``records_in`` reads it."""
    if name != STDIN and name.lower().endswith(_PARQUET):
        yield from _rows(name)
    else:
        yield from _json(name)


def _rows(name: str) -> Iterator[tuple[str, Any]]:
    from summarizer.many.parquet import ParquetTable

    table = ParquetTable(Path(name))
    for row in table.rows(table.columns):
        yield f"{shown(name)}, row {row.number + 1}", row.values


def _json(name: str) -> Iterator[tuple[str, Any]]:
    try:
        with _opened(name) as stream:
            number, first = _first_line(stream)
            if not first and name.lower().endswith(_LINES):
                return  # a run in which every article failed
            value = _line(first)
            if isinstance(value, dict):
                yield shown(name), value
                for at, line in enumerate(stream, start=number + 1):
                    if line.strip():
                        place = f"{shown(name)}, line {at}"
                        yield place, _parsed(line, place)
                return
            whole = _parsed(first + stream.read(), shown(name))
    except (OSError, ValueError) as error:
        raise unreadable(name, shown(name), error) from None
    for number, one in enumerate(whole if isinstance(whole, list) else [whole], start=1):
        yield f"{shown(name)}, record {number}", one


def _opened(name: str) -> IO[bytes]:
    if name != STDIN:
        return open(name, "rb")
    if sys.stdin is None:
        raise InputError("There is no stdin to read.")
    return sys.stdin.buffer


def _first_line(stream: IO[bytes]) -> tuple[int, bytes]:
    """The first line that is not blank, with its number; nothing where all are."""
    for number, line in enumerate(stream, start=1):
        told = line.removeprefix(b"\xef\xbb\xbf") if number == 1 else line
        if told.strip():
            return number, told
    return 0, b""


def _line(line: bytes) -> Any:
    """The JSON of a line, None where it is no whole JSON."""
    try:
        return json.loads(line)
    except (ValueError, RecursionError):
        return None


def _parsed(text: bytes, place: str) -> Any:
    try:
        return json.loads(text)
    except (ValueError, RecursionError) as error:
        raise InputError(f"{place} is not JSON: {error}.", code="not_json") from None
