"""``summarizer record``: real exchanges, kept as cassettes."""

from __future__ import annotations

import contextlib
import os
import secrets
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import click

from summarizer.cli.asking import Asking
from summarizer.cli.each import each
from summarizer.cli.files import write_entry
from summarizer.cli.notices import Notices, complain
from summarizer.cli.reading import Reading, shown
from summarizer.cli.recorded import Job, job_options, named
from summarizer.cli.trip import whereabouts
from summarizer.cli.weights import bring_weights
from summarizer.errors import InputError

__all__ = ["record"]


@click.command(short_help="Record real exchanges as cassettes.")
@job_options
@click.option("--missing", is_flag=True, help="Record what has no cassette.")
@click.option("--stale", is_flag=True, help="Record anew what no longer fits its cassette.")
@click.option("--all", "everything", is_flag=True, help="Record everything anew.")
@click.option("--quiet", is_flag=True, help="Nothing on stderr but errors.")
def record(
    articles: Sequence[str],
    cassettes: str,
    reading: Reading,
    asking: Asking,
    missing: bool,
    stale: bool,
    everything: bool,
    quiet: bool,
) -> int:
    """Ask the model about each ARTICLE (a file, or a folder of them) and keep the exchanges: one
    folder an endpoint and model in DIR, one readable JSON file an article and plan.

    Without --missing, --stale or --all, what is recorded already is only recorded again once you
    say so. A cassette holds the whole article: keep it as you keep the article.

    \b
    Examples:
      summarizer record articles/ --cassettes cassettes/ --model local/qwen2.5-coder-1.5b
      summarizer record articles/ --cassettes cassettes/ --stale

    Exit code: 0 done, 1 some articles failed (their cassettes stay as they were), 2 bad usage or
    input, 3 the model cannot be reached or refused, 130 interrupted.
    """
    from summarizer.check import Shelf

    summarizer = asking.summarizer()
    shelf = Shelf(Path(cassettes))
    choice = _Choice(missing, stale, everything)
    jobs = [
        Job(file, place, reading, asking)
        for file in named(articles).files
        for place in shelf.places_of(
            file.stem, summarizer.target, summarizer.brief.plan, others=choice.others(asking)
        )
    ]
    chosen = choice.of(jobs)
    notices = Notices(quiet)
    if not chosen:
        notices.say("nothing to record")
        return 0
    summarizer.check()
    notices.say(whereabouts(summarizer.target))
    bring_weights(summarizer.target, summarizer.settings, notices)
    work = _Work(chosen, notices)
    return each(work.names, work)


@dataclass(frozen=True)
class _Choice:
    """Which of the articles are recorded."""

    missing: bool
    stale: bool
    everything: bool

    def of(self, jobs: Sequence[Job]) -> list[Job]:
        """The chosen ones; an InputError where that would overwrite unasked."""
        if self.everything:
            return list(jobs)
        there = [job for job in jobs if job.place.cassette.exists()]
        lacking = [job for job in jobs if not job.place.cassette.exists()]
        if self.missing or self.stale:
            old = [job for job in there if self.stale and job.outcome().verdict == "stale"]
            return [*old, *(lacking if self.missing else ())]
        return [*(there if there and _may_overwrite(there) else ()), *lacking]

    def others(self, asking: Asking) -> bool:
        """Whether what was recorded under another plan counts too."""
        return asking.plan is None and (self.stale or self.everything)


def _may_overwrite(there: Sequence[Job]) -> bool:
    told = f"{shown(str(there[0].place.cassette))} exists"
    if len(there) > 1:
        told = f"{len(there)} cassettes exist already, {shown(str(there[0].place.cassette))} first"
    if sys.stdin is None or not sys.stdin.isatty():
        raise InputError(
            f"{told}. Say what to do: --missing leaves them, --stale records those anew that no"
            " longer fit, --all records everything anew.",
            code="cassette_exists",
        )
    return click.confirm(f"{told}. Record again?", err=True)


class _Work:
    """What is done for each cassette, named by its path."""

    def __init__(self, jobs: Sequence[Job], notices: Notices) -> None:
        self._jobs = {str(job.place.cassette): job for job in jobs}
        self._places = {name: n for n, name in enumerate(self._jobs, start=1)}
        self._notices = notices

    @property
    def names(self) -> list[str]:
        """The cassettes to record."""
        return list(self._jobs)

    def __call__(self, name: str) -> bool:
        """Whether every section was answered; else the cassette stays as it was."""
        from summarizer.check import stored_text, told_of

        job = self._jobs[name]
        place = f"{self._places[name]} of {len(self._jobs)}"
        with _beside(job.place.cassette) as unfinished:
            with self._notices.working(f"{place}: {job.name}"):
                record = job.summarised(unfinished)
            for failed in record.audit.failed:
                complain(f"{job.name}: {failed.section} failed ({failed.code}): {failed.reason}")
            if record.audit.failed:
                return False
            os.replace(unfinished, job.place.cassette)
        if not job.place.record.exists():
            write_entry(job.place.record, stored_text(told_of(record)))
        self._notices.say(f"recorded {shown(name)}")
        return True


@contextlib.contextmanager
def _beside(cassette: Path) -> Iterator[Path]:
    """A file to record into, which is gone when the block ends, however it ends."""
    unfinished = cassette.with_name(f".{cassette.name}.{secrets.token_hex(4)}.part")
    try:
        yield unfinished
    finally:
        with contextlib.suppress(OSError):
            unfinished.unlink()
