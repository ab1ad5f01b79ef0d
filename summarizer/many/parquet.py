"""Parquet: records into a file of it, and the rows of somebody's file out of it."""

from __future__ import annotations

import contextlib
import json
import os
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO

from summarizer.errors import InputError
from summarizer.files import whole_file
from summarizer.many.arrow import arrow_schema, loaded_pyarrow
from summarizer.schemas import Record
from summarizer.version import VERSION

__all__ = ["MOST_BYTES", "MOST_ROWS", "ParquetTable", "Row", "write_records"]

MOST_ROWS = 10_000
"""Rows in a row group that is written, at the most."""
MOST_BYTES = 16 * 1024 * 1024
"""Bytes of JSON in a row group that is written, at the most; one longer line is a group alone."""

_READ_ROWS = 256  # at once: few enough that long articles fit, enough that reading is quick
_READ_BYTES = 1024 * 1024  # of a column of the file at once, however large its row groups
_ESCAPED_SURROGATE = re.compile(rb"\\u[dD][89a-fA-F]")
_SHOWN_NAMES = 20


def write_records(path: Path, record: type[Record], lines: Iterable[bytes]) -> int:
    """A Parquet file of these records, whole or not at all; returns how many they are.

    A line is one record as JSON, of that model. Lines are taken as they are needed and held no
    longer than their row group (``MOST_ROWS``, ``MOST_BYTES``). The file is compressed with
    zstd and checked page by page; its metadata says ``summarizer.format``, where the record has
    a format, and ``summarizer.version``. Half of a character (a lone surrogate), which Parquet
    cannot hold, becomes U+FFFD. The folder is made where it lacks; a file that is there stays
    as it is until the new one is complete.

    Raises InputError ("bad_record") for a line that is no such record, with its number; for
    want of pyarrow; SchemaError for a model that is no table; OSError where the file cannot be
    written; and whatever ``lines`` raises.
    """
    pa = loaded_pyarrow()
    schema = arrow_schema(record)
    rows = 0
    with whole_file(path) as file, _writing(pa, file, _signed(schema, record)) as write:
        for group in _groups(lines):
            write(_table(pa, schema, group, rows, record.__name__))
            rows += len(group)
    return rows


def _signed(schema: Any, record: type[Record]) -> Any:
    format_ = record.model_fields.get("format")
    told = {} if format_ is None else {"summarizer.format": str(format_.default)}
    return schema.with_metadata(told | {"summarizer.version": VERSION})


@contextlib.contextmanager
def _writing(pa: Any, file: BinaryIO, schema: Any) -> Iterator[Callable[[Any], None]]:
    """A function that writes a table as one row group."""
    writer = pa.parquet.ParquetWriter(file, schema, compression="zstd", write_page_checksum=True)
    try:
        yield lambda table: writer.write_table(table, row_group_size=table.num_rows)
        writer.close()
    finally:
        # It writes the end of the file once more when it is collected, unless told not to.
        writer.is_open = False


def _groups(lines: Iterable[bytes]) -> Iterator[list[bytes]]:
    """The lines in row groups, each with its line end."""
    group: list[bytes] = []
    size = 0
    for line in lines:
        line = _whole_characters(line.rstrip(b"\r\n")) + b"\n"
        if group and (len(group) == MOST_ROWS or size + len(line) > MOST_BYTES):
            yield group
            group, size = [], 0
        group.append(line)
        size += len(line)
    if group:
        yield group


def _whole_characters(line: bytes) -> bytes:
    """The line without half characters, which a model's own words can hold."""
    if not _ESCAPED_SURROGATE.search(line):
        return line
    try:
        text = json.dumps(json.loads(line), ensure_ascii=False)
    except ValueError:
        return line
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace").encode()


def _table(pa: Any, schema: Any, group: Sequence[bytes], before: int, model: str) -> Any:
    """The lines as a table; ``before`` is how many rows the file has already."""
    try:
        return _parsed(pa, schema, group)
    except pa.ArrowException:
        for number, line in enumerate(group, start=before + 1):
            try:
                _parsed(pa, schema, [line])
            except pa.ArrowException as error:
                raise InputError(
                    f"Record {number} cannot be written as a row of {model}: {error} Write it with"
                    " the model that it was made with, or make it anew.",
                    code="bad_record",
                ) from None
        raise


def _parsed(pa: Any, schema: Any, group: Sequence[bytes]) -> Any:
    data = b"".join(group)
    table = pa.json.read_json(
        pa.BufferReader(data),
        # One block, on this thread: the lines are few, and a block cannot end within a line.
        read_options=pa.json.ReadOptions(use_threads=False, block_size=len(data) + 1),
        parse_options=pa.json.ParseOptions(
            explicit_schema=schema, unexpected_field_behavior="error"
        ),
    )
    if table.num_rows != len(group):
        raise pa.ArrowInvalid("It is not one JSON object a line.")
    return table.cast(schema)  # which says again what is never null; the reader drops it


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

    def _batches(self, file: Any, group: int, names: Sequence[str], number: int) -> Iterator[Any]:
        batches = file.iter_batches(_READ_ROWS, row_groups=[group], columns=list(names))
        while True:
            try:
                batch = next(batches, None)
            except (self._pa.ArrowException, OSError, ValueError) as error:
                raise InputError(
                    f"{self._shown} is damaged behind row {number}: {_first_line(error)}."
                    " Fetch or write the file anew.",
                    code="damaged",
                ) from None
            if batch is None:
                return
            number += batch.num_rows
            yield batch

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
                stream, buffer_size=_READ_BYTES, pre_buffer=False, page_checksum_verification=True
            )
        except (self._pa.ArrowException, OSError, ValueError) as error:
            raise InputError(
                f"{self._shown} cannot be read as Parquet: {_first_line(error)}."
                " Is it whole, and is it Parquet?",
                code="not_parquet",
            ) from None


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
