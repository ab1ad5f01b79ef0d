"""What asking about an article costs us, beside the bare openai client with the same requests.

::

    cd tests && python -m benchmarks.overhead ../seeds [--articles N] [--in-flight 64]
    cd tests && python -m benchmarks.overhead ../seeds --delay 0.5 --in-flight 256

The articles of the folder are repeated until there are N, each with a line of its own. The bare
client, a session of ours and a whole run with its journal and output speak to a server on this
machine that answers at once; they take turns, three each, and the medians count. With a delay,
the whole run alone goes, against the ideal of so many in flight.

Bars: 1.5 times the bare client's wall time or 8 ms more of CPU an article, whichever is more;
with a delay, 80% of the ideal or what one core can do, whichever is less.
"""

from __future__ import annotations

import argparse
import asyncio
import contextlib
import json
import tempfile
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator, Sequence
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass
from itertools import cycle, islice
from pathlib import Path
from statistics import median
from typing import Any, Protocol

from benchmarks.stub import stub
from benchmarks.table import Row, printed

from summarizer import Settings, Summarizer
from summarizer.many.entries import Columns, Lines
from summarizer.many.places import Place
from summarizer.many.run import Terms, summarise_many

_ROUNDS = 3
_MOST_TIMES = 1.5
_MOST_CPU = 0.008  # seconds an article
_LEAST_OF_IDEAL = 0.8
_BUSY = 0.9  # of one core: from here on, the core is what limits


@dataclass(frozen=True)
class Cost:
    """What an article cost, in seconds."""

    wall: float
    cpu: float

    def __str__(self) -> str:
        return f"{1000 * self.wall:.2f} ms, {1000 * self.cpu:.2f} ms of CPU"


class Contestant(Protocol):
    """One way of asking about articles."""

    @property
    def name(self) -> str: ...

    def run(self, articles: int, in_flight: int) -> Cost:
        """What each of the first so many articles costs."""
        ...


@contextlib.contextmanager
def _measured(articles: int) -> Iterator[Callable[[], Cost]]:
    wall, cpu = time.perf_counter(), time.process_time()
    ends: list[float] = []
    yield lambda: Cost((ends[0] - wall) / articles, (ends[1] - cpu) / articles)
    ends += (time.perf_counter(), time.process_time())


Opened = Callable[[], AbstractAsyncContextManager[Callable[[Any], Awaitable[object]]]]


@dataclass(frozen=True)
class Asking:
    """Asks one by one: what is asked about each article, and how to open what asks it."""

    name: str
    items: Sequence[Sequence[Any]]
    opened: Opened

    def run(self, articles: int, in_flight: int) -> Cost:
        return asyncio.run(self._run(articles, in_flight))

    async def _run(self, articles: int, in_flight: int) -> Cost:
        left = (item for items in self.items[:articles] for item in items)

        async def work(ask: Callable[[Any], Awaitable[object]]) -> None:
            for item in left:
                await ask(item)

        async with self.opened() as ask:
            with _measured(articles) as cost:
                await asyncio.gather(*(work(ask) for _ in range(in_flight)))
        return cost()


@dataclass(frozen=True)
class Journalled:
    """A run over a table of the articles, from the opening of its journal to its end."""

    articles: Sequence[str]
    summarizer: Summarizer[Any]
    name: str = "a run with its journal"

    def run(self, articles: int, in_flight: int) -> Cost:
        with tempfile.TemporaryDirectory() as folder:
            table = Path(folder) / "articles.jsonl"
            rows = (json.dumps({"text": text}) for text in self.articles[:articles])
            table.write_text("\n".join(rows), "utf-8")
            with open(table, "rb") as stream, _measured(articles) as cost:
                source = Lines(stream, table.name, Columns(), table.stat().st_size)
                place = Place.of(Path(folder) / "records.jsonl")
                report = summarise_many(self.summarizer, source, place, Terms(in_flight))
            assert report.done == articles, report
        return cost()


