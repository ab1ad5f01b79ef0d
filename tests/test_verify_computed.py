"""What code has computed of a record, computed once more from the words of its article."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from changed_records import assert_found, changed, plain
from commanding import ROOT
from hand_records import ARTICLE, info, ruling, span

from summarizer import read_article
from summarizer.verify import verified


@pytest.mark.parametrize(
    ("path", "value", "where", "reason"),
    [
        ("figures.1.value", "4.5", "figures[1].value",
         "the record has '4.5', and '4 to 6 per cent' at 358 to 373 gives '4'"),
        ("figures.1.value_high", None, "figures[1].value_high", "has None, and"),
        ("figures.0.value", "12500000000", "figures[0].value", "gives '12500000'"),
        ("figures.0.unit", "NOK", "figures[0].unit", "gives 'SEK'"),
        ("figures.0.bound", "exact", "figures[0].bound", "gives 'about'"),
        ("figures.0.kind", "quantity", "figures[0].kind", "gives 'money'"),
        ("figures.0.text", "310 ships", "figures[0].text", "gives '12.5 million kronor'"),
        ("figures.1.change", "rise", "figures[1].change", "gives 'fall'"),
        ("figures.2.per", "year", "figures[2].per", "gives None"),
        ("figures.2.value", 310, "figures[2].value", "has 310, and '310 ships'"),
        ("figures.2.mentions", [{"start": 404, "end": 407, "text": "310"}], "figures[2]",
         "no figure is read at 404 to 407"),
        ("meetings.0.when.start", None, "meetings[0].when",
         "has no day to 2026-03-09, and 'Monday' gives 2026-03-09 to 2026-03-09"),
        ("meetings.0.when.end", "2026-03-16", "meetings[0].when", "2026-03-09 to 2026-03-16, and"),
        ("meetings.0.when.text", "last year", "meetings[0].when", "gives 2025-01-01 to 2025-12-31"),
        ("meetings.0.when.text", "the board", "meetings[0].when", "is no time that is read"),
        ("article.published", "2026-03-17", "meetings[0].when", "gives 2026-03-16 to 2026-03-16"),
        ("article.published", "soon", "article.published", "'soon' is no date"),
    ],
)  # fmt: skip
def test_a_value_that_the_articles_words_do_not_give_is_found(
    path: str, value: Any, where: str, reason: str
) -> None:
    assert_found(changed(path, value), where, reason)


def test_so_is_one_of_a_users_own_record() -> None:
    record = changed("legal_claims.0.sum.value", "12500", ruling())
    (mismatch,) = verified(record, ARTICLE).mismatches
    assert mismatch.path == "legal_claims[0].sum.value"


SHIPS = {"start": 404, "end": 413, "text": "310 ships"}
FALL = {"start": 358, "end": 373, "text": "4 to 6 per cent"}


@pytest.mark.parametrize(
    ("changes", "where", "reason"),
    [
        ({"value": "5500", "mentions": []}, ["mentions"], "there is no place"),
        ({"value": "7", "evidence": []}, ["evidence", "value"], "there is no place"),
        (
            {"value": "4", "mentions": [SHIPS, FALL]},
            ["kind", "value", "value_high"],
            "gives 'percent'",
        ),
        ({"mentions": [FALL, SHIPS]}, ["kind", "value", "value_high"], "gives 'percent'"),
        ({"mentions": [SHIPS, SHIPS | {"end": 407, "text": "310"}]}, [""], "no figure is read"),
        ({"mentions": [SHIPS, SHIPS | {"end": 10**6}]}, ["mentions[1]"], "outside the article"),
        ({"mentions": [SHIPS, None]}, ["mentions[1]"], "is no span"),
        ({"mentions": [{"start": None, "end": None, "text": "310 ships"}]}, ["mentions[0]"], "no"),
        ({"mentions": "310 ships"}, ["mentions"], "there is no place"),
        ({"evidence": [{"start": 404, "end": 413}]}, ["evidence[0]"], "is no span"),
    ],
)
def test_a_figure_is_what_each_of_its_places_gives(
    changes: dict[str, Any], where: list[str], reason: str
) -> None:
    record = plain()
    record["figures"][2] |= changes
    mismatches = verified(record, ARTICLE).mismatches
    wanted = [f"figures[2].{name}".removesuffix(".") for name in where]
    assert sorted(mismatch.path for mismatch in mismatches) == wanted
    assert reason in min(mismatches, key=lambda mismatch: mismatch.path).reason


def test_a_figure_without_its_places_is_one_all_the_same() -> None:
    record = changed("figures.2.value", "7")
    del record["figures"][2]["mentions"]
    assert_found(record, "figures[2].mentions", "there is no place")


HEADED = "Port loses 4 quays\n\nThe port of Lund lost about 4 berths last year, officials said.\n"


@pytest.mark.parametrize(
    ("words", "refused"),
    [
        ({}, []),
        ({"text": "4 quays", "unit": "quays", "bound": "exact"}, []),
        ({"unit": "quays"}, ["figures[0].unit"]),
        ({"bound": "exact"}, ["figures[0].bound"]),
    ],
)
def test_its_wording_is_that_of_one_of_them(words: dict[str, Any], refused: list[str]) -> None:
    record = plain()
    told = record["figures"][2] | {"evidence": [], "text": "4 berths", "value": "4"}
    told |= {"unit": "berths", "bound": "about"} | words
    told["mentions"] = [span(text, HEADED).model_dump() for text in ("4 quays", "4 berths")]
    told["evidence"] = told["mentions"]
    made = {"article": info(HEADED).model_dump(), "figures": [told]}
    assert [mismatch.path for mismatch in verified(made, HEADED).mismatches] == refused


def kept() -> Iterator[tuple[Path, Path]]:
    """Each record that this repository keeps of real replies, with its article."""
    examples = sorted((ROOT / "docs" / "examples").iterdir())
    folders = [(ROOT / "cassettes", ROOT / "seeds"), *((one, one / "articles") for one in examples)]
    for records, articles in folders:
        for record in sorted(records.rglob("*.record.json")):
            yield record, articles / f"{record.name.partition('.')[0]}.txt"


KEPT = pytest.mark.parametrize(("record", "article"), [*kept()], ids=lambda path: path.name)


@KEPT
def test_every_real_record_is_verified(record: Path, article: Path) -> None:
    found = verified(json.loads(record.read_bytes()), read_article(article).text)
    assert found.mismatches == ()
    assert found.computed


@KEPT
def test_none_of_its_computed_values_may_be_another(record: Path, article: Path) -> None:
    told = json.loads(record.read_bytes())
    wanted = set(falsified(told))
    found = verified(told, read_article(article).text)
    assert wanted
    assert {mismatch.path for mismatch in found.mismatches} == wanted


def falsified(value: Any, path: str = "") -> Iterator[str]:
    """Change each value of a figure and each day in the record; yields where."""
    if isinstance(value, list):
        for number, one in enumerate(value):
            yield from falsified(one, f"{path}[{number}]")
    elif isinstance(value, dict):
        if "mentions" in value:
            value["value"] += "1"
            yield f"{path}.value"
        if value.keys() == {"text", "start", "end"} and isinstance(value["start"], str):
            value["start"] = "1903-12-17"
            yield path
        for name, one in value.items():
            yield from falsified(one, f"{path}.{name}" if path else name)
