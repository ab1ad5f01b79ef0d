"""A record of our own: what a company reported for a quarter, and what it now expects."""

from __future__ import annotations

from typing import ClassVar, Literal

from summarizer.schemas import Chain, Figure, Item, Name, Record, When, Wording
from summarizer.schemas.base import About

__all__ = ["Earnings", "Guidance", "Result", "Statement"]


class Result(Item):
    """A figure of the article: which line of the accounts it is of."""

    about: ClassVar[About] = "figures"

    amount: Figure
    line: Literal["revenue", "profit", "loss", "margin", "dividend", "forecast", "other"]


class Guidance(Item):
    """What a company expects of a period to come, and whether that has changed."""

    about: ClassVar[About] = "sentences"
    cues: ClassVar[tuple[str, ...]] = ("expect", "forecast", "guidance", "outlook")

    company: Name
    measure: Wording
    amount: Figure | None
    change: Literal["new", "raised", "lowered", "kept", "withdrawn"]
    period: When | None


class Statement(Item):
    """A sentence that somebody answers for: who that is, and what it is about."""

    about: ClassVar[About] = "reporting"

    chain: Chain  # the origin first; the scanner reads it
    standing: Literal["executive", "analyst", "company", "unnamed", "other"]
    topic: Literal["results", "demand", "prices", "costs", "staff", "outlook", "deal", "other"]


class Earnings(Record):
    """The results, the guidance and the statements of one report."""

    format: Literal["quarterly-earnings/1"] = "quarterly-earnings/1"
    results: list[Result]
    guidance: list[Guidance]
    statements: list[Statement]
