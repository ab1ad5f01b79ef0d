"""Tables as CSV that a spreadsheet opens safely.

RFC 4180 with a byte-order mark, without which Excel takes UTF-8 for something else. A cell of
text that a spreadsheet would run gets an apostrophe in front; so does the place behind a
semicolon, a tab or a line end, where a spreadsheet of another locale begins a cell.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable

from summarizer.show.tables.cells import Cell
from summarizer.show.tables.layout import Column, Table
from summarizer.show.tables.rows import Row

__all__ = ["csv_header", "csv_rows"]

# Where a cell begins, for a spreadsheet of any locale; then what is not seen; then a formula.
_BEGINNING = re.compile(
    r"(?P<edge>\A|;|(?=[\t\r\n]))"
    r"(?P<unseen>[\s\x00-\x1f\u200b-\u200f\u202a-\u202e\u2060\ufeff]*+)"
    r"(?P<formula>[=+\-@\uff1d\uff0b\uff0d\uff20])?"
)
_SEPARATOR = re.compile(r"[\t\r\n]")
# Most cells hold nothing of the kind: looking is quicker than replacing.
_PERHAPS_FORMULA = re.compile(r"[=+\-@\uff1d\uff0b\uff0d\uff20\t\r]")


def csv_header(table: Table) -> bytes:
    """The beginning of the file: the byte-order mark and the names of the columns."""
    return "\ufeff".encode() + _written([[column.name for column in table.columns]])


def csv_rows(table: Table, rows: Iterable[Row]) -> bytes:
    """The rows, each with its line end."""
    return _written(
        [_cell(column, cell) for column, cell in zip(table.columns, row, strict=True)]
        for row in rows
    )


def _cell(column: Column, cell: Cell) -> str:
    if cell is None:
        return ""
    if column.kind != "text":
        return str(cell)  # a number or a day for certain, a negative one too
    text = str(cell).replace("\0", "\ufffd")
    return _BEGINNING.sub(_inert, text) if _PERHAPS_FORMULA.search(text) else text


def _inert(found: re.Match[str]) -> str:
    edge, unseen, formula = found["edge"], found["unseen"], found["formula"] or ""
    if found.start() == 0 and not edge:
        if formula and _SEPARATOR.search(unseen):
            return f"'{unseen}'{formula}"
        return f"'{found[0]}" if formula or unseen.startswith(("\t", "\r")) else found[0]
    return f"{edge}{unseen}'{formula}" if formula else found[0]


def _written(rows: Iterable[list[str]]) -> bytes:
    text = io.StringIO(newline="")
    csv.writer(text, dialect="excel").writerows(rows)
    return text.getvalue().encode()
