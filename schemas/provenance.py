"""How a record came about: the one part that two equal runs may differ in."""

from __future__ import annotations

from typing import Literal

from pydantic import ConfigDict, Field

from .types import Frozen

__all__ = ["Calls", "Provenance", "Tokens"]


class Calls(Frozen):
    """Calls to the endpoint: answered, and asked again for which reason."""

    answered: int = Field(description="calls that were answered")
    transport_retries: int = Field(description="sent again after 429, 5xx, a time-out or a reset")
    validation_retries: int = Field(
        description="sent back because the article did not bear the reply out"
    )


class Tokens(Frozen):
    """Tokens over every attempt; ``cached`` is the part of ``prompt`` that was not read anew."""

    prompt: int = Field(description="read")
    completion: int = Field(description="written")
    cached: int = Field(description="of those read, the ones that the endpoint had in its cache")


class Provenance(Frozen):
    """Who answered, asked with what; ``prompts`` and ``schema`` are SHA-256 digests."""

    # pydantic's own BaseModel.schema() leaves no room for a field of that name
    model_config = ConfigDict(serialize_by_alias=True, validate_by_name=True)

    version: str = Field(description="of this package")
    model: str = Field(description="provider/model")
    endpoint: str = Field(description="where it was asked: local, or a host")
    plan: Literal["closed", "one-call"] = Field(
        description="section by section, or the whole record in one call"
    )
    prompts: str = Field(description="SHA-256 of what the model was told")
    schema_: str = Field(alias="schema", description="SHA-256 of the record's JSON Schema")
    calls: Calls = Field(description="how often it was asked")
    tokens: Tokens = Field(description="what was read and written")
    cost_usd: str | None = Field(
        description="in US dollars, a decimal; null where no price is known"
    )
    seconds: float = Field(description="on the clock")
    created: str = Field(description="when, ISO 8601 in UTC")
