"""Which figures were given."""

from __future__ import annotations

from typing import ClassVar, Literal

from pydantic import Field

from .base import About, Item
from .types import Figure, Name, Wording

__all__ = ["FigureItem"]


class FigureItem(Figure, Item):
    """A figure of the article and what it measures."""

    about: ClassVar[About] = "figures"
    same: ClassVar[tuple[str, ...]] = ("kind", "value", "value_high", "unit")
    alike: ClassVar[tuple[str, ...]] = ("measures",)
    unlike: ClassVar[tuple[tuple[str, str], ...]] = (("payer", "recipient"),)

    measures: Wording | None = Field(description="what it is a figure of")
    payer: Name | None = Field(description="who pays")
    recipient: Name | None = Field(description="who gets it")
    status: Literal[
        "stated", "forecast", "proposed", "approved", "paid", "withdrawn", "refused"
    ] = Field(description="how far it is settled")
