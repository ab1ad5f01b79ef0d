"""A run on Ray from its articles to its output, for whoever waits for it to end."""

from __future__ import annotations

import contextlib
import re
import socket
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

from summarizer.api import Summarizer
from summarizer.errors import InputError, SummariserError
from summarizer.files import whole_file
from summarizer.many.outcomes import table_of
from summarizer.many.ray import Columns, Workers, engine, summarise_dataset

if TYPE_CHECKING:
    import pyarrow as pa
    import ray.data

__all__ = ["Tally", "Unfinished", "run_on_ray"]

LOCAL = "local"
_LINES = (".jsonl", ".ndjson")
_MOST_LISTED = 1_000
_KNOCK_SECONDS = 10.0
_RAISED = re.compile(r"^summarizer\.errors\.InputError: (.+)$", re.MULTILINE)


@dataclass(frozen=True)
class Unfinished:
    """An article without its whole record: its id, or its digest, or nothing; and why."""

    name: str | None
    code: str
    reason: str


@dataclass
class Tally:
    """How many articles have their records, lack a section of it, or have none.

    ``unfinished`` lists the first 1,000 that are not done.
    """

    done: int = 0
    incomplete: int = 0
    failed: int = 0
    unfinished: list[Unfinished] = field(default_factory=list)

    def count(self, table: pa.Table, name: str) -> None:
        """These rows of a result as well; ``name`` is the column that tells who they are."""
        for row in table.select(list({name, "record", "error_code", "error"})).to_pylist():
            if row["error_code"] is None:
                self.done += 1
                continue
            self.failed += row["record"] is None
            self.incomplete += row["record"] is not None
            if len(self.unfinished) < _MOST_LISTED:
                who = None if row[name] is None else str(row[name])
                self.unfinished.append(Unfinished(who, row["error_code"], row["error"]))


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

    articles     a dataset, rows, or what Ray reads: JSON lines (``.jsonl``), else Parquet
    out          ``.jsonl``: a file of records, a line each. ``.parquet``: a file of rows as
                 ``summarise_dataset`` gives them. Else a folder or a URI of one, which Ray
                 fills with Parquet of such rows
    address      of a cluster that runs; "local" starts one on this machine for this run. A Ray
                 that this process has joined already is used as it is
    on_progress  is called with the counts so far

    Rows keep the order of the articles. ``OUT.checkpoint`` beside the output keeps what is
    finished: the same call goes on where a run was stopped, and asks again about what failed.
    It, and a folder, must be where all workers reach them. A file is written whole, at the end.
    Raises InputError where Ray, the articles, the output or the checkpoint cannot be used.
    """
    columns = columns or Columns()
    checkpoint = f"{str(out).rstrip('/')}.checkpoint"
    with _joined(address), _plainly():
        rows = summarise_dataset(
            _dataset(articles, columns),
            summarizer,
            columns=columns,
            workers=workers,
            checkpoint=checkpoint,
        )
        rows.context.execution_options.preserve_order = True
        tally = Tally()
        for table in _written(rows, str(out), columns):
            tally.count(table, columns.id or "sha256")
            if on_progress is not None:
                on_progress(tally)
    return tally


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
        ray.init(address=address, log_to_driver=False, logging_level="ERROR", **own)
    except (OSError, ValueError, RuntimeError) as error:
        raise InputError(
            f"No Ray answers at {address}: {error}. Give the address of a cluster that runs"
            f" (HOST:6379), or {LOCAL!r}.",
            code="no_cluster",
        ) from None
    try:
        ray.data.DataContext.get_current().enable_progress_bars = False
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
    named = str(articles)
    read = ray.data.read_json if named.endswith(_LINES) else ray.data.read_parquet
    try:
        found = read(named)
        there = found.schema().names
    except Exception as error:
        raise InputError(
            f"Ray cannot read {named}: {str(error).splitlines()[0]}", code="unreadable"
        ) from None
    missing = [name for name in (columns.text, columns.id) if name not in (*there, None)]
    if missing:
        raise InputError(
            f"{named} has no column {missing[0]!r}; it has {', '.join(there)}.", code="no_text"
        )
    return found


# The output ----------------------------------------------------------------------------------


def _written(rows: ray.data.Dataset, out: str, columns: Columns) -> Iterator[pa.Table]:
    """The rows as they are written; the output is there when all were taken."""
    if "://" not in out and out.endswith(_LINES):
        return _lines(_tables(rows), Path(out))
    if "://" not in out and out.endswith(".parquet") and not Path(out).is_dir():
        return _parquet(_tables(rows), Path(out), columns)
    return _folder(rows, out)


def _tables(rows: ray.data.Dataset) -> Iterator[pa.Table]:
    return iter(rows.iter_batches(batch_size=None, batch_format="pyarrow"))


def _lines(tables: Iterable[pa.Table], path: Path) -> Iterator[pa.Table]:
    with _whole(path) as file:
        for table in tables:
            records = (value.as_py() for value in table["record"])
            file.writelines(f"{record}\n".encode() for record in records if record is not None)
            yield table


def _parquet(tables: Iterable[pa.Table], path: Path, columns: Columns) -> Iterator[pa.Table]:
    import pyarrow as pa
    import pyarrow.parquet as pq

    with _whole(path) as file, contextlib.ExitStack() as ends:
        writer = None
        for table in tables:
            if writer is None:
                writer = ends.enter_context(pq.ParquetWriter(file, table.schema))
            writer.write_table(table)
            yield table
        if writer is None:
            pq.write_table(table_of(pa.table({}), columns, []), file)


def _folder(rows: ray.data.Dataset, out: str) -> Iterator[pa.Table]:
    from ray.data import SaveMode

    rows.write_parquet(out, mode=SaveMode.OVERWRITE)
    return _tables(engine().data.read_parquet(out))


@contextlib.contextmanager
def _whole(path: Path) -> Iterator[IO[bytes]]:
    """A file that is there at the end of the block, or as it was."""
    try:
        with whole_file(path) as file:
            yield file
    except OSError as error:
        raise InputError(
            f"{path} cannot be written: {error.strerror or error}.", code="unwritable"
        ) from None
