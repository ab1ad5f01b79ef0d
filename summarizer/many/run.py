"""A run over many articles, from the opening of its journal to the last file it leaves."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from summarizer.api import Summarizer
from summarizer.blocking import result_of
from summarizer.errors import SummariserError
from summarizer.many.batch.outstanding import check_nothing_is_out, forgive_what_failed
from summarizer.many.configuration import configuration_of
from summarizer.many.entries import Source
from summarizer.many.finishing import finish, take_up
from summarizer.many.garbage import seldom_collected
from summarizer.many.journal import Journal
from summarizer.many.opening import opened
from summarizer.many.outputs import Output
from summarizer.many.places import Place
from summarizer.many.store import Store
from summarizer.many.tally import Tally
from summarizer.many.trip import Terms, Trip
from summarizer.model.traffic import Traffic

__all__ = ["Report", "Terms", "summarise_many"]


@dataclass(frozen=True)
class Report:
    """What there is after a run, earlier runs of the same command included.

    ``aside`` is where the output of another configuration was moved to, ``failures`` the file
    that lists what failed; None where there is none.
    """

    done: int
    incomplete: int
    failed: int
    aside: Path | None
    failures: Path | None


@seldom_collected()
def summarise_many(
    summarizer: Summarizer[Any],
    source: Source,
    place: Place,
    terms: Terms | None = None,
    tally: Tally | None = None,
    traffic: Traffic | None = None,
) -> Report:
    """Make the records of all articles of a source, and go on where an earlier run stopped.

    ``traffic`` holds the run to rates and to a budget.

    Raises InputError where source, output or journal cannot be used or batches of the journal
    are out, and the error that ended the run early where every article would have met it (no key,
    nobody answers, budget spent). What was finished by then is written, and no answer that was had
    is asked for again.
    """
    terms, tally = terms or Terms(), tally or Tally()
    work = _Work(summarizer, source, place, terms, tally, traffic)
    record = summarizer.brief.record
    disorder = terms.retry_failed or not terms.in_order
    configuration = configuration_of(summarizer).also(source.read_as)
    with opened(place, configuration) as own:
        check_nothing_is_out(own.store, place)
        if terms.retry_failed:
            forgive_what_failed(own.store)
        with take_up(place, own.store, record, disorder=disorder) as output:
            try:
                result_of(work.over(own.store, output))
            except SummariserError:
                finish(place, own.store, output, record, terms.in_order)
                raise
            failures = finish(place, own.store, output, record, terms.in_order)
        counts = own.store.counts()
    return Report(
        done=counts.get("done", 0),
        incomplete=counts.get("incomplete", 0),
        failed=counts.get("failed", 0),
        aside=own.aside,
        failures=failures,
    )


@dataclass(frozen=True)
class _Work:
    """What one run is asked to do."""

    summarizer: Summarizer[Any]
    source: Source
    place: Place
    terms: Terms
    tally: Tally
    traffic: Traffic | None

    async def over(self, store: Store, output: Output) -> None:
        async with (
            Journal(store, output, self.tally.count_answer) as journal,
            self.summarizer.session(keeper=journal, traffic=self.traffic) as session,
        ):
            trip = Trip(session, journal, self.place.render, self.terms, self.tally)
            await trip.over(self.source)
