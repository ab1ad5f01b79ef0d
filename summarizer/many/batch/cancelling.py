"""Calling batches back: those that are under way, and what was not sent yet."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from pathlib import Path

from summarizer.many.batch.ledger import Batch, Ledger
from summarizer.many.batch.outbox import file_of
from summarizer.many.store import Store
from summarizer.model.batches import Batches, Uploaded
from summarizer.model.jobs import Job

__all__ = ["Recall", "Recalled", "are_called_back", "note_submitted"]

_CALLED_BACK = "batches_called_back"
_ENDING = ("cancelling", "cancelled")
_UNSENT = "Its batch was cancelled before it was sent."


@dataclass
class Recalled:
    """What there is once batches were called back, now or before.

    batches      that are cancelled, or about to be, and were not collected yet
    questions    in those; ``answered``: of them by then
    unsent       questions that were not sent yet, and will not be
    too_late     batches that came to their end by themselves, and were not collected yet
    """

    batches: int = 0
    questions: int = 0
    answered: int = 0
    unsent: int = 0
    too_late: int = 0

    def count(self, batch: Batch, job: Job) -> None:
        """This batch as well, as the endpoint tells of it."""
        if job.state not in _ENDING:
            self.too_late += 1
            return
        self.batches += 1
        self.questions += batch.requests
        self.answered += job.completed


class Recall:
    """Calls back the batches of one journal, each step on the disk before the next.

    ``folder`` holds the files that were not sent yet.
    """

    def __init__(self, store: Store, ledger: Ledger, batches: Batches, folder: Path) -> None:
        self._store = store
        self._ledger = ledger
        self._batches = batches
        self._folder = folder

    async def all(self) -> Recalled:
        """Call back whatever is there; no collection asks anything anew until a submission."""
        recalled = Recalled()
        # First: a kill after this leaves nothing that a collection would send.
        self._store.tell(_CALLED_BACK, "yes")
        self._store.commit()
        for batch in self._ledger.unsent():
            if not await self._is_there(batch):
                self._give_up(batch)
                recalled.unsent += batch.requests
        for batch in self._ledger.under_way():
            assert batch.id is not None
            job = await self._batches.cancel(batch.id)
            self._ledger.see(batch.number, job.state)
            self._store.commit()
            recalled.count(batch, job)
        return recalled

    async def _is_there(self, batch: Batch) -> bool:
        """Whether a reply that was lost left a batch that the journal knows nothing of."""
        if batch.file is None:
            return False
        job = await self._batches.find(Uploaded(batch.file, batch.uploaded))
        if job is None:
            return False
        now = dt.datetime.now(dt.UTC).isoformat(timespec="seconds")
        self._ledger.send(batch.number, job.id, job.state, now)
        self._store.commit()
        return True

    def _give_up(self, batch: Batch) -> None:
        self._ledger.spare(batch.number)
        self._ledger.take(batch.number, "cancelled", "unanswered", _UNSENT)
        self._store.commit()
        file_of(self._folder, batch.number).unlink(missing_ok=True)


def are_called_back(store: Store) -> bool:
    """Whether the batches were called back, and nothing was submitted since."""
    return store.told(_CALLED_BACK) == "yes"


def note_submitted(store: Store) -> None:
    """What is asked from now on is wanted."""
    store.tell(_CALLED_BACK, "no")
