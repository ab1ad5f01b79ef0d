"""A record of our own: what a court ruled, told from the default record in every way."""

from __future__ import annotations

from typing import ClassVar, Literal

from pydantic import Field

from summarizer.schemas import Figure, Item, Name, Party, Place, Record, When, Wording
from summarizer.schemas.base import About

__all__ = ["Award", "Claim", "CourtRuling", "Litigant", "Ruling"]


class Litigant(Item):
    """A person or body in the case, and the side it stands on."""

    about: ClassVar[About] = "names"

    party: Party
    side: Literal["claimant", "defendant", "judge", "counsel", "other"]


class Claim(Item):
    """What one side wants from the other, and on what ground."""

    about: ClassVar[About] = "sentences"
    cues: ClassVar[tuple[str, ...]] = ("sued", "claim", "seek", "sought", "accus", "alleg")

    claimants: list[Party] = Field(min_length=1)
    against: list[Party]
    relief: Wording
    sum: Figure | None


class Award(Item):
    """A sum of money in the case: what it is for and who has to pay it."""

    about: ClassVar[About] = "figures"

    amount: Figure
    purpose: Wording | None
    payer: Name | None


class Ruling(Item):
    """What a court decided."""

    about: ClassVar[About] = "sentences"
    cues: ClassVar[tuple[str, ...]] = ("ruled", "ordered", "dismissed", "found", "overturned")

    court: Name
    outcome: Literal["granted", "dismissed", "settled", "overturned", "upheld"]
    place: Place | None
    decided: When | None


class CourtRuling(Record):
    """The parties, claims, sums and rulings of one case."""

    format: Literal["court-ruling/1"] = "court-ruling/1"
    parties: list[Litigant]
    claims: list[Claim]
    sums: list[Award]
    rulings: list[Ruling]
