"""The trip of many articles: claimed in order, asked about at once, written in order.

source - unfinished - claim - trip of one article - settle
"""

from __future__ import annotations

import asyncio
import contextlib
import threading
import traceback
from collections import deque
from collections.abc import AsyncIterator, Callable, Collection, Iterator
from dataclasses import dataclass
from pathlib import PurePath
from typing import Any

from summarizer.api import Session
from summarizer.article import Article
from summarizer.errors import SummariserError
from summarizer.many.entries import Entry, Source
from summarizer.many.journal import Journal, Settled
from summarizer.many.resuming import Numbered, unfinished
from summarizer.many.store import State
from summarizer.many.tally import Tally

__all__ = ["Terms", "Trip"]

_FINISHED: tuple[State, ...] = ("done", "incomplete", "failed")
# How far the fast may run ahead of the slow, in articles for each that is worked on.
_AHEAD = 16


@dataclass(frozen=True)
class Terms:
    """How a run goes about its work.

    jobs            articles worked on at once
    in_order        whether records are written in the order of the source
    retry_failed    whether what failed before, in whole or in part, is asked about again
    """

    jobs: int = 8
    in_order: bool = True
    retry_failed: bool = False

    @property
    def finished(self) -> Collection[State]:
        """The states of articles that are left as they are."""
        return _FINISHED[:1] if self.retry_failed else _FINISHED


class Trip:
    """Takes the articles of a source through one session into one journal.

    ``render`` writes a record as it stands in the output.
    """

    def __init__(
        self,
        session: Session[Any],
        journal: Journal,
        render: Callable[[Article, Any], str],
        terms: Terms,
        tally: Tally,
    ) -> None:
        self._session = session
        self._journal = journal
        self._render = render
        self._terms = terms
        self._tally = tally
        self._queue: asyncio.Queue[Numbered | None] = asyncio.Queue()
        self._room = asyncio.Semaphore(terms.jobs * _AHEAD)
        self._line = _Line(terms.in_order)
        self._stopped: SummariserError | None = None
        self._feeder: asyncio.Task[None] | None = None

    async def over(self, source: Source) -> None:
        """Work on every entry that is not finished.

        Raises the error that ended the run early: every article would have met it. What was
        finished by then is written; the others are as if they had never been begun, but for
        the answers that were had.
        """
        self._feeder = asyncio.create_task(self._feed(source))
        tasks = [self._feeder]
        tasks += [asyncio.create_task(self._work()) for _ in range(self._terms.jobs)]
        try:
            await asyncio.gather(*tasks)
        finally:
            for task in tasks:
                task.cancel()
            await asyncio.gather(*tasks, return_exceptions=True)
        if self._stopped is not None:
            raise self._stopped

    async def _feed(self, source: Source) -> None:
        """Give out what is to do; where the run was stopped, call back what nobody has begun."""
        try:
            await self._give_out(source)
        except asyncio.CancelledError:
            if self._stopped is None:
                raise
            while not self._queue.empty():
                self._queue.get_nowait()
        for _ in range(self._terms.jobs):
            self._queue.put_nowait(None)

    async def _give_out(self, source: Source) -> None:
        journal = self._journal
        to_do = unfinished(source, journal.store, self._terms.finished, journal.has)
        async for numbered in _given(to_do, source):
            self._tally.fraction = source.fraction()
            if isinstance(numbered, int):
                self._tally.skipped += numbered
                self._tally.began = self._tally.fraction
                continue
            await self._room.acquire()
            self._journal.claim(numbered.number, numbered.entry)
            self._line.expect(numbered.number)
            self._queue.put_nowait(numbered)

    async def _work(self) -> None:
        while (numbered := await self._queue.get()) is not None:
            if self._stopped is None:
                settled = await self._settled(*numbered)
                await self._write(self._line.next(numbered.number, settled))

    def _stop(self, error: SummariserError) -> None:
        """No further article is begun; the source may be one that keeps us waiting."""
        if self._stopped is None:
            self._stopped = error
            assert self._feeder is not None
            self._feeder.cancel()

    async def _settled(self, number: int, entry: Entry) -> Settled | None:
        """What became of the article; None where what stopped it will stop the others too."""
        try:
            article = entry.article()
            record = await self._session.summarise(article)
            page = self._render(article, record).encode()
        except SummariserError as error:
            if self._session.fatal:
                self._stop(error)
                return None
            if error.code == "pending":
                return Settled(number, entry.name, "claimed", code=error.code, reason=str(error))
            return Settled(number, entry.name, "failed", code=error.code, reason=str(error))
        except Exception as error:
            return Settled(number, entry.name, "failed", code="internal", reason=_where(error))
        failed = record.audit.failed
        if failed and self._session.fatal:
            self._stop(self._session.fatal.error())
            return None
        if not failed:
            return Settled(number, entry.name, "done", page)
        told = "; ".join(f"{one.section}: {one.reason}" for one in failed)
        return Settled(number, entry.name, "incomplete", page, failed[0].code, told)

    async def _write(self, ready: list[Settled | None]) -> None:
        """Write what may be written."""
        kept = [one for one in ready if one is not None]
        await asyncio.gather(*map(self._journal.settle, kept))
        for one in kept:
            self._tally.count(one.state)
        for _ in ready:
            self._room.release()


