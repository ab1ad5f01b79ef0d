"""The article that a record is of."""

from __future__ import annotations

from pydantic import Field

from .types import Frozen

__all__ = ["ArticleInfo"]


class ArticleInfo(Frozen):
    """What is known of the article; ``sha256`` is over the UTF-8 bytes of its text."""

    title: str | None = Field(description="the article's own title")
    published: str | None = Field(description="date of publication, ISO 8601")
    outlet: str | None = Field(description="who published it")
    url: str | None = Field(description="where it was published")
    source: str = Field(description="where it was read from, and how its text was taken out")
    language: str | None = Field(description="“en” where it reads as English")
    sha256: str = Field(
        description="digest of the UTF-8 bytes of its text: which article this is a record of"
    )
    characters: int = Field(description="its length in code points")
