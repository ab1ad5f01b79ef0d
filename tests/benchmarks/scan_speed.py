"""How fast each scanner is, and whether a longer article costs more for each of its bytes.

The gold articles, one after the other and repeated, are cut to 3 kB, 30 kB and 300 kB. Times
are processor seconds; the best of the repeats counts.
"""

from __future__ import annotations

import datetime as dt
import time
from collections.abc import Callable, Iterator, Sequence

from benchmarks.table import GoldArticle, Row

from summarizer.article import Article, split_sentences
from summarizer.scan import scan
from summarizer.scan.dates import find_dates
from summarizer.scan.events import find_asks, find_meetings
from summarizer.scan.figures import find_figures
from summarizer.scan.furniture import find_furniture
from summarizer.scan.names import find_names
from summarizer.scan.reporting import find_reporting

__all__ = ["rows"]

SIZES = (3_000, 30_000, 300_000)
PUBLISHED = dt.date(2026, 1, 22)
_ARCHIVE = 10_000_000
_LEAST_RATE, _MOST_SPREAD = 1.0, 0.20


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


def rows(articles: Sequence[GoldArticle], repeats: int) -> Iterator[Row]:
    """Megabytes a second on one core: an archive of articles, and one article of three sizes."""
    rate = _archive_rate([one.text for one in articles])
    bar = f"{_LEAST_RATE:g} MB/s"
    yield Row("whole scan", "10 MB of articles", f"{rate:.2f} MB/s", bar, rate >= _LEAST_RATE)
    text = "\n\n".join(one.text for one in articles)
    for name, rates in _rates(text, repeats).items():
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
    measured: dict[str, list[float]] = {}
    for size in SIZES:
        for name, step in steps(cut(text, size)).items():
            step()
            rate = size / 1e6 / seconds(step, size, repeats)
            measured.setdefault(name, []).append(rate)
    return measured


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
