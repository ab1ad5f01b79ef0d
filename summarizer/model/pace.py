"""How fast requests may follow one another: limits that are given, and limits that are learnt.

Callers are admitted one after another, in the order in which they came. Where a rate is given,
requests and tokens flow steadily, about a second's worth at once (GCRA). An answer's tokens are
not known before, so a request takes its share by estimate, and what it took too much or too
little is settled when it is answered.

Where the endpoint says that it is too much (429, or 503 with Retry-After), nobody starts before
the wait it asks for has passed. Then all go on at half the rate, or, where no rate is given,
with half as many in flight, and each answer brings a little of it back (additive increase,
multiplicative decrease). What was in flight when it said so is refused for the same reason: a
whole wave of refusals counts once, and only the call that heard it first is charged with it on
its retry ladder (``CallError.shared``).
"""

from __future__ import annotations

import asyncio
import contextlib
import math
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass
from typing import Self

from summarizer.errors import InputError
from summarizer.model.turn import Turn

__all__ = ["Pace"]

_MINUTE = 60.0
_LEAST_SHARE = 1 / 64
_REMEMBERED = 50  # answers
_ROUNDS_A_STEP = 4  # or a server with room for few would refuse every other request


class Pace:
    """The pace of all calls of an endpoint, in one event loop.

    ``requests_a_minute`` is never passed in any 60 seconds; ``tokens_a_minute`` is kept on the
    average, as estimates go. None: no such limit is known. ``clock`` and ``sleep`` are the time.
    Raises InputError for a limit below 1.
    """

    def __init__(
        self,
        requests_a_minute: int | None = None,
        tokens_a_minute: int | None = None,
        *,
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], Awaitable[object]] = asyncio.sleep,
    ) -> None:
        self._requests = _Flow.of_requests(requests_a_minute)
        self._tokens = _Flow.of_tokens(tokens_a_minute)
        self._clock = clock
        self._sleep = sleep
        self._door = asyncio.Lock()  # whoever has it is the next one
        self._left = asyncio.Event()
        self._answer = _AnswerSize()
        self._held_until = -math.inf
        self._in_flight = 0
        self._most_in_flight = math.inf
        self._share = 1.0
        self._wave = 0

    def hold(self, seconds: float) -> None:
        """Nobody starts within the next ``seconds``."""
        self._held_until = max(self._held_until, self._clock() + seconds)

    @contextlib.asynccontextmanager
    async def admitted(self, turn: Turn) -> AsyncIterator[None]:
        """While the block lasts, the attempt is in flight; before it, it waits for its turn."""
        async with self._door:
            await self._may_start()
            paid = self._pay(turn)
            self._in_flight += 1
        wave = self._wave
        try:
            yield
        finally:
            self._learn(turn, wave)
            self._settle(turn, paid)
            self._in_flight -= 1
            self._left.set()

    async def _may_start(self) -> None:
        """Return when the next one may start; what is in flight may change that meanwhile."""
        while True:
            if self._in_flight + 1 > self._most_in_flight:
                self._left.clear()
                await self._left.wait()
            elif (seconds := self._delay()) > 0:
                await self._sleep(seconds)
            else:
                return

    def _delay(self) -> float:
        now = self._clock()
        flows = [flow.delay(now) for flow in (self._requests, self._tokens) if flow]
        return max(self._held_until - now, *flows, 0.0)

    def _pay(self, turn: Turn) -> _Paid:
        """Take the attempt's share of the flows."""
        now = self._clock()
        if self._requests is not None:
            self._requests.take(1, now, self._share)
        if self._tokens is None:
            return _Paid()
        expected = self._answer.expected(turn)
        return _Paid(expected, self._tokens.take(expected, now, self._share))

    def _settle(self, turn: Turn, paid: _Paid) -> None:
        """Give back what was paid too much, or pay the rest."""
        if self._tokens is None or turn.tokens is None:
            return
        used = turn.tokens.prompt + turn.tokens.completion
        self._tokens.correct(paid.seconds * (used / paid.tokens - 1), self._clock())
        if turn.answered:
            self._answer.learn(turn.tokens.completion, turn.load.limit)

    def _learn(self, turn: Turn, wave: int) -> None:
        """Go faster after an answer, slower after a refusal, once a wave of them."""
        fault = turn.fault
        if turn.answered:
            self._faster(turn)
        elif fault is not None and fault.slows:
            self.hold(fault.wait or 0.0)
            fault.shared = wave != self._wave
            if not fault.shared:
                self._wave += 1
                self._slower()

    def _slower(self) -> None:
        if self._requests or self._tokens:
            self._share = max(self._share / 2, _LEAST_SHARE)
        else:
            self._most_in_flight = max(min(self._most_in_flight, self._in_flight) / 2, 1.0)

    def _faster(self, turn: Turn) -> None:
        """A minute's worth of answers brings the whole rate back, four rounds one more place."""
        if self._requests is not None:
            gained = self._requests.minutes(1)
        elif self._tokens is not None:
            gained = self._tokens.minutes(self._answer.expected(turn))
        else:
            self._most_in_flight += 1 / self._most_in_flight / _ROUNDS_A_STEP
            return
        self._share = min(1.0, self._share + gained)


