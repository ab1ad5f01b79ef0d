"""The default record of a news article."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from .asks import Ask
from .attributions import Attribution
from .base import Record
from .figures import FigureItem
from .headline import Headline
from .meetings import Meeting
from .summary import SummarySentence

__all__ = ["ArticleRecord"]


class ArticleRecord(Record):
    """Who met whom, who asked whom for what, which figures were given, and who says so."""

    format: Literal["article-record/1"] = "article-record/1"
    headline: Headline | None
    summary: list[SummarySentence] = Field(max_length=4)
    meetings: list[Meeting]
    asks: list[Ask]
    figures: list[FigureItem]
    attributions: list[Attribution]
