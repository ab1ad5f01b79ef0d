"""Records as tables: the same columns whatever was found, and nothing that a spreadsheet runs."""

from __future__ import annotations

import csv
import io
import json
import re
import sys
from pathlib import Path
from typing import Any, Literal

import polars as pl
import pytest
from hand_records import Ruling, hostile, party, quay, ruling
from hypothesis import example, given
from hypothesis import strategies as st
from rulings import CourtRuling

from summarizer import to_frames
from summarizer.errors import InputError
from summarizer.schemas import ArticleRecord, Figure, Item, Party, Record, Wording
from summarizer.show.tables import Column, Rows, Table, tables_of
from summarizer.show.tables.csv_ import csv_header, csv_rows

ROOT = Path(__file__).parents[2]
ACCEPTED = sorted((ROOT / "cassettes").rglob("*.closed.record.json"))
LIBRARIES: tuple[Literal["polars", "pandas"], ...] = ("polars", "pandas")
FORMULAS = "=+-@＝＋－＠"  # noqa: RUF001


def accepted(path: Path) -> ArticleRecord:
    told = json.loads(path.read_text("utf-8"))
    told.setdefault("provenance", quay().model_dump(mode="json")["provenance"])
    return ArticleRecord.model_validate(told)


def told(record: Record, name: str) -> list[dict[str, Any]]:
    """The rows of a table, as polars has them."""
    rows: list[dict[str, Any]] = to_frames(record, frames="polars")[name].to_dicts()
    return rows


def read_csv(data: bytes, delimiter: str = ",") -> list[list[str]]:
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""), delimiter=delimiter))


# Tables and columns -----------------------------------------------------------------------


def test_a_record_has_a_table_a_section_between_those_that_every_record_has() -> None:
    assert list(to_frames(quay(), frames="polars")) == [
        "articles",
        *("headline", "summary", "meetings", "asks", "figures", "attributions"),
        *("evidence", "parties", "chains"),
        *("audit_unused", "audit_refused", "audit_failed", "audit_warnings"),
    ]


@pytest.mark.parametrize("library", LIBRARIES)
def test_columns_and_their_types_are_the_same_with_records_and_without(
    library: Literal["polars", "pandas"],
) -> None:
    some = to_frames([quay(), quay()], frames=library)
    none = to_frames([], frames=library)
    for name, frame in some.items():
        assert list(frame.columns) == list(none[name].columns)
        assert list(frame.dtypes) == list(none[name].dtypes)
        assert len(none[name]) == 0


@pytest.mark.parametrize("library", LIBRARIES)
def test_both_libraries_hold_the_same(library: Literal["polars", "pandas"]) -> None:
    figures = to_frames(quay(), frames=library)["figures"]
    assert list(figures["value"]) == [12_500_000.0, 4.0, 310.0]
    assert list(figures["first_start"]) == [116, 325, 325]
    meetings = to_frames(quay(), frames=library)["meetings"]
    assert str(meetings["when_start"][0])[:10] == "2026-03-09"


def test_the_row_of_a_meeting() -> None:
    (row,) = told(quay(), "meetings")
    shown = {name: value for name, value in row.items() if not name.startswith(("article", "when"))}
    assert shown == {
        "item": "m1",
        "participants": "Ana Lindqvist; Tomás Okafor",
        "status": "held",
        "place": "Old Custom House",
        "occasion": None,
        "topics": "northern quay; spending on the port",
        "evidence_count": 1,
        "first_start": 0,
        "first_end": 63,
        "first_text": "Mayor Ana Lindqvist met Tomás Okafor, head of the Harbour Board",
        "said_by": "officials",
        "said_by_count": 1,
    }


def test_a_chain_runs_from_the_origin_to_who_carried_it_last() -> None:
    (ask,) = told(quay(), "asks")
    assert ask["said_by"] == "two people in the room → the Brakholm Courier"
    links = [row for row in told(quay(), "chains") if row["item"] == "a1"]
    assert [(row["field"], row["n"], row["position"], row["kind"]) for row in links] == [
        ("said_by", 1, 1, "unnamed"),
        ("said_by", 1, 2, "outlet"),
    ]
    assert told(quay(), "attributions")[1]["chain"] == ask["said_by"]


def test_what_was_left_out_has_tables_too() -> None:
    assert len(told(quay(), "audit_unused")) == 8
    assert told(quay(), "audit_refused")[0]["value"] == "Ana Lindkvist"
    assert told(quay(), "audit_failed")[0]["code"] == "truncated"
    assert told(quay(), "audit_warnings")[0]["end"] == 5
    assert told(quay(), "articles")[0]["failed"] == "asks"


