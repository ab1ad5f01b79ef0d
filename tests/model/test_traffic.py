"""Many calls to one endpoint at once: they slow down together, and stop before the limit."""

from __future__ import annotations

import asyncio
import json
import threading
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from asking import question
from loopback import Behaviour, Exchange, Loopback, ok, status, usage
from misbehaviour import reset_mid_body, slow_headers
from serving import TEXT, Served

from summarizer.errors import BudgetError, InputError
from summarizer.model.budget import Budget
from summarizer.model.endpoint import Endpoint, Reply
from summarizer.model.pace import Pace
from summarizer.model.target import Target
from summarizer.model.traffic import Traffic
from summarizer.settings import Settings

GOOD = {"answer": 42, "note": None}
UNFIT = {"answer": 1000, "note": None}
CALLS = 32


def asked(
    script: list[Behaviour], calls: int, traffic: Traffic | None = None, **settings: Any
) -> list[Reply]:
    """The replies to so many questions at once; waits are as the server asks."""

    async def together(url: str) -> list[Reply]:
        target = Target("endpoint", "loopback-model", url)
        async with Endpoint(target, Settings(**settings), traffic=traffic) as endpoint:
            asks = (endpoint.ask(question(f"number {number}")) for number in range(calls))
            return await asyncio.gather(*asks)

    with Loopback(script) as server:
        return asyncio.run(together(server.url))


class Crowded:
    """Answers so many at once and refuses the others; all of the first come before it does."""

    def __init__(self, room: int, first: int, refusal: Behaviour) -> None:
        self._room = room
        self._refusal = refusal
        self._all_there = threading.Barrier(first)
        self._lock = threading.Lock()
        self._arrived = 0
        self._inside = 0
        self.refused = 0
        self.peak_after_the_first = 0

    def __call__(self, exchange: Exchange) -> None:
        with self._lock:
            self._arrived += 1
            self._inside += 1
            is_first = self._arrived <= self._all_there.parties
            if not is_first:
                self.peak_after_the_first = max(self.peak_after_the_first, self._inside)
            refuses = self._inside > self._room
            self.refused += refuses
        if is_first:
            self._all_there.wait()
        elif not refuses:
            exchange.pause(0.005)  # so that others come meanwhile, if they do
        with self._lock:
            self._inside -= 1
        (self._refusal if refuses else ok(GOOD))(exchange)


@pytest.mark.parametrize("code", [429, 503])
@pytest.mark.parametrize("room", [1, 6])
def test_all_get_their_answers_from_a_server_with_little_room_and_fewer_come_at_once(
    room: int, code: int
) -> None:
    server = Crowded(room, CALLS, status(code, headers={"Retry-After": "0"}))
    replies = asked([server], CALLS)
    assert [reply.failure for reply in replies] == [None] * CALLS
    assert server.refused >= CALLS - room
    assert sum(reply.usage.transport_retries for reply in replies) == server.refused
    # Half, and what the answers so far bring back.
    assert server.peak_after_the_first <= CALLS // 2 + 2


def test_without_a_word_of_the_server_all_wait_as_long_as_the_call_that_was_refused() -> None:
    now, slept = 0.0, []

    async def sleep(seconds: float) -> None:
        nonlocal now
        now += seconds
        slept.append(seconds)

    pace = Pace(clock=lambda: now, sleep=sleep)  # time stands still while the call waits
    [reply] = asked([status(429), ok(GOOD)], 1, Traffic(pace), max_retry_wait=0.02)
    assert reply.failure is None
    assert slept == [0.02]


def test_a_call_that_is_cancelled_while_it_waits_for_its_turn_is_never_sent() -> None:
    async def story(url: str) -> list[Any]:
        target = Target("endpoint", "loopback-model", url)
        traffic = Traffic(Pace(requests_a_minute=1))
        async with Endpoint(target, Settings(), traffic=traffic) as endpoint:
            tasks = [asyncio.create_task(endpoint.ask(question())) for _ in range(5)]
            first = await tasks[0]
            for task in tasks[1:]:
                task.cancel()
            return [first.failure, *await asyncio.gather(*tasks[1:], return_exceptions=True)]

    with Loopback([ok(GOOD)]) as server:
        first, *others = asyncio.run(story(server.url))
    assert first is None
    assert all(isinstance(other, asyncio.CancelledError) for other in others)
    assert len(server.requests) == 1


def test_a_budget_is_never_passed_with_64_in_flight(tmp_path: Path) -> None:
    prices = tmp_path / "prices.json"
    models = {"endpoint/loopback-model": {"prompt": 1, "completion": 10}}
    prices.write_text(json.dumps({"as_of": "2026-11-24", "models": models}))
    served: list[int] = []

    def behave(exchange: Exchange) -> None:
        used = 7 * int(exchange.request.json["messages"][1]["content"].split()[-1]) % 300
        served.append(used)
        ok(GOOD, usage(60, used))(exchange)

    budget = Budget(Decimal("0.03"))
    replies = asked([behave], 64, Traffic(budget=budget), prices=prices)
    refused = [reply.failure for reply in replies if reply.failure is not None]
    assert 0 < len(refused) < 64
    assert {(failure.code, failure.fatal) for failure in refused} == {("budget", True)}
    assert len(served) == 64 - len(refused)
    cost = sum((Decimal(60 + 10 * used) / 1_000_000 for used in served), Decimal(0))
    assert budget.spent.cost_usd == cost <= Decimal("0.03")


def test_tokens_of_replies_that_never_came_are_counted_at_their_worst() -> None:
    budget = Budget(max_tokens=2_000)
    script = [reset_mid_body(), slow_headers(5)]
    [reply] = asked(
        script, 1, Traffic(budget=budget), timeout=0.2, max_retry_wait=0, transport_retries=20
    )
    assert reply.failure is not None
    assert reply.failure.code == "budget"
    assert reply.usage.transport_retries == 3
    assert 1_500 < budget.spent.tokens <= 2_000


def test_a_re_ask_that_cannot_be_paid_leaves_no_answer_that_does_not_fit() -> None:
    budget = Budget(max_tokens=650)
    [reply] = asked([ok(UNFIT), ok(GOOD)], 1, Traffic(budget=budget))
    assert reply.failure is not None
    assert (reply.failure.code, reply.text) == ("budget", None)
    assert budget.spent.tokens == 120


def test_a_session_stops_before_its_budget_is_passed(served: Served) -> None:
    server, summarizer = served()

    async def story() -> None:
        async with summarizer.session(traffic=Traffic(budget=Budget(max_tokens=10))) as session:
            try:
                await session.summarise(TEXT)
            finally:
                assert session.fatal is not None
                assert session.fatal.code == "budget"

    with pytest.raises(BudgetError):
        asyncio.run(story())
    assert server.requests == []


def test_a_session_with_a_limit_of_cost_and_no_price_never_begins(served: Served) -> None:
    server, summarizer = served()

    async def story() -> None:
        async with summarizer.session(traffic=Traffic(budget=Budget(Decimal(1)))):
            raise AssertionError("it began")

    with pytest.raises(InputError, match="No price is known for endpoint/loopback-model"):
        asyncio.run(story())
    assert server.requests == []
