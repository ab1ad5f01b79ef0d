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

    format: Literal["article-record/1"] = Field(
        default="article-record/1", description="the name and version of this form"
    )
    headline: Headline | None = Field(
        description="what happened; null where none stood up to the article"
    )
    summary: list[SummarySentence] = Field(
        max_length=4, description="the article in up to four sentences"
    )
    meetings: list[Meeting] = Field(description="who met whom")
    asks: list[Ask] = Field(description="who asked whom for what")
    figures: list[FigureItem] = Field(description="which figures were given")
    attributions: list[Attribution] = Field(
        description="who says so, one for each attributed sentence"
    )
