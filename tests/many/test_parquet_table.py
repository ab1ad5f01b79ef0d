"""Rows out of somebody's Parquet file."""

from __future__ import annotations

import contextlib
import datetime as dt
import os
import sys
from decimal import Decimal
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hand_records import Ruling, ruling
from hypothesis import given, settings
from hypothesis import strategies as st

from summarizer import InputError
from summarizer.many.parquet import ParquetTable, Row, write_records
from summarizer.show import to_json_line


def _file(path: Path, table: pa.Table, **options: Any) -> Path:
    pq.write_table(table, path, **options)
    return path


def _numbered(path: Path, rows: int, row_group: int) -> Path:
    table = pa.table({"id": list(range(rows)), "text": [f"Article {n}." for n in range(rows)]})
    return _file(path / "in.parquet", table, row_group_size=row_group)


def test_rows_come_in_the_order_of_the_file_with_the_columns_asked_for(tmp_path: Path) -> None:
    table = ParquetTable(_numbered(tmp_path, 1000, row_group=300))

    assert table.columns == ("id", "text")
    assert table.row_count == 1000
    assert list(table.rows(["text", "id"])) == [
        Row(n, {"text": f"Article {n}.", "id": n}) for n in range(1000)
    ]
    assert list(next(table.rows(["text", "id"])).values) == ["text", "id"]
    assert [row.values for row in table.rows([])] == [{}] * 1000


@pytest.mark.parametrize("start", [0, 1, 255, 256, 299, 300, 301, 999, 1000, 5000])
def test_rows_from_a_number_on_are_the_last_of_all(start: int, tmp_path: Path) -> None:
    table = ParquetTable(_numbered(tmp_path, 1000, row_group=300))
    assert list(table.rows(["id"], start=start)) == list(table.rows(["id"]))[start:]


def test_a_row_group_that_is_skipped_is_not_read(tmp_path: Path) -> None:
    path = _numbered(tmp_path, 1000, row_group=500)
    first = pq.read_metadata(path).row_group(0).column(0)
    with open(path, "r+b") as file:
        file.seek(first.dictionary_page_offset)
        file.write(b"\xff" * first.total_compressed_size)

    table = ParquetTable(path)
    assert [row.number for row in table.rows(["id"], start=500)] == list(range(500, 1000))
    with pytest.raises(InputError, match="damaged behind row 0"):
        next(table.rows(["id"], start=499))


DAY = dt.datetime(2026, 3, 10, 12, 30, 0, 123456)


@pytest.mark.parametrize(
    ("column", "values"),
    [
        (pa.array(["é", None, ""]), ["é", None, ""]),
        (pa.array(["é", None], pa.large_string()), ["é", None]),
        (pa.array(["é", None], pa.string_view()), ["é", None]),
        (pa.array(["é", None, "é"]).dictionary_encode(), ["é", None, "é"]),
        (pa.array([b"\xff", None], pa.binary()), [b"\xff", None]),
        (pa.array([b"\xff", None], pa.large_binary()), [b"\xff", None]),
        (pa.array([b"\xff"], pa.binary(1)), [b"\xff"]),
        (pa.array([1, None], pa.uint8()), [1, None]),
        (pa.array([2**63], pa.uint64()), [2**63]),
        (pa.array([0.5, None]), [0.5, None]),
        (pa.array([True, None]), [True, None]),
        (pa.array([Decimal("1.50")]), [Decimal("1.50")]),
        (pa.array([DAY.date(), None]), [DAY.date(), None]),
        (pa.array([DAY, None], pa.timestamp("us")), [DAY, None]),
        (pa.array([1773145800123456789, None], pa.timestamp("ns")), [DAY, None]),
        (
            pa.array([1773145800123456789], pa.timestamp("ns", "UTC")),
            [DAY.replace(tzinfo=dt.UTC)],
        ),
        (pa.array([1001], pa.time64("ns")), [dt.time(microsecond=1)]),
        (pa.array([1001], pa.duration("ns")), [dt.timedelta(microseconds=1)]),
        (pa.nulls(2), [None, None]),
        (pa.array([["a"], None, []]), [["a"], None, []]),
        (pa.array([{"a": 1}, None]), [{"a": 1}, None]),
    ],
    ids=lambda value: str(value.type) if isinstance(value, pa.Array) else "",
)
def test_values_are_pythons_own(column: pa.Array, values: list[Any], tmp_path: Path) -> None:
    path = _file(tmp_path / "in.parquet", pa.table({"it": column}))
    rows = ParquetTable(path).rows(["it"])
    found = [row.values["it"] for row in rows]
    assert found == values
    assert [type(one) for one in found] == [type(one) for one in values]


def test_a_text_that_is_not_utf8_is_bytes_and_its_neighbours_are_text(tmp_path: Path) -> None:
    raw = pa.array([b"caf\xe9", b"caf\xc3\xa9", None])
    for kind in (pa.string(), pa.large_string()):
        column = raw.cast(pa.large_binary() if kind == pa.large_string() else pa.binary())
        text = pa.Array.from_buffers(kind, 3, column.buffers())
        path = _file(tmp_path / "in.parquet", pa.table({"text": text}))
        found = [row.values["text"] for row in ParquetTable(path).rows(["text"])]
        assert found == [b"caf\xe9", "café", None]


def test_a_day_that_python_cannot_tell_is_refused_with_its_place(tmp_path: Path) -> None:
    days = pa.array([0, 2**30], pa.date32())
    path = _file(tmp_path / "in.parquet", pa.table({"day": days, "text": ["a", "b"]}))
    table = ParquetTable(path)
    with pytest.raises(InputError, match=r"column 'day', from row 0 on, .* as text") as caught:
        list(table.rows(["day"]))
    assert caught.value.code == "bad_value"
    assert [row.values["text"] for row in table.rows(["text"])] == ["a", "b"]


