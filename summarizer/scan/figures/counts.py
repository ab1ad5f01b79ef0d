"""One count or measure, as the readers of plain numbers hand it on."""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

from summarizer.scan.figures.amounts import Amount

__all__ = ["Quantity", "counted"]


class Quantity(NamedTuple):
    """A count or a measure; ``unit`` is None where the counted noun is not beside it."""

    start: int
    end: int
    low: Decimal
    high: Decimal | None
    unit: str | None


def counted(amount: Amount, end: int, unit: str | None) -> Quantity:
    """The quantity that a plain amount is, up to the end of its noun."""
    high = None if amount.high is None else amount.high * amount.scale
    return Quantity(amount.start, end, amount.low * amount.scale, high, unit)
