"""What a run has done so far, on the disk: answers as they come, and what became of articles.

An answer counts, and a record is told of, once both are on the disk: a process may be killed at
any moment, and the same command goes on. Many changes share one commit, so a fast run waits for
the disk no more often than a slow one.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from types import TracebackType
from typing import Any, Self

from summarizer.errors import InputError
from summarizer.many.entries import Entry, fingerprint
from summarizer.many.outputs import Output, Page
from summarizer.many.store import Row, State, Store
from summarizer.model.answer import Answer
from summarizer.model.request import encoded

__all__ = ["Journal", "Settled", "digest_of"]


def digest_of(request: Mapping[str, Any]) -> bytes:
    """What an answer is kept under: equal for requests that are the same on the wire."""
    return fingerprint(encoded(request))


@dataclass(frozen=True)
class Settled:
    """What became of one article; ``page`` is its record as it is written, if there is one."""

    number: int
    name: str
    state: State
    page: bytes | None = field(default=None, repr=False)
    code: str | None = None
    reason: str | None = None


@dataclass
class _Batch:
    """What goes into one commit, and who waits for it."""

    changes: list[Callable[[], None]] = field(default_factory=list)
    pages: list[Page] = field(default_factory=list)
    waiting: list[asyncio.Future[None]] = field(default_factory=list)


class Journal:
    """The journal and the output of one run, while the block lasts; a ``Keeper`` of answers.

    Used from one event loop. Where the disk does not take more, whatever is told raises an
    InputError from then on. ``on_answer`` is called with each answer that was asked for anew.
    """

    def __init__(self, store: Store, output: Output, on_answer: Callable[[Answer], None]) -> None:
        self.store = store
        self._output = output
        self._on_answer = on_answer
        self._batch = _Batch()
        self._has_work = asyncio.Event()
        self._is_closing = False
        self._broken: Exception | None = None
        self._in_flight: dict[bytes, asyncio.Future[Answer | None]] = {}
        self._writer: asyncio.Task[None] | None = None

    async def __aenter__(self) -> Self:
        self._writer = asyncio.create_task(self._write_on())
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Write what waits, also where the run was interrupted."""
        assert self._writer is not None
        self._is_closing = True
        self._has_work.set()
        await self._writer
        if self._broken is not None and error is None:
            raise self._broken

    # What a run tells --------------------------------------------------------------------

    async def answer(
        self, request: Mapping[str, Any], ask: Callable[[], Awaitable[Answer]]
    ) -> Answer:
        """The kept answer, or a new one once it is on the disk; equal requests are sent once."""
        key = digest_of(request)
        while (other := self._in_flight.get(key)) is not None:
            answer = await asyncio.shield(other)
            if answer is not None:
                return answer
        return self.store.answer(key) or await self._asked(key, ask)

    async def _asked(self, key: bytes, ask: Callable[[], Awaitable[Answer]]) -> Answer:
        coming: asyncio.Future[Answer | None] = asyncio.get_running_loop().create_future()
        self._in_flight[key] = coming
        answer = None
        try:
            answer = await ask()
            self._on_answer(answer)
            if not answer.is_usable:
                return answer  # a later run may have a better one
            kept = answer
            await self.note(lambda: self.store.keep(key, kept))
            return kept
        finally:
            del self._in_flight[key]
            coming.set_result(answer)

    def has(self, entry: Entry) -> bool:
        """Whether the record of this finished article is still in the output."""
        return self._output.has(entry.name)

    def claim(self, number: int, entry: Entry) -> None:
        """Work on this article begins."""
        row = Row(number, entry.stamp, entry.key(), "claimed")
        self._batch.changes.append(lambda: self.store.claim(row, entry.name))
        self._has_work.set()

    async def settle(self, settled: Settled) -> None:
        """Write what became of an article; returns once it is on the disk."""
        one = settled
        if one.page is not None:
            self._batch.pages.append(Page(one.number, one.name, one.page))
        await self.note(lambda: self.store.settle(one.number, one.state, one.code, one.reason))

    # How it gets to the disk -------------------------------------------------------------

    async def note(self, change: Callable[[], None]) -> None:
        """Make a change of the tables, all of it or none; returns once it is on the disk."""
        if self._broken is not None:
            raise self._broken
        done: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._batch.changes.append(change)
        self._batch.waiting.append(done)
        self._has_work.set()
        await done

    async def _write_on(self) -> None:
        while not self._is_closing or self._has_work.is_set():
            await self._has_work.wait()
            self._has_work.clear()
            batch, self._batch = self._batch, _Batch()
            try:
                await self._write(batch)
            except Exception as error:
                self._broken = _unusable(error)
                self.store.rollback()  # or the next commit would tell of what was not written
                self._tell_all([*batch.waiting, *self._batch.waiting])
                return
            self._tell_all(batch.waiting)

    async def _write(self, batch: _Batch) -> None:
        for change in batch.changes:
            change()
        for written in self._output.place(batch.pages):
            self.store.place(written)
        if batch.pages:
            self.store.tell("size", str(self._output.size()))

        def to_the_disk() -> None:
            # The output first: what the journal says is written must be there.
            if batch.pages:
                self._output.write(batch.pages)
            self.store.commit()

        await asyncio.to_thread(to_the_disk)

    def _tell_all(self, waiting: list[asyncio.Future[None]]) -> None:
        for one in waiting:
            if one.done():
                continue
            if self._broken is None:
                one.set_result(None)
            else:
                one.set_exception(self._broken)


def _unusable(error: Exception) -> Exception:
    """The error in the words of the run; what is no matter of the disk stays as it is."""
    if not isinstance(error, OSError):
        return error
    return InputError(
        f"The output cannot be written: {error.strerror or error}. What was finished is kept: the"
        " same command goes on from there.",
        code="unwritable",
    )
