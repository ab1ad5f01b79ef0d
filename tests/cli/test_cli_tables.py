"""``--tables``, ``summarizer tables`` and ``--format jsonld``."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pyarrow.parquet
import pytest
from commanding import ROOT, Command, asks, names
from hand_records import asked_by, quay, ruling
from loopback import Loopback

from summarizer.many.parquet import write_records
from summarizer.schemas import ArticleRecord
from summarizer.show import to_json, to_json_line
from summarizer.show.tables import tables_of

FILES = sorted(table.name for table in tables_of(ArticleRecord))


def rows(path: str) -> list[dict[str, str]]:
    with open(path, encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


# From articles ----------------------------------------------------------------------------


def test_articles_become_tables(
    command: Command, server: Loopback, articles: tuple[str, ...]
) -> None:
    outcome = command("summarise", *articles, *asks(server, "--tables", "csv", "--out", "new/"))
    assert (outcome.code, outcome.out) == (0, "")
    assert names("new") == [f"{name}.csv" for name in FILES]
    assert [row["article_source"] for row in rows("new/articles.csv")] == list(articles)
    values = [(row["value"], row["unit"]) for row in rows("new/figures.csv")]
    assert values == [("12500000", "EUR")] * 3


def test_a_folder_of_articles_needs_no_journal_for_its_tables(
    command: Command, server: Loopback
) -> None:
    Path("in").mkdir()
    Path("in/a.txt").write_text("Ana Lindqvist met Tomás Okafor on Monday.", "utf-8")
    outcome = command("summarise", "in", *asks(server, "--tables", "parquet", "--out", "new/"))
    assert outcome.code == 0
    assert names("new") == [f"{name}.parquet" for name in FILES]
    assert "new.journal" not in names()


@pytest.mark.parametrize(
    ("options", "told"),
    [
        ((), "give --out a folder"),
        (("--out", "quay.txt"), "is no folder"),
        (("--out", "new/", "--format", "json"), "takes the place of --format"),
        (("--out", "new/", "--jobs", "2"), "summarizer tables records.jsonl"),
    ],
)
def test_what_makes_no_tables_is_refused_before_anything_is_asked(
    command: Command, server: Loopback, article: str, options: tuple[str, ...], told: str
) -> None:
    outcome = command("summarise", article, *asks(server, "--tables", "csv", *options))
    assert outcome.code == 2
    assert told in outcome.err
    assert server.requests == []


# From records -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("content", "count"),
    [
        (to_json(quay()), 1),
        (to_json([quay(), quay()]), 2),
        (to_json_line(quay()), 1),
        (to_json_line(quay()) + "\n" + to_json_line(quay()) * 2, 3),
        ("\ufeff" + to_json_line(quay()), 1),
        ("\n \n" + to_json_line(quay()) * 2, 2),
        ("\ufeff\n" + to_json([quay()]), 1),
        ("[]", 0),
    ],
)
def test_records_in_any_form_become_tables(command: Command, content: str, count: int) -> None:
    Path("records.any").write_text(content, "utf-8")
    assert command("tables", "records.any", "--out", "new/").code == 0
    assert len(rows("new/articles.csv")) == count
    assert len(rows("new/figures.csv")) == 3 * count

    piped = command("tables", "-", "--out", "piped", stdin=content.encode())
    assert piped.code == 0
    assert Path("piped/asks.csv").read_bytes() == Path("new/asks.csv").read_bytes()


@pytest.mark.parametrize("content", ["", "\n\n", "\ufeff"])
def test_no_line_of_records_is_no_record_and_an_empty_file_of_json_is_refused(
    command: Command, content: str
) -> None:
    for name in ("none.jsonl", "none.json"):
        Path(name).write_text(content, "utf-8")
    outcome = command("tables", "none.jsonl", "--out", "new/")
    assert (outcome.code, outcome.err) == (0, "")
    assert rows("new/articles.csv") == []
    refused = command("tables", "none.json", "--out", "new/")
    assert (refused.code, refused.err.count("\n")) == (2, 1)
    assert "none.json is not JSON" in refused.err


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (None, "There is no file r.json."),
        ("{", "r.json is not JSON"),
        ("{}", "r.json is no ArticleRecord: article: Field required. A record is what"),
        (to_json(quay()).replace('"status": "held"', '"status": "dreamt"'), "or 'denied'.\n"),
        (to_json(ruling()), "Records of your own need --schema MODULE:CLASS.\n"),
    ],
)
def test_what_is_no_record_is_said_with_what_to_do_and_makes_no_folder(
    command: Command, content: str | None, told: str
) -> None:
    if content is not None:
        Path("r.json").write_text(content, "utf-8")
    outcome = command("tables", "r.json", "--out", "new/")
    assert (outcome.code, outcome.err.count("\n")) == (2, 1)
    assert told in outcome.err
    assert not Path("new").exists()


def test_an_accepted_record_is_told_as_what_it_is(command: Command) -> None:
    accepted = sorted((ROOT / "cassettes").rglob("*.record.json"))[0]
    for verb in ("tables", "pages"):
        outcome = command(verb, str(accepted), "--out", "new/")
        assert outcome.code == 2
        assert "provenance: Field required. Accepted records, made by" in outcome.err
        assert "--schema" not in outcome.err


def test_rows_of_parquet_are_records_too(command: Command) -> None:
    lines = [to_json_line(quay()), to_json_line(asked_by("Zoë Ek"))]
    write_records(Path("records.parquet"), ArticleRecord, map(str.encode, lines))
    Path("records.jsonl").write_text("".join(lines), "utf-8")
    for name in ("records.parquet", "records.jsonl"):
        assert command("tables", name, "--out", f"of-{name}").code == 0
    for name in names("of-records.jsonl"):
        wanted = Path("of-records.jsonl", name).read_bytes()
        assert Path("of-records.parquet", name).read_bytes() == wanted

    assert command("tables", "records.parquet", "--tables", "parquet", "--out", "new").code == 0
    refused = command("tables", "new/figures.parquet", "--out", "newer")
    assert refused.code == 2
    assert "new/figures.parquet, row 1 is no ArticleRecord" in refused.err


def test_a_folder_stands_for_the_records_in_it(command: Command) -> None:
    Path("records").mkdir()
    Path("records/a.json").write_text(to_json(quay()), "utf-8")
    Path("records/b.jsonl").write_text(to_json_line(quay()), "utf-8")
    Path("records/notes.txt").write_text("no record", "utf-8")
    assert command("tables", "records", "--out", "new").code == 0
    assert len(rows("new/articles.csv")) == 2


def test_parquet_has_numbers_and_days(command: Command) -> None:
    Path("r.jsonl").write_text(to_json_line(quay()) * 2, "utf-8")
    assert command("tables", "r.jsonl", "--tables", "parquet", "--out", "new/").code == 0
    figures = pyarrow.parquet.read_table("new/figures.parquet").to_pylist()
    assert [row["value"] for row in figures] == [12_500_000.0, 4.0, 310.0] * 2
    schema = pyarrow.parquet.read_schema("new/meetings.parquet")
    assert str(schema.field("when_start").type) == "date32[day]"
    assert str(schema.field("first_start").type) == "int64"


def test_parquet_is_written_a_group_of_rows_at_a_time(
    command: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("summarizer.cli.table_files._ROWS_AT_ONCE", 4)
    Path("r.jsonl").write_text(to_json_line(quay()) * 3, "utf-8")
    assert command("tables", "r.jsonl", "--tables", "parquet", "--out", "new/").code == 0
    file = pyarrow.parquet.ParquetFile("new/figures.parquet")
    assert (file.num_row_groups, file.metadata.num_rows) == (3, 9)


def test_records_of_ones_own_need_their_model(
    command: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    Path("r.json").write_text(to_json(ruling()), "utf-8")
    refused = command("tables", "r.json", "--out", "new/")
    assert refused.code == 2
    assert "need --schema MODULE:CLASS" in refused.err

    assert command("tables", "r.json", "--schema", "hand_records:Ruling", "--out", "new/").code == 0
    (row,) = rows("new/legal_claims.csv")
    assert (row["sum_value"], row["sum_unit"]) == ("12500000", "SEK")


@pytest.mark.parametrize("form", ["csv", "parquet"])
@pytest.mark.parametrize(
    ("content", "told"),
    [
        (to_json_line(quay()) + "{}\n", "r.jsonl, line 2 is no ArticleRecord"),
        (to_json_line(quay()) + "{\n", "r.jsonl, line 2 is not JSON"),
        ("no JSON", "r.jsonl is not JSON"),
        ('[{"a": 1}]', "r.jsonl, record 1 is no ArticleRecord"),
        ("\n[", "r.jsonl is not JSON"),
        ("\n" + to_json_line(quay()) + "\n{\n", "r.jsonl, line 4 is not JSON"),
        ("[" * 100_000, "r.jsonl is not JSON"),
    ],
)
def test_a_bad_record_leaves_the_tables_as_they_were(
    command: Command, content: str, told: str, form: str
) -> None:
    Path("good.json").write_text(to_json(quay()), "utf-8")
    assert command("tables", "good.json", "--tables", form, "--out", "new/").code == 0
    before = {path.name: path.read_bytes() for path in Path("new").iterdir()}

    Path("r.jsonl").write_text(content, "utf-8")
    outcome = command("tables", "good.json", "r.jsonl", "--tables", form, "--out", "new/")
    assert outcome.code == 2
    assert told in outcome.err
    assert {path.name: path.read_bytes() for path in Path("new").iterdir()} == before


def test_what_is_not_there_is_said(command: Command) -> None:
    Path("empty").mkdir()
    assert "There is no file nowhere.json" in command("tables", "nowhere.json", "--out", "n/").err
    assert "holds no record" in command("tables", "empty", "--out", "n/").err


# Linked data ------------------------------------------------------------------------------


def test_linked_data_of_one_article_is_an_object_and_of_several_an_array(
    command: Command, server: Loopback, articles: tuple[str, ...]
) -> None:
    one = command("summarise", articles[0], *asks(server, "--format", "jsonld"))
    assert one.code == 0
    document = json.loads(one.out)
    quoted = document["@graph"][-1]["target"][0]["selector"][1]
    assert {"exact", "prefix", "suffix"} <= quoted.keys()

    several = command("summarise", *articles, *asks(server, "--format", "jsonld"))
    assert json.loads(several.out)[0] == document
    out = ("--format", "jsonld", "--out")
    assert command("summarise", *articles, *asks(server, *out, "all.jsonld")).code == 0
    assert json.loads(Path("all.jsonld").read_text("utf-8")) == json.loads(several.out)
    assert command("summarise", *articles, *asks(server, *out, "new/")).code == 0
    assert names("new") == ["one.jsonld", "three.jsonld", "two.jsonld"]
    assert json.loads(Path("new/one.jsonld").read_text("utf-8")) == document
