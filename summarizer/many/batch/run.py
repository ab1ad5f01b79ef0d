"""Submitting and collecting batches, from the opening of the journal to what is left at the end."""

from __future__ import annotations

import contextlib
import json
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from summarizer.api import Summarizer
from summarizer.blocking import result_of
from summarizer.errors import InputError, SummariserError
from summarizer.files import private_folder
from summarizer.many.batch.cancelling import Recall, Recalled, are_called_back, note_submitted
from summarizer.many.batch.desk import Desk, Patience, Report, Round
from summarizer.many.batch.inbox import DUE, Inbox
from summarizer.many.batch.ledger import Batch, Ledger
from summarizer.many.batch.outbox import Limits, Sending
from summarizer.many.batch.outstanding import SUBMISSION
from summarizer.many.configuration import configuration_of
from summarizer.many.entries import Source
from summarizer.many.finishing import finish, take_up
from summarizer.many.garbage import seldom_collected
from summarizer.many.journal import Journal
from summarizer.many.opening import check_is_there, held, made_of, opened, reopened
from summarizer.many.outputs import Output
from summarizer.many.places import Place
from summarizer.many.store import Store
from summarizer.many.tally import Tally
from summarizer.model.batches import Batches, check_has_batches
from summarizer.model.jobs import Job

__all__ = [
    "Limits",
    "Patience",
    "Recalled",
    "Remembered",
    "Report",
    "Standing",
    "cancel",
    "check_has_batches",
    "collect",
    "remembered",
    "status",
    "submit",
]

_MOST_REQUESTS = "batch_requests"


@seldom_collected()
def submit(
    summarizer: Summarizer[Any],
    source: Source,
    place: Place,
    told: Mapping[str, Any],
    *,
    limits: Limits | None = None,
    retry_failed: bool = False,
    tally: Tally | None = None,
) -> Report:
    """Send the questions about all articles of a source in batches; none that is there already.

    ``told`` is what ``remembered`` gives whoever collects. Raises as ``summarise_many`` does,
    and InputError where the model has no Batch API, or where articles of another submission to
    this place wait. What was sent by then stays sent.
    """
    check_has_batches(summarizer.target)
    with opened(place, configuration_of(summarizer).also(source.read_as)) as own:
        _note_submission(own.store, place, told, limits or Limits())
        report = Report(aside=own.aside)
        made = Round(summarizer, place, tally or Tally(), (limits or Limits()).tries)
        work = _Work(made, own.store, limits or Limits(), report)
        return work.done(lambda desk: desk.submit(source, report, retry_failed=retry_failed))


@seldom_collected()
def collect(
    summarizer: Summarizer[Any],
    source: Callable[[], Source],
    place: Place,
    *,
    patience: Patience | None = None,
    limits: Limits | None = None,
    retry_failed: bool = False,
    tally: Tally | None = None,
) -> Report:
    """Take the results of batches that are over, write the records that they make whole, and
    send what must be asked again.

    ``source`` gives the articles that were submitted, from the first, each time it is called.
    Batches are as large as was submitted unless ``limits`` says otherwise. Where the batches were
    called back, nothing is sent.
    Raises as ``submit`` does, and RefusedError where the endpoint would not begin a batch and
    none is under way. What was taken by then is kept.
    """
    with reopened(place, configuration_of(summarizer).also(source().read_as)) as store:
        report, chosen = Report(), patience or Patience()
        if are_called_back(store):
            report.called_back, chosen = True, replace(chosen, resubmit=False)
        within = limits or Limits(int(store.told(_MOST_REQUESTS) or Limits.requests))
        made = Round(summarizer, place, tally or Tally(), within.tries)
        work = _Work(made, store, within, report)
        return work.done(
            lambda desk: desk.collect(source, chosen, report, retry_failed=retry_failed)
        )


def cancel(batches: Batches, place: Place) -> Recalled:
    """Call back what of these batches is of the submission to a place; what they have answered is
    kept, and waits to be collected.

    Until something is submitted again, a collection sends nothing. Raises InputError where there
    is no journal or another process has it, and the endpoint's error; what was called back by
    then stays so, and the same call goes on.
    """
    with held(place) as store:
        return result_of(_recalled(batches, store, place))


async def _recalled(batches: Batches, store: Store, place: Place) -> Recalled:
    async with batches as there:
        return await Recall(store, Ledger(store), there, _folder(place)).all()