def main(arguments: Sequence[str] | None = None) -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n\n")[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--articles", type=int, default=1_000)
    parser.add_argument("--in-flight", type=int, default=64)
    parser.add_argument("--delay", type=float, default=0.0, help="seconds")
    options = parser.parse_args(arguments)
    articles = _articles(options.folder, options.articles)
    with stub(options.delay) as url:
        summarizer = Summarizer("stub", settings=Settings(base_url=url, plan="one-call"))
        run = Journalled(articles, summarizer)
        if options.delay:
            rows = [_paced(run, options.articles, options.in_flight, options.delay)]
        else:
            bare = _bare(articles, summarizer, url)
            contestants: list[Contestant] = [bare, _ours(articles, summarizer), run]
            rows = _compared(contestants, options.articles, options.in_flight)
    print(printed(rows))


def _articles(folder: Path, count: int) -> list[str]:
    texts = [path.read_text("utf-8") for path in sorted(folder.glob("*.txt"))]
    return [f"{text}\n\nCopy {n}.\n" for n, text in enumerate(islice(cycle(texts), count))]


# Contestants: the bare client comes first ---------------------------------------------------


def _bare(articles: Sequence[str], summarizer: Summarizer[Any], url: str) -> Asking:
    @contextlib.asynccontextmanager
    async def opened() -> AsyncIterator[Callable[[Any], Awaitable[object]]]:
        from openai import AsyncOpenAI

        async with AsyncOpenAI(base_url=url, api_key="no key", max_retries=0) as client:
            yield lambda body: client.chat.completions.create(**body)

    bodies = [list(_bodies(article, summarizer)) for article in articles]
    return Asking("the bare client", bodies, opened)


def _bodies(article: str, summarizer: Summarizer[Any]) -> Iterator[dict[str, Any]]:
    from summarizer.model.request import body

    for question in summarizer.questions(article):
        yield body(question, summarizer.target, summarizer.settings)


def _ours(articles: Sequence[str], summarizer: Summarizer[Any]) -> Asking:
    @contextlib.asynccontextmanager
    async def opened() -> AsyncIterator[Callable[[Any], Awaitable[object]]]:
        async with summarizer.session() as session:
            yield session.summarise

    return Asking("a session", [[article] for article in articles], opened)


# What came out ------------------------------------------------------------------------------


def _compared(contestants: Sequence[Contestant], articles: int, in_flight: int) -> list[Row]:
    """Every contestant in turn, round by round, and each one beside the first."""
    for contestant in contestants:  # once before it counts, for what is done once
        contestant.run(in_flight, in_flight)
    rounds = [[one.run(articles, in_flight) for one in contestants] for _ in range(_ROUNDS)]
    bare, *others = [_median(costs) for costs in zip(*rounds, strict=True)]
    on = f"{articles:,} articles, {in_flight} in flight"
    rows = [Row(contestants[0].name, on, str(bare))]
    for contestant, cost in zip(contestants[1:], others, strict=True):
        times, more = cost.wall / bare.wall, cost.cpu - bare.cpu
        beside = f"{cost}: {times:.1f} times the wall, {1000 * more:.2f} ms more of CPU"
        bar = f"{_MOST_TIMES} times, or {1000 * _MOST_CPU:.0f} ms more of CPU"
        is_reached = times <= _MOST_TIMES or more <= _MOST_CPU
        rows.append(Row(contestant.name, on, beside, bar, is_reached))
    return rows


def _median(costs: Sequence[Cost]) -> Cost:
    return Cost(median(cost.wall for cost in costs), median(cost.cpu for cost in costs))


def _paced(contestant: Contestant, articles: int, in_flight: int, delay: float) -> Row:
    """So many articles a second, and what held them back."""
    cost = contestant.run(articles, in_flight)
    ideal, rate, busy = in_flight / delay, 1 / cost.wall, cost.cpu / cost.wall
    limit = "the CPU limits" if busy >= _BUSY else "the CPU does not limit"
    return Row(
        contestant.name,
        f"{articles:,} articles, {in_flight} in flight, {delay:g} s each",
        f"{rate:.0f} a second, one core {busy:.0%} busy: {limit} ({1 / cost.cpu:.0f} a second)",
        f"{_LEAST_OF_IDEAL:.0%} of {ideal:.0f} a second, or the CPU's limit",
        rate >= _LEAST_OF_IDEAL * ideal or busy >= _BUSY,
    )


if __name__ == "__main__":
    main()
