"""A journal or an output that was damaged: it is said, and no line of the output is lost."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest
from answering import emptiest
from loopback import Loopback, answer
from running_many import row, run, written

from summarizer import InputError

Damage = Callable[[Path], None]


def changed(statement: str, *values: object) -> Damage:
    """A change of the tables that no run makes."""

    def damage(tables: Path) -> None:
        with sqlite3.connect(tables) as connection:
            connection.execute(statement, values)
        connection.close()

    return damage


def told(key: str, value: object) -> Damage:
    return changed("UPDATE about SET value = ? WHERE key = ?", value, key)


def replaced(old: bytes, new: bytes) -> Damage:
    """Other bytes in the file, wherever these stand."""

    def damage(tables: Path) -> None:
        content = tables.read_bytes()
        assert old in content
        tables.write_bytes(content.replace(old, new))

    return damage


def cut(size: int) -> Damage:
    """Nothing but the first bytes of the file."""
    return lambda tables: os.truncate(tables, size)


DAMAGES: dict[str, tuple[Damage, str]] = {
    "no byte is left": (cut(0), "and no journal says how it was made"),
    "its end is missing": (cut(5000), "is damaged: "),
    "its first bytes are others": (replaced(b"SQLite format 3", b"SQLite format 9"), "is damaged"),
    "a name in it is no text": (replaced(b"CREATE TABLE ab", b"CREATE \xff\xfe ab"), "damaged"),
    "it tells a shorter output": (told("size", "7"), "it does not say how long its output is"),
    "it tells no size": (told("size", "many"), "it does not say how long its output is"),
    "its size is of another type": (told("size", b"\xff"), "a value in it is of another type"),
    "a text in it is none": (
        changed("UPDATE about SET value = CAST(x'ff' AS TEXT) WHERE key = 'size'"), "is damaged"
    ),
    "it tells another form": (told("format", "x"), "is a journal of the form x"),
    "what it was made of is no JSON": (told("made_of", "{"), "what its records were made with"),
    "what it was made of is no object": (told("made_of", "[]"), "what its records were made with"),
    "a stamp is a number": (changed("UPDATE articles SET stamp = 7"), "of another type"),
    "a state is none": (changed("UPDATE articles SET state = x'00'"), "of another type"),
    "a table is gone": (changed("DROP TABLE articles"), "is damaged: no such table"),
}  # fmt: skip


@pytest.mark.parametrize(("damage", "says"), DAMAGES.values(), ids=DAMAGES)
def test_a_damaged_journal_is_said_and_the_output_is_as_it_was(
    damage: Damage, says: str, tmp_path: Path
) -> None:
    table = written(tmp_path / "articles.jsonl", [row(1), row(2)])
    out = tmp_path / "records.jsonl"
    with Loopback([answer(emptiest)]) as server:
        run(server, table, out)
        before = out.read_bytes()
        damage(tmp_path / "records.jsonl.journal" / "journal.sqlite")

        with pytest.raises(InputError) as error:
            run(server, table, out)

    assert says in str(error.value)
    assert str(error.value).isprintable()
    assert out.read_bytes() == before


def test_a_kept_answer_of_another_type_is_said(tmp_path: Path) -> None:
    table = written(tmp_path / "articles.jsonl", [row(1)])
    out = tmp_path / "records.jsonl"
    with Loopback([answer(emptiest)]) as server:
        run(server, table, out)
        tables = tmp_path / "records.jsonl.journal" / "journal.sqlite"
        changed("UPDATE answers SET prompt = 'x'")(tables)
        changed("UPDATE articles SET state = 'claimed'")(tables)

        with pytest.raises(InputError, match="a value in it is of another type"):
            run(server, table, out)
