"""A table and its output; processes to be killed; a real Ray for ``pytest -m ray``."""

from __future__ import annotations

import multiprocessing
import os
import sys
from collections.abc import Iterator
from multiprocessing.context import ForkServerContext
from pathlib import Path
from typing import Any

import pytest
from clustered import KEY
from running_many import row, written

ARTICLES = 12


@pytest.fixture
def table(tmp_path: Path, request: pytest.FixtureRequest) -> Path:
    """Twelve articles, or as many as the file of the test says in ``ARTICLES``."""
    articles = getattr(request.module, "ARTICLES", ARTICLES)
    return written(tmp_path / "in.jsonl", map(row, range(articles)))


@pytest.fixture
def out(tmp_path: Path) -> Path:
    """Where the records go."""
    return tmp_path / "records.jsonl"


@pytest.fixture(scope="session")
def processes() -> ForkServerContext:
    """Where processes come from that have all they need at their start."""
    context = multiprocessing.get_context("forkserver")
    rooms = ["summarizer.cli.summarise", "summarizer.many.run", "summarizer.many.batch.run"]
    libraries = ["openai", "instructor", "instructor.batch", "httpx2", "filelock"]
    context.set_forkserver_preload([*rooms, *libraries])
    return context


@pytest.fixture(scope="session")
def cluster() -> Iterator[Any]:
    """A Ray of this machine, which its workers' environment came from; nothing leaves it."""
    before = dict(os.environ)
    os.environ |= {
        "RAY_USAGE_STATS_ENABLED": "0",
        "RAY_AUTH_MODE": "disabled",
        "SUMMARIZER_API_KEY": KEY,
        "PYTHONPATH": os.pathsep.join(sys.path),
    }
    try:
        import ray
        import ray.data

        ray.init(
            address="local",
            num_cpus=4,
            include_dashboard=False,
            object_store_memory=150 * 2**20,
            log_to_driver=False,
            logging_level="ERROR",
        )
    finally:
        os.environ.clear()
        os.environ |= before
    ray.data.DataContext.get_current().enable_progress_bars = False
    yield ray
    ray.shutdown()
