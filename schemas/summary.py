"""The summary, sentence by sentence."""

from __future__ import annotations

from typing import ClassVar

from .base import About, Item
from .types import Wording

__all__ = ["SummarySentence"]


class SummarySentence(Item):
    """One of two to four sentences that sum up the article."""

    about: ClassVar[About] = "article"

    text: Wording
