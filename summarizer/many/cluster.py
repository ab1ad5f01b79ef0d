"""A run on Ray from its articles to its output, for whoever waits for it to end."""

from __future__ import annotations

import contextlib
import re
import socket
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from summarizer.api import Summarizer
from summarizer.errors import InputError, SummariserError
from summarizer.files import whole_file
from summarizer.many.arrow import arrow_schema
from summarizer.many.outcomes import PLACE
from summarizer.many.parquet import write_records
from summarizer.many.ray import Columns, Workers, engine, summarise_dataset
from summarizer.many.ray_voice import LEVEL, errors_alone, silent_start

if TYPE_CHECKING:
    import pyarrow as pa
    import ray.data

    from summarizer.schemas import Record

__all__ = ["Tally", "Unfinished", "run_on_ray"]

LOCAL = "local"
_LINES = (".jsonl", ".ndjson")
_MOST_LISTED = 1_000
_KNOCK_SECONDS = 10.0
_RAISED = re.compile(r"^summarizer\.errors\.InputError: (.+)$", re.MULTILINE)


@dataclass(frozen=True)
class Unfinished:
    """An article without its whole record, and why.

    ``name`` is its place in a file; of a dataset or rows its id, its digest, or nothing.
    """

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

    articles     a dataset, rows, or a file, a folder or a URI of one: JSON lines (``.jsonl``),
                 else Parquet
    out          ``.jsonl`` or ``.parquet``: the file of records that a run without Ray makes.
                 Else a folder or a URI of one, which Ray fills with Parquet of rows as
                 ``summarise_dataset`` gives them
    address      of a cluster that runs; "local" starts one on this machine for this run. A Ray
                 that this process has joined already is used as it is

    ``on_progress`` is called with the counts so far. Records keep the order of the articles, and
    those of files say where in them their articles stand. ``OUT.checkpoint`` beside the output
    keeps what is finished: the same call goes on where a run was stopped, and asks again about
    what failed. It, and a folder, must be where all workers reach them. A file is written whole,
    at the end.

    Raises InputError where Ray, the articles, the output or the checkpoint cannot be used.
    """
    columns, out = columns or Columns(), str(out)
    to_file = _writer_of(out, summarizer.brief.record)
    checkpoint = f"{out.rstrip('/')}.checkpoint"
    with _joined(address), _plainly():
        rows = summarise_dataset(
            _dataset(articles, columns),
            summarizer,
            columns=columns,
            workers=workers,
            checkpoint=checkpoint,
        )
        rows.context.execution_options.preserve_order = True
        counting = _Counting(columns.id or "sha256", on_progress)
        if to_file is not None:
            to_file(counting.lines(_tables(rows)))
        else:
            counting.count(_folder(rows, out))
    return counting.tally


class _Counting:
    """What came of a run, as its rows pass by."""

    def __init__(self, name: str, on_progress: Callable[[Tally], None] | None) -> None:
        self.tally = Tally()
        self._name = name
        self._on_progress = on_progress

    def count(self, tables: Iterable[pa.Table]) -> None:
        for table in tables:
            self._count(table)

    def lines(self, tables: Iterable[pa.Table]) -> Iterator[bytes]:
        """The records of the tables, a line of JSON each."""
        for table in tables:
            self._count(table)
            records = table["record"].to_pylist()
            yield from (f"{record}\n".encode() for record in records if record is not None)

    def _count(self, table: pa.Table) -> None:
        self.tally.count(table, PLACE if PLACE in table.column_names else self._name)
        if self._on_progress is not None:
            self._on_progress(self.tally)


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


# The output ----------------------------------------------------------------------------------


def _writer_of(out: str, record: type[Record]) -> Callable[[Iterable[bytes]], None] | None:
    """What writes these records into a file, whole; None where Ray fills a folder with rows."""
    if "://" in out or Path(out).is_dir():
        return None
    _check_has_no_journal(out)
    path, end = Path(out), Path(out).suffix.lower()
    if end in _LINES:
        return lambda lines: _write_lines(path, lines)
    if end == ".parquet":
        arrow_schema(record)  # before anything is asked and paid for
        return lambda lines: _write_parquet(path, record, lines)
    return None


def _check_has_no_journal(out: str) -> None:
    path = Path(out)
    journal = path.with_name(f"{path.name}.journal")
    if journal.exists():
        raise InputError(
            f"{out} belongs to a run without Ray, or to batches: {journal.name} says what is in"
            " it. Give another --out.",
            code="output_exists",
        )


def _write_lines(path: Path, lines: Iterable[bytes]) -> None:
    with _told_of(path), whole_file(path) as file:
        file.writelines(lines)


def _write_parquet(path: Path, record: type[Record], lines: Iterable[bytes]) -> None:
    with _told_of(path):
        write_records(path, record, lines)


@contextlib.contextmanager
def _told_of(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        if isinstance(error, engine().exceptions.RayError):
            raise  # the rows could not be had: an error that a worker raised is of its kind too
        raise InputError(
            f"{path} cannot be written: {error.strerror or error}.", code="unwritable"
        ) from None


def _tables(rows: ray.data.Dataset) -> Iterator[pa.Table]:
    return iter(rows.iter_batches(batch_size=None, batch_format="pyarrow"))


def _folder(rows: ray.data.Dataset, out: str) -> Iterator[pa.Table]:
    from ray.data import SaveMode

    rows.map_batches(_without_places, batch_format="pyarrow").write_parquet(
        out, mode=SaveMode.OVERWRITE
    )
    return _tables(engine().data.read_parquet(out))


def _without_places(table: pa.Table) -> pa.Table:
    return table.drop_columns([name for name in (PLACE,) if name in table.column_names])
