"""Which entries of a source are still to do, by what a journal knows of them.

As long as source and journal say the same in the same order, which they do unless the source
was changed before its end, no entry is looked up and none is remembered: a million are passed in
seconds.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from typing import NamedTuple

from summarizer.many.entries import Entry
from summarizer.many.store import Row, State, Store

__all__ = ["Numbered", "unfinished"]

_ROWS = 5_000
_PASSED_AT_ONCE = 1_000


class Numbered(NamedTuple):
    """An entry with the number that the journal has for it, or gives it."""

    number: int
    entry: Entry


def unfinished(
    entries: Iterable[Entry],
    store: Store,
    finished: Collection[State],
    still_there: Callable[[Entry], bool] = lambda entry: True,
) -> Iterator[Numbered | int]:
    """Each entry with its number where its state is none of ``finished``; between them, how
    many were passed over. Of the finished, those that are not ``still_there`` are given too.

    After the last, what failed and is no longer in the source is forgotten: it was repaired,
    or taken away.
    """
    known = _Known(store)
    passed = 0
    for entry in entries:
        row = known.row_of(entry)
        is_done = row is not None and row.state in finished and still_there(entry)
        if is_done:
            passed += 1
            if passed < _PASSED_AT_ONCE:
                continue
        if passed:
            yield passed
            passed = 0
        if not is_done:
            yield Numbered(known.new_number() if row is None else row.number, entry)
    if passed:
        yield passed
    known.forget_what_is_gone()


class _Known:
    """The articles of a journal as they are met in the source."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._last = self._highest = store.highest()
        self._passed = 0
        self._rows = self._in_order()
        self._next = next(self._rows, None)
        self._has_strayed = False
        self._met: dict[bytes, int] = {}
        self._failed_met: set[int] = set()

    def row_of(self, entry: Entry) -> Row | None:
        """What the journal knows of the entry, each of its articles given once."""
        row = self._next
        if self._has_strayed:
            return self._looked_up(entry)
        if row is None:
            return None
        if row.stamp == entry.stamp or row.key == entry.key():
            self._passed = row.number
            self._next = next(self._rows, None)
            return row
        self._has_strayed = True
        return self._looked_up(entry)

    def new_number(self) -> int:
        """A number above all."""
        self._highest += 1
        return self._highest

    def forget_what_is_gone(self) -> None:
        """Drop the failed articles that were not met."""
        for number in self._store.failed(self._passed, self._last):
            if number not in self._failed_met:
                self._store.forget(number)

    def _in_order(self) -> Iterator[Row]:
        passed = 0
        while rows := self._store.between(passed, self._last, _ROWS):
            yield from rows
            passed = rows[-1].number

    def _looked_up(self, entry: Entry) -> Row | None:
        key = entry.key()
        row = self._store.like(key, self._met.get(key, self._passed), self._last)
        if row is not None:
            self._met[key] = row.number
            if row.state == "failed":
                self._failed_met.add(row.number)
        return row
