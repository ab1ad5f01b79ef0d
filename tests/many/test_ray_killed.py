"""Workers and jobs that are killed, on a real Ray: ``pytest -m ray``."""

from __future__ import annotations

import contextlib
import os
import pickle
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from clustered import Counted, by_id, number_in, rows
from loopback import Exchange
from serving import Served

from summarizer.many.ray import Columns, Workers, summarise_dataset

pytestmark = pytest.mark.ray

IDS = Columns(id="id")
in_proc = pytest.mark.skipif(
    not Path("/proc/self/stat").exists(), reason="processes are found in /proc"
)
_PATIENCE = 120  # seconds, after which a test that waits for something has failed


def below(pid: int) -> Iterator[int]:
    """The processes that this one started, and those that they did."""
    children: dict[int, list[int]] = {}
    for folder in Path("/proc").iterdir():
        with contextlib.suppress(OSError, ValueError):
            parent = int((folder / "stat").read_text().rpartition(")")[2].split()[1])
            children.setdefault(parent, []).append(int(folder.name))
    found = children.get(pid, [])
    while found:
        yield found[-1]
        found += children.get(found.pop(), [])


def workers() -> list[int]:
    """The processes of this test's Ray that hold a worker of ours."""
    titles = {pid: Path(f"/proc/{pid}/cmdline").read_bytes() for pid in below(os.getpid())}
    return [pid for pid, title in titles.items() if b"_Actor" in title]


class Held(Counted):
    """Keeps every request about an article of the second half waiting until it is told."""

    def __init__(self, first_held: int) -> None:
        super().__init__()
        self.first_held = first_held
        self.go_on = threading.Event()
        self.some_wait = threading.Event()

    def __call__(self, exchange: Exchange) -> None:
        if number_in(exchange.request.body) >= self.first_held and not self.go_on.is_set():
            self.some_wait.set()
            self.go_on.wait(_PATIENCE)
        super().__call__(exchange)


@contextlib.contextmanager
def running(dataset: Any) -> Iterator[list[dict[str, Any]]]:
    """The rows of a dataset that is made in the background; they are there after the block."""
    found: list[dict[str, Any]] = []
    thread = threading.Thread(target=lambda: found.extend(dataset.take_all()), daemon=True)
    thread.start()
    yield found
    thread.join(_PATIENCE)
    assert not thread.is_alive()


@in_proc
@pytest.mark.parametrize("kept", [True, False])
def test_a_worker_that_is_killed_costs_no_row_and_doubles_none(
    cluster: Any, served: Served, tmp_path: Path, kept: bool
) -> None:
    stub = Held(first_held=16)
    stub.server, summarizer = served(stub, settings={"plan": "one-call"})
    articles = cluster.data.from_items(rows(*range(24)), override_num_blocks=6)
    result = summarise_dataset(
        articles,
        summarizer,
        columns=IDS,
        workers=Workers(count=2, partition=4),
        checkpoint=tmp_path if kept else None,
    )

    with running(result) as found:
        assert stub.some_wait.wait(_PATIENCE)
        os.kill(workers()[0], signal.SIGKILL)
        stub.go_on.set()

    assert sorted(by_id(found)) == [*range(24)]
    assert all(row["error_code"] is None for row in found)


_JOB = """
import pickle, ray, ray.data, sys
from pathlib import Path
from summarizer.many.ray import Columns, Workers, summarise_dataset
ray.init(address="local", num_cpus=3, include_dashboard=False, object_store_memory=150 * 2**20,
         log_to_driver=False, logging_level="ERROR")
ray.data.DataContext.get_current().enable_progress_bars = False
summarizer, rows = pickle.loads(Path(sys.argv[1]).read_bytes())
articles = ray.data.from_items(rows, override_num_blocks=6)
workers = Workers(count=1, partition=4)
summarise_dataset(articles, summarizer, columns=Columns(id="id"), workers=workers,
                  checkpoint=sys.argv[2]).take_all()
"""


@in_proc
def test_a_job_that_was_killed_goes_on_where_it_stopped(
    cluster: Any, served: Served, tmp_path: Path
) -> None:
    stub = Held(first_held=16)
    stub.server, summarizer = served(stub, settings={"plan": "one-call"})
    order = (str(tmp_path / "job"), str(tmp_path / "done"))
    (tmp_path / "job").write_bytes(pickle.dumps((summarizer, rows(*range(24)))))
    job = subprocess.Popen([sys.executable, "-c", _JOB, *order], stderr=subprocess.DEVNULL)
    deadline = time.monotonic() + _PATIENCE
    while len(list(tmp_path.glob("done/*/*.parquet"))) < 4 or not stub.some_wait.is_set():
        assert job.poll() is None, "the job ended"
        assert time.monotonic() < deadline, "the job did nothing"
        time.sleep(0.05)
    for pid in [*below(job.pid), job.pid]:
        with contextlib.suppress(ProcessLookupError):
            os.kill(pid, signal.SIGKILL)
    job.wait()
    before = stub.asked()
    stub.go_on.set()

    again = summarise_dataset(
        cluster.data.from_items(rows(*range(24)), override_num_blocks=3),
        summarizer,
        columns=IDS,
        workers=Workers(count=2, partition=5),
        checkpoint=tmp_path / "done",
    ).take_all()

    assert sorted(by_id(again)) == [*range(24)]
    assert all(row["error_code"] is None for row in again)
    asked_again = stub.asked() - before
    assert asked_again == dict.fromkeys(range(16, 24), 1)
