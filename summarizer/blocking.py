"""Asynchronous work for callers that are not, and work that may not end."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable, Coroutine
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Any, TypeVar

__all__ = ["result_of", "within"]

T = TypeVar("T")


def result_of(coroutine: Coroutine[Any, Any, T]) -> T:
    """The coroutine's result, also inside a running loop such as a notebook's."""
    if not _loop_is_running():
        return asyncio.run(coroutine)
    with ThreadPoolExecutor(1) as pool:
        return pool.submit(asyncio.run, coroutine).result()


def _loop_is_running() -> bool:
    try:
        asyncio.get_running_loop()
    except RuntimeError:
        return False
    return True


def within(seconds: float, work: Callable[[], T]) -> T:
    """What the work gives, or a TimeoutError; work that does not end is left to itself.

    For what has no time-out of its own, such as the look-up of a name.
    """
    done: Future[T] = Future()

    def run() -> None:
        try:
            done.set_result(work())
        except BaseException as error:
            done.set_exception(error)

    threading.Thread(target=run, daemon=True).start()
    return done.result(seconds)
