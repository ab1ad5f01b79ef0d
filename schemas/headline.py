"""The headline."""

from __future__ import annotations

from typing import Annotated, ClassVar

from .base import About, Evidenced
from .types import Chain, MostWords, Wording

__all__ = ["Headline"]


class Headline(Evidenced):
    """What happened, in at most 15 neutral words."""

    about: ClassVar[About] = "article"

    text: Annotated[Wording, MostWords(15)]
    said_by: list[Chain]
