"""How much may be spent: no attempt is sent that might pass the limit.

Before each attempt the worst that it can use is reserved: its prompt at a token a byte, and its
answer at its limit, none of it from a cache. What it really used takes the place of that when
its reply tells; where no reply does (a time-out, a broken connection), the whole reservation
counts as spent. An endpoint that counts more than that is believed, and later reservations are
larger in the same proportion.
"""

from __future__ import annotations

import asyncio
import contextlib
import math
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from decimal import Decimal

from summarizer.errors import BudgetError, InputError
from summarizer.model.prices import Price
from summarizer.model.turn import Turn
from summarizer.model.usage import Tokens

__all__ = ["Budget", "Ledger", "Spending"]


@dataclass(frozen=True, slots=True)
class Spending:
    """Tokens, of prompts and answers together, and what they cost where a price is known."""

    tokens: int = 0
    cost_usd: Decimal = Decimal(0)

    @classmethod
    def of(cls, tokens: Tokens, price: Price | None) -> Spending:
        """What these tokens come to."""
        cost = price.cost(tokens) if price else Decimal(0)
        return cls(tokens.prompt + tokens.completion, cost)

    def __add__(self, other: Spending) -> Spending:
        return Spending(self.tokens + other.tokens, self.cost_usd + other.cost_usd)

    def __sub__(self, other: Spending) -> Spending:
        return Spending(self.tokens - other.tokens, self.cost_usd - other.cost_usd)

    def times(self, factor: Decimal) -> Spending:
        """So many times as much, a part of a token counted as one."""
        return Spending(math.ceil(self.tokens * factor), self.cost_usd * factor)

    def over(self, other: Spending) -> Decimal:
        """How many times the other this is, in tokens or cost, whichever is more."""
        tokens = Decimal(self.tokens) / max(other.tokens, 1)
        cost = self.cost_usd / other.cost_usd if other.cost_usd else Decimal(0)
        return max(tokens, cost)


@dataclass
class Ledger:
    """What is spent and what is reserved, below the limits; None: without one.

    As long as nobody uses more than was reserved, ``spent`` never passes a limit.
    """

    most_tokens: int | None = None
    most_usd: Decimal | None = None
    spent: Spending = field(default_factory=Spending)
    reserved: Spending = field(default_factory=Spending)

    def fits(self, worst: Spending) -> bool:
        """Whether this can be reserved, whatever comes of the reservations that are open."""
        return self._below(self.spent + self.reserved + worst)

    def could_fit(self, worst: Spending) -> bool:
        """Whether this would fit if all that is reserved turned out to use nothing."""
        return self._below(self.spent + worst)

    def reserve(self, worst: Spending) -> None:
        """Keep this back."""
        self.reserved += worst

    def settle(self, worst: Spending, used: Spending) -> None:
        """Let this reservation go, and count what was used in its place."""
        self.reserved -= worst
        self.spent += used

    def _below(self, total: Spending) -> bool:
        tokens_fit = self.most_tokens is None or total.tokens <= self.most_tokens
        return tokens_fit and (self.most_usd is None or total.cost_usd <= self.most_usd)


class Budget:
    """The most that all calls of an endpoint may use together, in one event loop.

    ``max_cost_usd`` in US dollars, ``max_tokens`` of prompts and answers together; None: no
    limit. Raises InputError for a limit that is not above 0.
    """

    def __init__(self, max_cost_usd: Decimal | None = None, max_tokens: int | None = None) -> None:
        costs = max_cost_usd is None or (max_cost_usd.is_finite() and max_cost_usd > 0)
        if not costs or (max_tokens is not None and max_tokens < 1):
            raise InputError(
                "A budget must be more than 0: give dollars or tokens, or no limit.",
                code="bad_limit",
            )
        self._ledger = Ledger(max_tokens, max_cost_usd)
        self._door = asyncio.Lock()  # whoever has it is the next one
        self._settled = asyncio.Event()
        self._excess = Decimal(1)

    @property
    def spent(self) -> Spending:
        """What was spent so far; a cost of 0 where no price is known."""
        return self._ledger.spent

    def check(self, price: Price | None, name: str) -> None:
        """Raises InputError where a cost is limited and the price of this model is not known."""
        if self._ledger.most_usd is not None and price is None:
            raise InputError(
                f"No price is known for {name}, so its cost cannot be limited: give"
                " Settings(prices=...), or limit the tokens instead.",
                code="no_price",
            )

    @contextlib.asynccontextmanager
    async def reserved(self, turn: Turn) -> AsyncIterator[None]:
        """While the block lasts, the worst that the attempt can use is kept back.

        Waits where others in flight may yet use less than theirs; raises BudgetError where
        that does not help either.
        """
        base = Spending.of(Tokens(turn.load.most_prompt, turn.load.limit), turn.price)
        async with self._door:
            worst = await self._room(base)
            self._ledger.reserve(worst)
        used = worst
        try:
            yield
        finally:
            if turn.tokens is not None:
                used = Spending.of(turn.tokens, turn.price)
                self._excess = max(self._excess, used.over(base))
            self._ledger.settle(worst, used)
            self._settled.set()

    async def _room(self, base: Spending) -> Spending:
        """The worst case, once there is room for it."""
        while not self._ledger.fits(worst := base.times(self._excess)):
            if not self._ledger.could_fit(worst):
                raise BudgetError(self._refusal(worst))
            self._settled.clear()
            await self._settled.wait()
        return worst

    def _refusal(self, worst: Spending) -> str:
        spent, most = self._ledger.spent, self._ledger
        told = []
        if most.most_usd is not None:
            told.append(f"USD {spent.cost_usd:.4f} of {most.most_usd:f}")
        if most.most_tokens is not None:
            told.append(f"{spent.tokens:,} of {most.most_tokens:,} tokens")
        price = f" and USD {worst.cost_usd:.4f}" if most.most_usd is not None else ""
        return (
            f"Stopped before the limit: {' and '.join(told)} are spent, and the next question"
            f" may take up to {worst.tokens:,} tokens{price}. A higher limit lets it go on."
        )
