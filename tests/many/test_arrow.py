"""A record model as an Arrow schema."""

from __future__ import annotations

import datetime as dt
import enum
import json
import sys
from collections.abc import Callable
from decimal import Decimal
from typing import Any, Literal

import pyarrow as pa
import pytest
from hand_records import Ruling, quay, ruling
from pydantic import BaseModel, ConfigDict, Field
from rulings import CourtRuling

from summarizer import ArticleRecord, InputError, Record, SchemaError
from summarizer.many.arrow import arrow_schema
from summarizer.schemas import Span
from summarizer.show import to_json_line


class Side(enum.Enum):
    """A label in another form than a Literal."""

    LEFT = "left"


class Inner(BaseModel):
    """A model in a model."""

    words: str
    more: list[int]


class Folder(BaseModel):
    """A model that can hold itself."""

    folders: list[Folder]


class Free(BaseModel):
    """A model whose names are not all known."""

    model_config = ConfigDict(extra="allow")

    known: str


class Bare(BaseModel):
    """A model without a field."""


def _record(kind: Any) -> type[Record]:
    return type("Own", (Record,), {"__annotations__": {"value": kind}, "__module__": __name__})


def _list(kind: pa.DataType) -> pa.DataType:
    return pa.list_(pa.field("element", kind, nullable=False))


INNER = pa.struct(
    [
        pa.field("words", pa.string(), nullable=False),
        pa.field("more", _list(pa.int64()), nullable=False),
    ]
)


@pytest.mark.parametrize(
    ("kind", "column"),
    [
        (str, pa.string()),
        (int, pa.int64()),
        (float, pa.float64()),
        (bool, pa.bool_()),
        (Decimal, pa.string()),
        (dt.date, pa.string()),
        (dt.datetime, pa.string()),
        (dt.date | str, pa.string()),
        (Side, pa.string()),
        (Literal["held", "planned"], pa.string()),
        (Literal[1, 2], pa.int64()),
        (list[str], _list(pa.string())),
        (list[list[str]], _list(_list(pa.string()))),
        (tuple[int, ...], _list(pa.int64())),
        (list[str | None], pa.list_(pa.field("element", pa.string()))),
        (Inner, INNER),
        (list[Inner], _list(INNER)),
    ],
)
def test_a_type_has_one_column_and_may_be_null_where_the_model_says_so(
    kind: Any, column: pa.DataType
) -> None:
    field = arrow_schema(_record(kind)).field("value")
    assert (field.type, field.nullable) == (column, False)
    if column != INNER:
        field = arrow_schema(_record(kind | None)).field("value")
        assert (field.type, field.nullable) == (column, True)


def test_a_label_that_may_be_null_is_a_string_that_may_be_null() -> None:
    field = arrow_schema(_record(Literal["held", None])).field("value")
    assert (field.type, field.nullable) == (pa.string(), True)


def test_in_a_struct_that_may_be_null_all_but_the_items_of_lists_may_be() -> None:
    field = arrow_schema(_record(Inner | None)).field("value")
    assert field.type == pa.struct(
        [pa.field("words", pa.string()), pa.field("more", _list(pa.int64()))]
    )


@pytest.mark.parametrize(
    ("kind", "where", "why"),
    [
        (int | str, "Own.value", "several types"),
        (Literal["one", 1], "Own.value", "several types"),
        (None, "Own.value", "always null"),
        (Any, "Own.value", "anything"),
        (list, "Own.value", "anything"),
        (tuple[int, str], "Own.value", "not of one type"),
        (dict[str, int], "Own.value", "names in it are not fixed"),
        (Free, "Own.value", "names in it are not fixed"),
        (Bare, "Own.value", "names in it are not fixed"),
        (list[Folder], "Own.value.folders", "without an end"),
        (Callable[[], int], "Own.value", "no JSON Schema"),
    ],
)
def test_what_is_no_column_is_refused_by_field_and_reason(kind: Any, where: str, why: str) -> None:
    with pytest.raises(SchemaError, match=rf"^{where} cannot .*{why}"):
        arrow_schema(_record(kind))


def _names(kind: pa.DataType, value: Any) -> None:
    """Names and order of a struct, and of all in it, are those of the JSON."""
    if pa.types.is_struct(kind) and value is not None:
        assert kind.names == list(value)
        for name in kind.names:
            _names(kind.field(name).type, value[name])
    elif pa.types.is_list(kind):
        for item in value or ():
            _names(kind.value_type, item)


@pytest.mark.parametrize("record", [quay(), ruling()], ids=["ours", "a user's"])
def test_names_and_their_order_are_those_of_the_json(record: Record) -> None:
    schema = arrow_schema(type(record))
    _names(pa.struct(list(schema)), json.loads(to_json_line(record)))


def test_an_alias_is_the_name_only_where_the_model_writes_it() -> None:
    class Silent(BaseModel):
        number: int = Field(alias="n")

    class Written(Silent):
        model_config = ConfigDict(serialize_by_alias=True)

    assert arrow_schema(_record(Silent)).field("value").type.names == ["number"]
    assert arrow_schema(_record(Written)).field("value").type.names == ["n"]


def test_every_record_of_the_project_is_a_table() -> None:
    assert arrow_schema(ArticleRecord).names[:3] == ["format", "article", "headline"]
    assert arrow_schema(CourtRuling).names[-2:] == ["audit", "provenance"]
    assert "format" not in arrow_schema(Ruling).names
    evidence = arrow_schema(ArticleRecord).field("asks").type.value_type.field("evidence").type
    assert evidence.value_type.names == list(Span.model_fields)


def test_without_pyarrow_the_message_says_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(InputError, match=r'pip install "summarizer\[parquet\]"') as caught:
        arrow_schema(ArticleRecord)
    assert caught.value.code == "no_pyarrow"
