"""Ctrl-C, sent to the tests' own main thread."""

from __future__ import annotations

import asyncio
import signal
import threading
from collections.abc import Callable
from typing import TypeVar

__all__ = ["as_in_a_notebook", "interrupt"]

T = TypeVar("T")


def interrupt() -> None:
    """What a terminal does on Ctrl-C, from any thread."""
    main = threading.main_thread().ident
    assert main is not None
    signal.pthread_kill(main, signal.SIGINT)


def as_in_a_notebook(call: Callable[[], T]) -> T:
    """The call's result, made while a loop runs that leaves Ctrl-C to Python."""

    async def cell() -> T:
        return call()

    loop = asyncio.new_event_loop()
    try:
        return loop.run_until_complete(cell())
    finally:
        loop.close()
