"""How fast recorded articles are checked.

::

    cd tests && python -m benchmarks.replays [--articles 1000] [--jobs 2]

The seeds and their cassettes are copied until there are so many, and ``summarizer check`` is
timed as a whole process. Bar: 1,000 in 60 s on two cores.
"""

from __future__ import annotations

import argparse
import json
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from itertools import cycle, islice
from pathlib import Path

from benchmarks.table import Row, printed

ROOT = Path(__file__).parents[2]
CASSETTES = ROOT / "cassettes" / "local-qwen2.5-coder-1.5b"
_BAR = 60.0
_BAR_ARTICLES = 1_000


def main(arguments: Sequence[str] | None = None) -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n\n")[0])
    parser.add_argument("--articles", type=int, default=_BAR_ARTICLES)
    parser.add_argument("--jobs", type=int, default=2)
    options = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as folder:
        articles = _copied(Path(folder), options.articles)
        started = time.perf_counter()
        verdicts = _checked(articles, Path(folder) / CASSETTES.name, options.jobs)
        seconds = time.perf_counter() - started
    told = ", ".join(f"{count:,} {verdict}" for verdict, count in sorted(verdicts.items()))
    rate = f"{seconds:.1f} s ({1000 * seconds / options.articles:.0f} ms an article)"
    reached = None if options.articles < _BAR_ARTICLES else seconds < _BAR
    on = f"{options.articles:,} cassettes, {options.jobs} processes: {told}"
    print(printed([Row("check", on, rate, f"{_BAR:g} s for 1,000", reached)]))


def _copied(folder: Path, count: int) -> Path:
    """A folder of articles, and beside it one of their cassettes and accepted records."""
    articles, cassettes = folder / "articles", folder / CASSETTES.name
    articles.mkdir()
    cassettes.mkdir()
    recorded = sorted(CASSETTES.glob("*.closed.json"))
    for number, cassette in enumerate(islice(cycle(recorded), count)):
        name = cassette.name.removesuffix(".closed.json")
        shutil.copy(ROOT / "seeds" / f"{name}.txt", articles / f"{number}.txt")
        shutil.copy(cassette, cassettes / f"{number}.closed.json")
        accepted = json.loads(cassette.with_name(f"{name}.closed.record.json").read_text("utf-8"))
        accepted["article"]["source"] = f"{number}.txt"
        text = json.dumps(accepted, ensure_ascii=False)
        (cassettes / f"{number}.closed.record.json").write_text(text, "utf-8")
    return articles


def _checked(articles: Path, cassettes: Path, jobs: int) -> dict[str, int]:
    line = [sys.executable, "-m", "summarizer", "check", str(articles)]
    line += ["--cassettes", str(cassettes), "--jobs", str(jobs), "--format", "json"]
    done = subprocess.run(line, check=False, capture_output=True, text=True, cwd=ROOT)
    counts: dict[str, int] = {}
    for outcome in json.loads(done.stdout)["outcomes"]:
        counts[outcome["verdict"]] = counts.get(outcome["verdict"], 0) + 1
    return counts


if __name__ == "__main__":
    main()
