"""A record held against its article."""

from __future__ import annotations

import copy
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from commanding import ROOT
from hand_records import ARTICLE, Ruling, audit, info, provenance, quay, ruling, span
from hypothesis import given
from hypothesis import strategies as st

from summarizer import read_article
from summarizer.conforming import nonconforming
from summarizer.errors import InputError
from summarizer.schemas import ArticleRecord, Item, Place, Record, When, Wording
from summarizer.verify import verified

SCHEMA = ArticleRecord.model_json_schema()


def plain(record: Any = None) -> Any:
    """The record as it is read from a file."""
    return json.loads((record or quay()).model_dump_json())


def changed(path: str, value: Any, record: Any = None) -> Any:
    """The record with the value at this path replaced."""
    found = plain(record)
    keys: list[Any] = [int(key) if key.isdecimal() else key for key in path.split(".")]
    holder = found
    for key in keys[:-1]:
        holder = holder[key]
    holder[keys[-1]] = value
    return found


def assert_found(record: Any, where: str, reason: str) -> None:
    """There is one mismatch, at this place and with this reason."""
    (mismatch,) = verified(record, ARTICLE, SCHEMA).mismatches
    assert mismatch.path == where
    assert reason in mismatch.reason


def test_a_true_record_has_no_mismatch_and_everything_was_looked_at() -> None:
    found = verified(plain(), ARTICLE, SCHEMA)
    assert found.mismatches == ()
    # evidence 1+1+1+1+3+4, mentions 3, quotations 1, unused 8, warnings 1
    assert found.spans == 24
    # 4 parties with 2 roles and 1 affiliation, place, time, 3 figures, payer, 4 cues, chains
    assert found.values > 20


def test_a_users_own_record_is_verified_with_and_without_its_schema() -> None:
    record = plain(ruling())
    assert verified(record, ARTICLE).mismatches == ()
    with_schema = verified(record, ARTICLE, Ruling.model_json_schema())
    assert with_schema.mismatches == ()
    assert with_schema.values > verified(record, ARTICLE).values


@pytest.mark.parametrize(
    ("path", "value", "where", "reason"),
    [
        ("article.sha256", "0" * 64, "article.sha256", "of another text"),
        ("article.characters", 3, "article.characters", "has 3"),
        ("meetings.0.evidence.0.text", "Mayor Ana", "meetings[0].evidence[0]", "the record 'Mayor"),
        ("meetings.0.evidence.0.start", 1, "meetings[0].evidence[0]", "at 1 to 63"),
        ("meetings.0.evidence.0.end", 10**9, "meetings[0].evidence[0]", "outside the article"),
        ("meetings.0.evidence.0.end", -1, "meetings[0].evidence[0]", "outside the article"),
        ("meetings.0.evidence.0.end", "63", "meetings[0].evidence[0]", "are offsets"),
        ("meetings.0.evidence.0.end", True, "meetings[0].evidence[0]", "are offsets"),
        ("meetings.0.evidence.0.end", None, "meetings[0].evidence[0]", "are offsets"),
        (
            "meetings.0.participants.0.name",
            "Ana Lindqvis",
            "meetings[0].participants[0].name",
            "does not stand",
        ),
        (
            "meetings.0.participants.1.role",
            "head of the Harbor Board",
            "meetings[0].participants[1].role",
            "does not stand",
        ),
        ("meetings.0.place", "Custom Mouse", "meetings[0].place", "does not stand"),
        ("meetings.0.when.text", "Tuesday", "meetings[0].when.text", "does not stand"),
        ("figures.0.text", "12.5 billion kronor", "figures[0].text", "does not stand"),
        ("figures.0.mentions.0.text", "12.5 billion kronor", "figures[0].mentions[0]", "million"),
        ("figures.0.payer", "the bored", "figures[0].payer", "does not stand"),
        ("asks.0.said_by.0.1.name", "the Courier-Post", "asks[0].said_by[0][1].name", "not stand"),
        ("attributions.2.quotations.0.end", 5, "attributions[2].quotations[0]", "outside"),
        ("attributions.0.cue", "claimed", "attributions[0].cue", "does not stand"),
        ("attributions.0.chain.0.name", "", "attributions[0].chain[0].name", "does not stand"),
        ("audit.unused.0.start", 0, "audit.unused[0]", "the record 'refused'"),
        ("audit.warnings.0.end", 10**6, "audit.warnings[0]", "outside the article"),
    ],
)
def test_a_change_is_found_at_its_place(path: str, value: Any, where: str, reason: str) -> None:
    assert_found(changed(path, value), where, reason)


@pytest.mark.parametrize(
    ("path", "value"),
    [
        ("headline.text", "What the model makes of it"),
        ("asks.0.request", "anything"),
        ("meetings.0.status", "planned"),
        ("meetings.0.when", None),
        ("meetings.0.place", "Old  Custom\nHouse"),
        ("audit.refused.0.value", "Nobody"),
        ("audit.warnings.0.text", "anything"),
        ("provenance.model", "another"),
    ],
)
def test_what_the_article_does_not_have_to_prove_is_let_be(path: str, value: Any) -> None:
    assert verified(changed(path, value), ARTICLE, SCHEMA).mismatches == ()


