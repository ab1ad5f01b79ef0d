"""Records as tables: one a section, with columns that the record's model alone decides."""

from __future__ import annotations

from summarizer.show.tables.frames import to_frames
from summarizer.show.tables.layout import Cell, Column, Kind, Table, tables_of
from summarizer.show.tables.rows import Rows

__all__ = ["Cell", "Column", "Kind", "Rows", "Table", "tables_of", "to_frames"]
