"""The tables of a journal: SQLite, one writer, readers that never wait for it."""

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, Literal, NamedTuple

from summarizer.errors import InputError
from summarizer.files import private_file
from summarizer.many.unicode import as_unicode
from summarizer.model.answer import Answer
from summarizer.model.usage import Tokens

__all__ = ["Row", "State", "Store", "Written"]

FORMAT = "summarizer-journal/1"
# The first byte of SQLite's codes: what is wrong with the disk, and not with the file.
_NOT_ITS_FAULT = frozenset({
    sqlite3.SQLITE_PERM, sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED, sqlite3.SQLITE_NOMEM,
    sqlite3.SQLITE_READONLY, sqlite3.SQLITE_IOERR, sqlite3.SQLITE_FULL, sqlite3.SQLITE_CANTOPEN,
})  # fmt: skip
_ROW = (int, bytes, bytes, str)
State = Literal["claimed", "done", "incomplete", "failed"]

_TABLES = """
CREATE TABLE about (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE answers (
    request BLOB NOT NULL UNIQUE, text TEXT NOT NULL, refusal TEXT NOT NULL,
    finish TEXT NOT NULL, prompt INTEGER, completion INTEGER, cached INTEGER,
    way TEXT NOT NULL
);
CREATE TABLE articles (
    number INTEGER PRIMARY KEY, stamp BLOB NOT NULL, key BLOB NOT NULL, name TEXT NOT NULL,
    state TEXT NOT NULL, code TEXT, reason TEXT, start INTEGER, length INTEGER
);
CREATE INDEX articles_key ON articles (key);
"""


class Row(NamedTuple):
    """An article as the journal knows it."""

    number: int
    stamp: bytes
    key: bytes
    state: State


class Written(NamedTuple):
    """Where an article's record stands in the output, in bytes."""

    number: int
    start: int
    length: int


