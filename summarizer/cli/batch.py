"""``summarizer batch``: many articles at half the price, through the Batch API of OpenAI."""

from __future__ import annotations

import os
from collections.abc import Sequence

import click

from summarizer.cli import completing
from summarizer.cli.asking import Asking, model_options
from summarizer.cli.batch_words import counts, line_of, recalled, tell
from summarizer.cli.inputs import source_of
from summarizer.cli.many import place_of, refuse_what_is_of_one
from summarizer.cli.notices import Notices
from summarizer.cli.progress import watched
from summarizer.cli.reading import STDIN, Reading, reading_options, shown
from summarizer.cli.running import Running, table_options
from summarizer.cli.screen import put
from summarizer.cli.submission import Submission, account
from summarizer.cli.trip import whereabouts
from summarizer.cli.writing import Writing, writing_options
from summarizer.errors import InputError

__all__ = ["batch"]

_MOST_REQUESTS = 50_000
_out_option = click.option(
    "--out",
    required=True,
    metavar="FILE|DIR",
    shell_complete=completing.files,
    help="The --out that was submitted.",
)
_quiet_option = click.option("--quiet", is_flag=True, help="Nothing on stderr but errors.")
_retry_option = click.option(
    "--retry-failed", is_flag=True, help="Ask again about what failed before."
)


@click.group(short_help="Many articles at half the price, in hours.")
def batch() -> None:
    """Read many articles through OpenAI's Batch API: half the price, answers within a day.

    What is submitted stands in the journal beside --out, as in a run of `summarise`: nothing is
    asked twice, and each of these commands goes on where it was stopped.

    \b
    Examples:
      summarizer batch submit articles/ --out records.jsonl --model openai/gpt-5-mini
      summarizer batch status --out records.jsonl
      summarizer batch collect --out records.jsonl --wait
      summarizer batch cancel --out records.jsonl
    """


@batch.command(short_help="Send the questions about articles in batches.")
@click.argument(
    "files",
    nargs=-1,
    required=True,
    metavar="FILE | DIR | GLOB | TABLE...",
    shell_complete=completing.files,
)
@reading_options
@model_options
@writing_options
@table_options
@click.option(
    "--requests",
    type=click.IntRange(1, _MOST_REQUESTS),
    default=_MOST_REQUESTS,
    metavar="N",
    help=f"Questions in one batch; {_MOST_REQUESTS:,}, the most, unless given.",
)
@_quiet_option
def submit(
    files: Sequence[str],
    reading: Reading,
    asking: Asking,
    writing: Writing,
    running: Running,
    requests: int,
    quiet: bool,
) -> int:
    """Send the questions about all articles in batches, and end.

    Articles are named as for `summarise`; --out is a .jsonl, a .parquet or a folder. Equal
    questions are one, and what the journal has an answer to is not asked.

    \b
    Examples:
      summarizer batch submit articles/ --out records.jsonl --model openai/gpt-5-mini
      summarizer batch submit archive.jsonl --text-field body --out records.jsonl

    Exit code: 0 sent, 1 some articles or sections failed at once, 2 bad usage or input, 3 the
    endpoint cannot be reached or refused, 130 interrupted.
    """
    from summarizer.many.batch import run
    from summarizer.many.tally import Tally

    refuse_what_is_of_one(asking, writing)
    writing.is_one_table()
    if STDIN in files:
        raise InputError("A collection reads the articles again, hours later: give it files.")
    submission = Submission(tuple(files), reading, asking.naming_its_model(), running, writing.form)
    summarizer, notices, tally = submission.summarizer(), Notices(quiet), Tally()
    source = source_of(files, reading, running, summarizer.settings.limit_characters)
    place = place_of(writing, source)
    notices.say(whereabouts(summarizer.target))
    with watched(tally, notices):
        report = run.submit(
            summarizer,
            source,
            place,
            submission.told(),
            limits=run.Limits(requests),
            retry_failed=running.retry_failed,
            tally=tally,
        )
    tell(report, str(writing.out), notices, "")
    if report.waiting:
        notices.say(f"collect them with: summarizer batch collect --out {shown(str(writing.out))}")
    return 1 if report.failed or report.incomplete else 0


