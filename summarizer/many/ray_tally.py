"""What comes of a run on Ray: counts, and who failed. Pure but for the list; needs pyarrow."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from summarizer.many.failures import FailureList
from summarizer.many.outcomes import PLACE

if TYPE_CHECKING:
    import pyarrow as pa

__all__ = ["Counting", "Tally", "Unfinished"]

_MOST_LISTED = 1_000


@dataclass(frozen=True)
class Unfinished:
    """An article without its whole record, and why.

    ``name`` is its place in a file; of a dataset or rows its id, its digest, or nothing.
    """

    name: str | None
    state: str
    code: str
    reason: str


@dataclass
class Tally:
    """How many articles have their records, lack a section of it, or have none.

    ``unfinished`` has the first 1,000 that are not done; ``failures`` is the file that lists all
    of them, None where there is none.
    """

    done: int = 0
    incomplete: int = 0
    failed: int = 0
    unfinished: list[Unfinished] = field(default_factory=list)
    failures: Path | None = None

    @property
    def settled(self) -> int:
        """The articles of which it is known what came of them."""
        return self.done + self.incomplete + self.failed

    def count(self, table: pa.Table, name: str) -> Iterator[Unfinished]:
        """These rows of a result as well; ``name`` is the column that tells who they are.

        Gives those that are not done.
        """
        for row in table.select(list({name, "record", "error_code", "error"})).to_pylist():
            if row["error_code"] is None:
                self.done += 1
                continue
            has_record = row["record"] is not None
            self.failed += not has_record
            self.incomplete += has_record
            who = None if row[name] is None else str(row[name])
            state = "incomplete" if has_record else "failed"
            one = Unfinished(who, state, row["error_code"], row["error"])
            if len(self.unfinished) < _MOST_LISTED:
                self.unfinished.append(one)
            yield one


class Counting:
    """What came of a run, as its rows pass by; ``name`` is the column of ids."""

    def __init__(
        self,
        name: str,
        failures: FailureList | None,
        on_progress: Callable[[Tally], None] | None,
    ) -> None:
        self.tally = Tally()
        self._name = name
        self._failures = failures
        self._on_progress = on_progress

    def count(self, tables: Iterable[pa.Table]) -> None:
        """All of the tables."""
        for table in tables:
            self._count(table)

    def lines(self, tables: Iterable[pa.Table]) -> Iterator[bytes]:
        """The records of the tables, a line of JSON each."""
        for table in tables:
            self._count(table)
            records = table["record"].to_pylist()
            yield from (f"{record}\n".encode() for record in records if record is not None)

    def _count(self, table: pa.Table) -> None:
        name = PLACE if PLACE in table.column_names else self._name
        for one in self.tally.count(table, name):
            if self._failures is not None:
                self._failures.add(one.name, one.state, one.code, one.reason)
        if self._on_progress is not None:
            self._on_progress(self.tally)
