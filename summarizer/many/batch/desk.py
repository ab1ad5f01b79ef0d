"""The trips over the articles, between what comes in and what goes out."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from summarizer.api import Summarizer
from summarizer.errors import RefusedError, SummariserError
from summarizer.many.batch.inbox import DUE, Inbox, Taken
from summarizer.many.batch.keeping import Batched
from summarizer.many.batch.ledger import Ledger
from summarizer.many.batch.outbox import HeldBack, Outbox, Sending
from summarizer.many.entries import Source
from summarizer.many.finishing import expect_disorder
from summarizer.many.journal import Journal
from summarizer.many.places import Place
from summarizer.many.tally import Tally
from summarizer.many.trip import Terms, Trip

__all__ = ["Desk", "Patience", "Report", "Round"]

# Nothing is waited for: enough to keep the disk and the processor busy.
_JOBS = 8


@dataclass(frozen=True)
class Patience:
    """How a collection goes about what is not there yet.

    resubmit    whether what must be asked again is, at once
    every       seconds between two looks at batches that are under way; None: one look
    """

    resubmit: bool = True
    every: float | None = None


@dataclass
class Report:
    """What there is after a submission or a collection, and what came of this one.

    waiting      articles whose questions have not all been answered
    sent         requests that were sent in batches; ``held_back``: that were not, and must be
    under_way    batches that are not over
    called_back  whether nothing is sent because the batches were called back
    new, gone    articles that came into the input since it was submitted, and that left it
    aside        where the output of another configuration was moved to
    failures     the file that lists what failed
    remarks      what a person should know of the results
    """

    done: int = 0
    incomplete: int = 0
    failed: int = 0
    waiting: int = 0
    sent: int = 0
    held_back: int = 0
    under_way: int = 0
    called_back: bool = False
    new: int = 0
    gone: int = 0
    aside: Path | None = None
    failures: Path | None = None
    remarks: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class Round:
    """What a trip over the articles is made with; ``tries`` of a request before it has failed."""

    summarizer: Summarizer[Any]
    place: Place
    tally: Tally
    tries: int


class Desk:
    """An open journal, what comes in from batches and what goes out to them."""

    def __init__(
        self, made: Round, journal: Journal, ledger: Ledger, inbox: Inbox, sending: Sending
    ) -> None:
        self._round = made
        self._journal = journal
        self._store = journal.store
        self._ledger = ledger
        self._inbox = inbox
        self._sending = sending

    async def submit(self, source: Source, report: Report, *, retry_failed: bool) -> None:
        """Send every question without an answer that is in no batch."""
        if retry_failed:
            await self._journal.note(self._ledger.forgive)
        try:
            await self._sending.send_written()
            await self._go_over(source, self._sending, retry_failed)
        finally:
            self._count(report)

    async def collect(
        self,
        source: Callable[[], Source],
        patience: Patience,
        report: Report,
        *,
        retry_failed: bool,
    ) -> None:
        """Take what came, go over the articles with it, and do so again as long as asked."""
        if retry_failed:
            await self._journal.note(self._ledger.forgive)
        known, is_due, has_room = self._store.highest(), retry_failed, patience.resubmit
        try:
            while True:
                taken = await self._inbox.take()
                report.remarks += taken.remarks
                has_room = patience.resubmit and _has_room(taken, before=has_room)
                if has_room:
                    await self._sending.send_written()
                if is_due or self._store.told(DUE) == "yes":
                    outbox = self._sending if has_room else HeldBack()
                    report.gone = await self._go_over(source(), outbox, is_due)
                    report.held_back = outbox.waiting
                    is_due = False
                under_way = self._ledger.under_way()
                if taken.refusals and not under_way:
                    raise self._refused(taken.refusals[0])
                if patience.every is None or not under_way:
                    return
                await asyncio.sleep(patience.every)
        finally:
            report.new = self._store.highest() - known
            self._count(report)

    def _count(self, report: Report) -> None:
        report.sent = self._sending.sent
        report.under_way = len(self._ledger.under_way())

    async def _go_over(self, source: Source, outbox: Outbox, retry_failed: bool) -> int:
        """One trip over the articles; how many that wait were not met on it."""
        made, tally = self._round, self._round.tally
        tally.start_over()
        # What waits is written late, and brought into order at the end.
        await self._journal.note(lambda: expect_disorder(self._store))
        keeper = Batched(self._journal, self._ledger, outbox, made.tries)
        terms = Terms(_JOBS, retry_failed=retry_failed)
        async with made.summarizer.session(keeper=keeper) as session:
            trip = Trip(session, self._journal, made.place.render, terms, tally)
            try:
                await trip.over(source)
            except SummariserError as error:
                raise keeper.stopped or error from None
        await outbox.flush()
        # Past the last of the trip's own changes.
        await self._journal.note(lambda: None)
        gone = self._store.counts().get("claimed", 0) - tally.claimed
        still_due = "yes" if outbox.waiting or gone else "no"
        await self._journal.note(lambda: self._store.tell(DUE, still_due))
        return gone

    def _refused(self, words: str) -> RefusedError:
        label = self._round.summarizer.target.label
        return RefusedError(
            f"{label} would not begin a batch: {words}. What was asked in it is kept, and asked by"
            " the next `summarizer batch collect`; where the queue is too small for it, submit"
            " smaller batches (--requests N).",
            code="refused",
        )


def _has_room(taken: Taken, *, before: bool) -> bool:
    """Whether the endpoint may take more: it has refused nothing since a batch was over."""
    if taken.refusals:
        return False
    return before or taken.over > 0
