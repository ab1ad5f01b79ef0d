"""Findings that are one and the same, and those that only look alike."""

from __future__ import annotations

from typing import Any

import pytest

from summarizer import ArticleRecord
from summarizer.article import Mention
from summarizer.draft.findings import Finding
from summarizer.draft.sections import sections_of
from summarizer.merging import merged
from summarizer.schemas import Party

SECTIONS = {section.name: section for section in sections_of(ArticleRecord)}


def place(number: int) -> Mention:
    """Some sentence of its own."""
    return Mention(number * 10, number * 10 + 5, "words")


def figure(number: int, measures: str | None, **values: Any) -> Finding:
    told: dict[str, Any] = {
        "kind": "money", "value": "5000000", "value_high": None, "unit": "USD",
        "measures": measures, "payer": None, "recipient": None, "status": "stated",
        "mentions": [number],
    }  # fmt: skip
    return Finding(SECTIONS["figures"], None, told | values, (place(number),))


def ask(number: int, asker: str, request: str, **values: Any) -> Finding:
    told: dict[str, Any] = {
        "askers": [Party(name=asker, role=None, affiliation=None)], "asked": [],
        "request": request, "kind": "request", "response": None,
    }  # fmt: skip
    return Finding(SECTIONS["asks"], None, told | values, (place(number),))


def meeting(key: str, *names: str, part_of: str | None = None, **values: Any) -> Finding:
    told: dict[str, Any] = {
        "participants": [Party(name=name, role=None, affiliation=None) for name in names],
        "status": "held", "place": None, "occasion": None, "when": None, "topics": [],
    }  # fmt: skip
    evidence = (place(int(key[1:])),)
    return Finding(SECTIONS["meetings"], None, told | values, evidence, part_of, frozenset({key}))


@pytest.mark.parametrize(
    ("one", "other", "count"),
    [
        ("loan for a geothermal field", "loan", 1),
        ("loan for the field", "the loan for a geothermal field", 1),
        ("rise in profit", "rise in revenue", 2),
        ("loan", "fine", 2),
        (None, None, 1),
        (None, "loan", 2),
    ],
)
def test_an_amount_told_twice_is_one_where_what_it_measures_is_told_alike(
    one: str | None, other: str | None, count: int
) -> None:
    found = merged(SECTIONS["figures"], [figure(1, one), figure(2, other)])
    assert len(found) == count
    if count == 1:
        assert found[0].evidence == (place(1), place(2))
        assert found[0].values["mentions"] == [1, 2]


def test_two_amounts_of_one_sentence_are_two() -> None:
    assert len(merged(SECTIONS["figures"], [figure(1, "loan"), figure(1, "loan")])) == 2


def test_amounts_in_two_currencies_are_two() -> None:
    found = merged(SECTIONS["figures"], [figure(1, "loan"), figure(2, "loan", unit="EUR")])
    assert len(found) == 2


def test_an_ask_repeated_in_other_words_is_one() -> None:
    found = merged(
        SECTIONS["asks"],
        [
            ask(1, "Roe", "refund of the deposit"),
            ask(2, "Khan", "refund of the deposit"),
            ask(3, "Roe", "to refund the whole deposit", response="refused"),
        ],
    )
    assert [f.values["response"] for f in found] == ["refused", None]
    assert found[0].evidence == (place(1), place(3))


def test_asks_with_two_answers_stay_two() -> None:
    asks = [ask(1, "Roe", "a refund", response="refused")]
    asks += [ask(2, "Roe", "a refund", response="accepted")]
    assert len(merged(SECTIONS["asks"], asks)) == 2


def test_a_sentence_that_goes_on_about_a_meeting_adds_to_it() -> None:
    found = merged(
        SECTIONS["meetings"],
        [
            meeting("M1", "Roe", "Khan", place="Oslo"),
            meeting("M2", "Roe", part_of="M1", topics=["fish"]),
            meeting("M3", "Cox", part_of="M2"),
            meeting("M4", "Roe", "Fox"),
        ],
    )
    assert [[p.name for p in f.values["participants"]] for f in found] == [
        ["Roe", "Khan", "Cox"],
        ["Roe", "Fox"],
    ]
    assert (found[0].values["place"], found[0].values["topics"]) == ("Oslo", ["fish"])
    assert found[0].evidence == (place(1), place(2), place(3))
