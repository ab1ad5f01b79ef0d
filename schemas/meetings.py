"""Who met whom."""

from __future__ import annotations

from typing import ClassVar, Literal

from pydantic import Field

from .base import About, Item
from .types import Party, Place, When, Wording

__all__ = ["Meeting"]


class Meeting(Item):
    """People or bodies who met, spoke or held talks, or were reported to be going to."""

    about: ClassVar[About] = "meetings"
    same: ClassVar[tuple[str, ...]] = ("participants",)

    participants: list[Party] = Field(
        min_length=1, description="who met; one alone where the article names no other"
    )
    status: Literal["held", "planned", "requested", "postponed", "cancelled", "denied"] = Field(
        description="whether it took place"
    )
    place: Place | None = Field(description="where")
    occasion: Wording | None = Field(description="the event around it")
    when: When | None = Field(description="on which days")
    topics: list[Wording] = Field(description="what it was about")
