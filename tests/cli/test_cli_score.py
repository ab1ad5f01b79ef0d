"""``summarizer score``: from stored records, recorded replies and a model."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from commanding import ROOT, Command

CASSETTES = str(ROOT / "cassettes" / "local-qwen2.5-coder-1.5b")
NAME = "us-pakistan-minerals"


@pytest.fixture(autouse=True)
def _one_seed(command: Command) -> None:
    """A folder with the seed article and its gold record in the working folder."""
    Path("gold").mkdir()
    for suffix in ("txt", "gold.json"):
        shutil.copy(ROOT / "seeds" / f"{NAME}.{suffix}", "gold")


def test_recorded_replies_are_scored(command: Command) -> None:
    outcome = command("score", "gold", "--cassettes", CASSETTES, "--json")
    assert (outcome.code, outcome.err) == (0, "")
    found = json.loads(outcome.out)
    assert found["ungrounded"] == 0
    assert found["sections"]["figures"]["f1"] == 1.0
    assert found["sections"]["attributions"]["details"]["whole chain"] == [13, 13]


def test_records_that_were_kept_score_the_same(command: Command) -> None:
    first = command("score", "gold", "--cassettes", CASSETTES, "--out", "kept")
    assert first.code == 0
    assert Path("kept/us-pakistan-minerals.json").is_file()
    again = command("score", "gold", "--records", "kept")
    assert again.out == first.out
    assert "1 article, 1 run; 0 of" in again.out


@pytest.mark.parametrize(
    ("before", "times", "told"),
    [
        ("\ufeff", 1, None),
        ("", 2, "us-pakistan-minerals.json has 2 records, not that of us-pakistan-minerals.txt."),
        ("[", 1, "us-pakistan-minerals.json is not JSON"),
    ],
)
def test_kept_records_are_read_as_any_records_are(
    command: Command, before: str, times: int, told: str | None
) -> None:
    command("score", "gold", "--cassettes", CASSETTES, "--out", "kept")
    path = Path("kept/us-pakistan-minerals.json")
    line = json.dumps(json.loads(path.read_text("utf-8")))
    path.write_text(before + f"{line}\n" * times, "utf-8")
    outcome = command("score", "gold", "--records", "kept")
    assert (outcome.code == 0) == (told is None)
    assert (told or "") in outcome.err


def test_a_miss_is_shown_with_both_sides(command: Command) -> None:
    command("score", "gold", "--cassettes", CASSETTES, "--out", "kept")
    path = Path("kept/us-pakistan-minerals.json")
    told = json.loads(path.read_text("utf-8"))
    told["meetings"][0]["status"] = "planned"
    path.write_text(json.dumps(told), "utf-8")
    shown = command("score", "gold", "--records", "kept", "--misses").out
    assert "us-pakistan-minerals, meetings: status\n" in shown
    assert "  gold   participants: " in shown
    assert "  found  participants: " in shown


def test_one_missing_record_counts_as_missed(command: Command) -> None:
    shutil.copy("gold/us-pakistan-minerals.txt", "gold/again.txt")
    shutil.copy("gold/us-pakistan-minerals.gold.json", "gold/again.gold.json")
    outcome = command("score", "gold", "--cassettes", CASSETTES, "--json")
    assert outcome.code == 1
    assert "no cassette again.closed.json" in outcome.err
    assert json.loads(outcome.out)["sections"]["figures"]["recall"] == 0.5


@pytest.mark.parametrize(
    ("arguments", "complaint"),
    [
        (("nowhere",), "There is no folder nowhere"),
        (("gold", "--records", "r", "--cassettes", "c"), "give one of them"),
        (("gold", "--records", "r", "--model", "openai/x"), "no model is asked"),
        (("gold", "--records", "nowhere"), "There is no file nowhere/"),
        (("gold", "--records", "nowhere", "--runs", "2"), "--runs asks a model again"),
        (("gold", "--cassettes", "nowhere"), "has no cassette"),
    ],
)
def test_bad_usage_is_one_line(
    command: Command, arguments: tuple[str, ...], complaint: str
) -> None:
    outcome = command("score", *arguments)
    assert outcome.code == 2
    assert complaint in outcome.err
    assert outcome.err.count("\n") <= 2
