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


def ladder(
    settings: Settings, *, waits: bool, on_retry: Callable[[CallError, float], None]
) -> AsyncRetrying:
    """Sends again what may pass, at most ``settings.transport_retries`` times.

    One ladder serves one request. It waits as long as the endpoint asks (Retry-After), else
    1, 2, 4, 8 seconds and a random part of one more, so that parallel runs do not return in
    step. ``waits=False`` does not sleep: a replay need not sit through recorded waits.
    """
    from tenacity import (
        AsyncRetrying,
        retry_if_exception,
        stop_after_attempt,
        wait_exponential_jitter,
    )

    backoff = wait_exponential_jitter(max=settings.max_retry_wait)

    def wait(state: RetryCallState) -> float:
        if not waits:
            return 0.0
        asked = _fault(state).wait
        if asked is None:
            return backoff(state)
        return min(asked * random.uniform(1.0, 1.1), settings.max_retry_wait)

    def before_sleep(state: RetryCallState) -> None:
        on_retry(_fault(state), state.upcoming_sleep)

    return AsyncRetrying(
        stop=stop_after_attempt(settings.transport_retries + 1),
        wait=wait,
        retry=retry_if_exception(lambda error: isinstance(error, CallError) and error.passing),
        before_sleep=before_sleep,
        reraise=True,
    )


def _fault(state: RetryCallState) -> CallError:
    error = state.outcome.exception() if state.outcome else None
    assert isinstance(error, CallError)
    return error
