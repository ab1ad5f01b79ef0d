"""Looks for damage to the journal of a run, or to its output, that is not said or loses records.

    cd tests && python -m fuzzing.fuzz_journal -max_total_time=300 -timeout=60

A run over a few articles is made once. Its files are damaged, as bytes and as values of the
tables, and the same command goes on. What it finds becomes a test in
``tests/many/test_damaged.py``.
"""

from __future__ import annotations

import shutil
import sqlite3
import tempfile
from pathlib import Path
from random import Random

import atheris
from fuzzing.guided import Guided, fuzz, must

with atheris.instrument_imports(include=["summarizer"]):
    from answering import emptiest
    from loopback import Loopback, answer
    from running_many import row, run, written

    from summarizer import SummariserError

_FILES = ("journal.sqlite", "journal.sqlite", "records.jsonl")
_COLUMNS = (
    ("about", "value"), ("about", "key"), ("answers", "text"), ("answers", "finish"),
    ("answers", "prompt"), ("answers", "way"), ("articles", "number"), ("articles", "stamp"),
    ("articles", "key"), ("articles", "name"), ("articles", "state"), ("articles", "start"),
    ("articles", "length"),
)  # fmt: skip
_VALUES = (
    None, 0, -1, 7, 2**62, 1.5, "", "x", "7", "-7", "yes", "{", "[]", '{"a": 1}', b"", b"\xff\xfe",
)  # fmt: skip
_ROOT = Path(tempfile.mkdtemp())


class _Run:
    """One finished run, and copies of its files to be damaged."""

    def __init__(self, server: Loopback) -> None:
        self._server = server
        self._made = _ROOT / "made"
        self._made.mkdir()
        self._table = written(_ROOT / "articles.jsonl", [row(number) for number in range(1, 6)])
        run(server, self._table, self._made / "records.jsonl")
        self._whole = (self._made / "records.jsonl").stat().st_size

    def check(self, data: bytes) -> None:
        """Whatever was damaged, the run goes on or says why not, and each line is still there."""
        guided = Guided(data)
        self._server.requests.clear()  # or they would fill the memory
        folder = _ROOT / "damaged"
        shutil.rmtree(folder, ignore_errors=True)
        shutil.copytree(self._made, folder)
        for _ in range(guided.randint(1, 3)):
            _damage(guided, folder)
        before = _lines((folder / "records.jsonl").read_bytes()[: self._whole])
        try:
            run(self._server, self._table, folder / "records.jsonl", jobs=2)
        except SummariserError as error:
            must(bool(str(error)))
        after = {line for file in folder.glob("*.jsonl") for line in _lines(file.read_bytes())}
        assert before <= after, f"{len(before - after)} records are lost"


def _lines(content: bytes) -> set[bytes]:
    return {line for line in content.splitlines(keepends=True) if line.endswith(b"\n")}


def _damage(guided: Guided, folder: Path) -> None:
    name = guided.choice(_FILES)
    path = folder / name if name == "records.jsonl" else folder / "records.jsonl.journal" / name
    if name != "records.jsonl" and guided.randint(0, 1):
        _change_a_value(guided, path)
        return
    content = bytearray(path.read_bytes())
    at = guided.randint(0, len(content))
    how = guided.choice(("over", "cut", "in"))
    if how == "over":
        put = guided.bytes(40)
        content[at : at + len(put)] = put
    elif how == "cut":
        del content[at:]
    else:
        content[at:at] = guided.bytes(40)
    path.write_bytes(content)


def _change_a_value(guided: Guided, path: Path) -> None:
    table, column = guided.choice(_COLUMNS)
    value = (
        guided.choice(_VALUES)
        if guided.randint(0, 3)
        else guided.text(30).encode("utf-8", "replace")
    )
    try:
        with sqlite3.connect(path) as tables:
            keys = [key for (key,) in tables.execute(f"SELECT {_key(table)} FROM {table}")]
            if keys:
                tables.execute(
                    f"UPDATE OR IGNORE {table} SET {column} = ? WHERE {_key(table)} = ?",
                    (value, guided.choice(keys)),
                )
        tables.close()
    except (sqlite3.Error, UnicodeDecodeError):
        return  # it was damaged before


def _key(table: str) -> str:
    return "key" if table == "about" else "rowid"


if __name__ == "__main__":
    with Loopback([answer(emptiest)]) as server:
        rng = Random(1)
        fuzz(_Run(server).check, [rng.randbytes(size) for size in range(4, 60)])
