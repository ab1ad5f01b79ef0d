"""Who stands between the questions of a trip and the endpoint: what has no answer must wait."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from typing import Any

from summarizer.errors import SummariserError
from summarizer.many.batch.ledger import Ledger, Request
from summarizer.many.batch.outbox import Outbox
from summarizer.many.journal import Journal, digest_of
from summarizer.model.answer import Answer
from summarizer.model.failure import CallError, Failure

__all__ = ["Batched"]

_PENDING = Failure("pending", "The question is in a batch that has not been answered yet.")


class Batched:
    """A ``Keeper`` that knows the journal's answers and hands other requests to an outbox.

    A request that was sent ``tries`` times in vain has failed. ``stopped`` is the error after
    which nothing more can be sent.
    """

    def __init__(self, journal: Journal, ledger: Ledger, outbox: Outbox, tries: int) -> None:
        self._journal = journal
        self._ledger = ledger
        self._outbox = outbox
        self._tries = tries
        self.stopped: SummariserError | None = None

    async def answer(
        self, request: Mapping[str, Any], ask: Callable[[], Awaitable[Answer]]
    ) -> Answer:
        return await self._journal.answer(request, lambda: self._later(request))

    async def _later(self, request: Mapping[str, Any]) -> Answer:
        digest = digest_of(request)
        known = self._ledger.request(digest)
        if known is not None and self._has_failed(known):
            raise CallError(Failure(known.code or "unanswered", known.reason or "No reason given."))
        if known is None or known.state != "sent":
            await self._send(digest, request)
        raise CallError(_PENDING)

    def _has_failed(self, known: Request) -> bool:
        return known.state == "refused" or (known.state == "loose" and known.tries >= self._tries)

    async def _send(self, digest: bytes, request: Mapping[str, Any]) -> None:
        try:
            await self._outbox.add(digest, request)
        except SummariserError as error:
            self.stopped = error
            raise CallError(Failure(error.code, str(error), fatal=True)) from None
