"""Who says so."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from .base import About, Evidenced
from .types import Chain, Scanned, Span, Words, tagged

__all__ = ["Attribution"]


class Attribution(Evidenced):
    """A sentence whose content the article ascribes to somebody, origin first."""

    about: ClassVar[About] = "reporting"

    id: str
    chain: Chain
    cue: Annotated[Words | None, Scanned()]
    stance: Annotated[Literal["asserted", "denied"], Scanned(), tagged("label")]
    quotations: Annotated[list[Span], Scanned()]