def test_columns_of_like_names_are_told_apart(tmp_path: Path) -> None:
    table = pa.table({"a": [{"b": "inner"}], "a.b": ["outer"], "": ["nameless"]})
    read = ParquetTable(_file(tmp_path / "in.parquet", table))
    assert next(read.rows(["a.b"])).values == {"a.b": "outer"}
    assert next(read.rows(["a"])).values == {"a": {"b": "inner"}}
    assert next(read.rows([""])).values == {"": "nameless"}


def test_a_column_that_is_not_there_is_refused_at_once_with_those_that_are(tmp_path: Path) -> None:
    table = ParquetTable(_numbered(tmp_path, 1, row_group=1))
    with pytest.raises(InputError, match="no column 'body'; those it has are 'id', 'text'") as told:
        table.rows(["body"])
    assert told.value.code == "no_column"

    wide = pa.table({f"c{n}": [n] for n in range(30)})
    with pytest.raises(InputError, match=r"'c19' and 10 more\.$"):
        ParquetTable(_file(tmp_path / "wide.parquet", wide)).rows(["body"])


def test_a_column_that_is_there_twice_is_refused(tmp_path: Path) -> None:
    twice = pa.Table.from_arrays([pa.array(["a"]), pa.array(["b"])], names=["text", "text"])
    with pytest.raises(InputError, match="2 columns of the name 'text'") as caught:
        ParquetTable(_file(tmp_path / "in.parquet", twice)).rows(["text"])
    assert caught.value.code == "two_columns"


@pytest.mark.parametrize("content", [b"", b"text", b"PAR1" * 3, b"PARE" * 30])
def test_what_is_not_parquet_is_refused(content: bytes, tmp_path: Path) -> None:
    path = tmp_path / "in.parquet"
    path.write_bytes(content)
    with pytest.raises(InputError, match=r"in\.parquet cannot be read as Parquet: ") as caught:
        ParquetTable(path)
    assert caught.value.code == "not_parquet"


def test_what_is_no_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="There is no file") as caught:
        ParquetTable(tmp_path / "in.parquet")
    assert caught.value.code == "no_file"
    with pytest.raises(
        InputError, match=r"is a folder: name a file in it .*/\*\.parquet"
    ) as caught:
        ParquetTable(tmp_path)
    assert caught.value.code == "folder"


def test_a_pipe_is_refused_and_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "in.parquet")
    with pytest.raises(InputError, match="is no ordinary file") as caught:
        ParquetTable(tmp_path / "in.parquet")
    assert caught.value.code == "unreadable"


def test_a_file_that_ends_between_two_readings_is_refused(tmp_path: Path) -> None:
    path = _numbered(tmp_path, 1000, row_group=500)
    rows = ParquetTable(path).rows(["text"])
    assert next(rows).number == 0
    path.unlink()
    assert sum(1 for _ in rows) == 999  # it is open still
    with pytest.raises(InputError, match="There is no file"):
        ParquetTable(path)


@settings(max_examples=50)
@given(data=st.data())
def test_a_damaged_file_gives_its_rows_or_says_that_it_is_damaged(
    data: st.DataObject, tmp_path_factory: pytest.TempPathFactory
) -> None:
    path = tmp_path_factory.getbasetemp() / "damaged.parquet"
    write_records(path, Ruling, [to_json_line(ruling()).encode()] * 3)
    whole = list(ParquetTable(path).rows(["article", "legal_claims"]))
    content = bytearray(path.read_bytes())
    place = data.draw(st.integers(0, len(content) - 1))
    if data.draw(st.booleans()):
        del content[place:]
    else:
        content[place] ^= data.draw(st.integers(1, 255))
    path.write_bytes(content)
    read: list[Row] = whole
    with contextlib.suppress(InputError):
        read = list(ParquetTable(path).rows(["article", "legal_claims"]))
    assert len(read) == len(whole)


def test_a_byte_of_a_value_that_went_wrong_is_noticed(tmp_path: Path) -> None:
    """Our own files hold check sums."""
    path = tmp_path / "out.parquet"
    write_records(path, Ruling, [to_json_line(ruling()).encode()] * 3)
    chunk = pq.read_metadata(path).row_group(0).column(0)
    with open(path, "r+b") as file:
        file.seek(chunk.data_page_offset + chunk.total_compressed_size // 2)
        (byte,) = file.read(1)
        file.seek(-1, os.SEEK_CUR)
        file.write(bytes([byte ^ 1]))
    with pytest.raises(InputError, match="is damaged behind row 0") as caught:
        list(ParquetTable(path).rows(["article"]))
    assert caught.value.code == "damaged"


def test_a_row_group_of_any_size_is_read_in_small_pieces(tmp_path: Path) -> None:
    texts = pa.array([f"{n} " + "word " * 20_000 for n in range(1000)])
    # A page cannot be read in part, so a writer of long texts makes pages of few rows.
    pages = {"use_dictionary": False, "write_batch_size": 8}
    path = _file(tmp_path / "in.parquet", pa.table({"text": texts}), **pages)
    size, held = texts.nbytes, 0
    del texts

    before = pa.total_allocated_bytes()
    for _ in ParquetTable(path).rows(["text"]):
        held = max(held, pa.total_allocated_bytes() - before)
    assert pq.read_metadata(path).num_row_groups == 1
    assert 0 < held < size / 5


def test_without_pyarrow_the_message_says_how_to_get_it(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(InputError, match=r'pip install "summarizer\[parquet\]"') as caught:
        ParquetTable(tmp_path / "in.parquet")
    assert caught.value.code == "no_pyarrow"
