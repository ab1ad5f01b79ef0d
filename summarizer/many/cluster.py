"""A run on Ray from its articles to its output, for whoever waits for it to end."""

from __future__ import annotations

import contextlib
import re
import socket
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from summarizer.api import Summarizer
from summarizer.errors import InputError, SummariserError
from summarizer.many.ray import Columns, Workers, engine, summarise_dataset
from summarizer.many.ray_output import output_at
from summarizer.many.ray_tally import Counting, Tally, Unfinished
from summarizer.many.ray_voice import LEVEL, errors_alone, silent_start

if TYPE_CHECKING:
    import ray.data

__all__ = ["Tally", "Unfinished", "run_on_ray"]

LOCAL = "local"
_KNOCK_SECONDS = 10.0
_RAISED = re.compile(r"^summarizer\.errors\.InputError: (.+)$", re.MULTILINE)


def run_on_ray(
    articles: ray.data.Dataset | str | Path | Iterable[Mapping[str, Any]],
    summarizer: Summarizer[Any],
    out: str | Path,
    *,
    address: str = LOCAL,
    columns: Columns | None = None,
    workers: Workers | None = None,
    on_progress: Callable[[Tally], None] | None = None,
) -> Tally:
    """Make the records of all articles on the Ray at an address, and say what came of them.

    articles     a dataset, rows, or a file, a folder or a URI of one: JSON lines (``.jsonl``),
                 else Parquet
    out          ``.jsonl`` or ``.parquet``: the file of records that a run without Ray makes.
                 Else a folder or a URI of one, which Ray fills with Parquet of rows as
                 ``summarise_dataset`` gives them
    address      of a cluster that runs; "local" starts one on this machine for this run. A Ray
                 that this process has joined already is used as it is

    ``on_progress`` is called with the counts so far; of a folder these are had at its end. Records
    keep the order of the articles, and those of files say where in them their articles stand.
    ``OUT.checkpoint`` beside the output keeps what is finished: the same call goes on where a run
    was stopped, and asks again about what failed, which ``OUT.failed.jsonl`` lists (not beside a
    URI). The checkpoint, and a folder, must be where all workers reach them. A file is written
    whole, at the end; a folder is emptied first.

    Raises InputError where Ray, the articles, the output or the checkpoint cannot be used, or
    something that no such run has made stands where the output goes.
    """
    columns, output = columns or Columns(), output_at(str(out), summarizer.brief.record)
    with _joined(address), _plainly():
        rows = summarise_dataset(
            _dataset(articles, columns),
            summarizer,
            columns=columns,
            workers=workers,
            checkpoint=output.checkpoint,
        )
        rows.context.execution_options.preserve_order = True
        with output.failures() as failures:
            counting = Counting(columns.id or "sha256", failures, on_progress)
            output.write(rows, counting)
    if failures is not None:
        counting.tally.failures = failures.path
    return counting.tally


# Ray -----------------------------------------------------------------------------------------


@contextlib.contextmanager
def _joined(address: str) -> Iterator[None]:
    ray = engine()
    if ray.is_initialized():
        yield
        return
    own: dict[str, Any] = {"include_dashboard": False} if address == LOCAL else {}
    try:
        _knock(address)
        with silent_start():
            ray.init(address=address, log_to_driver=False, logging_level=LEVEL, **own)
    except (OSError, ValueError, RuntimeError) as error:
        raise InputError(
            f"No Ray answers at {address}: {error}. Give the address of a cluster that runs"
            f" (HOST:6379), or {LOCAL!r}.",
            code="no_cluster",
        ) from None
    try:
        ray.data.DataContext.get_current().enable_progress_bars = False
        with errors_alone():
            yield
    finally:
        ray.shutdown()


def _knock(address: str) -> None:
    """Raises OSError where nobody is at HOST:PORT; Ray itself would try for minutes."""
    host, _, port = address.rpartition("://")[2].rpartition(":")
    if host and port.isdecimal():
        socket.create_connection((host.strip("[]"), int(port)), _KNOCK_SECONDS).close()


@contextlib.contextmanager
def _plainly() -> Iterator[None]:
    """What a worker raised, which is about the checkpoint, in its own words."""
    try:
        yield
    except SummariserError:
        raise
    except Exception as error:
        # Ray brings home the text of it alone.
        found = _RAISED.search(str(error))
        if found is None:
            raise
        raise InputError(found[1], code="checkpoint") from None


def _dataset(
    articles: ray.data.Dataset | str | Path | Iterable[Mapping[str, Any]], columns: Columns
) -> ray.data.Dataset:
    ray = engine()
    if isinstance(articles, ray.data.Dataset):
        return articles
    if not isinstance(articles, str | Path):
        return ray.data.from_items([dict(row) for row in articles])
    from summarizer.many.ray_files import articles_at

    return articles_at(str(articles), columns)
