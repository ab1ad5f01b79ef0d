"""How a run over very many articles behaves: its memory, and how soon it is back after a stop.

::

    cd tests && python -m benchmarks.archive run [--articles 1000000] [--in-flight 64]
    cd tests && python -m benchmarks.archive resume [--articles 1000000]

``run`` has ``summarizer summarise`` read so many short articles, each unlike the others, with a
server on this machine that answers at once, and tells the peak of its memory at a tenth of them
and at the end. ``resume`` makes a journal in which so many articles are finished, adds one to
their table, and times the command from its start to its first request.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

from answering import emptiest
from benchmarks.stub import stub
from benchmarks.table import Row, printed
from loopback import Exchange, Loopback, answer

from summarizer import Settings, Summarizer
from summarizer.many.configuration import configuration_of
from summarizer.many.entries import Columns, fingerprint
from summarizer.many.opening import opened
from summarizer.many.places import Place
from summarizer.many.store import Row as Known
from summarizer.many.store import Written

ROOT = Path(__file__).parents[2]
_MOST_MEGABYTES = 400
_MOST_SECONDS = 5.0
_BAR_ARTICLES = 1_000_000
_COMMITTED_AT_ONCE = 10_000


def main(arguments: Sequence[str] | None = None) -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n\n")[0])
    parser.add_argument("what", choices=["run", "resume"])
    parser.add_argument("--articles", type=int, default=_BAR_ARTICLES)
    parser.add_argument("--in-flight", type=int, default=64)
    options = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as folder:
        table = _table(Path(folder), options.articles)
        if options.what == "run":
            row = _run(table, options.articles, options.in_flight)
        else:
            row = _resume(table, options.articles)
    print(printed([row]))


def _line(number: int) -> str:
    text = (
        f"Kenya has asked the World Bank for ${number} million, the minister, Peninah Wekoli,"
        " said. She met Anselm Rothbauer in Nairobi on Monday."
    )
    return json.dumps({"id": f"a{number}", "text": text, "published": "2026-03-01"}) + "\n"


def _table(folder: Path, articles: int) -> Path:
    table = folder / "articles.jsonl"
    with open(table, "w", encoding="utf-8") as file:
        file.writelines(map(_line, range(articles)))
    return table


def _command(table: Path, url: str, jobs: int) -> subprocess.Popen[bytes]:
    line = [sys.executable, "-m", "summarizer", "summarise", table.name, "--id-field", "id"]
    line += ["--out", "records.jsonl", "--jobs", str(jobs), "--quiet"]
    line += ["--model", "stub", "--base-url", url]
    environment = dict(os.environ, PYTHONPATH=str(ROOT))
    return subprocess.Popen(line, cwd=table.parent, env=environment)


# The memory of a run --------------------------------------------------------------------------


def _run(table: Path, articles: int, jobs: int) -> Row:
    with stub() as url:
        started = time.perf_counter()
        running = _command(table, url, jobs)
        early = 0.0
        while running.poll() is None:
            peak = _peak(running.pid) or early
            if not early and _lines(table.with_name("records.jsonl")) >= articles // 10:
                early = peak
            time.sleep(0.5)
        seconds = time.perf_counter() - started
    on = f"{articles:,} articles, {jobs} in flight, exit code {running.returncode}"
    told = f"peak {peak:.0f} MB, {early:.0f} MB at a tenth; {articles / seconds:.0f} a second"
    reached = None if articles < _BAR_ARTICLES else peak < _MOST_MEGABYTES
    return Row("the memory of a run", on, told, f"{_MOST_MEGABYTES} MB for 1,000,000", reached)


def _peak(process: int) -> float | None:
    """The most memory that the process had, in megabytes."""
    try:
        status = Path(f"/proc/{process}/status").read_text("ascii")
    except OSError:
        return None
    found = [line for line in status.splitlines() if line.startswith("VmHWM")]
    return int(found[0].split()[1]) / 1024 if found else None


def _lines(path: Path) -> int:
    """About how many records there are, by the length of the first."""
    if not path.exists():
        return 0
    with open(path, "rb") as file:
        first = len(file.readline())
    return path.stat().st_size // first if first else 0


# The time to the first request ---------------------------------------------------------------


def _resume(table: Path, articles: int) -> Row:
    asked: list[float] = []

    def note(exchange: Exchange) -> None:
        asked.append(time.perf_counter())
        answer(emptiest)(exchange)

    with Loopback([note]) as server:
        _finished(table, server.url)
        with open(table, "a", encoding="utf-8") as file:
            file.write(_line(articles))
        started = time.perf_counter()
        code = _command(table, server.url, 8).wait()
    seconds = asked[0] - started
    on = f"{articles:,} finished articles, {len(asked)} asked about, exit code {code}"
    reached = None if articles < _BAR_ARTICLES else seconds < _MOST_SECONDS
    return Row("from start to the first request", on, f"{seconds:.1f} s", "5 s", reached)


def _finished(table: Path, url: str) -> None:
    """A journal and an output in which every article of the table is done."""
    summarizer = Summarizer("stub", settings=Settings(base_url=url))
    place = Place.of(table.with_name("records.jsonl"))
    configuration = configuration_of(summarizer).also(Columns(id="id").told)
    with opened(place, configuration) as own, open(place.out, "wb") as out:
        store, size = own.store, 0
        for number, line in enumerate(_stripped(table), start=1):
            stamp, record = fingerprint(line), b'{"number": %d}\n' % number
            store.claim(Known(number, stamp, stamp, "claimed"), f"{table.name}:{number}")
            store.settle(number, "done", None, None)
            store.place(Written(number, size, out.write(record)))
            size += len(record)
            if number % _COMMITTED_AT_ONCE == 0:
                store.commit()
        store.tell("size", str(size))
        store.commit()


def _stripped(table: Path) -> Iterator[bytes]:
    with open(table, "rb") as lines:
        for line in lines:
            yield line.rstrip(b"\r\n")


if __name__ == "__main__":
    main()
