"""Where a run on Ray puts its records: into one file, or into a folder that Ray fills."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from summarizer.errors import InputError
from summarizer.files import whole_file
from summarizer.many.arrow import arrow_schema
from summarizer.many.failures import FailureList, failure_list
from summarizer.many.file_systems import file_system_of, names_in
from summarizer.many.outcomes import PLACE
from summarizer.many.parquet import write_records
from summarizer.many.places import Place, form_of
from summarizer.many.ray import engine
from summarizer.many.ray_tally import Counting

if TYPE_CHECKING:
    import pyarrow as pa
    import ray.data

    from summarizer.schemas import Record

__all__ = ["RayOutput", "output_at"]

_PARQUET = ".parquet"


class RayOutput(Protocol):
    """One output, with the checkpoint beside it."""

    @property
    def checkpoint(self) -> str: ...

    def failures(self) -> contextlib.AbstractContextManager[FailureList | None]:
        """The list of what failed, while the block lasts; None where there is no place for it."""
        ...

    def write(self, rows: ray.data.Dataset, counting: Counting) -> None:
        """Have the records written, and all rows counted."""
        ...


def output_at(out: str, record: type[Record]) -> RayOutput:
    """The output of this name, for records of this kind.

    Raises InputError where records cannot be written so, or something is there that no run on
    Ray has made.
    """
    if "://" in out:
        _check_folder_is_free(out)
        return _Folder(out, None)
    place = Place.of(out if form_of(out) else f"{out}/")
    _check_is_free(place)
    if place.form == "folder":
        return _Folder(str(place.out), place)
    if place.form == "parquet":
        arrow_schema(record)  # before anything is asked and paid for
    return _Table(place, record)


def _check_is_free(place: Place) -> None:
    """An InputError where something stands that a run would write over, or have removed."""
    out = place.out
    if place.journal.exists():
        raise _exists(
            f"{out} belongs to a run without Ray, or to batches: {place.journal.name} says what"
            " is in it. Give another --out."
        )
    if place.form == "folder":
        if out.exists() and not out.is_dir():
            raise _exists(f"{out} is a file. Give a .jsonl, a .parquet or a folder.")
        _check_folder_is_free(str(out.absolute()))
    elif out.exists() and not Path(_checkpoint(str(out))).exists():
        raise _unexplained(str(out))


def _check_folder_is_free(out: str) -> None:
    """The same of a folder, or the URI of one."""
    try:
        system, path = file_system_of(out)
        there = names_in(system, path)
        is_explained = bool(there and names_in(system, _checkpoint(path)))
    except (ImportError, OSError, ValueError) as error:
        raise InputError(f"{out} cannot be looked into: {error}.", code="unwritable") from None
    strange = next((name for name in there if not name.endswith(_PARQUET)), None)
    if strange is not None:
        raise _exists(
            f"Ray empties a folder that it fills, and {out} holds {strange}. Give another --out."
        )
    if there and not is_explained:
        raise _unexplained(out)


def _unexplained(out: str) -> InputError:
    return _exists(
        f"{out} exists, and no checkpoint says how it was made. Give another --out, or move it"
        " away."
    )


def _exists(words: str) -> InputError:
    return InputError(words, code="output_exists")


def _checkpoint(out: str) -> str:
    return f"{out.rstrip('/')}.checkpoint"


@dataclass(frozen=True)
class _Table:
    """A file of records, written whole by the process that waits for the run."""

    place: Place
    record: type[Record]

    @property
    def checkpoint(self) -> str:
        return _checkpoint(str(self.place.out))

    @contextlib.contextmanager
    def failures(self) -> Iterator[FailureList]:
        self.place.out.parent.mkdir(parents=True, exist_ok=True)
        with _told_of(self.place.out), failure_list(self.place.failures) as failures:
            yield failures

    def write(self, rows: ray.data.Dataset, counting: Counting) -> None:
        out, lines = self.place.out, counting.lines(_tables(rows))
        with _told_of(out):
            if self.place.form == "parquet":
                write_records(out, self.record, lines)
                return
            with whole_file(out) as file:
                file.writelines(lines)


@dataclass(frozen=True)
class _Folder:
    """A folder, or the URI of one, of Parquet that the workers write.

    Its rows are counted when all is written. ``place`` is None of a URI, beside which nothing
    is listed: the rows say what failed.
    """

    named: str
    place: Place | None

    @property
    def checkpoint(self) -> str:
        return _checkpoint(self.named)

    @contextlib.contextmanager
    def failures(self) -> Iterator[FailureList | None]:
        if self.place is None:
            yield None
            return
        with _told_of(self.place.out), failure_list(self.place.failures) as failures:
            yield failures

    def write(self, rows: ray.data.Dataset, counting: Counting) -> None:
        from ray.data import SaveMode

        rows.map_batches(_without_places, batch_format="pyarrow").write_parquet(
            self.named, mode=SaveMode.OVERWRITE
        )
        counting.count(_tables(engine().data.read_parquet(self.named)))


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


def _without_places(table: pa.Table) -> pa.Table:
    return table.drop_columns([name for name in (PLACE,) if name in table.column_names])
