"""A run over many articles on Ray, which has its own checkpoint in place of the journal."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from summarizer.cli.asking import Asking
from summarizer.cli.notices import Notices, complain
from summarizer.cli.progress import clock, watching
from summarizer.cli.reading import Reading, shown
from summarizer.cli.run_words import MOST_TOLD, counted, tell_failure, tell_failures
from summarizer.cli.running import Running
from summarizer.cli.trip import whereabouts
from summarizer.cli.writing import Writing
from summarizer.errors import InputError, SummariserError

if TYPE_CHECKING:
    from summarizer.article import Known
    from summarizer.many.ray_tally import Tally

__all__ = ["progress_told", "run_on_ray"]

_TAKES = ("--ray", "--text-field", "--id-field")
_ONCE_MORE = "the same command asks again"


def run_on_ray(
    names: Sequence[str],
    reading: Reading,
    asking: Asking,
    writing: Writing,
    running: Running,
    notices: Notices,
) -> int:
    """The exit code of the run: 0 done, 1 where some articles or sections failed."""
    from summarizer.many import cluster
    from summarizer.many.entries import Columns
    from summarizer.many.ray_tally import Tally

    if len(names) != 1 or writing.out is None or running.ray is None:
        raise InputError("--ray takes one table (.jsonl or Parquet) and an --out for its records.")
    _refuse_what_ray_cannot(running)
    reading.check_rows()
    summarizer = asking.summarizer()
    summarizer.check()
    notices.say(whereabouts(summarizer.target))
    known: Known = {"published": reading.published, "outlet": reading.outlet}
    columns = Columns(running.text_field or "text", running.id_field, known)
    so_far = Tally()

    def note(tally: Tally) -> None:
        nonlocal so_far
        so_far = tally

    try:
        with watching(lambda seconds: progress_told(so_far, seconds), notices):
            tally = cluster.run_on_ray(
                names[0],
                summarizer,
                writing.out,
                address=running.ray,
                columns=columns,
                on_progress=note,
            )
    except (SummariserError, KeyboardInterrupt):
        if so_far.settled:
            notices.say(f"stopped after {_counts(so_far)}; the same command goes on from there")
        raise
    _tell(tally, writing.out, notices)
    return 1 if tally.failed or tally.incomplete else 0


def _refuse_what_ray_cannot(running: Running) -> None:
    if running.retry_failed:
        raise InputError(f"--retry-failed: with --ray {_ONCE_MORE} about what failed, without it.")
    without = [option for option in running.given if option not in _TAKES]
    if without:
        raise InputError(f"{', '.join(without)}: not with --ray, whose workers share no limits.")


def _counts(tally: Tally) -> str:
    return counted(tally.done, (tally.incomplete, "in part"), (tally.failed, "failed"))


def progress_told(tally: Tally, seconds: float) -> str:
    """How far it is: of a folder, and before the first articles are done, only for how long."""
    if not tally.settled:
        return f"Ray is at work, {clock(seconds)}"
    return f"{_counts(tally)}, {tally.settled / seconds:.1f} a second"


def _tell(tally: Tally, out: str, notices: Notices) -> None:
    """What came of it: counts to whoever wants them, what failed to everybody."""
    notices.say(f"{shown(out)}: {_counts(tally)}; the same command goes on from its checkpoint")
    if tally.failures is not None:
        tell_failures(tally.failures, _ONCE_MORE)
    elif tally.unfinished:
        for one in tally.unfinished[:MOST_TOLD]:
            tell_failure(one.name, one.code, one.reason)
        complain(f"what failed stands in the rows of {shown(out)}; {_ONCE_MORE}")
