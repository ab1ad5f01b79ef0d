"""What tokens cost: a dated table that a user can replace."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from summarizer.errors import InputError
from summarizer.faults import first_fault
from summarizer.model.target import Target
from summarizer.model.usage import Tokens, Way

__all__ = ["Price", "PriceTable", "price_of", "price_table"]

_MILLION = Decimal(1_000_000)
_SNAPSHOT = re.compile(r"-\d{4}-\d{2}-\d{2}$")

Dollars = Annotated[Decimal, Field(ge=0, allow_inf_nan=False)]


class Price(BaseModel):
    """US dollars for a million tokens; ``cached`` is for prompt tokens read from a cache.

    ``batch`` is the part of all these that tokens cost in a batch: half, at OpenAI.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    prompt: Dollars
    completion: Dollars
    cached: Dollars | None = None
    batch: Dollars = Decimal("0.5")

    def cost(self, tokens: Tokens, way: Way = "call") -> Decimal:
        """US dollars for these tokens, exact."""
        cached = self.prompt if self.cached is None else self.cached
        fresh = tokens.prompt - tokens.cached
        total = fresh * self.prompt + tokens.cached * cached + tokens.completion * self.completion
        return total / _MILLION * (self.batch if way == "batch" else 1)


FREE = Price(prompt=Decimal(0), completion=Decimal(0))


class PriceTable(BaseModel):
    """Prices by ``provider/model``, and the day they were true."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    as_of: date
    note: str = ""
    models: dict[str, Price]

    def find(self, name: str) -> Price | None:
        """The price of a model or of the model that this dated snapshot belongs to."""
        return self.models.get(name) or self.models.get(_SNAPSHOT.sub("", name))


def price_of(target: Target, table: Path | None = None) -> Price | None:
    """What this model costs: nothing where it runs on this machine, None where unknown."""
    listed = price_table(table).find(target.name)
    if listed is None and target.runs_here:
        return FREE
    return listed


def price_table(path: Path | None = None) -> PriceTable:
    """The user's table, or the built-in one; an InputError says what is wrong with a file."""
    if path is None:
        return _built_in()
    try:
        return PriceTable.model_validate_json(path.read_bytes())
    except OSError as error:
        raise InputError(
            f"The price table {path} cannot be read: {error.strerror or error}. "
            "Give another with Settings(prices=...), or none.",
            code="bad_prices",
        ) from None
    except ValidationError as error:
        raise InputError(
            f"The price table {path} does not have the form of summarizer/model/prices.json: "
            f"{first_fault(error)}.",
            code="bad_prices",
        ) from None


@cache
def _built_in() -> PriceTable:
    return PriceTable.model_validate_json((files(__package__) / "prices.json").read_text("utf-8"))
