"""A reply that cannot be used leaves nothing of itself behind, whoever still waits for another."""

from __future__ import annotations

import asyncio
import gc
import tracemalloc
from collections.abc import Iterator

import pytest
from asking import asked_of
from hostile_bodies import GIANTS
from loopback import Behaviour, Exchange, Loopback, completion, reply
from misbehaviour import flood

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
@pytest.mark.parametrize("behaviour", GIANT.values(), ids=GIANT)
def test_a_giant_that_failed_is_gone_without_a_collection(behaviour: Behaviour) -> None:
    assert grown(behaviour) < 2**20
