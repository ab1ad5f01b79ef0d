"""Whatever a model answers, nothing that the article does not bear out comes through."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from invariants import assert_borne_out

from summarizer import Article, ArticleRecord
from summarizer.draft.cited import cited_shape
from summarizer.draft.closed import closed_shapes
from summarizer.draft.replies import Draft, Reader
from summarizer.draft.sections import sections_of
from summarizer.ground import Grounding, Refusal
from summarizer.record import Items, items_of
from summarizer.scan import scan

SEED = Path(__file__).parent.parent / "seeds" / "us-pakistan-minerals.txt"
SECTIONS = sections_of(ArticleRecord)


@cache
def grounding() -> Grounding:
    article = Article.from_bytes(SEED.read_bytes())
    return Grounding(article.text, scan(article))


def drafted(reply: Any) -> tuple[Draft, Items]:
    draft = Reader(cited_shape(SECTIONS), grounding()).read(json.dumps(reply))
    return draft, items_of(SECTIONS, draft.findings, grounding().scan)


TRUE_NAMES = ["Ricky Gill", "Gill", "Pakistan", "US officials", "Robert Kaproth", "Washington"]
FALSE_NAMES = [
    "Ricky Gil", "Rickv Gill", "Ricky  Gillespie", "Gil", "Pakistann", "Anselm Rothbauer",
    "\u202eGill", "G\u0456ll", "", " ", "the", "of the", "null", "x" * 5000, "Ricky Kaproth", "55",
]  # fmt: skip
FALSE_WORDINGS = [
    "USD 135 million fund", "USD 136 billion fund", "fund of 1.26 billion", "six per cent tax",
    "50 per cent", "loan for Barrick Gold", "talks with Narendra Modi", "\u202edetats", "\x00", "",
    "three hundred locomotives", "﷽﷽", "习近平", "55 locomotives from Germany",
]  # fmt: skip
TRUE_WORDINGS = ["loan for the Reko Diq Mining Company", "purchase of American locomotives"]

words = st.one_of(
    st.sampled_from(TRUE_NAMES + FALSE_NAMES + FALSE_WORDINGS + TRUE_WORDINGS), st.text(max_size=30)
)
labels = st.sampled_from(
    ["F1", "F4", "F5", "F0", "F-1", "F999999999999", "f2", "2", "F²", "", "M1"]
)
numbers = st.lists(st.integers(-3, 40) | st.integers(), max_size=5)
party = st.fixed_dictionaries(
    {"name": words, "role": st.none() | words, "affiliation": st.none() | words}
)
source = st.fixed_dictionaries(
    {"name": words, "kind": st.sampled_from(["person", "outlet", "unnamed", "oracle"])}
)
maybe = st.none() | words
meeting = st.fixed_dictionaries(
    {
        "sentences": numbers,
        "participants": st.lists(party, max_size=4),
        "status": st.sampled_from(["held", "planned", "dreamt"]),
        "place": maybe,
        "occasion": maybe,
        "when": maybe | st.sampled_from(["in October", "in November"]),
        "topics": st.lists(words, max_size=3),
    }
)
ask = st.fixed_dictionaries(
    {
        "sentences": numbers,
        "askers": st.lists(party, max_size=3),
        "asked": st.lists(party, max_size=3),
        "request": words,
        "kind": st.sampled_from(["request", "demand", "prayer"]),
        "response": st.none() | st.sampled_from(["accepted", "maybe"]),
    }
)
figure = st.fixed_dictionaries(
    {
        "figure": labels,
        "measures": maybe,
        "payer": maybe,
        "recipient": maybe,
        "status": st.sampled_from(["stated", "approved", "dreamt"]),
    }
)
attribution = st.fixed_dictionaries({"sentences": numbers, "chain": st.lists(source, max_size=3)})
sentence = st.fixed_dictionaries({"text": words, "sentences": numbers})
junk = st.none() | st.integers() | st.text(max_size=5) | st.lists(st.none(), max_size=2)
replies = st.fixed_dictionaries(
    {
        "headline": st.none() | sentence | junk,
        "summary": st.lists(sentence | junk, max_size=4) | junk,
        "meetings": st.lists(meeting | junk, max_size=4) | junk,
        "asks": st.lists(ask | junk, max_size=4) | junk,
        "figures": st.lists(figure | junk, max_size=4) | junk,
        "attributions": st.lists(attribution | junk, max_size=4) | junk,
    }
)


@settings(max_examples=300)
@given(replies)
def test_nothing_unproven_comes_out_of_a_hostile_reply(reply: dict[str, Any]) -> None:
    draft, items = drafted(reply)

    for item in items.each():
        assert_borne_out(grounding().text, item)
        assert item.evidence
    assert all(refusal.reason and refusal.section for refusal in draft.refusals)


def given_items(reply: dict[str, Any]) -> int:
    return sum(len(v) if isinstance(v, list) else v is not None for v in reply.values())


@settings(max_examples=200)
@given(replies)
def test_every_answer_becomes_a_finding_or_a_listed_refusal(reply: dict[str, Any]) -> None:
    draft, _ = drafted(reply)

    assert len(draft.findings) + len(draft.refusals) >= given_items(reply)


def one(section: str, **values: Any) -> dict[str, Any]:
    return {section: [values]}


def a_party(name: str) -> dict[str, Any]:
    return {"name": name, "role": None, "affiliation": None}


def an_ask(**values: Any) -> dict[str, Any]:
    told: dict[str, Any] = {
        "sentences": [6],
        "askers": [a_party("Ricky Gill")],
        "asked": [],
        "request": "support for the purchase of American locomotives",
        "kind": "request",
        "response": None,
    }
    return {"asks": [told | values]}


def test_an_answer_that_the_article_bears_out_comes_through() -> None:
    draft, items = drafted(an_ask())

    assert draft.refusals == ()
    assert [ask.askers[0].name for ask in items.sections["asks"]] == ["Ricky Gill"]


@pytest.mark.parametrize(
    ("reply", "reason"),
    [
        (an_ask(askers=[a_party("Ricky Gil")]), "does not stand in the article"),
        (an_ask(askers=[a_party("Anselm Rothbauer")]), "does not stand in the article"),
        (an_ask(askers=[a_party("\u202eRicky Gill")]), "does not stand in the article"),
        (an_ask(askers=[a_party("")]), "is empty"),
        (an_ask(askers=[]), "is empty"),
        (an_ask(sentences=[99]), "is out of range"),
        (an_ask(sentences=[0]), "is out of range"),
        (an_ask(sentences=[]), "cites no sentence"),
        (an_ask(request=""), "is missing"),
        (an_ask(request="support for USD 135 million"), "has the figure"),
        (an_ask(request="support for 56 locomotives"), "has the number 56"),
        (an_ask(request="support for Narendra Modi"), "has the name"),
        (an_ask(request="support for Ricky Lersten"), "has the name"),
        (an_ask(request="a loan of six billion dollars"), "has the figure"),
        (an_ask(request="support for US President Gill"), "has the name"),
        (an_ask(request="a Global Critical Minerals Fund"), "has the name"),
        (an_ask(request="the Bank of Pakistan"), "has the name"),
        (an_ask(request="talks in denmark"), "has the name"),
        (an_ask(request="a loan of 1.25 billion euros"), "has the"),
        (an_ask(request="hundreds of locomotives"), "has the number"),
        (an_ask(request="twice the locomotives"), "has the number"),
        (an_ask(askers=[a_party("procured 55 locomotives")]), "is not a name"),
        (an_ask(askers=[a_party("55")]), "is not a name"),
        (an_ask(kind="prayer"), "does not fit"),
        (one("figures", figure="F9", measures=None, payer=None, recipient=None, status="stated"),
         "is out of range"),
        (one("figures", figure="55", measures=None, payer=None, recipient=None, status="stated"),
         "is not the label"),
        ({"headline": {"text": "word " * 16, "sentences": [1]}}, "has 16 words"),
    ],
)  # fmt: skip
def test_an_answer_that_the_article_does_not_bear_out_is_refused_with_its_reason(
    reply: dict[str, Any], reason: str
) -> None:
    draft, items = drafted(reply)

    assert not list(items.each())
    assert any(reason in refusal.reason for refusal in draft.refusals)


@pytest.mark.parametrize(
    "described",
    ["sources", "senior US officials", "the sources", "sources from Pakistan's Government"],
)
def test_words_that_describe_a_source_are_one(described: str) -> None:
    ground = grounding()

    assert not isinstance(ground.source(described), str)
    assert ground.source("procured") == "is not a name"
    assert ground.source("a document seen") == "does not stand in the article"


def test_initials_are_spaced_as_the_article_has_them() -> None:
    text = "A judge of the U.S. District Court met J. K. Rowe. The U. N. was told."
    ground = Grounding(text, scan(text))

    told = "The U. S. District Court and J. K. Rowe; the U. N. and the E. U. wait."
    assert ground.spaced(told) == (
        "The U.S. District Court and J. K. Rowe; the U. N. and the E. U. wait."
    )


def test_a_headline_that_is_a_whole_sentence_is_refused_and_not_asked_for_again() -> None:
    def refused(words: int) -> Refusal:
        draft, _ = drafted({"headline": {"text": "word " * words, "sentences": [1]}})
        return next(refusal for refusal in draft.refusals if refusal.field == "text")

    assert refused(20).goes_back
    assert not refused(40).goes_back


def test_a_name_in_a_script_without_capitals_is_a_name() -> None:
    text = "王毅会见了穆罕默德。 محمد التقى الوزير."
    ground = Grounding(text, scan(text))

    assert not isinstance(ground.name("محمد"), str)
    assert isinstance(ground.name("محمود"), str)


def test_ten_thousand_items_are_read_up_to_the_limit_and_the_rest_is_listed() -> None:
    draft, items = drafted({"asks": an_ask()["asks"] * 10_000})

    assert len(items.sections["asks"]) == 1
    assert "has 10000 items; the first 60 are read" in [r.reason for r in draft.refusals]


@pytest.mark.parametrize(
    "text",
    ["", "null", "[]", "42", '"F1"', "{", '{"asks": [', "<html>", "[" * 100_000, '{"asks": NaN}',
     '{"asks": 1e999999}', '{"asks": [{"request": "\\ud800"}]}', "{}" * 10, '{"asks": {}}'],
)  # fmt: skip
def test_a_reply_of_any_form_is_read_without_raising(text: str) -> None:
    draft = Reader(cited_shape(SECTIONS), grounding()).read(text)

    assert draft.findings == ()


def test_a_reply_that_was_cut_off_keeps_its_whole_items() -> None:
    whole = json.dumps(an_ask() | {"figures": []})

    draft = Reader(cited_shape(SECTIONS), grounding()).read(whole[: whole.index('"figures"') + 12])

    assert len(draft.findings) == 1


def test_a_closed_shape_asks_each_candidate_once_and_takes_no_other_key() -> None:
    meetings = next(s for s in SECTIONS if s.name == "meetings")
    (shape,) = closed_shapes(meetings, grounding().scan, grounding().text, by_grammar=False)
    keys = [judgement.candidate.key for judgement in shape.judgements]

    draft = Reader(shape, grounding()).read(json.dumps(dict.fromkeys([*keys, "M99"])))

    assert list(shape.model.model_fields) == keys
    assert [candidate.key for candidate in draft.denied] == keys
    assert draft.findings == ()
