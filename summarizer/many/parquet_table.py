"""Rows out of a Parquet file."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO

from summarizer.errors import InputError
from summarizer.many.arrow import loaded_pyarrow

__all__ = ["ParquetTable", "Row", "rows_of"]

_READ_ROWS = 256  # into memory at once, at the most: enough that reading is quick
_READ_BYTES = 2 * 1024 * 1024  # in memory at once, about: long articles are fewer at a time
_BUFFER = 1024 * 1024  # bytes of a column of the file at once, however large its row groups
_SHOWN_NAMES = 20


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a table: its number in the file, from 0, and the values that were asked for.

    A text that is not UTF-8, and a binary value, are bytes; nothing is None.
    """

    number: int
    values: Mapping[str, Any]


class ParquetTable:
    """The rows of a Parquet file, read as they are asked for.

    ``columns`` are the names of its columns, ``row_count`` is how many rows it has. Raises
    InputError for what cannot be read as Parquet, and for want of pyarrow.
    """

    def __init__(self, path: Path) -> None:
        self._pa = loaded_pyarrow()
        self._path = path
        self._shown = os.fsencode(path).decode("utf-8", "replace")
        with self._opened() as file:
            self.columns: tuple[str, ...] = tuple(file.schema_arrow.names)
            self.row_count: int = file.metadata.num_rows

    def rows(self, names: Sequence[str], *, start: int = 0) -> Iterator[Row]:
        """The rows from number ``start`` on, in the order of the file, with these columns.

        Little of the file is in memory at a time, however large its row groups; row groups
        before ``start`` are not read. Raises InputError at once for a column that is not there
        ("no_column") or there twice, and on the way for a file that is damaged ("damaged").
        """
        for name in names:
            self._check(name)
        return self._rows(names, start)

    def _check(self, name: str) -> None:
        found = self.columns.count(name)
        if not found:
            raise InputError(
                f"{self._shown} has no column {name!r}; those it has are {_listed(self.columns)}.",
                code="no_column",
            )
        if found > 1:
            raise InputError(
                f"{self._shown} has {found} columns of the name {name!r}: give each its own.",
                code="two_columns",
            )

    def _rows(self, names: Sequence[str], start: int) -> Iterator[Row]:
        with self._opened() as file:
            number = 0
            for group in range(file.num_row_groups):
                after = number + file.metadata.row_group(group).num_rows
                if after <= start:
                    number = after
                    continue
                for batch in self._batches(file, group, names, number):
                    unread = batch.slice(min(max(start - number, 0), batch.num_rows))
                    yield from self._told(unread, names, number + batch.num_rows - unread.num_rows)
                    number += batch.num_rows

    def _batches(self, file: Any, group: int, names: Sequence[str], first: int) -> Iterator[Any]:
        told = file.metadata.row_group(group)
        batches = file.iter_batches(_rows_at_once(told), row_groups=[group], columns=list(names))
        number = first
        while True:
            try:
                batch = next(batches, None)
            except (self._pa.ArrowException, OSError, ValueError) as error:
                raise self._damaged(number, _first_line(error)) from None
            if batch is None:
                break
            number += batch.num_rows
            yield batch
        if number - first != told.num_rows:
            raise self._damaged(number, f"{told.num_rows} rows should be there from {first} on")

    def _damaged(self, number: int, why: str) -> InputError:
        return InputError(
            f"{self._shown} is damaged behind row {number}: {why}. Fetch or write the file anew.",
            code="damaged",
        )

    def _told(self, batch: Any, names: Sequence[str], number: int) -> Iterator[Row]:
        columns = [self._values(batch.column(name), name, number) for name in names]
        for offset in range(batch.num_rows):
            values = {name: column[offset] for name, column in zip(names, columns, strict=True)}
            yield Row(number + offset, values)

    def _values(self, column: Any, name: str, number: int) -> list[Any]:
        try:
            return _as_python(self._pa, column)
        except (self._pa.ArrowException, ValueError, OverflowError) as error:
            raise InputError(
                f"{self._shown}, column {name!r}, from row {number} on, holds what Python cannot:"
                f" {_first_line(error)}. Write that column as text.",
                code="bad_value",
            ) from None

    @contextlib.contextmanager
    def _opened(self) -> Iterator[Any]:
        """The file, open for reading in small pieces."""
        if self._path.is_dir():
            raise InputError(
                f"{self._shown} is a folder: name a file in it ({self._shown}/*.parquet).",
                code="folder",
            )
        if self._path.exists() and not self._path.is_file():
            raise InputError(
                f"{self._shown} is no ordinary file, and Parquet is read from its end: save it as"
                " a file first.",
                code="unreadable",
            )
        try:
            stream = open(self._path, "rb")  # noqa: SIM115
        except FileNotFoundError:
            raise InputError(f"There is no file {self._shown}.", code="no_file") from None
        except OSError as error:
            raise InputError(
                f"{self._shown} cannot be read: {error.strerror or error}.", code="unreadable"
            ) from None
        with stream:
            yield self._parquet(stream)

    def _parquet(self, stream: BinaryIO) -> Any:
        try:
            return self._pa.parquet.ParquetFile(
                stream, buffer_size=_BUFFER, pre_buffer=False, page_checksum_verification=True
            )
        except (self._pa.ArrowException, OSError, ValueError) as error:
            raise InputError(
                f"{self._shown} cannot be read as Parquet: {_first_line(error)}."
                " Is it whole, and is it Parquet?",
                code="not_parquet",
            ) from None


def _rows_at_once(group: Any) -> int:
    row: int = group.total_byte_size // max(group.num_rows, 1)
    return min(max(_READ_BYTES // max(row, 1), 1), _READ_ROWS)


def rows_of(batch: Any) -> Iterator[Mapping[str, Any]]:
    """The rows of an Arrow batch as Python has them; see ``Row``."""
    names = batch.schema.names
    columns = [_as_python(loaded_pyarrow(), column) for column in batch.columns]
    return (dict(zip(names, row, strict=True)) for row in zip(*columns, strict=True))


def _as_python(pa: Any, column: Any) -> list[Any]:
    if pa.types.is_dictionary(column.type):
        column = column.dictionary_decode()
    if getattr(column.type, "unit", None) == "ns":
        column = column.cast(_microseconds(pa, column.type), safe=False)
    try:
        return list(column.to_pylist())
    except UnicodeDecodeError:
        return [_decoded(value) for value in column.cast(pa.large_binary()).to_pylist()]


def _microseconds(pa: Any, kind: Any) -> Any:
    """The same kind of time as Python has it."""
    if pa.types.is_timestamp(kind):
        return pa.timestamp("us", kind.tz)
    return pa.time64("us") if pa.types.is_time(kind) else pa.duration("us")


def _decoded(value: bytes | None) -> str | bytes | None:
    try:
        return None if value is None else value.decode()
    except UnicodeDecodeError:
        return value


def _listed(names: Sequence[str]) -> str:
    shown = ", ".join(repr(name) for name in names[:_SHOWN_NAMES])
    more = len(names) - _SHOWN_NAMES
    return f"{shown} and {more} more" if more > 0 else shown or "none"


def _first_line(error: Exception) -> str:
    return str(error).partition("\n")[0].rstrip(". ")
