"""A run that is killed at any moment goes on where it was: nothing lost, doubled or asked twice.

Six kills here; ``pytest -m kills`` has two hundred; each of them twice, in order and unordered.
"""

from __future__ import annotations

import json
import os
import random
import signal
import sqlite3
import threading
import time
from collections import Counter
from multiprocessing.context import ForkServerContext
from pathlib import Path

import pytest
from answering import emptiest, wrong_at_first
from loopback import Exchange, Loopback, answer
from running_many import lines_of, names_in, row, run, timeless, written

from summarizer import ArticleRecord, Settings, Summarizer
from summarizer.many.entries import Columns, Lines, fingerprint
from summarizer.many.places import Place
from summarizer.many.run import Terms, summarise_many

JOBS = 6


def _go(url: str, table: str, out: str, in_order: bool) -> None:
    settings = Settings(base_url=url, plan="one-call", validation_retries=1)
    with open(table, "rb") as stream:
        source = Lines(stream, "in.jsonl", Columns(id="name"), os.path.getsize(table))
        terms = Terms(JOBS, in_order=in_order)
        summarise_many(Summarizer("m", settings=settings), source, Place.of(out), terms)


@pytest.mark.parametrize(
    ("kills", "articles"),
    [(6, 100), pytest.param(200, 2_000, marks=pytest.mark.kills)],
    ids=["some kills", "two hundred kills"],
)
@pytest.mark.parametrize("in_order", [True, False], ids=["in order", "unordered"])
def test_a_killed_run_ends_as_an_undisturbed_one(
    tmp_path: Path, processes: ForkServerContext, in_order: bool, kills: int, articles: int
) -> None:
    chance = random.Random(kills)
    table = written(tmp_path / "in.jsonl", map(row, range(articles)))
    out, undisturbed = tmp_path / "killed.jsonl", tmp_path / "undisturbed.jsonl"
    model = _Model(chance, held=f"${articles - 1} million".encode())
    with Loopback([model]) as server:
        model.hold.set()
        run(server, table, undisturbed, summarizer=_summarizer(server))
        model.hold.clear()
        known: set[bytes] = set()
        for _ in range(kills):
            server.requests.clear()
            _live(processes, server, table, out, in_order, chance)
            assert not known & _asked(server), "what was answered was asked again"
            known = _answered(out)
            _whole_lines_stand(out)
        server.requests.clear()
        model.hold.set()
        _go(server.url, str(table), str(out), in_order)
        assert not known & _asked(server)
    names = [f"a{n}" for n in range(articles)]
    assert (names_in(out) if in_order else sorted(names_in(out), key=_number)) == names
    records = {one["article"]["source"]: timeless(one) for one in lines_of(out)}
    assert records == {one["article"]["source"]: timeless(one) for one in lines_of(undisturbed)}


def _summarizer(server: Loopback) -> Summarizer[ArticleRecord]:
    settings = Settings(base_url=server.url, plan="one-call", validation_retries=1)
    return Summarizer("m", settings=settings)


class _Model:
    """Answers after a moment; one article in ten must be asked about twice.

    The held article has no answer before ``hold`` is set, so no run ends before.
    """

    def __init__(self, chance: random.Random, held: bytes) -> None:
        self._chance = chance
        self._held = held
        self.hold = threading.Event()

    def __call__(self, exchange: Exchange) -> None:
        if self._held in exchange.request.body:
            self.hold.wait(60)
        time.sleep(self._chance.random() * 0.02)
        is_hard = b"0 million" in exchange.request.body
        answer(wrong_at_first if is_hard else emptiest)(exchange)


def _live(
    processes: ForkServerContext,
    server: Loopback,
    table: Path,
    out: Path,
    in_order: bool,
    chance: random.Random,
) -> None:
    """A run that is killed some requests and a moment after it began."""
    process = processes.Process(target=_go, args=(server.url, str(table), str(out), in_order))
    process.start()
    assert process.pid is not None
    requests = chance.randrange(2 * JOBS)
    # Near the end fewer are left to ask: a life is over soon all the same.
    for _ in range(200):
        if len(server.requests) >= requests or not process.is_alive():
            break
        time.sleep(0.001)
    time.sleep(chance.random() * 0.03)
    assert process.is_alive()
    os.kill(process.pid, signal.SIGKILL)
    process.join()


def _asked(server: Loopback) -> set[bytes]:
    """The requests that arrived whole, as the journal knows them."""
    whole = (one for one in server.requests if len(one.body) == int(one.headers["content-length"]))
    return {fingerprint(one.body) for one in whole}


def _answered(out: Path) -> set[bytes]:
    tables = Place.of(out).tables
    if not tables.exists():
        return set()
    connection = sqlite3.connect(tables)
    try:
        return {bytes(key) for (key,) in connection.execute("SELECT request FROM answers")}
    except sqlite3.OperationalError:  # killed before it had a table
        return set()
    finally:
        connection.close()


def _whole_lines_stand(out: Path) -> None:
    """What the journal tells of is there, and no record twice."""
    if out.exists():
        whole = out.read_bytes().split(b"\n")[:-1]
        counts = Counter(json.loads(line)["article"]["source"] for line in whole)
        assert not [name for name, count in counts.items() if count > 1]


def _number(name: str) -> int:
    return int(name[1:])
