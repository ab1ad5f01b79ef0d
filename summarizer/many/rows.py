"""Articles as rows of a Parquet file."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from summarizer.article import Article
from summarizer.many.entries import Columns, Entry, fingerprint
from summarizer.many.parquet import ParquetTable

__all__ = ["Rows"]


class Rows:
    """The rows of a file in order; only the columns that an article is made from are read.

    Raises InputError at once where it is no Parquet file or lacks the columns.
    """

    waits = False

    def __init__(self, path: Path, columns: Columns) -> None:
        self._name = str(path)
        self._columns = columns
        self.read_as = columns.told
        self._table = ParquetTable(path)
        self._read = columns.among(self._table.columns)
        self._given = 0

    def __iter__(self) -> Iterator[Entry]:
        for row in self._table.rows(self._read):
            self._given = row.number + 1
            yield _RowEntry(f"{self._name}:{self._given}", row.values, self._columns)

    def fraction(self) -> float | None:
        return self._given / self._table.row_count if self._table.row_count else 1.0


@dataclass(frozen=True)
class _RowEntry:
    name: str
    values: Mapping[str, Any] = field(repr=False)
    columns: Columns = field(repr=False)

    @property
    def stamp(self) -> bytes:
        return fingerprint(json.dumps(self.values, default=str, ensure_ascii=False).encode())

    def key(self) -> bytes:
        return self.stamp

    def article(self) -> Article:
        return self.columns.article(self.values, self.name)
