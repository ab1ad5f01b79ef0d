"""The record: what a reader gets from an article, as Pydantic models.

``ArticleRecord`` is the default target. A record of your own subclasses ``Record`` and
has list fields of ``Item`` subclasses whose fields are of the published types below.
"""

from __future__ import annotations

from .article import ArticleInfo
from .asks import Ask
from .attributions import Attribution
from .audit import Audit, Failed, Refused, Unused, Warned
from .base import Evidenced, Item, Record
from .figures import FigureItem
from .headline import Headline
from .meetings import Meeting
from .provenance import Calls, Provenance, Tokens
from .record import ArticleRecord
from .summary import SummarySentence
from .types import (
    Chain,
    Figure,
    MostWords,
    Name,
    Party,
    Place,
    Promise,
    Scanned,
    Source,
    Span,
    When,
    Wording,
    Words,
)

__all__ = [
    "ArticleInfo",
    "ArticleRecord",
    "Ask",
    "Attribution",
    "Audit",
    "Calls",
    "Chain",
    "Evidenced",
    "Failed",
    "Figure",
    "FigureItem",
    "Headline",
    "Item",
    "Meeting",
    "MostWords",
    "Name",
    "Party",
    "Place",
    "Promise",
    "Provenance",
    "Record",
    "Refused",
    "Scanned",
    "Source",
    "Span",
    "SummarySentence",
    "Tokens",
    "Unused",
    "Warned",
    "When",
    "Wording",
    "Words",
]
