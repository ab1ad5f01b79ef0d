"""Records into a folder of tables, a file each, one record at a time."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO, Literal, Protocol

from summarizer.cli.reading import shown
from summarizer.errors import InputError
from summarizer.files import whole_entry

if TYPE_CHECKING:
    from summarizer.schemas import Record
    from summarizer.show.tables import Table
    from summarizer.show.tables.rows import Row

__all__ = ["FORMS", "Form", "table_files"]

Form = Literal["csv", "parquet"]
FORMS: tuple[Form, ...] = ("csv", "parquet")
_ROWS_AT_ONCE = 10_000  # of a table are held, and make a row group of Parquet


@contextlib.contextmanager
def table_files(
    folder: Path, form: Form, model: type[Record]
) -> Iterator[Callable[[Record], None]]:
    """A function that takes one record after the other, all of this model.

    The files stand in the folder when the block ends, and are as they were where it fails. No
    more than the rows of one row group is held. Raises InputError where they cannot be written,
    for want of pyarrow, and for a record of another model.
    """
    from summarizer.show.tables import Rows, tables_of

    rows = Rows(model)
    try:
        with contextlib.ExitStack() as open_files:
            files: dict[str, _TableFile] = {}
            for table in tables_of(model):
                file = open_files.enter_context(whole_entry(folder / f"{table.name}.{form}"))
                writer = _Csv(table, file) if form == "csv" else _Parquet(table, file)
                open_files.callback(writer.leave)
                files[table.name] = _TableFile(writer)

            def add(record: Record) -> None:
                for name, row in rows.of(record):
                    files[name].add(row)

            yield add
            for one in files.values():
                one.finish()
    except OSError as error:
        raise InputError(
            f"The tables cannot be written to {shown(str(folder))}: {error.strerror or error}.",
            code="unwritable",
        ) from None


class _Writer(Protocol):
    def write(self, rows: Sequence[Row]) -> None:
        """Write the rows behind those before."""
        ...

    def finish(self) -> None:
        """Write the end of the file."""
        ...

    def leave(self) -> None:
        """Let go of the file, whole or not."""
        ...


class _TableFile:
    """One table on its way into its file."""

    def __init__(self, writer: _Writer) -> None:
        self._writer = writer
        self._waiting: list[Row] = []

    def add(self, row: Row) -> None:
        self._waiting.append(row)
        if len(self._waiting) == _ROWS_AT_ONCE:
            self._write()

    def finish(self) -> None:
        self._write()
        self._writer.finish()

    def _write(self) -> None:
        self._writer.write(self._waiting)
        self._waiting.clear()


class _Csv:
    def __init__(self, table: Table, file: BinaryIO) -> None:
        from summarizer.show.tables.csv_ import csv_header

        self._table = table
        self._file = file
        file.write(csv_header(table))

    def write(self, rows: Sequence[Row]) -> None:
        from summarizer.show.tables.csv_ import csv_rows

        self._file.write(csv_rows(self._table, rows))

    def finish(self) -> None:
        """A file of CSV has no end of its own."""

    def leave(self) -> None:
        """Nothing is open."""


class _Parquet:
    def __init__(self, table: Table, file: BinaryIO) -> None:
        from summarizer.many.arrow import loaded_pyarrow

        self._pa = loaded_pyarrow()
        self._table = table
        self._schema = _schema(self._pa, table)
        self._writer = self._pa.parquet.ParquetWriter(file, self._schema, compression="zstd")

    def write(self, rows: Sequence[Row]) -> None:
        from summarizer.show.tables.frames import typed

        arrays = [
            self._pa.array(typed(column.kind, (row[at] for row in rows)), field.type)
            for at, (column, field) in enumerate(
                zip(self._table.columns, self._schema, strict=True)
            )
        ]
        self._writer.write_table(self._pa.Table.from_arrays(arrays, schema=self._schema))

    def finish(self) -> None:
        self._writer.close()

    def leave(self) -> None:
        # It would write the end of a file that is given up when it is collected.
        self._writer.is_open = False


def _schema(pa: Any, table: Table) -> Any:
    kinds = {
        "text": pa.string(),
        "integer": pa.int64(),
        "decimal": pa.float64(),
        "day": pa.date32(),
    }
    return pa.schema([(column.name, kinds[column.kind]) for column in table.columns])