@dataclass(frozen=True)
class Standing:
    """How a submission is getting on: its articles, and its batches with what the endpoint says.

    It is not asked (None) about batches that were not sent yet, and those that were collected.
    """

    report: Report
    batches: Sequence[tuple[Batch, Job | None]]


def status(batches: Batches, place: Place) -> Standing:
    """How the submission to a place is getting on, though another process be at work with it."""
    check_is_there(place)
    with contextlib.closing(Store(place.tables)) as store:
        found = result_of(_looked_at(batches, Ledger(store).batches()))
        report = Report()
        _count(store, report)
        return Standing(report, found)


@dataclass(frozen=True)
class Remembered:
    """What was told of a submission, and the version of this program that was told it, where the
    journal knows that.
    """

    place: Place
    told: Mapping[str, Any]
    version: str | None


def remembered(place: Place) -> Remembered:
    """What was told of the submission to this place. Raises InputError where there was none."""
    check_is_there(place)
    with contextlib.closing(Store(place.tables)) as store:
        version, found = made_of(store).get("version"), _submission_in(store)
    if found is None:
        raise InputError(
            f"No batch was submitted for {place.out}: that is `summarizer batch submit`.",
            code="no_batches",
        )
    return Remembered(place, found, None if version is None else str(version))


def _submission_in(store: Store) -> Mapping[str, Any] | None:
    """What was told of a submission; None where there was none."""
    told: object = ()
    with contextlib.suppress(ValueError, RecursionError):
        told = json.loads(store.told(SUBMISSION) or "null")
    if not isinstance(told, dict | None):
        raise store.damaged("it does not say what was submitted")
    return told


def _note_submission(store: Store, place: Place, told: Mapping[str, Any], limits: Limits) -> None:
    submission, before = json.dumps(dict(told), ensure_ascii=False), store.told(SUBMISSION)
    if before not in (None, submission) and store.counts().get("claimed"):
        raise InputError(
            f"Articles of another submission wait for their answers in {place.out}. Collect them"
            " first, or give another --out.",
            code="other_submission",
        )
    store.tell(SUBMISSION, submission)
    store.tell(_MOST_REQUESTS, str(limits.requests))
    note_submitted(store)
    store.tell(DUE, "yes")
    store.commit()


async def _looked_at(batches: Batches, known: list[Batch]) -> list[tuple[Batch, Job | None]]:
    async with batches as there:
        return [
            (one, await there.look(one.id) if one.id and not one.taken else None) for one in known
        ]


def _count(store: Store, report: Report) -> None:
    counts = store.counts()
    report.done = counts.get("done", 0)
    report.incomplete = counts.get("incomplete", 0)
    report.failed = counts.get("failed", 0)
    report.waiting = counts.get("claimed", 0)


@dataclass(frozen=True)
class _Work:
    """What a submission or a collection has before the endpoint comes in."""

    made: Round
    store: Store
    limits: Limits
    report: Report

    def done(self, act: Callable[[Desk], Awaitable[None]]) -> Report:
        """The report, after the act and all that belongs to an end, also where it failed."""
        place, store, record = self.made.place, self.store, self.made.summarizer.brief.record
        with take_up(place, store, record, disorder=False) as output:
            try:
                result_of(self._act(output, act))
            except SummariserError:
                finish(place, store, output, record, in_order=True)
                raise
            self.report.failures = finish(place, store, output, record, in_order=True)
        _count(store, self.report)
        return self.report

    async def _act(self, output: Output, act: Callable[[Desk], Awaitable[None]]) -> None:
        async with self._desk(output) as desk:
            await act(desk)

    @contextlib.asynccontextmanager
    async def _desk(self, output: Output) -> AsyncIterator[Desk]:
        summarizer, on_answer = self.made.summarizer, self.made.tally.count_answer
        folder, ledger = _folder(self.made.place), Ledger(self.store)
        async with (
            Journal(self.store, output, on_answer) as journal,
            Batches(summarizer.resolved(), summarizer.settings) as batches,
        ):
            inbox = Inbox(journal, ledger, batches, folder, on_answer)
            with contextlib.closing(
                Sending(journal, ledger, batches, folder, self.limits)
            ) as sending:
                yield Desk(self.made, journal, ledger, inbox, sending)


def _folder(place: Place) -> Path:
    """Where files of requests and results are for a while: the text of articles is in them."""
    folder = place.journal / "batches"
    try:
        private_folder(folder)
    except OSError as error:
        raise InputError(
            f"{folder} cannot be made: {error.strerror or error}.", code="unwritable"
        ) from None
    return folder
