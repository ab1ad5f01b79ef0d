"""One worker of a cluster: one session with the model, and tables of articles to ask about.

table - articles - what is finished already - questions - partition kept - table
"""

from __future__ import annotations

import asyncio
import contextlib
import traceback
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import PurePath
from typing import TYPE_CHECKING, Any

from summarizer.api import Session, Summarizer
from summarizer.article import Article
from summarizer.errors import InputError, SummariserError
from summarizer.many.checkpoint import Checkpoint, Index
from summarizer.many.entries import Columns
from summarizer.many.outcomes import Outcome, articles_in, key_of, outcome_of, table_of

if TYPE_CHECKING:
    import pyarrow as pa

__all__ = ["Job", "Worker"]

# So many articles, one after the other, that fail as every article would: nobody is there.
_IN_A_ROW = 5


@dataclass(frozen=True)
class Job:
    """What each worker of a job does; it is pickled.

    ``in_flight`` articles are asked about at once. ``known`` is what was in the checkpoint when
    the job was made.
    """

    summarizer: Summarizer[Any]
    columns: Columns
    in_flight: int
    checkpoint: Checkpoint | None = None
    known: Index | None = None


class Worker:
    """Turns tables of articles into tables of outcomes, several at once on one event loop.

    The model is reached when the first article is asked about, and left when the process ends.
    An article that fails is a row with an error. Raises InputError where the checkpoint cannot
    be read or written.
    """

    def __init__(self, job: Job) -> None:
        self._job = job
        self._line = _Line(job)
        self._known = job.checkpoint.index(job.known) if job.checkpoint else None

    async def __call__(self, table: pa.Table) -> pa.Table:
        columns = self._job.columns
        rows = [_keyed(one) for one in articles_in(table, columns)]
        outcomes = await self._outcomes(dict(one for one in rows if isinstance(one, tuple)))
        told = [outcomes[one[0]] if isinstance(one, tuple) else one for one in rows]
        return table_of(table, columns, told)

    async def _outcomes(self, articles: Mapping[bytes, Article]) -> dict[bytes, Outcome]:
        checkpoint = self._job.checkpoint
        if checkpoint is None or not articles:
            return await self._line.ask(articles)
        finished = await asyncio.to_thread(self._finished, checkpoint, [*articles])
        waiting = {key: one for key, one in articles.items() if key not in finished}
        outcomes = await self._line.ask(waiting)
        whole = {key: one for key, one in outcomes.items() if one.is_whole}
        if whole:
            await asyncio.to_thread(checkpoint.keep, waiting, whole)
        return finished | outcomes

    def _finished(self, checkpoint: Checkpoint, keys: Sequence[bytes]) -> dict[bytes, Outcome]:
        """What an earlier job has finished, or a worker that died before it could say so."""
        assert self._known is not None
        finished = checkpoint.finished(self._known.files_with(keys), keys)
        waiting = [key for key in keys if key not in finished]
        if not waiting:
            return finished
        return finished | checkpoint.finished([checkpoint.file_of(waiting)], waiting)


class _Line:
    """The session of a worker, and whether there is any point in asking.

    Until articles were answered, and again after several in a row failed as every article
    would, a few of each table are asked first. Where they all fail like that, so do the others,
    unasked: an endpoint that is down costs a table one round of retries, and a key that is
    refused costs no wait at all.
    """

    def __init__(self, job: Job) -> None:
        self._summarizer = job.summarizer
        self._room = asyncio.Semaphore(job.in_flight)
        self._opening = asyncio.Lock()
        self._opened = contextlib.AsyncExitStack()
        self._session: Session[Any] | None = None
        self._shut: Outcome | None = None
        self._in_a_row = _IN_A_ROW
        self._last = Outcome(None)

    async def ask(self, articles: Mapping[bytes, Article]) -> dict[bytes, Outcome]:
        """What becomes of each article."""
        if not articles:
            return {}
        keys = [*articles]
        session = await self._reached()
        if session is None:
            assert self._shut is not None
            return {key: replace(self._shut, sha256=articles[key].sha256) for key in keys}
        ahead = keys[:_IN_A_ROW] if self._is_lost else []
        outcomes = await asyncio.gather(
            *(self._asked(session, articles[key]) for key in ahead),
        )
        outcomes += await asyncio.gather(
            *(self._asked_unless_lost(session, articles[key]) for key in keys[len(ahead) :])
        )
        return dict(zip(keys, outcomes, strict=True))

    @property
    def _is_lost(self) -> bool:
        return self._in_a_row >= _IN_A_ROW

    async def _reached(self) -> Session[Any] | None:
        """The session; None where it cannot be opened, which will not change: ``_shut`` is why."""
        async with self._opening:
            if self._session is None and self._shut is None:
                try:
                    session = self._summarizer.session()
                    self._session = await self._opened.enter_async_context(session)
                except Exception as error:
                    self._shut = _failure(error)
        return self._session

    async def _asked_unless_lost(self, session: Session[Any], article: Article) -> Outcome:
        async with self._room:
            if not self._is_lost:
                return await self._outcome(session, article)
        return replace(self._last, sha256=article.sha256)

    async def _asked(self, session: Session[Any], article: Article) -> Outcome:
        async with self._room:
            return await self._outcome(session, article)

    async def _outcome(self, session: Session[Any], article: Article) -> Outcome:
        try:
            outcome = outcome_of(await session.summarise(article))
            self._in_a_row = 0
        except Exception as error:
            outcome = replace(_failure(error), sha256=article.sha256)
            self._note(error, outcome)
        return outcome

    def _note(self, error: Exception, outcome: Outcome) -> None:
        if isinstance(error, SummariserError) and error.fatal:
            self._in_a_row += 1
            self._last = outcome
        elif not isinstance(error, InputError):  # of an article that was never sent
            self._in_a_row = 0


def _keyed(one: Article | InputError) -> tuple[bytes, Article] | Outcome:
    return _failure(one) if isinstance(one, InputError) else (key_of(one), one)


def _failure(error: Exception) -> Outcome:
    if isinstance(error, SummariserError):
        return Outcome(None, error_code=error.code, error=str(error))
    last = traceback.extract_tb(error.__traceback__)[-1:]
    place = f" ({PurePath(last[0].filename).name}:{last[0].lineno})" if last else ""
    return Outcome(None, error_code="internal", error=f"{type(error).__name__}{place}.")
