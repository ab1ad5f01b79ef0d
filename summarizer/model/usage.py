"""What asking has used: replies, retries, tokens, money."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Literal

__all__ = ["Tokens", "Usage", "Way"]

# How a reply was had: by a call of its own, or in a batch, which takes hours and costs less.
Way = Literal["call", "batch"]


@dataclass(frozen=True, slots=True)
class Tokens:
    """Tokens of one reply as the endpoint counted them; ``cached`` is part of ``prompt``."""

    prompt: int
    completion: int
    cached: int = 0

    @classmethod
    def read(cls, usage: object) -> Tokens | None:
        """The tokens of a reply's ``usage``, or None where it does not say."""
        if not isinstance(usage, Mapping):
            return None
        prompt, completion = _count(usage, "prompt_tokens"), _count(usage, "completion_tokens")
        if prompt is None or completion is None:
            return None
        details = usage.get("prompt_tokens_details")
        cached = _count(details, "cached_tokens") if isinstance(details, Mapping) else None
        return cls(prompt, completion, min(cached or 0, prompt))


def _count(usage: Mapping[Any, Any], key: str) -> int | None:
    value = usage.get(key)
    countable = isinstance(value, int) and not isinstance(value, bool) and 0 <= value < 2**53
    return value if countable else None


@dataclass(frozen=True, slots=True)
class Usage:
    """Counts over every attempt, failed ones included; two add up with ``+``.

    ``answered``: replies that held a completion, usable or not. ``transport_retries``:
    requests sent again after a fault. ``validation_retries``: replies sent back because they
    did not fit. ``cost_usd``: None where any part of it is unknown, never a guess.
    """

    answered: int = 0
    transport_retries: int = 0
    validation_retries: int = 0
    prompt: int = 0
    completion: int = 0
    cached: int = 0
    cost_usd: Decimal | None = Decimal(0)

    def __add__(self, other: Usage) -> Usage:
        known = self.cost_usd is not None and other.cost_usd is not None
        return Usage(
            answered=self.answered + other.answered,
            transport_retries=self.transport_retries + other.transport_retries,
            validation_retries=self.validation_retries + other.validation_retries,
            prompt=self.prompt + other.prompt,
            completion=self.completion + other.completion,
            cached=self.cached + other.cached,
            cost_usd=(self.cost_usd or Decimal(0)) + (other.cost_usd or Decimal(0))
            if known
            else None,
        )
