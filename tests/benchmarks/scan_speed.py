"""How fast each scanner is, and whether a longer article costs more for each of its bytes.

Usage: python tests/benchmarks/scan_speed.py GOLD_FOLDER [--repeats 5]

The articles of the folder, one after the other and repeated, are cut to 3 kB, 30 kB and
300 kB. Times are processor seconds; the best of the repeats counts.
"""

from __future__ import annotations

import argparse
import datetime as dt
import time
from collections.abc import Callable
from pathlib import Path

from summarizer.article import Article, split_sentences
from summarizer.scan import scan
from summarizer.scan.dates import find_dates
from summarizer.scan.events import find_asks, find_meetings
from summarizer.scan.figures import find_figures
from summarizer.scan.furniture import find_furniture
from summarizer.scan.names import find_names
from summarizer.scan.reporting import find_reporting

SIZES = (3_000, 30_000, 300_000)
PUBLISHED = dt.date(2026, 1, 22)


def steps(text: str) -> dict[str, Callable[[], object]]:
    """Each scanner as a call that needs nothing more, and the whole scan."""
    sentences = split_sentences(text)
    furniture = find_furniture(text)
    dates = find_dates(text, PUBLISHED)
    names = find_names(text, sentences, furniture)
    return {
        "sentences": lambda: split_sentences(text),
        "furniture": lambda: find_furniture(text, sentences),
        "dates": lambda: find_dates(text, PUBLISHED),
        "names": lambda: find_names(text, sentences, furniture),
        "figures": lambda: find_figures(text, dates),
        "reporting": lambda: find_reporting(text, sentences, names, furniture),
        "meetings": lambda: find_meetings(text, sentences, furniture),
        "asks": lambda: find_asks(text, sentences, furniture),
        "whole scan": lambda: scan(Article(text, published=PUBLISHED)),
    }


def cut(text: str, size: int) -> str:
    """The text, repeated and cut to so many bytes of UTF-8."""
    data = text.encode()
    return (data * (size // len(data) + 1))[:size].decode(errors="ignore")


def seconds(step: Callable[[], object], size: int, repeats: int) -> float:
    """The least processor time that one call took; short texts are called more often."""
    calls = max(1, 100_000 // size)
    best = float("inf")
    for _ in range(repeats):
        start = time.process_time()
        for _ in range(calls):
            step()
        best = min(best, (time.process_time() - start) / calls)
    return best


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--repeats", type=int, default=5)
    arguments = parser.parse_args()
    paths = sorted(arguments.folder.glob("*.txt"))
    text = "\n\n".join(path.read_bytes().decode() for path in paths)
    measured: dict[str, list[float]] = {}
    for size in SIZES:
        for name, step in steps(cut(text, size)).items():
            step()
            rate = size / 1e6 / seconds(step, size, arguments.repeats)
            measured.setdefault(name, []).append(rate)
    print(f"{'MB/s':<12}" + "".join(f"{size // 1000:>8} kB" for size in SIZES) + "   spread")
    for name, rates in measured.items():
        spread = (max(rates) - min(rates)) / min(rates)
        print(f"{name:<12}" + "".join(f"{rate:>11.2f}" for rate in rates) + f"{spread:>8.0%}")


if __name__ == "__main__":
    main()
