"""How a run goes: what a person who waits for it wants to know."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from summarizer.many.store import State
from summarizer.model.answer import Answer
from summarizer.model.prices import Price

__all__ = ["Tally"]


@dataclass
class Tally:
    """Counts of this run; articles that were finished before it are ``skipped``,
    those that wait for an answer are ``claimed``.

    ``fraction`` is how much of the source was given out, None where that is unknown; ``began``
    what it was when articles were last passed over as finished before.
    ``cost_usd`` is None where no price is known.
    """

    price: Price | None = None
    done: int = 0
    incomplete: int = 0
    failed: int = 0
    skipped: int = 0
    claimed: int = 0
    answers: int = 0
    prompt_tokens: int = 0
    completion_tokens: int = 0
    cost_usd: Decimal | None = Decimal(0)
    fraction: float | None = None
    began: float | None = 0.0

    @property
    def settled(self) -> int:
        """The articles that this run has dealt with."""
        return self.done + self.incomplete + self.failed

    def count(self, state: State) -> None:
        """One more article is done, incomplete or failed, or waits."""
        setattr(self, state, getattr(self, state) + 1)

    def count_answer(self, answer: Answer) -> None:
        """One more answer was asked for and had."""
        self.answers += 1
        if answer.tokens is not None:
            self.prompt_tokens += answer.tokens.prompt
            self.completion_tokens += answer.tokens.completion
        self.cost_usd = self._with(answer)

    def start_over(self) -> None:
        """The source is gone over once more: what was passed before is passed again."""
        self.skipped = self.claimed = 0
        self.fraction = self.began = None

    def used(self) -> str:
        """Tokens and cost, for people."""
        tokens = f"{self.prompt_tokens:,} tokens in, {self.completion_tokens:,} out"
        if self.cost_usd is None:
            return f"{tokens}, cost unknown"
        return f"{tokens}, USD {self.cost_usd:.2f}" if self.cost_usd else f"{tokens}, no cost"

    def _with(self, answer: Answer) -> Decimal | None:
        """The cost with this answer on top; None where any part of it is unknown."""
        tokens = answer.tokens
        if self.cost_usd is None or self.price is None:
            return None
        if tokens is None:
            is_free = not (self.price.prompt or self.price.completion)
            return self.cost_usd if is_free else None
        return self.cost_usd + self.price.cost(tokens, answer.way)
