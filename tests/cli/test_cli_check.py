"""``summarizer check``: recorded replies of a loopback model against the accepted records."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from commanding import ARTICLE, ROOT, Command, asks
from loopback import Loopback

KEPT = Path("kept/endpoint-test")
CHECK = ("check", "one.txt", "two.txt", "three.txt", "--cassettes", "kept")


@pytest.fixture(autouse=True)
def _recorded(command: Command, server: Loopback, articles: tuple[str, ...]) -> None:
    """Three articles recorded and accepted."""
    command("record", *articles, "--cassettes", "kept", *asks(server))


def edited(name: str, change: Any) -> None:
    """An accepted record that somebody changed."""
    path = KEPT / f"{name}.one-call.record.json"
    told = json.loads(path.read_text("utf-8"))
    change(told)
    path.write_text(json.dumps(told), "utf-8")


def test_nothing_changed_and_nothing_is_asked(command: Command, server: Loopback) -> None:
    asked = len(server.requests)
    outcome = command(*CHECK)
    assert (outcome.code, outcome.err) == (0, "")
    assert outcome.out == "3 checked: 3 the same\n"
    assert len(server.requests) == asked


def test_a_difference_is_told_by_article_item_and_field(command: Command) -> None:
    edited("two", lambda told: told["figures"][0].update(measures="cash for the board"))
    edited("one", lambda told: told["figures"].clear())
    outcome = command(*CHECK)
    assert outcome.code == 1
    assert "two.txt: different (kept/endpoint-test/two.one-call.json)\n" in outcome.out
    assert '  figures f1 measures: "cash for the board" -> "money for the board"\n' in outcome.out
    assert "  + figures f1" not in outcome.out
    assert "+ figures: id" in outcome.out
    assert "3 checked: 1 the same, 2 different" in outcome.out


def test_accepting_writes_the_records_and_the_next_check_is_clean(command: Command) -> None:
    edited("two", lambda told: told["headline"].update(text="Other"))
    assert command(*CHECK).code == 1
    assert command(*CHECK, "--accept").code == 0
    assert command(*CHECK).code == 0


@pytest.mark.parametrize("what", ["article", "prompt"])
def test_a_request_that_changed_is_stale_and_says_which_part(command: Command, what: str) -> None:
    more: tuple[str, ...] = ()
    if what == "article":
        Path("two.txt").write_text(f"Now it is two. {ARTICLE}", "utf-8")
    else:
        Path("prompts").mkdir()
        Path("prompts/figures.txt").write_text("Say what each figure counts.", "utf-8")
        more = ("--prompts", "prompts")
    outcome = command(*CHECK, *more)
    assert outcome.code == 1
    assert "two.txt: stale (kept/endpoint-test/two.one-call.json)" in outcome.out
    part = {"article": "the article or its candidates", "prompt": "what the model is told"}[what]
    assert "the question about headline and summary and meetings" in outcome.out
    assert part in outcome.out
    line = "summarizer record one.txt two.txt three.txt --cassettes kept"
    line += " --prompts prompts --stale" if more else " --stale"
    assert f"record what is stale again: {line}\n" in outcome.out
    assert "different" not in outcome.out


def test_stale_is_never_accepted(command: Command) -> None:
    Path("two.txt").write_text(f"Now it is two. {ARTICLE}", "utf-8")
    before = (KEPT / "two.one-call.record.json").read_bytes()
    assert command(*CHECK, "--accept").code == 1
    assert (KEPT / "two.one-call.record.json").read_bytes() == before


def test_an_article_without_a_cassette_is_missing_and_a_cassette_without_one_an_orphan(
    command: Command,
) -> None:
    Path("news").mkdir()
    for name in ("one", "two", "four"):
        Path(f"news/{name}.txt").write_text(f"This is {name}. {ARTICLE}", "utf-8")
    outcome = command("check", "news", "--cassettes", "kept")
    assert outcome.code == 1
    assert "news/four.txt: not recorded\n" in outcome.out
    assert "three: of no article (kept/endpoint-test/three.one-call.json)" in outcome.out
    assert "4 checked: 2 the same, 1 not recorded, 1 of no article" in outcome.out
    # Named one by one, the others are no matter.
    assert command("check", "news/one.txt", "--cassettes", "kept").code == 0


def test_a_damaged_cassette_or_record_fails_and_says_where(command: Command) -> None:
    (KEPT / "one.one-call.json").write_text('{"format": "cassette/1"', "utf-8")
    (KEPT / "two.one-call.record.json").write_text("[]", "utf-8")
    outcome = command(*CHECK)
    assert outcome.code == 1
    assert "one.txt: failed" in outcome.out
    assert "is damaged" in outcome.out
    assert "two.one-call.record.json is no record" in outcome.out
    assert "3 checked: 1 the same, 2 failed" in outcome.out


def test_two_articles_with_the_same_text_are_told(command: Command, server: Loopback) -> None:
    Path("five.txt").write_text(Path("one.txt").read_text("utf-8"), "utf-8")
    command("record", "five.txt", "--cassettes", "kept", *asks(server))
    outcome = command(*CHECK, "five.txt")
    assert outcome.code == 1
    assert "five.txt: a duplicate" in outcome.out
    assert "one.one-call.json" in outcome.out


def test_json_for_programs_and_junit_for_ci(command: Command) -> None:
    edited("two", lambda told: told["headline"].update(text="Other\x1b"))
    told = json.loads(command(*CHECK, "--format", "json").out)
    assert [one["verdict"] for one in told["outcomes"]] == ["same", "different", "same"]
    assert told["outcomes"][1]["changes"] == [
        {
            "where": ["headline", "text"],
            "before": "Other\x1b",
            "after": "Mayor met Tomás Okafor, officials said",
        }
    ]
    suite = ElementTree.fromstring(command(*CHECK, "--format", "junit").out)
    assert (suite.get("tests"), suite.get("failures")) == ("3", "1")
    (failure,) = suite.iter("failure")
    assert failure.get("type") == "different"
    assert "headline text" in (failure.text or "")


def test_a_score_below_its_floor_is_worse_and_not_accepted_unless_told(command: Command) -> None:
    Path("gold").mkdir()
    for suffix in ("txt", "gold.json"):
        shutil.copy(ROOT / "seeds" / f"us-pakistan-minerals.{suffix}", "gold")
    folder = Path("recorded/local-qwen2.5-coder-1.5b")
    folder.mkdir(parents=True)
    name = "us-pakistan-minerals.closed.json"
    shutil.copy(ROOT / "cassettes" / folder.name / name, folder)
    line = ("check", "gold", "--cassettes", "recorded")
    assert command(*line, "--accept").code == 0
    floors = json.loads((folder / "closed.floors.json").read_text("utf-8"))
    assert floors["floors"]["figures F1"] == 1.0
    assert command(*line).out == "1 checked: 1 the same\n"

    floors["floors"]["meetings F1"] = 1.1
    (folder / "closed.floors.json").write_text(json.dumps(floors), "utf-8")
    outcome = command(*line)
    assert outcome.code == 1
    assert "worse: meetings F1 1.0000, floor 1.1000\n" in outcome.out
    refused = command(*line, "--accept")
    assert refused.code == 1
    assert "nothing accepted: meetings F1 fell below the floor" in refused.err
    assert json.loads((folder / "closed.floors.json").read_text("utf-8")) == floors
    assert command(*line, "--accept", "--lower-floors").code == 0
    assert command(*line).code == 0
