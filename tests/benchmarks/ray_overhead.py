"""What Ray adds to an article: the same articles through one session and through Ray.

    cd tests && python -m benchmarks.ray_overhead [--articles 500]

A stub in a process of its own answers at once. Ray is started before the clock; starting its
workers is told apart from working by a job of one article each, which is taken off. Beside the
seconds on the clock, the processor's: those of this process and of all of Ray's (Linux).
"""

from __future__ import annotations

import argparse
import asyncio
import contextlib
import json
import multiprocessing
import os
import sys
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from multiprocessing.queues import Queue
from pathlib import Path
from typing import Any

from answering import emptiest
from loopback import Behaviour, Exchange, Loopback, completion
from serving import TEXT

from summarizer import Settings, Summarizer

WORKERS = 2
IN_FLIGHT = 32
ROUNDS = 2  # of which the cheapest counts: others may want the processor too
_TICKS = os.sysconf("SC_CLK_TCK")


def at_once() -> Behaviour:
    """One reply for all, computed once: the schema of a one-call request is always the same."""
    made: list[bytes] = []

    def behave(exchange: Exchange) -> None:
        if not made:
            made.append(json.dumps(completion(emptiest(exchange.request.json))).encode())
        exchange.send(200, made[0])

    return behave


def serve(address: Queue[str]) -> None:
    with Loopback([at_once()]) as server:
        address.put(server.url)
        server.closing.wait()


@contextmanager
def stub() -> Iterator[tuple[str, int]]:
    """Its address and its process."""
    context = multiprocessing.get_context("spawn")
    address: Queue[str] = context.Queue()
    process = context.Process(target=serve, args=(address,), daemon=True)
    process.start()
    try:
        yield address.get(timeout=60), process.pid or 0
    finally:
        process.kill()


def articles(count: int) -> list[dict[str, Any]]:
    return [{"text": f"{TEXT} Article number {n}."} for n in range(count)]


@dataclass(frozen=True)
class Spent:
    """Seconds on the clock and of the processor."""

    wall: float
    cpu: float

    def __sub__(self, other: Spent) -> Spent:
        return Spent(self.wall - other.wall, self.cpu - other.cpu)

    def each(self, count: int) -> str:
        return f"{1000 * self.wall / count:6.1f} ms, {1000 * self.cpu / count:5.1f} ms of CPU"

    def __str__(self) -> str:
        return f"{self.wall:6.2f} s, {self.cpu:6.2f} s of CPU"


class Meter:
    """Watches this process and all that it started but the stub; what has ended counts on."""

    def __init__(self, stub: int) -> None:
        self._stub = stub
        self._seen: dict[tuple[int, int], float] = {}
        threading.Thread(target=self._watch, daemon=True).start()

    def now(self) -> Spent:
        """What was spent so far."""
        self._look()
        return Spent(time.perf_counter(), sum(self._seen.values()))

    def _watch(self) -> None:
        while True:
            time.sleep(0.1)
            self._look()

    def _look(self) -> None:
        parents, found = {}, {}
        for folder in Path("/proc").iterdir():
            with contextlib.suppress(OSError, ValueError):
                fields = (folder / "stat").read_text().rpartition(")")[2].split()
                pid, seconds = int(folder.name), (int(fields[11]) + int(fields[12])) / _TICKS
                parents[pid], found[pid] = int(fields[1]), (int(fields[19]), seconds)
        parents.pop(self._stub, None)
        ours = {os.getpid()}
        while more := {pid for pid, above in parents.items() if above in ours} - ours:
            ours |= more
        self._seen |= {(pid, found[pid][0]): found[pid][1] for pid in ours}


def plain(summarizer: Summarizer[Any], rows: list[dict[str, Any]]) -> None:
    """All of them through one session in this process."""

    async def all_of_them() -> None:
        room = asyncio.Semaphore(IN_FLIGHT)
        async with summarizer.session() as session:

            async def one(text: str) -> None:
                async with room:
                    await session.summarise(text)

            await asyncio.gather(*(one(row["text"]) for row in rows))

    asyncio.run(all_of_them())


def on_ray(summarizer: Summarizer[Any], rows: list[dict[str, Any]]) -> None:
    """All of them through the workers."""
    import ray.data

    from summarizer.many.ray import Workers, summarise_dataset

    partition = min(64, max(1, len(rows) // WORKERS))
    workers = Workers(count=WORKERS, in_flight=IN_FLIGHT, partition=partition)
    done = summarise_dataset(ray.data.from_items(rows), summarizer, workers=workers).take_all()
    assert len(done) == len(rows)
    assert all(row["error_code"] is None for row in done)


def main(arguments: Sequence[str] | None = None) -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n\n")[0])
    parser.add_argument("--articles", type=int, default=500)
    rows = articles(parser.parse_args(arguments).articles)
    os.environ |= {"RAY_USAGE_STATS_ENABLED": "0", "RAY_AUTH_MODE": "disabled"}
    os.environ["PYTHONPATH"] = os.pathsep.join(sys.path)
    import ray
    import ray.data

    ray.init(
        address="local",
        num_cpus=WORKERS + 2,
        include_dashboard=False,
        object_store_memory=150 * 2**20,
        log_to_driver=False,
        logging_level="ERROR",
    )
    ray.data.DataContext.get_current().enable_progress_bars = False
    count = len(rows)
    with stub() as (address, process):
        settings = Settings(base_url=address, plan="one-call")
        summarizer = Summarizer("loopback-model", settings=settings)

        meter = Meter(process)

        def spent(work: Callable[[Any, Any], None], rows: list[dict[str, Any]]) -> Spent:
            before = meter.now()
            work(summarizer, rows)
            return meter.now() - before

        plain(summarizer, rows[:20])  # what is worked out once
        rounds = [
            (spent(plain, rows), spent(on_ray, rows[:WORKERS]), spent(on_ray, rows))
            for _ in range(ROUNDS)
        ]
    ray.shutdown()
    alone, first, many = (min(spent, key=lambda s: s.cpu) for spent in zip(*rounds, strict=True))
    print(f"one session       {alone}; an article {alone.each(count)}")
    print(f"Ray, one each     {first}")
    print(f"Ray, {WORKERS} workers    {many}; an article {(many - first).each(count - WORKERS)}")


if __name__ == "__main__":
    main()
