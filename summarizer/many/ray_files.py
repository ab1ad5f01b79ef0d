"""Files of articles as datasets of Ray: each row knows where it stands, as in a run without Ray.

Ray's own readers give rows without their numbers, read dates out of text, and end the job at the
first line that is no JSON. Needs Ray, which is imported with this module.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from io import BufferedReader
from itertools import islice
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import ray.data
from ray.data.datasource import FileBasedDatasource, Partitioning

from summarizer.errors import InputError
from summarizer.many.entries import Columns, numbered
from summarizer.many.outcomes import LINE, PLACE

__all__ = ["articles_at"]

_ENDS = (".jsonl", ".ndjson")
_ROWS = 256  # in memory at once


def articles_at(named: str, columns: Columns) -> ray.data.Dataset:
    """The articles of a file, or of a folder, or of a URI of either, in their order.

    Lines of JSON are known by the name, anything else is Parquet. Raises InputError where Ray
    cannot read it, or Parquet lacks a column that is asked for.
    """
    called = named if Path(named).is_file() else None
    try:
        if named.lower().endswith(_ENDS):
            return ray.data.read_datasource(_Lines(named, called))
        there = ray.data.read_parquet(named).schema().names
        _check(named, there, columns)
        return ray.data.read_datasource(_Rows(named, called, columns.among(there)))
    except InputError:
        raise
    except Exception as error:
        raise InputError(
            f"Ray cannot read {named}: {str(error).splitlines()[0]}", code="unreadable"
        ) from None


def _check(named: str, there: Sequence[str], columns: Columns) -> None:
    missing = [name for name in (columns.text, columns.id) if name not in (*there, None)]
    if missing:
        raise InputError(
            f"{named} has no column {missing[0]!r}; it has {', '.join(there)}.", code="no_column"
        )


class _Lines(FileBasedDatasource):  # type: ignore[misc]
    """Files of JSON lines, a row for each that is not blank: the line as it stands."""

    def __init__(self, named: str, called: str | None) -> None:
        super().__init__(named)
        self._called = called

    def _read_stream(self, f: Any, path: str) -> Iterator[pa.Table]:
        name = self._called or path
        told = numbered(BufferedReader(f))  # which can read lines
        lines = ((n, line.rstrip(b"\r\n")) for n, line in told if not line.isspace())
        while some := list(islice(lines, _ROWS)):
            numbers, written = zip(*some, strict=True)
            yield pa.table(
                {
                    LINE: pa.array(written, pa.large_binary()),
                    PLACE: pa.array([f"{name}:{number}" for number in numbers], pa.string()),
                }
            )


class _Rows(FileBasedDatasource):  # type: ignore[misc]
    """Files of Parquet, and the columns of them that an article is made from."""

    def __init__(self, named: str, called: str | None, columns: Sequence[str]) -> None:
        alone = called is not None
        super().__init__(
            named,
            partitioning=None if alone else Partitioning("hive"),
            file_extensions=None if alone else ["parquet"],
        )
        self._called = called
        self._columns = columns

    def _open_input_source(self, filesystem: Any, path: str, **open_args: Any) -> Any:
        return filesystem.open_input_file(path)  # it is read from its end

    def _read_stream(self, f: Any, path: str) -> Iterator[pa.Table]:
        name, number = self._called or path, 0
        for batch in pq.ParquetFile(f).iter_batches(_ROWS, columns=list(self._columns)):
            places = [f"{name}:{number + n + 1}" for n in range(batch.num_rows)]
            number += batch.num_rows
            yield pa.Table.from_batches([batch]).append_column(PLACE, pa.array(places, pa.string()))
