"""What asking about an article costs us, beside the bare openai client with the same requests.

::

    cd tests && python -m benchmarks.overhead ../seeds [--articles N] [--in-flight 64]
    cd tests && python -m benchmarks.overhead ../seeds --delay 0.5 --in-flight 256

The articles of the folder are repeated until there are N, each with a line of its own. Both
contestants speak to a server on this machine that answers at once; they take turns, three each,
and the medians count. With a delay, we alone run, against the ideal of so many in flight.

Bars: 1.5 times the bare client's wall time or 8 ms more of CPU an article, whichever is more;
with a delay, 80% of the ideal or what one core can do, whichever is less.
"""

from __future__ import annotations

import argparse
import asyncio
import contextlib
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Iterable, Iterator, Sequence
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass, replace
from itertools import cycle, islice
from pathlib import Path
from statistics import median
from typing import Any

from benchmarks.stub import stub
from benchmarks.table import Row, printed

from summarizer import Settings, Summarizer

_ROUNDS = 3
_MOST_TIMES = 1.5
_MOST_CPU = 0.008  # seconds an article
_LEAST_OF_IDEAL = 0.8
_BUSY = 0.9  # of one core: from here on, the core is what limits


@dataclass(frozen=True)
class Contestant:
    """One way of asking: what is asked, one by one, and how to open what asks it."""

    name: str
    items: Sequence[Any]
    opened: Callable[[], AbstractAsyncContextManager[Callable[[Any], Awaitable[object]]]]


@dataclass(frozen=True)
class Cost:
    """What an article cost, in seconds."""

    wall: float
    cpu: float

    def __str__(self) -> str:
        return f"{1000 * self.wall:.2f} ms, {1000 * self.cpu:.2f} ms of CPU"


@dataclass(frozen=True)
class Course:
    """What every contestant runs over: so many articles, so many of them at once."""

    articles: Sequence[str]
    in_flight: int

    def run(self, contestant: Contestant) -> Cost:
        """What an article costs this contestant."""
        return asyncio.run(self._run(contestant))

    async def _run(self, contestant: Contestant) -> Cost:
        left = iter(contestant.items)

        async def work(ask: Callable[[Any], Awaitable[object]]) -> None:
            for item in left:
                await ask(item)

        async with contestant.opened() as ask:
            wall, cpu = time.perf_counter(), time.process_time()
            await asyncio.gather(*(work(ask) for _ in range(self.in_flight)))
            wall, cpu = time.perf_counter() - wall, time.process_time() - cpu
        return Cost(wall / len(self.articles), cpu / len(self.articles))


def main(arguments: Sequence[str] | None = None) -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n\n")[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--articles", type=int, default=1_000)
    parser.add_argument("--in-flight", type=int, default=64)
    parser.add_argument("--delay", type=float, default=0.0, help="seconds")
    options = parser.parse_args(arguments)
    course = Course(_articles(options.folder, options.articles), options.in_flight)
    with stub(options.delay) as url:
        summarizer = Summarizer("stub", settings=Settings(base_url=url, plan="one-call"))
        if options.delay:
            rows = [_paced(course, _ours(course, summarizer), options.delay)]
        else:
            rows = _compared(course, [_bare(course, summarizer, url), _ours(course, summarizer)])
    print(printed(rows))


def _articles(folder: Path, count: int) -> list[str]:
    texts = [path.read_text("utf-8") for path in sorted(folder.glob("*.txt"))]
    return [f"{text}\n\nCopy {n}.\n" for n, text in enumerate(islice(cycle(texts), count))]


# Contestants: the bare client comes first ---------------------------------------------------


def _bare(course: Course, summarizer: Summarizer[Any], url: str) -> Contestant:
    @contextlib.asynccontextmanager
    async def opened() -> AsyncIterator[Callable[[Any], Awaitable[object]]]:
        from openai import AsyncOpenAI

        async with AsyncOpenAI(base_url=url, api_key="no key", max_retries=0) as client:
            yield lambda body: client.chat.completions.create(**body)

    return Contestant("the bare client", list(_bodies(course.articles, summarizer)), opened)


def _bodies(articles: Iterable[str], summarizer: Summarizer[Any]) -> Iterator[dict[str, Any]]:
    from summarizer.model.request import body

    for article in articles:
        for question in summarizer.questions(article):
            yield body(question, summarizer.target, summarizer.settings)


def _ours(course: Course, summarizer: Summarizer[Any]) -> Contestant:
    @contextlib.asynccontextmanager
    async def opened() -> AsyncIterator[Callable[[Any], Awaitable[object]]]:
        async with summarizer.session() as session:
            yield session.summarise

    return Contestant("a session", course.articles, opened)


# What came out ------------------------------------------------------------------------------


def _compared(course: Course, contestants: Sequence[Contestant]) -> list[Row]:
    """Every contestant in turn, round by round, and each one beside the first."""
    for contestant in contestants:  # once before it counts, for what is done once
        course.run(replace(contestant, items=contestant.items[: course.in_flight]))
    rounds = [[course.run(contestant) for contestant in contestants] for _ in range(_ROUNDS)]
    bare, *others = [_median(costs) for costs in zip(*rounds, strict=True)]
    on = f"{len(course.articles):,} articles, {course.in_flight} in flight"
    rows = [Row(contestants[0].name, f"{on}, {len(contestants[0].items):,} calls", str(bare))]
    for contestant, cost in zip(contestants[1:], others, strict=True):
        times, more = cost.wall / bare.wall, cost.cpu - bare.cpu
        beside = f"{cost}: {times:.1f} times the wall, {1000 * more:.2f} ms more of CPU"
        bar = f"{_MOST_TIMES} times, or {1000 * _MOST_CPU:.0f} ms more of CPU"
        is_reached = times <= _MOST_TIMES or more <= _MOST_CPU
        rows.append(Row(contestant.name, on, beside, bar, is_reached))
    return rows


def _median(costs: Sequence[Cost]) -> Cost:
    return Cost(median(cost.wall for cost in costs), median(cost.cpu for cost in costs))


def _paced(course: Course, contestant: Contestant, delay: float) -> Row:
    """So many articles a second, and what held them back."""
    cost = course.run(contestant)
    ideal, rate, busy = course.in_flight / delay, 1 / cost.wall, cost.cpu / cost.wall
    limit = "the CPU limits" if busy >= _BUSY else "the CPU does not limit"
    return Row(
        contestant.name,
        f"{len(course.articles):,} articles, {course.in_flight} in flight, {delay:g} s each",
        f"{rate:.0f} a second, one core {busy:.0%} busy: {limit} ({1 / cost.cpu:.0f} a second)",
        f"{_LEAST_OF_IDEAL:.0%} of {ideal:.0f} a second, or the CPU's limit",
        rate >= _LEAST_OF_IDEAL * ideal or busy >= _BUSY,
    )


if __name__ == "__main__":
    main()
