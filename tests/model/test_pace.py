"""The pace that all calls share: in turn, steadily, slower when told so, and back again."""

from __future__ import annotations

import asyncio
import contextlib
from collections import Counter
from collections.abc import Callable
from itertools import pairwise
from typing import Any

import pytest
from asking import question
from hypothesis import given
from hypothesis import settings as examples
from hypothesis import strategies as st
from virtual_time import in_virtual_time

from summarizer.errors import InputError
from summarizer.model.failure import CallError, Failure
from summarizer.model.pace import Pace
from summarizer.model.request import body
from summarizer.model.target import Target
from summarizer.model.traffic import Traffic
from summarizer.model.usage import Tokens
from summarizer.settings import Settings

REQUEST = body(question(), Target("endpoint", "m"), Settings())
USUAL = Tokens(100, 20)
JUST_UNDER_A_MINUTE = 59.999  # seconds; sums of fractions are not exact


def too_many(wait: float | None = None) -> CallError:
    return CallError(Failure("rate_limited", "slow down"), passing=True, wait=wait)


def overloaded(wait: float | None = None) -> CallError:
    return CallError(Failure("server_error", "overloaded"), passing=True, wait=wait)


class Road:
    """Attempts at one pace in virtual time: when each of them started, and how many at once."""

    def __init__(self, requests: int | None = None, tokens: int | None = None) -> None:
        self.time: Callable[[], float] = asyncio.get_running_loop().time
        pace = Pace(requests, tokens, clock=self.time, sleep=asyncio.sleep)
        self.traffic = Traffic(pace)
        self.started: list[tuple[float, int]] = []
        self.at_once = 0
        self.peak = 0

    async def go(
        self,
        name: int = 0,
        fault: CallError | None = None,
        *,
        lasts: float = 1.0,
        tokens: Tokens = USUAL,
    ) -> None:
        """One attempt that ends in an answer, or in this fault, which is not raised."""
        with contextlib.suppress(CallError):
            async with self.traffic.turn(REQUEST, None) as turn:
                self.started.append((self.time(), name))
                self.at_once += 1
                self.peak = max(self.peak, self.at_once)
                try:
                    await asyncio.sleep(lasts)
                finally:
                    self.at_once -= 1
                if fault is not None:
                    raise fault
                turn.used(tokens)

    async def crowd(self, number: int, **how: Any) -> None:
        """So many attempts, wanted at the same moment."""
        await asyncio.gather(*(self.go(name, **how) for name in range(number)))

    @property
    def times(self) -> list[float]:
        return [time for time, _ in self.started]


def busiest_minute(times: list[float]) -> int:
    """The most starts within a minute that begins with any of them."""
    return max(sum(0 <= time - first < JUST_UNDER_A_MINUTE for time in times) for first in times)


def test_without_limits_nobody_waits() -> None:
    async def story() -> Road:
        road = Road()
        await road.crowd(100)
        return road

    road = in_virtual_time(story())
    assert road.times == [0.0] * 100
    assert road.peak == 100


@pytest.mark.parametrize(("limit", "at_once"), [(1, 1), (7, 1), (60, 1), (90, 1), (600, 10)])
def test_requests_flow_steadily_and_no_minute_sees_too_many(limit: int, at_once: int) -> None:
    async def story() -> Road:
        road = Road(requests=limit)
        await road.crowd(limit * 3)
        return road

    times = in_virtual_time(story()).times
    assert busiest_minute(times) == limit
    assert times.count(0.0) == at_once
    gaps = [after - before for before, after in pairwise(times[at_once:])]
    assert max(gaps) - min(gaps) < 1e-6


@examples(max_examples=50)
@given(st.integers(1, 200), st.lists(st.floats(0, 100), min_size=1, max_size=80))
def test_however_they_arrive_they_start_in_that_order_and_never_too_many(
    limit: int, gaps: list[float]
) -> None:
    async def story() -> Road:
        road = Road(requests=limit)
        tasks = []
        for name, gap in enumerate(gaps):
            await asyncio.sleep(gap)
            tasks.append(asyncio.create_task(road.go(name)))
        await asyncio.gather(*tasks)
        return road

    road = in_virtual_time(story())
    assert [name for _, name in road.started] == [*range(len(gaps))]
    assert busiest_minute(road.times) <= limit


@pytest.mark.parametrize("used", [Tokens(50, 10), Tokens(80, 75), Tokens(300, 300)], ids=str)
def test_tokens_flow_at_their_rate_however_far_off_the_estimate_is(used: Tokens) -> None:
    async def story() -> Road:
        road = Road(tokens=6_000)
        for name in range(400):
            await road.go(name, lasts=0.1, tokens=used)
        return road

    times = in_virtual_time(story()).times
    rate = (used.prompt + used.completion) * 60 * (len(times) - 1) / (times[-1] - times[0])
    assert 5_700 <= rate <= 6_300


def test_the_length_of_answers_is_learnt_for_those_that_start_before_others_end() -> None:
    async def story() -> Road:
        road = Road(tokens=6_000)
        await road.crowd(600, tokens=Tokens(65, 0), lasts=5.0)
        return road

    times = in_virtual_time(story()).times
    early, late = times[5] - times[4], times[-1] - times[-2]
    assert early > 1.3  # a quarter of 300 tokens, and the prompt's
    assert late < 0.75  # the prompt's alone


def test_a_request_larger_than_a_minutes_tokens_goes_through_alone() -> None:
    async def story() -> Road:
        road = Road(tokens=60)
        await road.crowd(3, tokens=Tokens(100, 50))
        return road

    times = in_virtual_time(story()).times
    assert times[0] == 0.0
    assert all(after - before > 60 for before, after in pairwise(times))


