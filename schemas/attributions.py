"""Who says so."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from pydantic import Field

from .base import About, Evidenced
from .types import Chain, Scanned, Span, Words, tagged

__all__ = ["Attribution"]


class Attribution(Evidenced):
    """A sentence whose content the article ascribes to somebody, origin first."""

    about: ClassVar[About] = "reporting"

    id: str = Field(description="section and order of first evidence: at1")
    chain: Chain = Field(description="from the origin of the claim to the last who carried it")
    cue: Annotated[Words | None, Scanned()] = Field(
        description="the reporting words: claimed, according to"
    )
    stance: Annotated[Literal["asserted", "denied"], Scanned(), tagged("label")] = Field(
        description="whether they say that it is so, or that it is not"
    )
    quotations: Annotated[list[Span], Scanned()] = Field(
        description="what stands in quotation marks"
    )
