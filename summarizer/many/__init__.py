"""Many articles: the same trip, many times, journalled.

    report = summarise_many(Summarizer(), table("in.jsonl"), Place.of("records.jsonl"))

``table`` and ``Files`` are sources of articles, ``Terms`` says how a run goes about its work,
``Traffic`` holds it to rates and to a budget. On Ray it is ``summarizer.many.ray``.
"""

from __future__ import annotations

from summarizer.many.entries import Columns, Entry, Files, Lines, Source
from summarizer.many.places import Place
from summarizer.many.run import Report, Terms, summarise_many
from summarizer.many.tables import table, tables
from summarizer.many.tally import Tally
from summarizer.model.budget import Budget
from summarizer.model.pace import Pace
from summarizer.model.traffic import Traffic

__all__ = [
    "Budget",
    "Columns",
    "Entry",
    "Files",
    "Lines",
    "Pace",
    "Place",
    "Report",
    "Source",
    "Tally",
    "Terms",
    "Traffic",
    "summarise_many",
    "table",
    "tables",
]
