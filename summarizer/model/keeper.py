"""Who stands between a question and the endpoint with answers that were given before."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from typing import Any, Protocol

from summarizer.model.answer import Answer

__all__ = ["Keeper", "NothingKept"]


class Keeper(Protocol):
    """Knows answers that were given before, and keeps new ones."""

    async def answer(
        self, request: Mapping[str, Any], ask: Callable[[], Awaitable[Answer]]
    ) -> Answer:
        """The kept answer to a request with this body, else what ``ask`` gives.

        ``ask`` sends the request, again where that may help; what it raises (a CallError) is
        no answer and is not kept.
        """
        ...


class NothingKept:
    """Every question is asked."""

    async def answer(
        self, request: Mapping[str, Any], ask: Callable[[], Awaitable[Answer]]
    ) -> Answer:
        return await ask()
