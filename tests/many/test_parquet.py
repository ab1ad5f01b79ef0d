"""Records into a Parquet file."""

from __future__ import annotations

import asyncio
import datetime as dt
import gc
import json
import os
import resource
from collections.abc import Iterable, Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from gold_reader import GoldReader
from hand_records import Ruling, audit, hostile, info, provenance, quay, ruling
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import BaseModel

from summarizer import ArticleRecord, InputError, Record, Settings, Summarizer
from summarizer.many.parquet import MOST_BYTES, MOST_ROWS, write_records
from summarizer.pipeline import summarised
from summarizer.score.reading import read_gold
from summarizer.show import to_json_line
from summarizer.version import VERSION

TOP = Path(__file__).parent.parent.parent
ACCEPTED = sorted((TOP / "cassettes" / "local-qwen2.5-coder-1.5b").glob("*.closed.record.json"))
GOLD = read_gold(TOP / "seeds")


def _line(record: Record) -> bytes:
    return to_json_line(record).encode()


def _as_json(path: Path) -> list[str]:
    return [json.dumps(row) for row in pq.read_table(path).to_pylist()]


def _read_back(path: Path, record: type[Record], lines: Iterable[bytes]) -> None:
    """What is read is what was written: values, names and their order."""
    lines = list(lines)
    assert write_records(path, record, lines) == len(lines)
    assert _as_json(path) == [json.dumps(json.loads(line)) for line in lines]


def _accepted(path: Path) -> ArticleRecord:
    told = json.loads(path.read_text("utf-8"))
    return ArticleRecord.model_validate({**told, "provenance": provenance()})


def test_accepted_records_come_back_as_they_were(tmp_path: Path) -> None:
    assert len(ACCEPTED) == 10
    records = [_accepted(path) for path in ACCEPTED]
    _read_back(tmp_path / "out.parquet", ArticleRecord, map(_line, records))


def test_records_of_an_ideal_reader_come_back_as_they_were(tmp_path: Path) -> None:
    brief = Summarizer("openai/any", settings=Settings(plan="one-call")).brief
    records = [
        asyncio.run(summarised(gold.article, brief, GoldReader(gold)))
        for gold in GOLD
        if len(gold.article.text) < 3000
    ]
    assert records
    _read_back(tmp_path / "out.parquet", ArticleRecord, map(_line, records))


def test_a_record_of_a_users_own_comes_back_as_it_was(tmp_path: Path) -> None:
    _read_back(tmp_path / "out.parquet", Ruling, [_line(ruling())] * 3)


@settings(max_examples=50)
@given(text=st.text(st.characters(exclude_categories=["Cs"])))
def test_any_text_comes_back_as_it_was(text: str, tmp_path_factory: pytest.TempPathFactory) -> None:
    _read_back(tmp_path_factory.getbasetemp() / "any.parquet", Ruling, [_line(hostile(text))])


class Note(BaseModel):
    """What a user may think of."""

    count: int
    share: float
    sure: bool
    cost: Decimal | None
    day: dt.date
    tags: list[list[str]]
    words: list[str | None] | None


class Noted(Record):
    """A record that holds it alone, or not, and in a list, and deeper."""

    one: Note | None
    many: list[Note]
    deep: list[list[Note]] | None


NOTES = st.builds(
    Note,
    count=st.integers(-(2**63), 2**63 - 1),
    share=st.floats(allow_nan=False, allow_infinity=False),
    cost=st.none() | st.decimals(allow_nan=False, allow_infinity=False),
    tags=st.lists(st.lists(st.sampled_from(["", "2026-01-01", "null"]), max_size=2), max_size=2),
    words=st.none() | st.lists(st.none() | st.just("a"), max_size=2),
)
FEW = st.lists(NOTES, max_size=2)
NOTED = st.builds(
    Noted,
    article=st.just(info()),
    audit=st.just(audit()),
    provenance=st.just(provenance()),
    one=st.none() | NOTES,
    many=FEW,
    deep=st.none() | st.lists(FEW, max_size=2),
)


@settings(max_examples=50)
@given(records=st.lists(NOTED, max_size=3))
def test_any_record_comes_back_as_it_was(
    records: list[Noted], tmp_path_factory: pytest.TempPathFactory
) -> None:
    path = tmp_path_factory.getbasetemp() / "noted.parquet"
    _read_back(path, Noted, map(_line, records))


def test_the_file_says_what_it_holds_and_is_compressed(tmp_path: Path) -> None:
    write_records(tmp_path / "ours.parquet", ArticleRecord, [_line(quay())])
    write_records(tmp_path / "own.parquet", Ruling, [_line(ruling())])

    ours = pq.read_schema(tmp_path / "ours.parquet").metadata
    assert ours[b"summarizer.format"] == b"article-record/1"
    assert ours[b"summarizer.version"] == VERSION.encode()
    own = pq.read_schema(tmp_path / "own.parquet").metadata
    assert b"summarizer.format" not in own
    assert pq.read_metadata(tmp_path / "ours.parquet").row_group(0).column(0).compression == "ZSTD"


def test_no_record_is_a_table_without_a_row(tmp_path: Path) -> None:
    assert write_records(tmp_path / "none.parquet", ArticleRecord, []) == 0
    table = pq.read_table(tmp_path / "none.parquet")
    assert (table.num_rows, table.column_names[:2]) == (0, ["format", "article"])