@batch.command(short_help="Show how batches are getting on.")
@_out_option
def status(out: str) -> int:
    """Ask the endpoint how the batches of --out are getting on: a line each.

    \b
    Example:
      summarizer batch status --out records.jsonl

    Exit code: 0 asked, 2 bad usage or input, 3 the endpoint cannot be reached or refused.
    """
    from summarizer.many.batch import run
    from summarizer.many.places import Place

    place = Place.of(os.path.abspath(out))
    standing = run.status(account(run.remembered(place)), place)
    lines = [line_of(one, job) for one, job in standing.batches]
    lines.append(f"{shown(out)}: {counts(standing.report)}")
    put("\n".join(lines) + "\n")
    return 0


@batch.command(short_help="Take the answers, write records, ask again.")
@_out_option
@click.option("--wait", is_flag=True, help="Go on until no batch is under way.")
@click.option(
    "--every",
    type=click.FloatRange(min=0, min_open=True),
    default=60.0,
    metavar="SECONDS",
    help="Between two looks, with --wait; 60 unless given.",
)
@click.option("--no-resubmit", is_flag=True, help="Send nothing that must be asked again.")
@_retry_option
@_quiet_option
def collect(
    out: str, wait: bool, every: float, no_resubmit: bool, retry_failed: bool, quiet: bool
) -> int:
    """Take the answers of batches that are over and write the records that they make whole.

    What must be asked again is sent in a further batch at once: what did not fit the article,
    and requests that were left out, expired or met a fault that may pass. Input, model and all
    other choices are those that were submitted; the key comes from the environment
    or the keyring.

    \b
    Examples:
      summarizer batch collect --out records.jsonl
      summarizer batch collect --out records.jsonl --wait
      summarizer batch collect --out records.jsonl --no-resubmit

    Exit code: 0 every article is done, 1 some failed or still wait, 2 bad usage or input, 3 the
    endpoint cannot be reached or refused, 130 interrupted.
    """
    from summarizer.many.batch import run
    from summarizer.many.places import Place
    from summarizer.many.tally import Tally
    from summarizer.model.prices import price_of

    notices, path = Notices(quiet), os.path.abspath(out)
    submission = Submission.told_by(run.remembered(Place.of(path)))
    with submission.in_its_folder():
        summarizer = submission.summarizer()
        limit = summarizer.settings.limit_characters
        place = place_of(Writing(submission.form, path), submission.source(limit))
        tally = Tally(price_of(summarizer.target, summarizer.settings.prices))
        waiting = notices.working(f"{shown(out)}: waiting for its batches")
        with waiting if wait else watched(tally, notices):
            report = run.collect(
                summarizer,
                lambda: submission.source(limit),
                place,
                patience=run.Patience(not no_resubmit, every if wait else None),
                retry_failed=retry_failed,
                tally=tally,
            )
    tell(report, out, notices, tally.used())
    return 1 if report.failed or report.incomplete or report.waiting else 0


@batch.command(short_help="Call the batches back; keep what is answered.")
@_out_option
@_quiet_option
def cancel(out: str, quiet: bool) -> int:
    """Call back the batches of --out that are under way, and those that were not sent yet.

    What they have answered by then is paid for, and kept: `collect` takes it, and sends nothing.
    The rest is sent when the same articles are submitted again.

    \b
    Example:
      summarizer batch cancel --out records.jsonl

    Exit code: 0 called back, or nothing was under way, 2 bad usage or input, 3 the endpoint
    cannot be reached or refused; the same command then goes on.
    """
    from summarizer.many.batch import run
    from summarizer.many.places import Place

    notices, place = Notices(quiet), Place.of(os.path.abspath(out))
    found = run.cancel(account(run.remembered(place)), place)
    notices.say(f"{shown(out)}: {recalled(found)}")
    if found.batches or found.too_late:
        notices.say(f"take what they answered with: summarizer batch collect --out {shown(out)}")
    return 0
