"""A record held against its article."""

from __future__ import annotations

import copy
from typing import Any

import pytest
from changed_records import SCHEMA, assert_found, changed, plain
from hand_records import ARTICLE, Ruling, audit, info, provenance, ruling, span
from hypothesis import given
from hypothesis import strategies as st

from summarizer.errors import InputError
from summarizer.schemas import Item, Place, Record, When, Wording
from summarizer.verify import verified


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
