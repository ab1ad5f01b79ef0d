"""Has articles read by a model on this machine that answers as badly as it can think of.

    cd tests && python -m fuzzing.replies --seed 1 --replies 100000
    cd tests && python -m fuzzing.replies --seed 1 --article 4711

What must hold of every reply is in ``hostile_run.py``; the second line reads one article again.
"""

from __future__ import annotations

import faulthandler
import time

import click
from hostile_run import LONGEST, Told, run


@click.command()
@click.option("--seed", default=1, help="Another one, other replies.")
@click.option("--replies", default=100_000, help="How many the model is to give.")
@click.option("--jobs", default=32, help="Articles at once.")
@click.option("--article", "articles", type=int, multiple=True, help="These alone.")
def main(seed: int, replies: int, jobs: int, articles: tuple[int, ...]) -> None:
    """Run until the model has given that many replies, and say what became of the articles."""
    began = last = time.monotonic()

    def progress(given: int, told: Told) -> None:
        nonlocal last
        faulthandler.dump_traceback_later(2 * LONGEST, exit=True)  # nothing moves any more
        if time.monotonic() - last > 30:
            last = time.monotonic()
            _print(f"{given:,} replies", told)

    numbers = iter(articles) if articles else None
    told = run(seed, replies, jobs=jobs, numbers=numbers, on_article=progress)
    faulthandler.cancel_dump_traceback_later()
    _print(f"{told.kinds.total():,} replies in {time.monotonic() - began:.0f} s", told)
    click.echo(f"replies by kind: {dict(told.kinds.most_common())}")
    for failure in told.failures:
        click.echo(f"\n{failure}")
    raise SystemExit(1 if told.failures else 0)


def _print(how_far: str, told: Told) -> None:
    click.echo(
        f"{how_far}; {told.outcomes.total():,} articles: {dict(told.outcomes.most_common())};"
        f" {told.items:,} items, {told.refusals:,} refused; {len(told.failures)} failures;"
        f" grown by {told.growth / 2**20:.0f} MiB"
    )


if __name__ == "__main__":
    main()
