"""Tables of articles by their names, one or several, and articles in files."""

from __future__ import annotations

from pathlib import Path

import pytest
from running_many import row, written

from summarizer import InputError
from summarizer.many.entries import Columns
from summarizer.many.parquet import ParquetTable
from summarizer.many.tables import table, tables

NAMED = Columns(id="name")


def in_parquet(path: Path, count: int) -> Path:
    pa = pytest.importorskip("pyarrow")
    import pyarrow.parquet as pq

    pq.write_table(pa.Table.from_pylist([row(n) for n in range(count)]), path)
    assert ParquetTable(path).row_count == count
    return path


@pytest.mark.parametrize("ending", ["jsonl", "NDJSON", "parquet"])
def test_a_table_is_read_as_its_name_says_and_as_often_as_one_likes(
    tmp_path: Path, ending: str
) -> None:
    path = tmp_path / f"in.{ending}"
    in_parquet(path, 3) if ending == "parquet" else written(path, map(row, range(3)))
    source = table(path, NAMED)
    for _ in range(2):
        assert [one.article().source for one in source] == ["a0", "a1", "a2"]
        assert source.fraction() == 1.0
    assert [one.name for one in source] == [f"{path}:{n}" for n in (1, 2, 3)]


def test_several_tables_are_one_behind_the_other(tmp_path: Path) -> None:
    first = written(tmp_path / "a.jsonl", map(row, range(2)))
    last = in_parquet(tmp_path / "b.parquet", 1)
    source = tables([first, last], NAMED)
    given = iter(source)
    assert [next(given).name, source.fraction()] == [f"{first}:1", 0.25]
    assert [one.name for one in given] == [f"{first}:2", f"{last}:1"]
    assert source.fraction() == 1.0
    assert source.read_as == NAMED.told


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("none.jsonl", "There is no file"),
        ("none.parquet", "There is no file"),
        ("folder.jsonl", "is a folder: name a file in it"),
        ("long" * 200 + ".jsonl", "cannot be read: File name too long"),
        ("a\0b.jsonl", "cannot be read: .*embedded null"),
    ],
    ids=["lines", "parquet", "a folder", "a long name", "no name"],
)
def test_a_table_that_cannot_be_read_is_refused_before_the_first_row(
    tmp_path: Path, name: str, words: str
) -> None:
    (tmp_path / "folder.jsonl").mkdir()
    good = written(tmp_path / "in.jsonl", [row(1)])
    with pytest.raises(InputError, match=words):
        tables([good, tmp_path / name])
