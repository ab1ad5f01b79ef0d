"""Batches survive a kill at any moment: nothing is submitted twice, lost or written twice."""

from __future__ import annotations

import os
import random
import signal
import threading
import time
from multiprocessing.context import ForkServerContext
from pathlib import Path

import pytest
from answering import emptiest
from batch_server import BatchServer
from batch_works import completes
from running_batches import source
from running_many import names_in, names_of

from summarizer import Settings, Summarizer
from summarizer.many.batch.run import Limits, Patience, collect, submit
from summarizer.many.places import Place

ARTICLES = 30


def _go(url: str, table: str, out: str) -> None:
    """Submit what is not submitted, then collect until nothing is under way."""
    settings = Settings(base_url=url, plan="one-call", transport_retries=0)
    summarizer, place, limits = Summarizer("m", settings=settings), Place.of(out), Limits(10)
    submit(summarizer, source(Path(table)), place, {}, limits=limits)
    patience = Patience(every=0.001)
    collect(summarizer, lambda: source(Path(table)), place, patience=patience, limits=limits)


MOMENTS = ["POST /files", "POST /batches", "GET /batches/…", "GET /files/…/content"]


@pytest.mark.parametrize("after", [False, True], ids=["before it is done", "when it is done"])
@pytest.mark.parametrize("moment", MOMENTS)
def test_a_kill_during_any_request_is_made_up_for(
    tmp_path: Path, processes: ForkServerContext, table: Path, moment: str, after: bool
) -> None:
    out, held = tmp_path / "records.jsonl", threading.Event()
    with BatchServer([completes(emptiest)]) as server:
        # The second of its kind: half of the work is done.
        fault = server.fault(moment, skip=1, after=after, hold=held)
        process = processes.Process(target=_go, args=(server.url, str(table), str(out)))
        process.start()
        assert fault.met.wait(60)
        assert process.pid is not None
        os.kill(process.pid, signal.SIGKILL)
        process.join()
        held.set()
        _go(server.url, str(table), str(out))
        _each_is_asked_once(server)
    assert names_in(out) == names_of(ARTICLES)


def test_kills_at_any_moment_are_made_up_for(
    tmp_path: Path, processes: ForkServerContext, table: Path
) -> None:
    chance, out = random.Random(6), tmp_path / "records.jsonl"
    with BatchServer([completes(emptiest)], looks=3) as server:
        for _ in range(5):
            process = processes.Process(target=_go, args=(server.url, str(table), str(out)))
            process.start()
            wanted, before = chance.randrange(4), len(server.requests)
            while process.is_alive() and len(server.requests) < before + wanted:
                time.sleep(0.001)
            time.sleep(chance.random() * 0.02)
            if process.pid is not None and process.is_alive():
                os.kill(process.pid, signal.SIGKILL)
            process.join()
        _go(server.url, str(table), str(out))
        _each_is_asked_once(server)
    assert names_in(out) == names_of(ARTICLES)


def _each_is_asked_once(server: BatchServer) -> None:
    asked = [one for batch in server.asked for one in batch]
    assert len(asked) == len(set(asked)) == ARTICLES