@dataclass(frozen=True, slots=True)
class _Paid:
    """What an attempt took of the flow of tokens, and for how long it keeps others waiting."""

    tokens: int = 1
    seconds: float = 0.0


@dataclass(slots=True)
class _Flow:
    """Lets amounts pass at so many a second, and as much at once as ``ahead`` seconds bring.

    ``due`` is when all that has passed would have passed at a steady rate.
    """

    rate: float
    ahead: float
    due: float = -math.inf

    @classmethod
    def of_requests(cls, a_minute: int | None) -> Self | None:
        """So few at once, and so slow after them, that no minute sees more than the limit."""
        if a_minute is None:
            return None
        at_once = max(1, _checked(a_minute, "requests") // 60)
        rate = (a_minute - at_once + 1) / _MINUTE
        return cls(rate, (at_once - 1) / rate)

    @classmethod
    def of_tokens(cls, a_minute: int | None) -> Self | None:
        """A second's worth at once; what is larger passes, and what follows waits for longer."""
        return None if a_minute is None else cls(_checked(a_minute, "tokens") / _MINUTE, 1.0)

    def delay(self, now: float) -> float:
        """Seconds until the next amount may pass; 0 or less: it may now."""
        return self.due - self.ahead - now

    def take(self, amount: float, now: float, share: float) -> float:
        """Let it pass at this share of the rate; the seconds that it took of the flow."""
        seconds = amount / (self.rate * share)
        self.due = max(self.due, now) + seconds
        return seconds

    def correct(self, seconds: float, now: float) -> None:
        """It took that much more of the flow, or less."""
        self.due = (max(self.due, now) if seconds > 0 else self.due) + seconds

    def minutes(self, amount: float) -> float:
        """How many minutes the amount takes at the whole rate."""
        return amount / self.rate / _MINUTE


class _AnswerSize:
    """How long answers are, as a share of their limit: a quarter, until answers tell."""

    def __init__(self) -> None:
        self._mean = 0.25
        self._seen = 1

    def expected(self, turn: Turn) -> int:
        """The tokens that an attempt will use, its prompt's and its answer's, at least 1."""
        return max(1, turn.load.prompt + round(self._mean * turn.load.limit))

    def learn(self, tokens: int, limit: int) -> None:
        """An answer of that many tokens was had."""
        self._seen = min(self._seen + 1, _REMEMBERED)
        self._mean += (min(tokens / limit, 1.0) - self._mean) / self._seen


def _checked(a_minute: int, of: str) -> int:
    if a_minute < 1:
        raise InputError(
            f"{a_minute} {of} a minute is no limit: give 1 or more, or none.", code="bad_limit"
        )
    return a_minute
