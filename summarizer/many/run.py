"""A run over many articles, from the opening of its journal to the last file it leaves."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from summarizer.api import Summarizer
from summarizer.blocking import result_of
from summarizer.errors import SummariserError
from summarizer.many.configuration import configuration_of
from summarizer.many.entries import Source
from summarizer.many.finishing import finish, take_up
from summarizer.many.journal import Journal
from summarizer.many.opening import opened
from summarizer.many.outputs import Output
from summarizer.many.places import Place
from summarizer.many.store import Store
from summarizer.many.tally import Tally
from summarizer.many.trip import Terms, Trip

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


def summarise_many(
    summarizer: Summarizer[Any],
    source: Source,
    place: Place,
    terms: Terms | None = None,
    tally: Tally | None = None,
) -> Report:
    """Make the records of all articles of a source, and go on where an earlier run stopped.

    Raises InputError where source, output or journal cannot be used, and the error that ended
    the run early where every article would have met it (no key, no quota, nobody answers). What
    was finished by then is written, and no answer that was had is asked for again.
    """
    terms, tally = terms or Terms(), tally or Tally()
    with opened(place, configuration_of(summarizer)) as own:
        with take_up(place, own.store, again=terms.retry_failed) as output:
            try:
                result_of(_over(summarizer, source, own.store, output, place, terms, tally))
            except SummariserError:
                finish(place, own.store, output, summarizer.brief.record, terms.in_order)
                raise
            failures = finish(place, own.store, output, summarizer.brief.record, terms.in_order)
        counts = own.store.counts()
    return Report(
        done=counts.get("done", 0),
        incomplete=counts.get("incomplete", 0),
        failed=counts.get("failed", 0),
        aside=own.aside,
        failures=failures,
    )


async def _over(
    summarizer: Summarizer[Any],
    source: Source,
    store: Store,
    output: Output,
    place: Place,
    terms: Terms,
    tally: Tally,
) -> None:
    async with (
        Journal(store, output, tally.count_answer) as journal,
        summarizer.session(keeper=journal) as session,
    ):
        await Trip(session, journal, place.render, terms, tally).over(source)
