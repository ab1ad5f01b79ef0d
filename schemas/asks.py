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

    askers: list[Party] = Field(min_length=1)
    asked: list[Party]
    request: Wording
    kind: Literal["request", "demand", "proposal", "offer"]
    response: Literal["accepted", "refused", "pending"] | None