class Store:
    """One journal file. Raises InputError where it is none, or the disk does not take it.

    Whatever changes it stands in one transaction until ``commit``, which returns when it is
    on the disk; ``commit`` alone may be called from another thread.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        with _explained(path):
            private_file(path)  # what SQLite puts beside it has the same permissions
            self._writer = _connection(path)
            self._writer.execute("PRAGMA journal_mode = WAL")
            self._writer.execute("PRAGMA synchronous = FULL")
            if not self._writer.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]:
                self._writer.executescript(
                    f"BEGIN; {_TABLES} INSERT INTO about VALUES ('format', '{FORMAT}'); COMMIT;"
                )
            self._reader = _connection(path)
            found = self.told("format")
        if found != FORMAT:
            raise InputError(
                f"{path} is a journal of the form {found}; this version writes {FORMAT}."
                " Give another --out.",
                code="bad_journal",
            )

    def close(self) -> None:
        """Give up what was not committed."""
        for connection in (self._reader, self._writer):
            with contextlib.suppress(sqlite3.Error):
                connection.close()

    # What is said of the whole -----------------------------------------------------------

    def told(self, key: str) -> str | None:
        """What was told under this key."""
        found = self._row((str,), "SELECT value FROM about WHERE key = ?", (key,))
        return found[0] if found else None

    def tell(self, key: str, value: str) -> None:
        """Keep this under the key instead of what was there."""
        self.change("INSERT OR REPLACE INTO about VALUES (?, ?)", (key, value))

    # Answers -----------------------------------------------------------------------------

    def answer(self, request: bytes) -> Answer | None:
        """The kept answer to the request with this digest."""
        found = self._row(
            (str, str, str, *[int | None] * 3, str),
            "SELECT text, refusal, finish, prompt, completion, cached, way FROM answers"
            " WHERE request = ?",
            (request,),
        )
        if found is None:
            return None
        text, refusal, finish, prompt, completion, cached, way = found
        tokens = None if prompt is None else Tokens(prompt, completion, cached)
        return Answer(text, refusal, finish, tokens, way)

    def keep(self, request: bytes, answer: Answer) -> None:
        """Keep an answer; one that is there already stays."""
        tokens = answer.tokens
        used = (tokens.prompt, tokens.completion, tokens.cached) if tokens else (None,) * 3
        self.change(
            "INSERT OR IGNORE INTO answers VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            (request, answer.text, answer.refusal, answer.finish, *used, answer.way),
        )

    # Articles ----------------------------------------------------------------------------

    def claim(self, row: Row, name: str) -> None:
        """Note that work on an article begins; one that was known keeps its number."""
        self.change(
            "INSERT INTO articles (number, stamp, key, name, state)"
            " VALUES (?, ?, ?, ?, 'claimed')"
            " ON CONFLICT (number) DO UPDATE"
            " SET stamp = excluded.stamp, key = excluded.key, name = excluded.name",
            (row.number, row.stamp, row.key, as_unicode(name)),
        )

    def settle(self, number: int, state: State, code: str | None, reason: str | None) -> None:
        """Note what became of an article."""
        self.change(
            "UPDATE articles SET state = ?, code = ?, reason = ? WHERE number = ?",
            (state, code, None if reason is None else as_unicode(reason), number),
        )

    def place(self, written: Written) -> None:
        """Note where the record of an article stands in the output."""
        self.change(
            "UPDATE articles SET start = ?, length = ? WHERE number = ?",
            (written.start, written.length, written.number),
        )

    def between(self, after: int, last: int, limit: int) -> list[Row]:
        """The articles with numbers above the one and up to the other, in order."""
        found = self._rows(
            _ROW,
            "SELECT number, stamp, key, state FROM articles WHERE number > ? AND number <= ?"
            " ORDER BY number LIMIT ?",
            (after, last, limit),
        )
        return [*map(Row._make, found)]

    def like(self, key: bytes, after: int, last: int) -> Row | None:
        """The first of them that has this key."""
        found = self._row(
            _ROW,
            "SELECT number, stamp, key, state FROM articles"
            " WHERE key = ? AND number > ? AND number <= ? ORDER BY number LIMIT 1",
            (key, after, last),
        )
        return None if found is None else Row._make(found)

    def failed(self, after: int, last: int) -> list[int]:
        """The numbers of those of them that failed."""
        found = self._rows(
            (int,),
            "SELECT number FROM articles WHERE state = 'failed' AND number > ? AND number <= ?",
            (after, last),
        )
        return [number for (number,) in found]

    def forget(self, number: int) -> None:
        """Drop an article of which nothing was written."""
        self.change("DELETE FROM articles WHERE number = ?", (number,))

    def highest(self) -> int:
        """The number of the last article that was claimed; 0 before the first."""
        return self._sum("max(number)")

    def counts(self) -> dict[str, int]:
        """How many articles there are of each state."""
        return dict(self._rows((str, int), "SELECT state, count(*) FROM articles GROUP BY state"))

    def unfinished(self) -> Iterator[str]:
        """The names of all articles that are not done."""
        rows = self._rows((str,), "SELECT name FROM articles WHERE state <> 'done'")
        yield from (name for (name,) in rows)

    def failures(self) -> Iterator[tuple[str, str, str, str]]:
        """Name, state, code and reason of what failed in whole or in part, in order."""
        yield from self._rows(
            (str,) * 4,
            "SELECT name, state, code, reason FROM articles"
            " WHERE state IN ('failed', 'incomplete') ORDER BY number",
        )

    def length(self) -> int:
        """The bytes of all records that the output should hold."""
        return self._sum("sum(length)")

    def end(self) -> int:
        """Where the last record that the output should hold ends."""
        return self._sum("max(start + length)")

    def written(self, order: Literal["number", "start"]) -> Iterator[Written]:
        """Every record that the output holds, and where."""
        yield from map(
            Written._make,
            self._rows(
                (int,) * 3,
                "SELECT number, start, length FROM articles WHERE start IS NOT NULL"
                f" ORDER BY {order}",
            ),
        )

    def select(self, statement: str, values: Sequence[object] = ()) -> Iterator[Any]:
        """Rows of the journal's tables, as they were at the last commit."""
        yield from self._rows((), statement, values)

    def _rows(
        self, types: Sequence[Any], statement: str, values: Sequence[object] = ()
    ) -> Iterator[tuple[Any, ...]]:
        """Rows of values of these types: in a file that was damaged they may be of any."""
        with _explained(self._path):
            for row in self._reader.execute(statement, values):
                if not all(map(isinstance, row, types)):
                    raise self.damaged("a value in it is of another type")
                yield row

    def _row(
        self, types: Sequence[Any], statement: str, values: Sequence[object] = ()
    ) -> tuple[Any, ...] | None:
        return next(self._rows(types, statement, values), None)

    def _sum(self, what: str) -> int:
        row = self._row((int | None,), f"SELECT {what} FROM articles")
        return (row and row[0]) or 0

    def damaged(self, how: str) -> InputError:
        """The error for a journal in which something stands that no run wrote."""
        return _damaged(self._path, how)

    # Changes -----------------------------------------------------------------------------

    def commit(self) -> None:
        """Have everything on the disk that was told since the last time."""
        with _explained(self._path):
            self._writer.commit()

    def rollback(self) -> None:
        """Forget what was told since the last commit."""
        with contextlib.suppress(sqlite3.Error):
            self._writer.rollback()

    def change(self, statement: str, values: Sequence[object] = ()) -> None:
        """Make a change to tables of the journal."""
        with _explained(self._path):
            self._writer.execute(statement, values)


def _connection(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(path, timeout=10.0, check_same_thread=False)
    connection.execute("PRAGMA cache_size = -16384")
    return connection


@contextlib.contextmanager
def _explained(path: Path) -> Iterator[None]:
    try:
        yield
    except (sqlite3.Error, OSError) as error:
        raise _unusable(path, error) from None
    except UnicodeDecodeError:  # of what SQLite would say, with a damaged name in it
        raise _damaged(path, "a name in it is no text") from None


def _unusable(path: Path, error: sqlite3.Error | OSError) -> InputError:
    """Why a journal or an output cannot be used, and that what it holds is safe."""
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
    if isinstance(error, sqlite3.Error) and code not in _NOT_ITS_FAULT:
        return _damaged(path, str(error))
    why = (error.strerror if isinstance(error, OSError) else None) or error
    return InputError(
        f"{path} cannot be used: {why}. What was finished is kept: the same command goes on"
        " from there.",
        code="unwritable",
    )


def _damaged(path: Path, how: str) -> InputError:
    return InputError(
        f"{path} is damaged: {how}. The records are as they are; put the journal back from a copy,"
        " or give another --out to start anew.",
        code="bad_journal",
    )