class _Line:
    """Articles on their way, and what became of those that cannot be written yet.

    After one of which nobody knows what became of it (None), nothing is written: in a later run
    it would come behind what stood after it.
    """

    def __init__(self, in_order: bool) -> None:
        self._in_order = in_order
        self._expected: deque[int] = deque()
        self._ready: dict[int, Settled | None] = {}
        self._has_gap = False

    def expect(self, number: int) -> None:
        """This one comes after those that were expected before."""
        if self._in_order:
            self._expected.append(number)

    def next(self, number: int, settled: Settled | None) -> list[Settled | None]:
        """What may be written now that this came of that article."""
        if not self._in_order:
            return [settled]
        self._ready[number] = settled
        ready: list[Settled | None] = []
        while self._expected and self._expected[0] in self._ready:
            one = self._ready.pop(self._expected.popleft())
            self._has_gap = self._has_gap or one is None
            ready.append(None if self._has_gap else one)
        return ready


async def _given(to_do: Iterator[Numbered | int], source: Source) -> AsyncIterator[Numbered | int]:
    """The same, other tasks having their turn while entries are passed over."""
    if source.waits:
        async for one in _from_thread(to_do):
            yield one
        return
    for one in to_do:
        yield one
        if isinstance(one, int):
            await asyncio.sleep(0)


async def _from_thread(to_do: Iterator[Numbered | int]) -> AsyncIterator[Numbered | int]:
    """The same from a source that keeps us waiting; nobody waits for its thread at the end."""
    loop = asyncio.get_running_loop()
    given: asyncio.Queue[Any] = asyncio.Queue(1)

    def give() -> None:
        with contextlib.suppress(RuntimeError):  # the loop ended: nobody asks any more
            try:
                for one in to_do:
                    asyncio.run_coroutine_threadsafe(given.put(one), loop).result()
                last: object = ...
            except Exception as error:
                last = error
            asyncio.run_coroutine_threadsafe(given.put(last), loop).result()

    threading.Thread(target=give, daemon=True).start()
    while (one := await given.get()) is not ...:
        if isinstance(one, Exception):
            raise one
        yield one


def _where(error: Exception) -> str:
    """An error of our own, and the place of the code that it comes from."""
    last = traceback.extract_tb(error.__traceback__)[-1:]
    place = f" ({PurePath(last[0].filename).name}:{last[0].lineno})" if last else ""
    return f"{type(error).__name__}{place}: please report it with the article."
