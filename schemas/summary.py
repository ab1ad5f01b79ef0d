"""The summary, sentence by sentence."""

from __future__ import annotations

from typing import ClassVar

from pydantic import Field

from .base import About, Item
from .types import Wording

__all__ = ["SummarySentence"]


class SummarySentence(Item):
    """One of two to four sentences that sum up the article."""

    about: ClassVar[About] = "article"

    text: Wording = Field(
        description="the sentence; it names the source where it rests on attributed words"
    )
