"""What is left of replies that cannot be used: of giants nothing, of others a bounded amount."""

from __future__ import annotations

import asyncio
import gc
import tracemalloc
import weakref
from collections.abc import Iterator

import pytest
from asking import asked_of, endpoint_at, question
from hostile_bodies import GIANTS
from loopback import Behaviour, Exchange, Loopback, completion, reply
from misbehaviour import flood

from summarizer.model.leftovers import Leftovers

LONG = "x" * 6_000_000


def _broken_off(exchange: Exchange) -> None:
    exchange.send(200, LONG.encode(), length=len(LONG) + 1)
    exchange.drop()


GIANT: dict[str, Behaviour] = {
    **{name: GIANTS[name]() for name in ("50 MB", "50 MB, packed", "lists", "wide text")},
    "half of one": lambda exchange: exchange.send(200, f'{{"choices": "{LONG}'.encode()),
    "one that breaks off": _broken_off,
    "a page": lambda exchange: exchange.send(200, f"<html>{LONG}".encode()),
    "an error": flood(6, 500),
    "a refusal": reply(completion(None, choices=[{"message": {"refusal": LONG}}])),
}
QUICK = ("50 MB, packed", "one that breaks off", "a refusal")


@pytest.fixture
def no_collector() -> Iterator[None]:
    """No look for circles: in a long run there is seldom one at what has lived for a while."""
    gc.collect()
    gc.disable()
    yield
    gc.enable()


def grown(behaviour: Behaviour) -> int:
    """By how many bytes this process holds more after a reply, all tries of which failed."""
    with Loopback([behaviour]) as server:
        asyncio.run(asked_of(server.url))  # what is imported and cached at a first call
        tracemalloc.start()
        said = asyncio.run(asked_of(server.url, transport_retries=1))
        more, _ = tracemalloc.get_traced_memory()
        tracemalloc.stop()
    assert said.failure is not None
    return more


@pytest.mark.usefixtures("no_collector")
@pytest.mark.parametrize(
    "behaviour",
    [
        pytest.param(one, id=name, marks=[] if name in QUICK else pytest.mark.fuzz)
        for name, one in GIANT.items()
    ],
)
def test_a_giant_that_failed_is_gone_without_a_collection(behaviour: Behaviour) -> None:
    assert grown(behaviour) < 2**20


@pytest.fixture
def no_look_of_its_own() -> Iterator[None]:
    """The collector is on, and looks at nothing unless it is told to."""
    before = gc.get_threshold()
    gc.set_threshold(0)
    yield
    gc.set_threshold(*before)


class Circle:
    """What is found by a look at everything alone."""

    def __init__(self) -> None:
        self.itself = self


@pytest.mark.usefixtures("no_look_of_its_own")
def test_books_in_place_of_answers_are_looked_for_in_a_long_run() -> None:
    seen: list[weakref.ref[Circle]] = []

    async def ask() -> None:
        async with endpoint_at(server.url) as endpoint:
            seen.append(weakref.ref(Circle()))
            for _ in range(10):
                await endpoint.ask(question())

    with Loopback([reply(completion("x" * 900_000))]) as server:
        asyncio.run(ask())
    assert seen[0]() is None


@pytest.mark.usefixtures("no_collector")
def test_a_collector_that_is_switched_off_stays_so() -> None:
    leftovers, seen = Leftovers(), weakref.ref(Circle())
    for _ in range(20):
        leftovers.add("x" * 2**20)
    assert seen() is not None
