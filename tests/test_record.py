"""From findings to items: merged, in order, named, and with who says so."""

from __future__ import annotations

import json
from typing import Any

import pytest

from summarizer import Article, ArticleRecord
from summarizer.draft.cited import cited_shape
from summarizer.draft.replies import Reader
from summarizer.draft.sections import sections_of
from summarizer.ground import Grounding
from summarizer.record import Items, items_of
from summarizer.scan import scan

SECTIONS = sections_of(ArticleRecord)
TEXT = (
    "Peninah Wekoli met Anselm Rothbauer in Nairobi. "
    "Rothbauer saw Peninah Wekoli again in Geneva. "
    "The two discussed a loan of $5 million. "
    "Kenya needs $5 million, Wekoli said. "
    "The rains failed."
)


def items(**sections: Any) -> Items:
    grounding = Grounding(TEXT, scan(Article(TEXT, published="2026-03-03")))
    draft = Reader(cited_shape(SECTIONS), grounding).read(json.dumps(sections))
    assert draft.refusals == ()
    return items_of(SECTIONS, draft.findings, grounding.scan)


def party(name: str) -> dict[str, Any]:
    return {"name": name, "role": None, "affiliation": None}


def meeting(sentence: int, *names: str, **values: Any) -> dict[str, Any]:
    told: dict[str, Any] = {
        "sentences": [sentence], "participants": [party(name) for name in names],
        "status": "held", "place": None, "occasion": None, "when": None, "topics": [],
    }  # fmt: skip
    return told | values


def figure(label: str, measures: str | None) -> dict[str, Any]:
    return {
        "figure": label, "measures": measures, "payer": None, "recipient": None, "status": "stated",
    }  # fmt: skip


def attribution(sentence: int, name: str) -> dict[str, Any]:
    return {"sentences": [sentence], "chain": [{"name": name, "kind": "person"}]}


TWO = ("Peninah Wekoli", "Anselm Rothbauer")


def test_one_meeting_reported_twice_is_one_with_both_spans() -> None:
    found = items(
        meetings=[meeting(3, *reversed(TWO), topics=["a loan"]), meeting(1, *TWO, place="Nairobi")]
    ).sections["meetings"]

    (one,) = found
    assert one.place == "Nairobi"
    assert one.topics == ["a loan"]
    assert [e.text[:8] for e in one.evidence] == ["Peninah ", "The two "]


def test_two_meetings_of_the_same_people_in_two_places_stay_two() -> None:
    found = items(
        meetings=[meeting(2, *TWO, place="Geneva"), meeting(1, *TWO, place="Nairobi")]
    ).sections["meetings"]

    assert [(m.id, m.place) for m in found] == [("m1", "Nairobi"), ("m2", "Geneva")]


def test_an_amount_given_twice_for_the_same_thing_is_one_figure_with_two_mentions() -> None:
    found = items(figures=[figure("F1", "a loan"), figure("F2", "a loan")]).sections["figures"]

    (one,) = found
    assert [m.text for m in one.mentions] == ["$5 million", "$5 million"]
    assert len(one.evidence) == 2


def test_an_amount_given_twice_for_two_things_is_two_figures() -> None:
    found = items(figures=[figure("F1", "a loan"), figure("F2", "what Kenya needs")])

    assert [f.id for f in found.sections["figures"]] == ["f1", "f2"]


def test_ids_are_the_shortest_beginning_that_no_earlier_section_has() -> None:
    found = items(
        meetings=[meeting(1, *TWO)],
        summary=[{"sentences": [5], "text": "The rains failed."}],
        attributions=[attribution(4, "Wekoli")],
    )

    ids = [item.id for item in found.each() if hasattr(item, "id")]
    assert ids == ["s1", "m1", "at1"]


def test_said_by_is_the_chain_of_the_attributed_sentence_and_empty_elsewhere() -> None:
    found = items(
        figures=[figure("F1", "a loan"), figure("F2", "what Kenya needs")],
        attributions=[attribution(4, "Wekoli")],
    ).sections["figures"]

    assert [[[s.name for s in chain] for chain in f.said_by] for f in found] == [[], [["Wekoli"]]]


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("Kenya needs money, Wekoli said.", "Kenya needs money, Wekoli said."),
        ("Kenya needs money, it said.", "Kenya needs money, it said."),
        ("Kenya needs money.", "Kenya needs $5 million, Wekoli said."),
    ],
)
def test_a_summary_sentence_keeps_who_says_so_or_gives_way_to_the_source(
    text: str, kept: str
) -> None:
    found = items(
        summary=[{"sentences": [4], "text": text}], attributions=[attribution(4, "Wekoli")]
    )

    assert [s.text for s in found.sections["summary"]] == [kept]
    assert [w.code for w in found.warnings] == (["source_sentence_kept"] if text != kept else [])


def test_a_summary_keeps_who_says_so_where_the_attribution_itself_was_not_answered() -> None:
    found = items(summary=[{"sentences": [4], "text": "Kenya needs money."}])

    assert [s.text for s in found.sections["summary"]] == ["Kenya needs $5 million, Wekoli said."]


def test_a_headline_that_drops_its_source_gets_it_back() -> None:
    found = items(
        headline={"sentences": [4], "text": "Kenya needs money."},
        attributions=[attribution(4, "Wekoli")],
    )

    assert found.sections["headline"].text == "Kenya needs money: Wekoli"
    assert [w.code for w in found.warnings] == ["source_added"]


def test_a_headline_that_cannot_keep_its_source_in_its_length_is_left_out() -> None:
    long = "Kenya needs money and more of it than it has ever needed in its history"

    found = items(
        headline={"sentences": [4], "text": long}, attributions=[attribution(4, "Wekoli")]
    )

    assert found.sections["headline"] is None
    assert [w.code for w in found.warnings] == ["headline_left_out"]


def test_what_the_article_says_itself_needs_no_source() -> None:
    found = items(headline={"sentences": [5], "text": "The rains failed"})

    assert found.sections["headline"].text == "The rains failed"
    assert found.warnings == ()


def test_without_a_headline_of_the_model_the_printed_one_stands() -> None:
    text = (
        "Rains fail again in the north\n\nThe rains failed, officials said on Monday in Garissa.\n"
    )
    grounding = Grounding(text, scan(text))
    draft = Reader(cited_shape(SECTIONS), grounding).read(json.dumps({"headline": None}))

    found = items_of(SECTIONS, draft.findings, grounding.scan)

    assert found.sections["headline"].text == "Rains fail again in the north"
    assert [w.code for w in found.warnings] == ["printed_headline"]
    assert items(headline=None).sections["headline"] is None