@pytest.mark.parametrize("path", ACCEPTED, ids=lambda path: path.stem)
def test_every_item_span_and_party_of_a_real_record_has_its_row(path: Path) -> None:
    record = accepted(path)
    frames = to_frames(record, frames="polars")
    spans = 0
    for name in ("summary", "meetings", "asks", "figures", "attributions"):
        items = getattr(record, name)
        assert frames[name]["item"].to_list() == [item.id for item in items]
        for item in items:
            fields = (item.evidence, getattr(item, "mentions", []), getattr(item, "quotations", []))
            spans += sum(map(len, fields))
    spans += len(record.headline.evidence) if record.headline else 0
    assert len(frames["evidence"]) == spans
    named = sum(len(m.participants) for m in record.meetings)
    named += sum(len(a.askers) + len(a.asked) for a in record.asks)
    assert len(frames["parties"]) == named


@pytest.mark.parametrize("path", ACCEPTED[:3], ids=lambda path: path.stem)
def test_items_and_their_evidence_can_be_joined(path: Path) -> None:
    frames = to_frames(accepted(path), frames="polars")
    keys = ["article_source", "article_sha256", "item"]
    evidence = frames["evidence"].filter(
        (pl.col("section") == "figures") & (pl.col("field") == "evidence") & (pl.col("n") == 1)
    )
    joined = frames["figures"].join(evidence, on=keys, suffix="_of_span")
    assert len(joined) == len(frames["figures"])
    assert joined["first_start"].to_list() == joined["start"].to_list()
    assert joined["first_text"].to_list() == joined["text_of_span"].to_list()


# Records of one's own ---------------------------------------------------------------------


def test_a_record_of_ones_own_has_the_columns_of_its_types() -> None:
    (row,) = told(ruling(), "legal_claims")
    assert row["claimants"] == "Harbour Board"
    assert (row["sum_text"], row["sum_value"], row["sum_unit"]) == (
        "12.5 million kronor",
        12_500_000.0,
        "SEK",
    )
    assert str(row["heard_end"]) == "2025-12-31"
    assert [row["field"] for row in told(ruling(), "evidence")] == ["evidence", "sum_mentions"]


class Odd(Item):
    """An item whose fields have the names of columns that there are already."""

    item: Wording
    First_Text: Wording
    lead: Party
    sums: list[Figure]


class OddRecord(Record):
    """A record with sections of such names."""

    evidence: list[Odd]
    Articles: list[Odd]


def test_a_name_that_is_taken_gets_a_prefix() -> None:
    assert "section_parties" in [table.name for table in tables_of(CourtRuling)]
    tables = {
        table.name: [column.name for column in table.columns] for table in tables_of(OddRecord)
    }
    assert list(tables)[:3] == ["articles", "section_evidence", "section_Articles"]
    assert tables["section_evidence"][2:] == [
        *("item", "field_item", "field_First_Text"),
        *("lead", "lead_role", "lead_affiliation"),
        *(f"sums_{part}" for part in ("text", "kind", "value", "value_high", "unit")),
        *("sums_bound", "sums_change", "sums_per"),
        *("evidence_count", "first_start", "first_end", "first_text", "said_by", "said_by_count"),
    ]


@pytest.mark.parametrize("model", [ArticleRecord, Ruling, CourtRuling, OddRecord])
def test_no_two_tables_and_no_two_columns_have_one_name(model: type[Record]) -> None:
    names = [table.name.casefold() for table in tables_of(model)]
    assert len(set(names)) == len(names)
    for table in tables_of(model):
        columns = [column.name.casefold() for column in table.columns]
        assert len(set(columns)) == len(columns)


def test_tables_are_of_one_kind_of_record() -> None:
    with pytest.raises(InputError, match="Ruling is not ArticleRecord"):
        to_frames([quay(), ruling()])


def test_the_model_may_be_given_where_there_may_be_no_record() -> None:
    assert "legal_claims" in to_frames([], schema=Ruling)


@pytest.mark.parametrize("wanted", [None, "pandas"])
def test_where_there_are_no_frames_it_says_what_to_install(
    monkeypatch: pytest.MonkeyPatch, wanted: Literal["pandas"] | None
) -> None:
    for name in LIBRARIES:
        monkeypatch.setitem(sys.modules, name, None)
    with pytest.raises(InputError, match=f"pip install {wanted or 'polars'}"):
        to_frames(quay(), frames=wanted)


# CSV --------------------------------------------------------------------------------------

TABLE = Table("t", "", (Column("words", "text", ""), Column("number", "decimal", "")))
WORDS = Table("t", "", (Column("first", "text", ""), Column("second", "text", "")))


