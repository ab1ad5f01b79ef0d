"""What all calls in flight share: how fast they may go, and how much they may spend."""

from __future__ import annotations

import contextlib
from collections.abc import AsyncIterator, Mapping
from dataclasses import dataclass
from typing import Any

from summarizer.errors import BudgetError
from summarizer.model.budget import Budget
from summarizer.model.failure import CallError, Failure
from summarizer.model.pace import Pace
from summarizer.model.prices import Price
from summarizer.model.turn import Turn

__all__ = ["Traffic"]


@dataclass(frozen=True)
class Traffic:
    """The pace and the budget of an endpoint, in one event loop; None: nothing is shared."""

    pace: Pace | None = None
    budget: Budget | None = None

    def check(self, price: Price | None, name: str) -> None:
        """Raises InputError where a cost is limited and this model's price is not known."""
        if self.budget is not None:
            self.budget.check(price, name)

    @contextlib.asynccontextmanager
    async def turn(self, request: Mapping[str, Any], price: Price | None) -> AsyncIterator[Turn]:
        """One attempt, once it is its turn and there is money for it::

            async with traffic.turn(request, price) as turn:
                ...
                turn.used(tokens)

        Raises a CallError, with nothing sent, where the budget does not suffice.
        """
        turn = Turn(request, price)
        reserved = self.budget.reserved(turn) if self.budget else contextlib.nullcontext()
        admitted = self.pace.admitted(turn) if self.pace else contextlib.nullcontext()
        try:
            async with reserved, admitted:
                with turn.sent():
                    yield turn
        except BudgetError as error:
            raise CallError(Failure(error.code, str(error), fatal=True)) from None

    def hold(self, fault: CallError, seconds: float) -> None:
        """A call will wait that long before it is sent again; others wait where that helps."""
        if self.pace is not None and fault.slows and not fault.shared:
            self.pace.hold(seconds)
