"""Ray Data as the engine: a dataset of articles in, a dataset of records out.

::

    import ray
    from summarizer.many.ray import summarise_dataset

    articles = ray.data.read_parquet("s3://archive/articles/")
    records = summarise_dataset(articles, "openai/gpt-5-mini", checkpoint="s3://archive/done/")
    records.write_parquet("s3://archive/records/")

A row of the result has the ``sha256`` of its text, its ``record`` as JSON, and ``error_code``
and ``error``, null where all is well. The record is text because a table needs one form for all
its rows: a nested record would change its form with what the rows of a block happen to hold,
and with each schema; text is written by every writer and read back by
``ArticleRecord.model_validate_json``.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from summarizer.api import Summarizer
from summarizer.errors import InputError
from summarizer.many.checkpoint import Checkpoint
from summarizer.many.configuration import configuration_of
from summarizer.many.entries import Columns
from summarizer.many.outcomes import check_id
from summarizer.many.worker import Job, Worker

if TYPE_CHECKING:
    import ray.data

__all__ = ["Columns", "Workers", "engine", "summarise_dataset"]

_TABLES_AT_ONCE = 2  # in one worker, so that the last article of one holds nobody up


@dataclass(frozen=True)
class Workers:
    """How the work is spread; each default is for an endpoint / for a ``local/`` model.

    count       workers; None: as many as the cluster has room for
    cpus        cores of each; None: 1 / 2, and what the local model computes with
    in_flight   articles that a worker asks about at once; None: 32 / 1
    partition   articles that are finished, and kept in the checkpoint, together: what a worker
                that dies has to ask again; None: 64 / 8
    """

    count: int | None = None
    cpus: float | None = None
    in_flight: int | None = None
    partition: int | None = None

    def __post_init__(self) -> None:
        for name in ("count", "cpus", "in_flight", "partition"):
            value = getattr(self, name)
            if value is not None and value <= 0:
                raise InputError(f"Workers({name}={value}): it must be above 0.")


def summarise_dataset(
    dataset: ray.data.Dataset,
    summarizer: Summarizer[Any] | str | None = None,
    *,
    columns: Columns | None = None,
    workers: Workers | None = None,
    checkpoint: str | Path | None = None,
) -> ray.data.Dataset:
    """The records of a dataset of articles, made when the result is read or written.

    summarizer   with its schema, sections, prompts and settings; or the name of a model. Keys
                 are taken from the environment of the workers
    checkpoint   a folder, or the URI of one, that every worker reaches. Whole records are kept
                 there as partitions are finished; a job that is started again with the same
                 summarizer asks about the other articles alone

    A row in has a text, and maybe title, published, outlet and url; a row out has its id (where
    ``columns.id`` names one), sha256, record, error_code and error. What fails is such a row; a
    record that lacks a section has its error beside it. Raises InputError for choices that
    cannot work.
    """
    ray = engine()
    chosen = summarizer if isinstance(summarizer, Summarizer) else Summarizer(summarizer)
    if chosen.cassette is not None:
        raise InputError("A cassette is for one process: give the workers a model to ask.")
    workers = _defaults(workers or Workers(), is_local=chosen.target.local)
    job = _job(chosen, columns or Columns(), workers, checkpoint)
    pool = ray.data.ActorPoolStrategy(
        size=workers.count, max_concurrent_calls_per_actor=_TABLES_AT_ONCE
    )
    return dataset.repartition(target_num_rows_per_block=workers.partition).map_batches(
        _Actor,
        fn_constructor_args=(ray.put(job),),
        batch_size=workers.partition,
        batch_format="pyarrow",
        compute=pool,
        num_cpus=workers.cpus,
    )


def engine() -> Any:
    """Ray with its datasets, which tells nobody that it is used; an InputError where it is not
    installed."""
    os.environ.setdefault("RAY_USAGE_STATS_ENABLED", "0")
    try:
        import ray
        import ray.data
    except ImportError as error:
        raise InputError(
            f'Ray is missing here ({error}): pip install "summarizer[ray]".', code="no_ray"
        ) from None
    return ray


class _Actor(Worker):
    """A worker whose job lies in Ray's object store, once on each node."""

    def __init__(self, job: Any) -> None:
        import ray

        super().__init__(ray.get(job))


def _defaults(workers: Workers, *, is_local: bool) -> Workers:
    return Workers(
        count=workers.count,
        cpus=workers.cpus or (2 if is_local else 1),
        in_flight=workers.in_flight or (1 if is_local else 32),
        partition=workers.partition or (8 if is_local else 64),
    )


def _job(
    summarizer: Summarizer[Any],
    columns: Columns,
    workers: Workers,
    checkpoint: str | Path | None,
) -> Job:
    assert workers.in_flight is not None
    check_id(columns)
    if checkpoint is None:
        return Job(summarizer, columns, workers.in_flight)
    kept = Checkpoint.at(checkpoint, configuration_of(summarizer))
    return Job(summarizer, columns, workers.in_flight, kept, kept.index())