def cell(text: str) -> str:
    """The text as it is read out of a cell."""
    ((found, _),) = read_csv(csv_rows(TABLE, [(text, None)]))
    return found


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("=1+1", "'=1+1"),
        ("+44 20", "'+44 20"),
        ("-5 per cent", "'-5 per cent"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("\t=1", "'\t'=1"),
        (" \n=1", "' \n'=1"),
        ("\rx", "'\rx"),
        ("  =1", "'  =1"),
        ("\ufeff\u200b=1", "'\ufeff\u200b=1"),
        ("＝1", "'＝1"),  # noqa: RUF001
        ("A; =HYPERLINK(1)", "A; '=HYPERLINK(1)"),
        ("A\n=1", "A\n'=1"),
        ("A\r\n  @x", "A\r\n  '@x"),
        ("a = b, -5 and +6", "a = b, -5 and +6"),
        ("“-5”", "“-5”"),
        ("two\nlines", "two\nlines"),
        ("", ""),
    ],
)
def test_text_that_a_spreadsheet_would_run_gets_an_apostrophe(text: str, written: str) -> None:
    assert cell(text) == written


def test_a_negative_number_stays_a_number() -> None:
    assert csv_rows(TABLE, [(None, "-5.25")]) == b",-5.25\r\n"


def test_csv_begins_with_a_byte_order_mark_and_its_lines_end_as_the_standard_says() -> None:
    assert csv_header(TABLE) == b"\xef\xbb\xbfwords,number\r\n"
    assert csv_rows(TABLE, [('say "a", b', "1")]) == b'"say ""a"", b",1\r\n'


@example("\t=")
@given(st.text(alphabet=st.characters(exclude_categories=["Cs"]) | st.sampled_from("=+-@;\t\r\n ")))
def test_no_text_begins_a_formula_in_a_spreadsheet_of_any_locale(text: str) -> None:
    assert cell(text).replace("'", "") == text.replace("\0", "\ufffd").replace("'", "")
    row = csv_rows(WORDS, [("first", text)])
    for separator in ",;\t":
        for found in (part for line in read_csv(row, separator) for part in line):
            assert not found.strip().startswith(tuple(FORMULAS))


@given(st.text(min_size=1, max_size=30))
def test_any_characters_of_a_record_come_back_out_of_its_tables(text: str) -> None:
    record = hostile(text)
    whole = re.sub("[\ud800-\udfff]", "\ufffd", text)
    for library in LIBRARIES:
        assert to_frames(record, frames=library)["legal_claims"]["judge"][0] == whole
    for table in tables_of(Ruling):
        rows = [row for name, row in Rows(Ruling).of(record) if name == table.name]
        read = read_csv(csv_header(table) + csv_rows(table, rows))
        assert len(read) == 1 + len(rows)
        assert {len(line) for line in read} == {len(table.columns)}


@pytest.mark.parametrize("value", ["=1+1", "1e5", "nan", "", "1\n", "٣", "1" * 400])
def test_what_is_no_plain_decimal_is_no_number(value: str) -> None:
    record = quay()
    figure = record.figures[0].model_copy(update={"value": value})
    rows = told(record.model_copy(update={"figures": [figure]}), "figures")
    assert rows[0]["value"] is None


def test_names_of_several_parties_share_a_cell_and_have_rows_of_their_own() -> None:
    record = quay()
    ask = record.asks[0].model_copy(update={"asked": [party("A; B"), party("=C", "r", "f")]})
    record = record.model_copy(update={"asks": [ask]})
    assert told(record, "asks")[0]["asked"] == "A; B; =C"
    asked = [row for row in told(record, "parties") if row["field"] == "asked"]
    assert [(row["n"], row["name"], row["role"]) for row in asked] == [
        (1, "A; B", None),
        (2, "=C", "r"),
    ]


def test_the_columns_are_those_of_the_documentation() -> None:
    page = (ROOT / "docs" / "tables.md").read_text("utf-8")
    _, _, listed = page.partition("<!-- columns -->\n")
    assert listed == documented(), "write what follows the mark anew: documented() has it"


def documented() -> str:
    """The part of ``docs/tables.md`` that lists every table and column."""
    parts = []
    for table in tables_of(ArticleRecord):
        lines = [f"| `{c.name}` | {c.kind} | {c.about} |" for c in table.columns]
        head = f"### {table.name}\n\n{table.about[0].upper()}{table.about[1:]}.\n"
        parts.append(
            "\n".join([head, "| column | kind | what it holds |", "| --- | --- | --- |", *lines])
        )
    return "\n" + "\n\n".join(parts) + "\n"
