"""Parquet: records into a file of it here, the rows of a file out of it in ``parquet_table``."""

from __future__ import annotations

import contextlib
import json
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, BinaryIO

from summarizer.errors import InputError
from summarizer.files import whole_file
from summarizer.many.arrow import arrow_schema, loaded_pyarrow
from summarizer.many.parquet_table import ParquetTable, Row
from summarizer.schemas import Record
from summarizer.version import VERSION

__all__ = ["MOST_BYTES", "MOST_ROWS", "ParquetTable", "Row", "write_records"]

MOST_ROWS = 10_000
"""Rows in a row group that is written, at the most."""
MOST_BYTES = 16 * 1024 * 1024
"""Bytes of JSON in a row group that is written, at the most; one longer line is a group alone."""

_ESCAPED_SURROGATE = re.compile(rb"\\u[dD][89a-fA-F]")


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
    field = record.model_fields.get("format")
    told = {"summarizer.version": VERSION}
    if field is not None and isinstance(field.default, str):
        told["summarizer.format"] = field.default
    return schema.with_metadata(told)


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
