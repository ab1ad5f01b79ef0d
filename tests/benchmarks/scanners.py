"""How right and how fast the scanners are, in one table.

    cd tests && python -m benchmarks.scanners CASES.json GOLD_FOLDER [--misses] [--no-speed]

A gold folder holds NAME.txt and NAME.gold.json. Where quantulum3 is installed, its figures
are scored beside ours.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from pathlib import Path

from benchmarks import events, figures, reporting, scan_speed
from benchmarks.table import Row, printed, scanned
from hard_sentences import HARD, of_sentencex, ours, right


def _sentence_rows() -> Iterator[Row]:
    own, theirs = right(ours, HARD), right(of_sentencex, HARD)
    total = len(HARD)
    yield Row(
        "sentence boundaries",
        f"{total} hard cases",
        f"{own} of {total}, sentencex {theirs}",
        "no worse",
        own >= theirs,
    )


def main() -> None:
    """Print the table, and with --misses each thing that was missed or is one too many."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("cases", type=Path, help="sentences with their money and percentages")
    parser.add_argument("gold", type=Path, help="a folder of gold records")
    parser.add_argument("--misses", action="store_true", help="list what was missed or extra")
    parser.add_argument("--no-speed", action="store_true", help="leave the timing out")
    parser.add_argument("--repeats", type=int, default=3, help="of each timing; the best counts")
    options = parser.parse_args()
    articles = scanned(options.gold)
    misses: list[str] = []
    rows = [
        *figures.rows(options.cases, articles, misses),
        *reporting.rows(articles, misses),
        *events.rows(articles, misses),
        *_sentence_rows(),
    ]
    if not options.no_speed:
        rows += scan_speed.rows(articles, options.repeats)
    print(printed(rows))
    if options.misses:
        print("", *misses, sep="\n")


if __name__ == "__main__":
    main()
