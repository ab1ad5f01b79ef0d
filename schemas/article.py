"""The article that a record is of."""

from __future__ import annotations

from .types import Frozen

__all__ = ["ArticleInfo"]


class ArticleInfo(Frozen):
    """What is known of the article; ``sha256`` is over the UTF-8 bytes of its text."""

    title: str | None
    published: str | None
    outlet: str | None
    url: str | None
    source: str
    language: str | None
    sha256: str
    characters: int
