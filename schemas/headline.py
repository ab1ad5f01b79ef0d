"""The headline."""

from __future__ import annotations

from typing import Annotated, ClassVar

from pydantic import Field

from .base import About, Evidenced
from .types import Chain, MostWords, Wording

__all__ = ["Headline"]


class Headline(Evidenced):
    """What happened, in at most 15 neutral words."""

    about: ClassVar[About] = "article"

    text: Annotated[Wording, MostWords(15)] = Field(
        description="at most 15 words; names the source where it rests on attributed words"
    )
    said_by: list[Chain] = Field(
        description="the chains that cover its evidence; empty where the article says it"
    )
