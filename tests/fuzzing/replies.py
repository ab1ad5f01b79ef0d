"""Has articles read by a model on this machine that answers as badly as it can think of.

    cd tests && python -m fuzzing.replies --seed 1 --replies 100000
    cd tests && python -m fuzzing.replies --seed 1 --article 4711

What must hold of every reply is in ``hostile_run.py``; the second line reads one article again.
"""

from __future__ import annotations

import faulthandler
import time

import click
from hostile_apart import apart
from hostile_run import LONGEST, Told, run

_MIB = 2**20
_LOOK = 30.0


@click.command()
@click.option("--seed", default=1, help="Another one, other replies.")
@click.option("--replies", default=100_000, help="How many the model is to give.")
@click.option("--jobs", default=32, help="Articles at once.")
@click.option("--article", "articles", type=int, multiple=True, help="These alone.")
def main(seed: int, replies: int, jobs: int, articles: tuple[int, ...]) -> None:
    """Run until the model has given that many replies, and say what became of the articles."""
    progress = _Progress()
    with apart(seed) as model:
        numbers = iter(articles) if articles else None
        told = run(model, replies, jobs=jobs, numbers=numbers, on_article=progress)
        given = model.replies
    faulthandler.cancel_dump_traceback_later()
    progress.say(given, told)
    click.echo(f"replies by kind: {dict(model.kinds.most_common())}")
    faults = [*told.failures, *(f"the model itself: {fault}" for fault in model.faults[:20])]
    faults += told.memory.excess
    for fault in faults:
        click.echo(f"\n{fault}")
    raise SystemExit(1 if faults else 0)


class _Progress:
    """Says how far it is, now and then, and ends the process where nothing moves any more."""

    def __init__(self) -> None:
        self._began = self._last = time.monotonic()

    def __call__(self, given: int, told: Told) -> None:
        faulthandler.dump_traceback_later(2 * LONGEST, exit=True)
        if time.monotonic() - self._last > _LOOK:
            self._last = time.monotonic()
            self.say(given, told)

    def say(self, given: int, told: Told) -> None:
        """One line of counts, and one of memory."""
        memory = told.memory
        click.echo(
            f"{given:,} replies in {time.monotonic() - self._began:.0f} s"
            f" ({time.process_time():.0f} s of CPU); {told.outcomes.total():,} articles:"
            f" {dict(told.outcomes.most_common())}; {told.items:,} items,"
            f" {told.refusals:,} refused; {told.longest:.0f} s at most;"
            f" {len(told.failures)} failures"
        )
        tenths = ", ".join(f"{held / _MIB:.0f}" for held in memory.tenths)
        click.echo(f"  memory: {memory.peak / _MIB:.0f} MiB at most; at each tenth {tenths}")


if __name__ == "__main__":
    main()