# What code computes -------------------------------------------------------------------------


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


class Journey(Item):
    """A field may have any name."""

    start: Place | None
    end: When | None
    text: Wording


class Journeys(Record):
    """A record of a user's own."""

    journeys: list[Journey]


@pytest.mark.parametrize("start", [None, "Old Custom House"])
def test_a_users_item_with_the_names_of_a_span_is_no_span(start: str | None) -> None:
    monday = When(text="Monday", start="2026-03-09", end="2026-03-09")
    journey = Journey(
        id="j1", start=start, end=monday, text="worded", evidence=[span("Monday")], said_by=[]
    )
    record = plain(
        Journeys(article=info(), journeys=[journey], audit=audit(), provenance=provenance())
    )
    for schema in (None, Journeys.model_json_schema()):
        assert verified(record, ARTICLE, schema).mismatches == ()
    record["journeys"][0]["end"]["end"] = None
    assert [one.path for one in verified(record, ARTICLE).mismatches] == ["journeys[0].end"]


@pytest.mark.parametrize(
    ("path", "value", "where", "reason"),
    [
        ("figures.0.mentions", [], "figures[0].mentions", "at least 1 item"),
        ("figures.0.value", 7, "figures[0].value", "valid string"),
        ("figures.0.unit", None, "", ""),
        ("meetings.0.status", "dreamt", "meetings[0].status", "Input should be"),
        ("meetings.0.more", 1, "meetings[0].more", "not permitted"),
        ("audit", None, "audit", "valid"),
    ],
)
def test_what_is_not_of_the_records_form_is_found(
    path: str, value: Any, where: str, reason: str
) -> None:
    found = nonconforming(changed(path, value), ArticleRecord)
    assert [one.path for one in found] == ([where] if where else [])
    assert all(reason in one.reason for one in found)


def test_each_key_of_a_record_must_be_there_but_for_how_it_was_made() -> None:
    record = plain()
    assert nonconforming(record, ArticleRecord) == ()
    del record["provenance"]  # as in accepted records
    assert nonconforming(record, ArticleRecord) == ()
    del record["figures"][0]["mentions"], record["meetings"][0]["evidence"]
    paths = [one.path for one in nonconforming(record, ArticleRecord)]
    assert paths == ["meetings[0].evidence", "figures[0].mentions"]


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


def test_each_mismatch_is_named_once_and_in_the_order_of_the_record() -> None:
    record = changed("figures.0.text", "nothing")
    record["meetings"][0]["place"] = "nowhere"
    paths = [m.path for m in verified(record, ARTICLE, SCHEMA).mismatches]
    assert paths == ["meetings[0].place", "figures[0].text"]


def test_quotation_marks_and_white_space_are_folded_and_nothing_else() -> None:
    record = plain()
    text = ARTICLE.replace("Harbour Board", "Harbour\nBoard").replace("“", '"')
    mismatches = verified(record, text, SCHEMA).mismatches
    assert not [m for m in mismatches if "does not stand" in m.reason]


@pytest.mark.parametrize(
    "record",
    [None, [], "text", 3, {}, {"article": None}, {"article": {}}, {"article": {"sha256": 3}}],
)
def test_what_is_no_record_is_refused(record: Any) -> None:
    with pytest.raises(InputError) as raised:
        verified(record, ARTICLE)
    assert raised.value.code == "not_a_record"


def test_a_record_nested_beyond_reason_is_walked_all_the_same() -> None:
    deep: Any = {"start": 0, "end": 5, "text": "Mayor"}
    for _ in range(20_000):
        deep = [deep]
    record = plain() | {"more": deep}
    assert verified(record, ARTICLE).spans == 25
    while deep:  # taken apart by hand: the interpreter's own way recurses
        deep = deep[0] if isinstance(deep, list) else None


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: (
        st.lists(inner)
        | st.dictionaries(
            st.sampled_from(
                [
                    *("start", "end", "text", "name", "kind", "role", "affiliation"),
                    *("mentions", "value", "unit"),
                ]
            )
            | st.text(),
            inner,
        )
    ),
    max_leaves=20,
)


@given(st.dictionaries(st.text(), json_values), st.text(min_size=1))
def test_any_json_with_a_digest_is_judged_and_never_raises(more: dict[str, Any], text: str) -> None:
    record = more | {"article": {"sha256": "0"}, "format": more}
    assert verified(record, text, SCHEMA).mismatches


@given(st.data())
def test_a_moved_span_is_never_verified(data: st.DataObject) -> None:
    record = copy.deepcopy(plain())
    span = record["meetings"][0]["evidence"][0]
    shift = data.draw(st.integers(-100, 500).filter(bool))
    span["start"] += shift
    span["end"] += shift
    assert verified(record, ARTICLE, SCHEMA).mismatches
