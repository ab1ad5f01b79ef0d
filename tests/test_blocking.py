"""Asynchronous work awaited by callers that are not asynchronous."""

from __future__ import annotations

import asyncio
import signal
from collections.abc import Callable
from types import FrameType
from typing import Any

import pytest
from interrupting import as_in_a_notebook, interrupt

from summarizer.blocking import result_of

pytestmark = pytest.mark.usefixtures("ctrl_c")

PLACES: list[Callable[[Callable[[], Any]], Any]] = [lambda call: call(), as_in_a_notebook]
in_both = pytest.mark.parametrize("where", PLACES, ids=["plainly", "in a running loop"])


@in_both
def test_it_gives_what_the_coroutine_gives(where: Callable[..., Any]) -> None:
    async def work() -> int:
        await asyncio.sleep(0)
        return 42

    assert where(lambda: result_of(work())) == 42


@in_both
def test_it_raises_what_the_coroutine_raises(where: Callable[..., Any]) -> None:
    async def work() -> None:
        raise LookupError("nobody is there")

    with pytest.raises(LookupError, match="nobody is there"):
        where(lambda: result_of(work()))


@in_both
def test_an_interrupt_cancels_the_coroutine_and_waits_for_its_end(
    where: Callable[..., Any],
) -> None:
    told: list[str] = []

    async def work() -> None:
        try:
            asyncio.get_running_loop().call_soon(interrupt)
            await asyncio.Event().wait()
        except asyncio.CancelledError:
            told.append("cancelled")
            await asyncio.sleep(0)
            told.append("tidied up")
            raise

    with pytest.raises(KeyboardInterrupt):
        where(lambda: result_of(work()))
    assert told == ["cancelled", "tidied up"]


def test_whatever_else_interrupts_the_wait_cancels_the_coroutine() -> None:
    class Deadline(BaseException):
        pass

    def out_of_time(number: int, frame: FrameType | None) -> None:
        if not told and frame is not None and frame.f_code.co_qualname == "Condition.wait":
            told.append("raised")
            raise Deadline

    told: list[str] = []

    async def work() -> None:
        try:
            while True:  # the first is raised that finds the other thread waiting
                interrupt()
                await asyncio.sleep(0.001)
        finally:
            told.append("ended")

    before = signal.signal(signal.SIGINT, out_of_time)
    try:
        with pytest.raises(Deadline):
            as_in_a_notebook(lambda: result_of(work()))
    finally:
        signal.signal(signal.SIGINT, before)
    assert told == ["raised", "ended"]
