"""The transport's half of the retry ladder; validation's half is instructor's."""

from __future__ import annotations

import random
from collections.abc import Callable
from typing import TYPE_CHECKING

from summarizer.model.failure import CallError

if TYPE_CHECKING:
    from tenacity import AsyncRetrying, RetryCallState

    from summarizer.settings import Settings

__all__ = ["ladder"]

_SHARED_FOR_ONE = 8
_LONGEST_DOUBLING = 30  # a wait of 2 ** 30 seconds is beyond every limit


def ladder(
    settings: Settings, *, waits: bool, on_retry: Callable[[CallError, float], None]
) -> AsyncRetrying:
    """Sends again what may pass, at most ``settings.transport_retries`` times.

    One ladder serves one request. It waits as long as the endpoint asks (Retry-After), else
    1, 2, 4, 8 seconds and a random part of one more, so that parallel runs do not return in
    step. ``waits=False`` does not sleep: a replay need not sit through recorded waits.

    A fault that is ``shared`` does not count as one of its own, or a call could fail for no
    reason but that many were under way; yet no call is sent again more than 8 times as often
    as its own faults would allow.
    """
    from tenacity import AsyncRetrying, retry_if_exception

    faults: list[CallError] = []

    def own() -> int:
        return sum(not fault.shared for fault in faults)

    def wait(state: RetryCallState) -> float:
        if not waits:
            return 0.0
        asked = faults[-1].wait
        if asked is not None:
            return min(asked * random.uniform(1.0, 1.1), settings.max_retry_wait)
        doublings = min(max(own(), 1) - 1, _LONGEST_DOUBLING)
        return min(2.0**doublings + random.uniform(0.0, 1.0), settings.max_retry_wait)

    def stop(state: RetryCallState) -> bool:
        most = settings.transport_retries
        return own() > most or len(faults) > most * _SHARED_FOR_ONE

    return AsyncRetrying(
        stop=stop,
        wait=wait,
        retry=retry_if_exception(lambda error: isinstance(error, CallError) and error.passing),
        after=lambda state: faults.append(_fault(state)),
        before_sleep=lambda state: on_retry(_fault(state), state.upcoming_sleep),
        reraise=True,
    )


def _fault(state: RetryCallState) -> CallError:
    error = state.outcome.exception() if state.outcome else None
    assert isinstance(error, CallError)
    return error
