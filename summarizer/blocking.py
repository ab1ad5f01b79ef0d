"""Asynchronous work for callers that are not, and work that may not end."""

from __future__ import annotations

import asyncio
import contextlib
import signal
import threading
from collections.abc import Callable, Coroutine, Iterator
from concurrent.futures import Future, ThreadPoolExecutor, wait
from functools import partial
from types import FrameType
from typing import Any, TypeVar

__all__ = ["result_of", "within"]

T = TypeVar("T")

# A signal that comes just before a thread begins to wait does not end the wait; on Windows none.
_LOOK_SECONDS = 0.5


def result_of(coroutine: Coroutine[Any, Any, T]) -> T:
    """The coroutine's result, also inside a running loop such as a notebook's.

    What interrupts the wait (Ctrl-C) cancels the coroutine, and is raised once that has ended.
    """
    return _in_a_thread(coroutine) if _loop_is_running() else asyncio.run(coroutine)


def _in_a_thread(coroutine: Coroutine[Any, Any, T]) -> T:
    """The result, from a loop in a thread of its own, which hears of no interrupt by itself."""
    begun: Future[Callable[[], object]] = Future()

    async def cancellable() -> T:
        task = asyncio.current_task()
        assert task is not None
        begun.set_result(partial(task.get_loop().call_soon_threadsafe, task.cancel))
        return await coroutine

    def cancel() -> None:
        begun.add_done_callback(_call)  # at once, or when it begins

    with _interrupted_by(cancel), ThreadPoolExecutor(1) as pool:
        pool.submit(int).result()  # a thread that runs is waited for, whatever is raised below
        try:
            waiting = pool.submit(asyncio.run, cancellable())
            while not wait([waiting], _LOOK_SECONDS).done:
                pass
            return waiting.result()
        except BaseException:
            cancel()
            raise


def _call(begun: Future[Callable[[], object]]) -> None:
    with contextlib.suppress(RuntimeError):  # the loop has ended already
        begun.result()()


@contextlib.contextmanager
def _interrupted_by(cancel: Callable[[], None]) -> Iterator[None]:
    """While the block lasts Ctrl-C cancels, and is raised at its end: as ``asyncio.run`` does.

    Raised wherever this thread happens to be, it could leave a lock behind that the other
    thread needs. The second one is.
    """
    if not _interrupts_are_raised():
        yield
        return
    is_interrupted = False

    def handle(number: int, frame: FrameType | None) -> None:
        nonlocal is_interrupted
        if is_interrupted:
            raise KeyboardInterrupt
        is_interrupted = True
        cancel()

    signal.signal(signal.SIGINT, handle)
    try:
        yield
    except asyncio.CancelledError:
        raise KeyboardInterrupt if is_interrupted else asyncio.CancelledError from None
    finally:
        signal.signal(signal.SIGINT, signal.default_int_handler)


def _interrupts_are_raised() -> bool:
    """Whether Ctrl-C is KeyboardInterrupt in this thread, and nobody else's matter."""
    is_main = threading.current_thread() is threading.main_thread()
    return is_main and signal.getsignal(signal.SIGINT) is signal.default_int_handler


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