def test_a_request_that_was_turned_away_used_no_tokens() -> None:
    async def story() -> Road:
        road = Road(tokens=60)
        await road.go(0, CallError(Failure("server_error", "500"), passing=True))
        await road.go(1)
        return road

    assert in_virtual_time(story()).times == [0.0, 1.0]


@pytest.mark.parametrize(
    ("fault", "seconds"),
    [
        (too_many(7.0), 7.0),
        (overloaded(7.0), 7.0),
        (too_many(0.0), 0.0),
        (overloaded(), 0.0),
        (CallError(Failure("rate_limited", "an hour", fatal=True), wait=3600.0), 0.0),
    ],
    ids=["429", "503", "429 without a wait", "503 without a word", "429 and no use to wait"],
)
def test_nobody_starts_before_the_wait_asked_for_has_passed(
    fault: CallError, seconds: float
) -> None:
    async def story() -> Road:
        road = Road()
        await road.go(0, fault)
        await road.crowd(3)
        return road

    assert in_virtual_time(story()).times[1] == 1.0 + seconds


@pytest.mark.parametrize(
    ("fault", "is_shared", "seconds"),
    [
        (too_many(), False, 4.0),
        (overloaded(1.0), False, 4.0),
        (too_many(), True, 0.0),
        (overloaded(), False, 0.0),
    ],
    ids=["429", "503", "429 that others heard first", "a fault of one request"],
)
def test_what_a_call_waits_before_it_is_sent_again_others_wait_where_that_helps(
    fault: CallError, is_shared: bool, seconds: float
) -> None:
    fault.shared = is_shared

    async def story() -> Road:
        road = Road()
        road.traffic.hold(fault, 4.0)
        await road.crowd(3)
        return road

    assert in_virtual_time(story()).times == [seconds] * 3


def test_a_wait_holds_up_those_who_wait_already() -> None:
    async def story() -> Road:
        road = Road(requests=60)
        await asyncio.gather(road.go(0, too_many(30.0), lasts=1.5), *map(road.go, range(1, 5)))
        return road

    times = in_virtual_time(story()).times
    assert times[:2] == [0.0, 1.0]
    assert times[2] == pytest.approx(31.5)


def test_a_wave_of_refusals_counts_once_and_only_its_first_is_charged() -> None:
    async def story() -> tuple[Road, list[CallError]]:
        road = Road()
        faults = [too_many() for _ in range(16)]
        await asyncio.gather(*(road.go(n, fault) for n, fault in enumerate(faults)))
        await road.crowd(100)
        return road, faults

    road, faults = in_virtual_time(story())
    assert [fault.shared for fault in faults] == [False] + [True] * 15
    assert Counter(road.times)[1.0] == 8


def test_half_as_many_are_in_flight_after_a_refusal_and_one_more_with_four_rounds() -> None:
    async def story() -> Road:
        road = Road()
        await asyncio.gather(road.go(0, too_many()), *(road.go() for _ in range(31)))
        await road.crowd(500)
        return road

    first, *rounds = Counter(in_virtual_time(story()).times).values()
    assert first == 32
    assert rounds[0] == 16
    full = rounds[:20]
    assert {after - before for before, after in pairwise(full)} == {0, 1}
    assert full[-1] - full[0] == 5


@pytest.mark.parametrize("limits", [{"requests": 60}, {"tokens": 60 * 120}], ids=str)
def test_a_known_rate_is_halved_by_a_refusal_and_back_after_a_minutes_worth_of_answers(
    limits: dict[str, int],
) -> None:
    async def story() -> Road:
        road = Road(**limits)
        for name in range(20):  # by now it is known how long answers are
            await road.go(name, lasts=0.1)
        await road.go(20, too_many(), lasts=0.1)
        for name in range(21, 90):
            await road.go(name, lasts=0.1)
        return road

    gaps = [after - before for before, after in pairwise(in_virtual_time(story()).times)]
    assert gaps[15] == pytest.approx(1.0, abs=0.05)
    assert max(gaps[22:]) == pytest.approx(2.0, abs=0.1)
    assert gaps[22] > gaps[32] > gaps[42] > 1.1
    assert gaps[-1] == pytest.approx(1.0, abs=0.05)


def test_a_caller_that_gives_up_waiting_leaves_the_queue_as_if_it_had_never_come() -> None:
    async def story() -> Road:
        road = Road(requests=1)
        tasks = [asyncio.create_task(road.go(name)) for name in range(5)]
        await asyncio.sleep(10)  # 0 has gone; 1 is the next one and waits for its minute
        for name in (1, 3):
            tasks[name].cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        return road

    assert in_virtual_time(story()).started == [(0.0, 0), (60.0, 2), (120.0, 4)]


def test_a_caller_that_gives_up_in_flight_makes_room() -> None:
    async def story() -> Road:
        road = Road()
        for _ in range(2):
            await road.go(0, too_many())  # now one at a time
        tasks = [asyncio.create_task(road.go(name, lasts=100.0)) for name in (1, 2)]
        await asyncio.sleep(5)
        tasks[0].cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        return road

    assert in_virtual_time(story()).started[2:] == [(2.0, 1), (7.0, 2)]


@pytest.mark.parametrize("limits", [(0, None), (None, 0), (-5, None)])
def test_a_limit_that_lets_nothing_through_is_refused(
    limits: tuple[int | None, int | None],
) -> None:
    with pytest.raises(InputError, match="1 or more"):
        Pace(*limits)
