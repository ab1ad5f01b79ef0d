"""Tables as data frames."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from importlib import import_module
from itertools import chain
from typing import Any, Literal

from summarizer.errors import InputError
from summarizer.schemas import ArticleRecord, Record
from summarizer.show.tables.cells import Cell
from summarizer.show.tables.layout import Kind, Table, tables_of
from summarizer.show.tables.rows import Row, Rows

__all__ = ["to_frames", "typed"]

Library = Literal["polars", "pandas"]
_LIBRARIES: tuple[Library, ...] = ("polars", "pandas")
_PANDAS: dict[Kind, str] = {
    "text": "string",
    "integer": "Int64",
    "decimal": "float64",
    "day": "datetime64[s]",
}


def to_frames(
    records: Record | Iterable[Record],
    *,
    frames: Library | None = None,
    schema: type[Record] | None = None,
) -> dict[str, Any]:
    """A data frame for each table, under its name: ``articles``, each section, ``evidence``,
    ``parties``, ``chains``, and what was left out (``audit_unused`` and its like).

    Columns and their types depend on the records' model alone, which ``schema`` gives for the
    case that there may be no record. ``frames`` is the library; left out, polars where it is
    installed, or else pandas. Decimals are doubles, days are dates.

    Raises InputError for records of two models, and where no such library is installed.
    """
    library, module = _library(frames)
    given = iter([records] if isinstance(records, Record) else records)
    first = next(given, None)
    model = schema or (ArticleRecord if first is None else type(first))
    tables, read = tables_of(model), Rows(model)
    rows: dict[str, list[Row]] = {table.name: [] for table in tables}
    for record in chain([] if first is None else [first], given):
        for name, row in read.of(record):
            rows[name].append(row)
    make = _polars if library == "polars" else _pandas
    return {table.name: make(module, table, rows.pop(table.name)) for table in tables}


def typed(kind: Kind, cells: Iterable[Cell]) -> list[Any]:
    """The cells of a column as Python has them: a decimal as the nearest double."""
    if kind == "decimal":
        return [None if cell is None else float(cell) for cell in cells]
    if kind == "day":
        return [None if cell is None else dt.date.fromisoformat(str(cell)) for cell in cells]
    return list(cells)


def _library(wanted: Library | None) -> tuple[Library, Any]:
    if wanted is not None and wanted not in _LIBRARIES:
        raise InputError(f'frames={wanted!r} is neither "polars" nor "pandas".', code="no_frames")
    for name in _LIBRARIES if wanted is None else (wanted,):
        try:
            return name, import_module(name)
        except ImportError:
            continue
    missing = wanted or "polars or pandas"
    raise InputError(
        f"Data frames need {missing}, which is not installed: pip install {wanted or 'polars'}.",
        code="no_frames",
    )


def _polars(pl: Any, table: Table, rows: Sequence[Row]) -> Any:
    kinds = {"text": pl.String, "integer": pl.Int64, "decimal": pl.Float64, "day": pl.Date}
    schema = {column.name: kinds[column.kind] for column in table.columns}
    return pl.DataFrame(_columns(table, rows), schema=schema)


def _pandas(pd: Any, table: Table, rows: Sequence[Row]) -> Any:
    columns = _columns(table, rows)
    return pd.DataFrame(
        {
            column.name: pd.Series(columns[column.name], dtype=_PANDAS[column.kind])
            for column in table.columns
        }
    )


def _columns(table: Table, rows: Sequence[Row]) -> dict[str, list[Any]]:
    return {
        column.name: typed(column.kind, (row[at] for row in rows))
        for at, column in enumerate(table.columns)
    }
