"""How fast each scanner is, and whether a longer article costs more for each of its bytes.

The gold articles, one after the other and repeated, make 300 kB, which are scanned in pieces
of 3 kB, in pieces of 30 kB, and as one: the same text each time. Times are processor seconds;
the best of the repeats counts.
"""

from __future__ import annotations

import datetime as dt
import time
from collections.abc import Callable, Iterator, Sequence

from benchmarks.table import Row, Scanned

from summarizer.article import Article, split_sentences
from summarizer.scan import scan
from summarizer.scan.dates import find_dates
from summarizer.scan.events import find_clues
from summarizer.scan.figures import find_figures
from summarizer.scan.furniture import find_furniture
from summarizer.scan.names import find_names
from summarizer.scan.reporting import find_reporting

__all__ = ["rows"]

SIZES = (3_000, 30_000, 300_000)
PUBLISHED = dt.date(2026, 1, 22)
_ARCHIVE = 10_000_000
_LEAST_RATE, _MOST_SPREAD = 1.0, 0.20

Step = Callable[[], object]


def steps(text: str) -> dict[str, Step]:
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
        "meetings and asks": lambda: find_clues(sentences, furniture),
        "whole scan": lambda: scan(Article(text, published=PUBLISHED)),
    }


def rows(articles: Sequence[Scanned], repeats: int) -> Iterator[Row]:
    """Megabytes a second on one core: an archive of articles, and one text in three sizes."""
    texts = [one.text for one in articles]
    rate = _archive_rate(texts)
    bar = f"{_LEAST_RATE:g} MB/s"
    yield Row("whole scan", "10 MB of articles", f"{rate:.2f} MB/s", bar, rate >= _LEAST_RATE)
    for name, rates in _rates("\n\n".join(texts), repeats).items():
        spread = (max(rates) - min(rates)) / min(rates)
        came_out = " / ".join(f"{rate:.2f}" for rate in rates) + f" MB/s, spread {spread:.0%}"
        is_whole = name == "whole scan"
        yield Row(
            name,
            "3 / 30 / 300 kB",
            came_out,
            f"spread {_MOST_SPREAD:.0%}" if is_whole else "",
            spread <= _MOST_SPREAD if is_whole else None,
        )


def _archive_rate(texts: Sequence[str]) -> float:
    size = sum(len(text.encode()) for text in texts)
    begun = time.process_time()
    for _ in range(_ARCHIVE // size):
        for text in texts:
            scan(Article(text, published=PUBLISHED))
    return size * (_ARCHIVE // size) / (time.process_time() - begun) / 1e6


def _rates(text: str, repeats: int) -> dict[str, list[float]]:
    data = text.encode()
    whole = (data * (SIZES[-1] // len(data) + 1))[: SIZES[-1]]
    measured: dict[str, list[float]] = {}
    for size in SIZES:
        pieces = (whole[at : at + size] for at in range(0, len(whole), size))
        calls = [steps(piece.decode(errors="ignore")) for piece in pieces]
        for name in calls[0]:
            taken = _seconds([call[name] for call in calls], repeats)
            measured.setdefault(name, []).append(len(whole) / 1e6 / taken)
    return measured


def _seconds(calls: Sequence[Step], repeats: int) -> float:
    """The least processor time that all the calls together took."""
    best = float("inf")
    for _ in range(repeats):
        begun = time.process_time()
        for call in calls:
            call()
        best = min(best, time.process_time() - begun)
    return best
