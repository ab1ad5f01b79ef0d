"""Results on their way in: from batches that are over into the journal."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from typing import IO

from summarizer.errors import RefusedError
from summarizer.many.batch.ledger import Batch, Ledger, RequestState
from summarizer.many.batch.results import Result, result_of, whole_lines
from summarizer.many.journal import Journal
from summarizer.model.answer import Answer
from summarizer.model.batches import Batches
from summarizer.model.jobs import Job

__all__ = ["DUE", "Inbox", "Taken"]

# Told of a journal whose articles must be gone over: there are answers that nobody looked at.
DUE = "batches_due"
_AT_ONCE = 500
_WHY = {
    "expired": "Its batch expired before it was answered.",
    "cancelled": "Its batch was cancelled.",
    "failed": "Its batch failed",
}
_NO_LINE = "Its batch came back without a line for it."


@dataclass
class Taken:
    """What came of looking at the batches once.

    over       batches whose results were taken
    refusals   why batches were not begun at all, in the endpoint's words
    remarks    what a person should know of the results
    """

    over: int = 0
    refusals: list[str] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)


class Inbox:
    """Takes the results of batches, a line at a time and each answer once.

    ``on_answer`` is called with each answer that the journal did not have. ``folder`` holds the
    file that is being read.
    """

    def __init__(
        self,
        journal: Journal,
        ledger: Ledger,
        batches: Batches,
        folder: Path,
        on_answer: Callable[[Answer], None],
    ) -> None:
        self._journal = journal
        self._ledger = ledger
        self._batches = batches
        self._folder = folder
        self._on_answer = on_answer

    async def take(self) -> Taken:
        """Look at every batch under way, and take what came of those that are over."""
        taken = Taken()
        for batch in self._ledger.under_way():
            assert batch.id is not None
            job = await self._batches.look(batch.id)
            if job.is_over:
                await self._take(batch, job, taken)
            elif job.state != batch.state:
                await self._note_state(batch, job)
        return taken

    async def _note_state(self, batch: Batch, job: Job) -> None:
        await self._journal.note(lambda: self._ledger.see(batch.number, job.state))

    async def _take(self, batch: Batch, job: Job, taken: Taken) -> None:
        for file in filter(None, (job.results, job.errors)):
            strange = await self._take_file(batch, file, taken)
            if strange:
                taken.remarks.append(
                    f"batch {job.id}: {strange:,} lines of {file} are damaged, or of nothing that"
                    " was asked in it; they are left out"
                )
        refusal = _refusal(job)
        if refusal is None:
            taken.over += 1
        else:
            taken.refusals.append(refusal)
        await self._journal.note(lambda: self._close(batch, job))

    def _close(self, batch: Batch, job: Job) -> None:
        number, said = batch.number, "; ".join(one.words for one in job.complaints[:1])
        for one in job.complaints:
            if one.line is not None:
                self._ledger.refuse_line(number, one.line, "bad_request", one.words)
        if _refusal(job) is not None:
            self._ledger.spare(number)
        why = _WHY.get(job.state, _NO_LINE)
        why = f"{why}: {said or 'no reason given'}" if job.state == "failed" else why
        self._ledger.take(number, job.state, "unanswered", why)
        self._journal.store.tell(DUE, "yes")

    # Files -------------------------------------------------------------------------------

    async def _take_file(self, batch: Batch, file: str, taken: Taken) -> int:
        """How many of the file's lines are nobody's answer."""
        path = self._folder / "results.jsonl"
        try:
            await self._batches.download(file, path)
        except RefusedError as error:
            if error.code != "not_found":
                raise
            taken.remarks.append(
                f"batch {batch.id}: the endpoint has no file {file} any more; what has no answer"
                " must be asked again"
            )
            return 0
        strange = 0
        with open(path, "rb") as lines:
            for some in _in_parts(lines):
                strange += await self._keep(batch, some)
        path.unlink()
        return strange

    async def _keep(self, batch: Batch, lines: Sequence[bytes]) -> int:
        """Keep what the lines say; how many of them say nothing of this batch."""
        strange, answers = 0, dict[bytes, Answer]()
        failures: list[Result] = []
        for line in lines:
            result = result_of(line, self._batches.contact)
            known = None if result is None else self._ledger.request(result.request)
            if result is None or known is None or known.batch != batch.number:
                strange += 1
            elif result.answer is None:
                failures.append(result)
            elif known.state not in ("answered", "unusable"):
                answers.setdefault(result.request, result.answer)

        def keep() -> None:
            for request, answer in answers.items():
                self._journal.store.keep(request, answer)
                self._ledger.answer(request, "answered" if answer.is_usable else "unusable")
            for one in failures:
                assert one.failure is not None
                state: RequestState = "loose" if one.passing else "refused"
                self._ledger.leave(one.request, state, one.failure.code, one.failure.reason)

        await self._journal.note(keep)
        for answer in answers.values():
            self._on_answer(answer)
        return strange


def _refusal(job: Job) -> str | None:
    """Why the batch was not begun, where that is no fault of single requests."""
    if job.state != "failed" or any(one.line is not None for one in job.complaints):
        return None
    said = "; ".join(f"{one.words.rstrip('.')} ({one.code})" for one in job.complaints)
    return said or "no reason given"


def _in_parts(file: IO[bytes]) -> Iterator[list[bytes]]:
    lines = (line for line in whole_lines(file))
    while some := list(islice(lines, _AT_ONCE)):
        yield some
