"""Many articles: one journalled run from a source into one output."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from summarizer.cli.asking import Asking
from summarizer.cli.inputs import source_of
from summarizer.cli.notices import Notices
from summarizer.cli.on_ray import run_on_ray
from summarizer.cli.progress import told, watched
from summarizer.cli.reading import Reading, shown
from summarizer.cli.run_words import counted, tell_failures
from summarizer.cli.running import Running
from summarizer.cli.trip import whereabouts
from summarizer.cli.weights import bring_weights
from summarizer.cli.writing import Writing
from summarizer.errors import InputError, SummariserError

if TYPE_CHECKING:
    from summarizer.many.entries import Source
    from summarizer.many.places import Place
    from summarizer.many.run import Report
    from summarizer.many.tally import Tally

__all__ = ["place_of", "refuse_what_is_of_one", "run_over_many"]

_HOSTED_JOBS = 8


def run_over_many(
    names: Sequence[str],
    reading: Reading,
    asking: Asking,
    writing: Writing,
    running: Running,
    notices: Notices,
) -> int:
    """The exit code of the run: 0 done, 1 where some articles or sections failed."""
    from summarizer.many.run import Terms, summarise_many
    from summarizer.many.tally import Tally
    from summarizer.model.prices import price_of

    refuse_what_is_of_one(asking, writing)
    if running.ray is not None:
        return run_on_ray(names, reading, asking, writing, running, notices)
    asking = replace(asking, slots=running.jobs or 1)
    summarizer = asking.summarizer()
    summarizer.check()
    target, settings = summarizer.target, summarizer.settings
    source = source_of(names, reading, running, settings.limit_characters)
    place = place_of(writing, source)
    notices.say(whereabouts(target))
    bring_weights(target, settings, notices)
    jobs = running.jobs or (1 if target.local else _HOSTED_JOBS)
    terms = Terms(jobs, in_order=not running.unordered, retry_failed=running.retry_failed)
    tally = Tally(price_of(target, settings.prices))
    try:
        with watched(tally, notices):
            report = summarise_many(summarizer, source, place, terms, tally, running.traffic())
    except (SummariserError, KeyboardInterrupt):
        if tally.settled:
            notices.say(f"stopped after {told(tally)}; the same command goes on from there")
        raise
    _tell(report, tally, place, notices)
    return 1 if report.failed or report.incomplete else 0


def refuse_what_is_of_one(asking: Asking, writing: Writing) -> None:
    """An InputError where a choice makes no sense for many articles."""
    if writing.format == "html":
        raise InputError(
            "Pages of many articles are made of finished records: run with --out records.jsonl,"
            " and then `summarizer pages records.jsonl --articles DIR --out pages/`."
        )
    if writing.tables is not None:
        raise InputError(
            "Tables are made of finished records: run with --out records.jsonl, and then"
            " `summarizer tables records.jsonl --out tables/`."
        )
    if asking.cassette is not None:
        raise InputError(
            "--cassette is for single articles; a run over many, which writes a .jsonl or a"
            " .parquet, keeps its answers in its journal. Leave one of them out."
        )


def place_of(writing: Writing, source: Source) -> Place:
    """Where the records of these articles go; an InputError where they cannot."""
    from summarizer.many.entries import Files
    from summarizer.many.places import Place

    if writing.out is None:
        raise InputError(
            "Many articles need a place for their records, and for the journal of the run: give"
            " --out records.jsonl, --out records.parquet or --out records/."
        )
    place = Place.of(writing.out)
    if place.form != "folder":
        return place
    if not isinstance(source, Files):
        raise InputError(
            "The records of a table go into a table: give --out a name that ends in .jsonl or"
            " .parquet."
        )
    return replace(place, render=writing.page, name_of=writing.file_names(source.names))


def _tell(report: Report, tally: Tally, place: Place, notices: Notices) -> None:
    """What came of it: counts to whoever wants them, what failed to everybody."""
    out = shown(str(place.out))
    if report.aside is not None:
        notices.say(
            f"the configuration changed: the records made before are {shown(str(report.aside))}"
        )
    counts = counted(report.done, (report.incomplete, "in part"), (report.failed, "failed"))
    before = f" ({tally.skipped:,} of them before)" if tally.skipped else ""
    notices.say(f"{out}: {counts}{before}; {tally.used()}")
    if report.failures is not None:
        tell_failures(report.failures)
