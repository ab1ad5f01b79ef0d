"""``summarizer verify`` and ``summarizer schema``: no model, no network."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from commanding import ROOT, Command, asks
from hand_records import ARTICLE, quay
from loopback import Loopback
from rulings import CourtRuling

from summarizer.schemas import ArticleRecord
from summarizer.show import to_json
from summarizer.show.schema import published_schema
from summarizer.version import VERSION


@pytest.fixture
def record() -> dict[str, Any]:
    """A true record and its article in the working folder."""
    Path("quay.txt").write_bytes(ARTICLE.encode())
    Path("quay.json").write_text(to_json(quay()), "utf-8")
    return dict(json.loads(to_json(quay())))


@pytest.mark.usefixtures("record")
def test_a_true_record_is_verified(command: Command) -> None:
    outcome = command("verify", "quay.json", "quay.txt")
    assert (outcome.code, outcome.err) == (0, "")
    assert outcome.out.startswith("verified: digest, 24 spans, ")


def test_each_mismatch_is_a_line_with_its_path(command: Command, record: dict[str, Any]) -> None:
    false = json.dumps(record).replace("Old Custom House", "Old Custard House")
    Path("false.json").write_text(false, "utf-8")
    outcome = command("verify", "false.json", "quay.txt")
    assert outcome.code == 1
    lines = outcome.out.splitlines()
    assert lines[0] == "meetings[0].place: 'Old Custard House' does not stand in the article"
    assert lines[-1].startswith("not verified: 1 mismatch (")


def test_a_record_that_lacks_a_part_is_not_verified(
    command: Command, record: dict[str, Any]
) -> None:
    figures = record["figures"]
    del figures[2]["mentions"], figures[0]["payer"]
    Path("less.json").write_text(json.dumps(record), "utf-8")
    outcome = command("verify", "less.json", "quay.txt")
    assert outcome.code == 1
    assert outcome.out.splitlines()[:-1] == [
        "figures[2].mentions: there is no place of the article",
        "figures[0].payer: is not of ArticleRecord: Field required",
    ]


@pytest.mark.parametrize(
    ("place", "version", "told"),
    [
        ("Old Custard House", "0.0.3", f"by version 0.0.3, and this is {VERSION}, which"),
        ("Old Custard House", VERSION, None),
        ("Old Custom House", "0.0.3", None),
    ],
)
def test_another_version_is_named_where_something_is_wrong(
    command: Command, record: dict[str, Any], place: str, version: str, told: str | None
) -> None:
    record["provenance"]["version"] = version
    text = json.dumps(record).replace("Old Custom House", place)
    Path("old.json").write_text(text, "utf-8")
    last = command("verify", "old.json", "quay.txt").out.splitlines()[-1]
    assert ("made by version" in last) == (told is not None)
    assert (told or "verified") in last


def test_an_accepted_record_is_verified(command: Command) -> None:
    record = sorted((ROOT / "cassettes").rglob("*.record.json"))[0]
    article = ROOT / "seeds" / f"{record.name.partition('.')[0]}.txt"
    outcome = command("verify", str(record), str(article))
    assert (outcome.code, outcome.err) == (0, "")


@pytest.mark.usefixtures("record")
def test_another_article_is_not_verified(command: Command) -> None:
    Path("other.txt").write_text(f"{ARTICLE} ", "utf-8")
    outcome = command("verify", "quay.json", "other.txt")
    assert outcome.code == 1
    assert "article.sha256: the record is of another text" in outcome.out


def test_an_array_of_one_is_one_record(command: Command, record: dict[str, Any]) -> None:
    Path("array.json").write_text(json.dumps([record]), "utf-8")
    assert command("verify", "array.json", "quay.txt").code == 0


def test_of_several_records_those_of_the_article_are_checked(
    command: Command, record: dict[str, Any]
) -> None:
    other = record | {"article": {"sha256": "0" * 64}}
    lines = "\n\n".join(map(json.dumps, (other, record, other)))
    Path("r.jsonl").write_text(lines, "utf-8")
    outcome = command("verify", "r.jsonl", "quay.txt")
    assert (outcome.code, outcome.err) == (0, "")
    assert outcome.out.startswith("r.jsonl, line 3: verified: digest, 24 spans, ")

    false = lines.replace("Old Custom House", "Old Custard House")
    piped = command("verify", "-", "quay.txt", stdin=f"{json.dumps(record)}\n{false}".encode())
    assert piped.code == 1
    assert [line.split(": ")[:2] for line in piped.out.splitlines()] == [
        ["stdin", "verified"],
        ["stdin, line 4", "meetings[0].place"],
        ["stdin, line 4", "not verified"],
    ]


@pytest.mark.usefixtures("record")
def test_a_record_may_come_through_a_pipe(command: Command) -> None:
    assert command("verify", "-", "quay.txt", stdin=Path("quay.json").read_bytes()).code == 0


@pytest.mark.usefixtures("record")
def test_the_article_may_be_in_another_encoding(command: Command) -> None:
    Path("wide.txt").write_text(ARTICLE, "utf-16")
    assert command("verify", "quay.json", "wide.txt", "--encoding", "utf-16").code == 0


def test_a_record_that_was_just_made_is_verified(command: Command, server: Loopback) -> None:
    Path("quay.txt").write_bytes(ARTICLE.encode())
    command("summarise", "quay.txt", *asks(server, "--format", "json", "--out", "made.json"))
    outcome = command("verify", "made.json", "quay.txt")
    assert (outcome.code, outcome.err) == (0, "")


def test_a_users_own_record_is_verified_with_its_schema(command: Command, server: Loopback) -> None:
    Path("case.txt").write_text("The court of Lund ordered Acme to pay 3 million euros.\n", "utf-8")
    own = ("--schema", "rulings:CourtRuling")
    command("summarise", "case.txt", *own, *asks(server, "--format", "json", "--out", "c.json"))
    without, known = (command("verify", "c.json", "case.txt", *more) for more in ((), own))
    assert (without.code, known.code) == (0, 0)
    assert "whether a part is missing is known with --schema alone" in without.out
    assert "--schema" not in known.out


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["missing.json", "quay.txt"], "There is no file missing.json"),
        (["quay.json", "missing.txt"], "There is no file missing.txt"),
        (["quay.txt", "quay.txt"], "quay.txt is not JSON"),
        (["several.json", "quay.txt"], "several.json has 2 records, and none is of quay.txt by"),
        (["none.json", "quay.txt"], "none.json has 0 records"),
        (["other.json", "quay.txt"], "This is not a record"),
        (["deep.json", "quay.txt"], "deep.json is not JSON"),
        (["quay.json", "."], "is a folder"),
        (["quay.json"], "Missing argument 'ARTICLE'"),
        (["quay.json", "quay.txt", "--schema", "no_such:Thing"], "There is no module no_such"),
    ],
)
def test_what_cannot_be_verified_is_one_clear_line(
    command: Command, record: dict[str, Any], arguments: list[str], words: str
) -> None:
    other = record | {"article": {"sha256": "0" * 64}}
    Path("several.json").write_text(json.dumps([other, other]), "utf-8")
    Path("none.json").write_text("[]", encoding="utf-8")
    Path("other.json").write_text('{"a": 1}', encoding="utf-8")
    Path("deep.json").write_text("[" * 200_000, encoding="utf-8")
    outcome = command("verify", *arguments)
    assert (outcome.code, outcome.out) == (2, "")
    assert outcome.err.startswith("summarizer: ")
    assert outcome.err.count("\n") == 1
    assert words in outcome.err


def test_the_schema_of_the_record_is_printed(command: Command) -> None:
    outcome = command("schema")
    assert (outcome.code, outcome.err) == (0, "")
    assert json.loads(outcome.out) == published_schema(ArticleRecord)


def test_the_schema_of_a_users_own_record_is_printed(command: Command) -> None:
    outcome = command("schema", "--schema", "rulings:CourtRuling")
    told = json.loads(outcome.out)
    assert told == published_schema(CourtRuling)
    assert told.items() >= CourtRuling.model_json_schema().items()
