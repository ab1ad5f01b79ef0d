"""What tests of batches share: submitting a table, collecting it, and what is asked again."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

from batch_server import BatchServer

from summarizer import Settings, Summarizer
from summarizer.many.batch.run import Limits, Patience, Report, collect, submit
from summarizer.many.entries import Columns, Lines
from summarizer.many.places import Place
from summarizer.many.tally import Tally
from summarizer.model.batches import Batches

__all__ = ["AT_ONCE", "batches_at", "collected", "source", "submitted", "summarizer_at"]

AT_ONCE = Patience(every=0.001)


def summarizer_at(server: BatchServer, **settings: Any) -> Summarizer[Any]:
    """One that asks the server, a call an article, and does not try again."""
    told: dict[str, Any] = {"plan": "one-call", "transport_retries": 0, "validation_retries": 0}
    return Summarizer("loopback-model", settings=Settings(base_url=server.url, **told | settings))


def batches_at(server: BatchServer) -> Batches:
    """The batches of that server."""
    asking = summarizer_at(server)
    return Batches(asking.resolved(), asking.settings)


def source(table: Path) -> Lines:
    """The articles of a table, from the first."""
    rows = table.read_bytes()
    return Lines(io.BytesIO(rows), table.name, Columns(id="name"), len(rows))


def submitted(
    server: BatchServer,
    table: Path,
    out: Path,
    *,
    summarizer: Summarizer[Any] | None = None,
    limits: Limits | None = None,
    retry_failed: bool = False,
) -> Report:
    """What came of submitting the table."""
    asking = summarizer or summarizer_at(server)
    told = {"table": str(table)}
    return submit(
        asking, source(table), Place.of(out), told, limits=limits, retry_failed=retry_failed
    )


def collected(
    server: BatchServer,
    table: Path,
    out: Path,
    *,
    summarizer: Summarizer[Any] | None = None,
    patience: Patience | None = None,
    limits: Limits | None = None,
    retry_failed: bool = False,
    tally: Tally | None = None,
) -> Report:
    """What came of collecting it."""
    return collect(
        summarizer or summarizer_at(server),
        lambda: source(table),
        Place.of(out),
        patience=patience,
        limits=limits,
        retry_failed=retry_failed,
        tally=tally,
    )
