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

    participants: list[Party] = Field(min_length=1)
    status: Literal["held", "planned", "requested", "postponed", "cancelled", "denied"]
    place: Place | None
    occasion: Wording | None
    when: When | None
    topics: list[Wording]
