"""Which entries are still to do: each known article is met once, however the source moved."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from summarizer import Article
from summarizer.many.entries import fingerprint
from summarizer.many.resuming import unfinished
from summarizer.many.store import Row, State, Store

STATES: tuple[State, ...] = ("claimed", "done", "incomplete", "failed")


@dataclass(frozen=True)
class Letter:
    """An entry whose stamp may change while its content does not."""

    name: str
    touched: bool = False

    @property
    def stamp(self) -> bytes:
        return fingerprint(self.name.encode(), b"later" if self.touched else b"")

    def key(self) -> bytes:
        return fingerprint(self.name.encode())

    def article(self) -> Article:
        return Article(self.name)


letters = st.lists(st.builds(Letter, st.sampled_from("abcde"), st.booleans()), max_size=12)
known = st.lists(st.tuples(st.sampled_from("abcde"), st.sampled_from(STATES)), max_size=12)


@given(known, letters, st.sets(st.sampled_from(STATES)))
def test_each_known_article_is_met_once_and_the_rest_is_new(
    rows: list[tuple[str, State]], source: list[Letter], finished: set[State]
) -> None:
    with TemporaryDirectory() as folder:
        store = _store(Path(folder), rows)
        given = [*unfinished(source, store, finished)]
        found = [one for one in given if not isinstance(one, int)]
        store.close()
    left: dict[str, int] = {}
    for name, _ in rows:
        left[name] = left.get(name, 0) + 1
    new = []
    for letter in source:
        if left.get(letter.name):
            left[letter.name] -= 1
        else:
            new.append(letter.name)
    highest = len(rows)
    assert sum(one for one in given if isinstance(one, int)) == len(source) - len(found)
    fresh = [one for one in found if one.number > highest]
    assert [one.entry.name for one in fresh] == new
    assert [one.number for one in fresh] == [*range(highest + 1, highest + 1 + len(new))]
    again = [one for one in found if one.number <= highest]
    assert len({one.number for one in again}) == len(again)
    for one in again:
        name, state = rows[one.number - 1]
        assert (one.entry.name, state in finished) == (name, False)


def test_an_unchanged_source_is_passed_without_reading_an_entry(tmp_path: Path) -> None:
    class Sealed(Letter):
        def key(self) -> bytes:
            raise AssertionError("it was read")

    store = _store(tmp_path, [(name, "done") for name in "abc"])
    assert [*unfinished([Sealed(name) for name in "abc"], store, ["done"])] == [3]
    store.close()


def _store(folder: Path, rows: list[tuple[str, State]]) -> Store:
    store = Store(folder / "journal.sqlite")
    for number, (name, state) in enumerate(rows, start=1):
        letter: Any = Letter(name)
        store.claim(Row(number, letter.stamp, letter.key(), "claimed"), name)
        store.settle(number, state, None, None)
    store.commit()
    return store