def test_many_records_stand_in_row_groups_of_bounded_size(tmp_path: Path) -> None:
    short = _line(ruling())
    lines = (short.replace(b"quay.txt", b"%d.txt" % number) for number in range(20_000))

    assert write_records(tmp_path / "out.parquet", Ruling, lines) == 20_000

    file = pq.ParquetFile(tmp_path / "out.parquet")
    groups = [file.metadata.row_group(n).num_rows for n in range(file.num_row_groups)]
    assert sum(groups) == 20_000
    assert max(groups) <= min(MOST_ROWS, MOST_BYTES // len(short))
    sources = [row["source"] for row in file.read(["article"])["article"].to_pylist()]
    assert sources == [f"{number}.txt" for number in range(20_000)]


def test_a_row_group_has_so_many_bytes_or_one_row(tmp_path: Path) -> None:
    sizes = [MOST_BYTES // 3, MOST_BYTES // 3, MOST_BYTES // 3, 10, 2 * MOST_BYTES, 10]
    lines = (_line(ruling()).replace(b"quay.txt", b"x" * size) for size in sizes)

    write_records(tmp_path / "out.parquet", Ruling, lines)

    metadata = pq.read_metadata(tmp_path / "out.parquet")
    assert [metadata.row_group(n).num_rows for n in range(metadata.num_row_groups)] == [2, 2, 1, 1]


def test_no_more_lines_are_taken_than_a_row_group_needs(tmp_path: Path) -> None:
    held = []

    def lines() -> Iterator[bytes]:
        for _ in range(5):
            held.append(pa.total_allocated_bytes())
            yield _line(ruling()).replace(b"quay.txt", b"x" * MOST_BYTES)

    before = pa.total_allocated_bytes()
    write_records(tmp_path / "out.parquet", Ruling, lines())
    assert max(held) - before < 2 * MOST_BYTES


def _interrupted() -> Iterator[bytes]:
    yield _line(ruling())
    raise KeyboardInterrupt


def _failing() -> Iterator[bytes]:
    for _ in range(3):
        yield _line(ruling()).replace(b"quay.txt", b"x" * MOST_BYTES)
    raise RuntimeError("no more")


@pytest.mark.parametrize(
    ("lines", "error"),
    [
        (_interrupted(), KeyboardInterrupt),
        (_failing(), RuntimeError),
        (iter([_line(ruling()), b"{}"]), InputError),
    ],
)
def test_what_fails_on_the_way_leaves_the_old_file_and_nothing_else(
    lines: Iterator[bytes], error: type[BaseException], tmp_path: Path
) -> None:
    path = tmp_path / "out.parquet"
    path.write_bytes(b"old")
    with pytest.raises(error):
        write_records(path, Ruling, lines)
    assert os.listdir(tmp_path) == ["out.parquet"]
    assert path.read_bytes() == b"old"


@pytest.mark.parametrize("room", [2, 20_000], ids=["for nothing", "for no end"])
def test_a_full_disk_leaves_the_old_file_and_nothing_else(room: int, tmp_path: Path) -> None:
    path = tmp_path / "out.parquet"
    path.write_bytes(b"old")
    lines = [
        _line(ruling()).replace(b"quay.txt", os.urandom(5000).hex().encode()) for _ in range(3)
    ]
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (room, limits[1]))
    try:
        with pytest.raises(OSError, match="too large"):
            write_records(path, Ruling, lines)
        gc.collect()  # a writer that is left behind would write once more, and complain
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
    assert os.listdir(tmp_path) == ["out.parquet"]
    assert path.read_bytes() == b"old"


def test_what_a_link_points_at_is_replaced_and_folders_are_made(tmp_path: Path) -> None:
    real, link = tmp_path / "deep" / "real.parquet", tmp_path / "link.parquet"
    link.symlink_to(real)
    for path in (real, link):
        write_records(path, Ruling, [_line(ruling())])
        assert link.is_symlink()
        assert pq.read_metadata(real).num_rows == 1


def test_a_folder_in_the_way_is_told_before_a_line_is_taken(tmp_path: Path) -> None:
    with pytest.raises(IsADirectoryError):
        write_records(tmp_path, Ruling, _interrupted())


def _without(name: str) -> bytes:
    told: dict[str, Any] = json.loads(_line(ruling()))
    del told[name]
    return json.dumps(told).encode()


@pytest.mark.parametrize(
    "line",
    [
        b"",
        b"no JSON",
        b"[]",
        _without("article"),
        _line(quay()),
        _line(ruling()).replace(b'"characters": ', b'"characters": 1e'),
        _line(ruling()).replace(b'"characters": ', b'"characters": 99999999999999999999'),
        _line(ruling()).replace(b'"quay.txt"', b"null"),
        _line(ruling()).rstrip() + _line(ruling()),
        b'{"broken": "\\ud800"',
    ],
)
def test_a_line_that_is_no_such_record_is_named_by_its_number(line: bytes, tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"^Record 3 .* Ruling: ") as caught:
        write_records(tmp_path / "out.parquet", Ruling, [*[_line(ruling())] * 2, line])
    assert caught.value.code == "bad_record"


def test_half_a_character_is_a_replacement_character(tmp_path: Path) -> None:
    line = _line(ruling()).replace(b"quay.txt", rb"a\uD83Db\udc00 \ud83d\ude00 \\ud800".strip())
    assert rb"\ud83d\ude00" in line
    write_records(tmp_path / "out.parquet", Ruling, [line])
    row = pq.read_table(tmp_path / "out.parquet").to_pylist()[0]
    assert row["article"]["source"] == "a\ufffdb\ufffd \U0001f600 \\ud800"
