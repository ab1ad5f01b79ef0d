"""How a record came about: the one part that two equal runs may differ in."""

from __future__ import annotations

from typing import Literal

from pydantic import ConfigDict, Field

from .types import Frozen

__all__ = ["Calls", "Provenance", "Tokens"]


class Calls(Frozen):
    """Calls to the endpoint: answered, and asked again for which reason."""

    answered: int
    transport_retries: int
    validation_retries: int


class Tokens(Frozen):
    """Tokens over every attempt; ``cached`` is the part of ``prompt`` that was not read anew."""

    prompt: int
    completion: int
    cached: int


class Provenance(Frozen):
    """Who answered, asked with what; ``prompts`` and ``schema`` are SHA-256 digests."""

    # pydantic's own BaseModel.schema() leaves no room for a field of that name
    model_config = ConfigDict(serialize_by_alias=True, validate_by_name=True)

    version: str
    model: str
    endpoint: str
    plan: Literal["closed", "one-call"]
    prompts: str
    schema_: str = Field(alias="schema")
    calls: Calls
    tokens: Tokens
    cost_usd: str | None
    seconds: float
    created: str
