"""Who asked whom for what."""

from __future__ import annotations

from typing import ClassVar, Literal

from pydantic import Field

from .base import About, Item
from .types import Party, Wording

__all__ = ["Ask"]


class Ask(Item):
    """A request, a demand, a proposal or an offer that one party puts to another."""

    about: ClassVar[About] = "asks"
    same: ClassVar[tuple[str, ...]] = ("askers",)
    alike: ClassVar[tuple[str, ...]] = ("request",)
    unlike: ClassVar[tuple[tuple[str, str], ...]] = (("askers", "asked"),)

    askers: list[Party] = Field(min_length=1, description="who asks")
    asked: list[Party] = Field(description="who is asked; empty where nobody is named or implied")
    request: Wording = Field(description="what for")
    kind: Literal["request", "demand", "proposal", "offer"] = Field(description="how it is put")
    response: Literal["accepted", "refused", "pending"] | None = Field(
        description="pending: an answer is awaited; null: the article does not say"
    )
