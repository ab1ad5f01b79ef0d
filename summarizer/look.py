"""How text is laid out for whoever reads it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

__all__ = ["Colours", "Look"]

Colours = Literal["16", "256"]

_USUAL_WIDTH = 80


@dataclass(frozen=True, slots=True)
class Look:
    """For paper unless told: 80 columns, no styles, any character.

    ``colours`` is how many a terminal has, None where there is to be no styling at all.
    ``encoding`` is what the text will be printed in: what it lacks is spelled with what it has.
    """

    width: int = _USUAL_WIDTH
    colours: Colours | None = None
    encoding: str = "utf-8"
