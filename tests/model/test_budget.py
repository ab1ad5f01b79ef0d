"""A budget: what might pass it is not sent, whatever is in flight and whatever comes of it."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

import pytest
from asking import question
from hypothesis import given
from hypothesis import settings as examples
from hypothesis import strategies as st
from virtual_time import in_virtual_time

from summarizer.errors import BudgetError, InputError, SummariserError
from summarizer.model.budget import Budget, Ledger, Spending
from summarizer.model.failure import CallError, Failure
from summarizer.model.prices import FREE, Price
from summarizer.model.request import body
from summarizer.model.target import Target
from summarizer.model.traffic import Traffic
from summarizer.model.usage import Tokens
from summarizer.settings import Settings

PRICE = Price(prompt=Decimal(1), completion=Decimal(10), cached=Decimal("0.1"))
LIMIT = 300  # tokens of one answer
REQUEST = body(question(max_tokens=LIMIT), Target("endpoint", "m"), Settings())


def worst_of(request: dict[str, Any]) -> Spending:
    """What a budget that nothing else fits into keeps back for the request."""

    async def reserve() -> Spending:
        budget = Budget(max_tokens=10**9)
        async with Traffic(budget=budget).turn(request, PRICE):
            pass
        return budget.spent  # nobody told what was used

    return asyncio.run(reserve())


WORST = worst_of(REQUEST)

amounts = st.builds(
    Spending, st.integers(0, 1000), st.integers(0, 1000).map(lambda n: Decimal(n) / 1000)
)


@given(
    st.none() | st.integers(1, 5000),
    st.none() | st.integers(1, 5000).map(lambda n: Decimal(n) / 1000),
    st.lists(st.tuples(amounts, st.floats(0, 1), st.booleans()), max_size=40),
)
def test_what_is_spent_and_reserved_never_passes_a_limit(
    tokens: int | None, usd: Decimal | None, wanted: Sequence[tuple[Spending, float, bool]]
) -> None:
    ledger = Ledger(tokens, usd)
    open_: list[tuple[Spending, Spending]] = []
    spent = Spending()
    for worst, share, settles in wanted:
        if ledger.fits(worst):
            ledger.reserve(worst)
            used = Spending(int(worst.tokens * share), worst.cost_usd * Decimal(share))
            open_.append((worst, used))
        elif not open_:
            assert not ledger.could_fit(worst)
            total = ledger.spent + worst
            assert (tokens is not None and total.tokens > tokens) or (
                usd is not None and total.cost_usd > usd
            )
        if settles and open_:
            worst, used = open_.pop(0)
            ledger.settle(worst, used)
            spent += used
        held = ledger.spent + ledger.reserved
        assert tokens is None or held.tokens <= tokens
        assert usd is None or held.cost_usd <= usd
    for worst, used in open_:
        ledger.settle(worst, used)
        spent += used
    assert (ledger.reserved, ledger.spent) == (Spending(), spent)


@dataclass(frozen=True)
class Attempt:
    """One attempt: how long it takes, and the tokens it uses; None: nobody learns it."""

    seconds: int
    used: Tokens | None


attempts = st.builds(
    Attempt,
    st.integers(0, 20),
    st.none() | st.builds(Tokens, st.integers(0, 100), st.integers(0, LIMIT)),
)


async def tried(budget: Budget, attempt: Attempt) -> bool:
    """Whether the attempt was sent, with what it used told to the budget."""
    try:
        async with Traffic(budget=budget).turn(REQUEST, PRICE) as turn:
            await asyncio.sleep(attempt.seconds)
            turn.used(attempt.used)
    except CallError:
        return False
    return True


@examples(max_examples=50)
@given(st.integers(1, 30), st.lists(attempts, min_size=1, max_size=64))
def test_of_64_in_flight_as_many_are_sent_as_fit_and_none_that_might_not(
    worsts: int, wanted: list[Attempt]
) -> None:
    async def story(budget: Budget) -> list[bool]:
        return await asyncio.gather(*(tried(budget, one) for one in wanted))

    most = WORST.cost_usd * worsts
    budget = Budget(most)
    sent = in_virtual_time(story(budget))
    spent = sum(
        (
            WORST if one.used is None else Spending.of(one.used, PRICE)
            for one, was in zip(wanted, sent, strict=True)
            if was
        ),
        Spending(),
    )
    assert budget.spent == spent
    assert budget.spent.cost_usd <= most
    assert sum(sent) >= min(worsts, len(wanted))
    if not all(sent):
        assert spent.cost_usd + WORST.cost_usd > most


def test_one_that_does_not_fit_waits_for_what_others_give_back_and_keeps_its_place() -> None:
    order: list[int] = []

    async def one(budget: Budget, name: int) -> None:
        async with Traffic(budget=budget).turn(REQUEST, PRICE) as turn:
            order.append(name)
            await asyncio.sleep(1)
            turn.used(Tokens(10, 1))

    async def story(budget: Budget) -> float:
        await asyncio.gather(*(one(budget, name) for name in range(4)))
        return asyncio.get_running_loop().time()

    budget = Budget(max_tokens=WORST.tokens + 3 * 11)
    assert in_virtual_time(story(budget)) == 4.0
    assert order == [0, 1, 2, 3]
    assert budget.spent.tokens == 4 * 11


def test_one_that_cannot_fit_whatever_others_use_is_refused_at_once() -> None:
    larger = body(question(max_tokens=LIMIT + 100), Target("endpoint", "m"), Settings())

    async def story(budget: Budget) -> tuple[float, bool]:
        slow = asyncio.create_task(tried(budget, Attempt(100, Tokens(1, 1))))
        await asyncio.sleep(0)
        with pytest.raises(CallError, match="Stopped before the limit"):
            async with Traffic(budget=budget).turn(larger, PRICE):
                pass
        return asyncio.get_running_loop().time(), await slow

    assert in_virtual_time(story(Budget(max_tokens=WORST.tokens + 99))) == (0.0, True)


@pytest.mark.parametrize(
    ("fault", "spends"),
    [
        (CallError(Failure("rate_limited", "429"), passing=True), False),
        (CallError(Failure("server_error", "500"), passing=True), False),
        (CallError(Failure("bad_request", "400")), False),
        (CallError(Failure("unreachable", "nobody"), passing=True), False),
        (CallError(Failure("timeout", "too slow"), passing=True), True),
        (CallError(Failure("connection_lost", "broken"), passing=True), True),
        (CallError(Failure("not_json", "damaged"), passing=True), True),
        (asyncio.CancelledError(), True),
    ],
    ids=lambda value: getattr(getattr(value, "failure", value), "code", repr(value)),
)
def test_what_may_have_been_answered_is_counted_as_spent(
    fault: BaseException, spends: bool
) -> None:
    async def story(budget: Budget) -> None:
        async with Traffic(budget=budget).turn(REQUEST, PRICE):
            raise fault

    budget = Budget(max_tokens=10_000)
    with pytest.raises(type(fault)):
        asyncio.run(story(budget))
    assert budget.spent == (WORST if spends else Spending())


def test_one_that_is_cancelled_while_it_waits_reserves_nothing() -> None:
    async def story(budget: Budget) -> None:
        first = asyncio.create_task(tried(budget, Attempt(5, Tokens(10, 1))))
        waiting = [asyncio.create_task(tried(budget, Attempt(1, Tokens(10, 1)))) for _ in range(3)]
        await asyncio.sleep(1)
        waiting[0].cancel()
        waiting[1].cancel()
        assert await first
        assert await waiting[2]

    budget = Budget(max_tokens=WORST.tokens + 11)
    in_virtual_time(story(budget))
    assert budget.spent.tokens == 22


def test_an_endpoint_that_counts_more_than_can_be_is_believed_from_then_on() -> None:
    async def story(budget: Budget) -> int:
        told = Attempt(0, Tokens(WORST.tokens * 3, 0))
        return sum([await tried(budget, told) for _ in range(10)])

    budget = Budget(max_tokens=WORST.tokens * 10)
    assert in_virtual_time(story(budget)) == 3
    assert budget.spent.tokens == WORST.tokens * 9


def test_a_free_model_spends_tokens_alone() -> None:
    async def story(budget: Budget) -> Spending:
        async with Traffic(budget=budget).turn(REQUEST, FREE) as turn:
            turn.used(Tokens(10, 1))
        return budget.spent

    assert asyncio.run(story(Budget(Decimal("0.01")))) == Spending(11, Decimal(0))


def test_prompts_read_from_a_cache_cost_less_than_was_kept_back() -> None:
    assert Spending.of(Tokens(100, 0, cached=100), PRICE).cost_usd == Decimal("0.00001")


def test_the_refusal_says_what_is_spent_what_was_wanted_and_what_to_do() -> None:
    async def story(budget: Budget) -> None:
        async with Traffic(budget=budget).turn(REQUEST, PRICE):
            pass

    with pytest.raises(CallError) as caught:
        asyncio.run(story(Budget(Decimal("0.001"), 20)))
    said = str(caught.value)
    assert f"up to {WORST.tokens:,} tokens and USD {WORST.cost_usd:.4f}" in said
    assert "USD 0.0000 of 0.001 and 0 of 20 tokens are spent" in said
    assert "higher limit" in said


def test_the_failure_is_an_error_of_its_own_that_ends_a_command_with_1() -> None:
    error = Failure("budget", "because", fatal=True).error()
    assert isinstance(error, BudgetError)
    assert isinstance(error, SummariserError)
    assert (error.code, error.exit_code) == ("budget", 1)


def test_a_cost_cannot_be_limited_where_no_price_is_known() -> None:
    Budget(Decimal(1)).check(FREE, "local/m")
    Budget(max_tokens=1).check(None, "endpoint/m")
    with pytest.raises(InputError, match="No price is known for endpoint/m") as caught:
        Budget(Decimal(1)).check(None, "endpoint/m")
    assert "Settings(prices=...)" in str(caught.value)


@pytest.mark.parametrize(
    ("usd", "tokens"),
    [
        (Decimal(0), None),
        (Decimal(-1), None),
        (Decimal("NaN"), None),
        (Decimal("Infinity"), None),
        (None, 0),
        (None, -1),
    ],
)
def test_a_budget_of_nothing_is_refused(usd: Decimal | None, tokens: int | None) -> None:
    with pytest.raises(InputError, match="more than 0"):
        Budget(usd, tokens)
