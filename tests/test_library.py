"""The library as its users call it, against a real server on loopback."""

from __future__ import annotations

import asyncio
import gc
import json
import weakref
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from answering import emptiest
from invariants import assert_borne_out
from loopback import answer
from rulings import CourtRuling
from serving import COURT, TEXT, Served

from summarizer import (
    Article,
    ArticleRecord,
    Record,
)
from summarizer.draft.claims import Wire


def without_provenance(record: Record) -> dict[str, Any]:
    return record.model_dump(exclude={"provenance"})


@pytest.mark.parametrize("plan", ["closed", "one-call"])
def test_both_plans_give_a_record_of_the_same_form(served: Served, plan: str) -> None:
    _, summarizer = served(settings={"plan": plan})

    record = summarizer.summarise(TEXT)

    assert isinstance(record, ArticleRecord)
    assert record.provenance.plan == plan
    assert record.article.characters == len(TEXT)
    assert_borne_out(TEXT, record)
    assert ArticleRecord.model_validate_json(record.model_dump_json()) == record


def test_the_closed_plan_asks_section_by_section_and_the_other_asks_once(served: Served) -> None:
    closed = served(schema=CourtRuling)
    one = served(schema=CourtRuling, settings={"plan": "one-call"})

    for _, summarizer in (closed, one):
        summarizer.summarise(COURT)

    assert len(closed[0].requests) > 2
    assert len(one[0].requests) == 1


def test_what_grammar_says_is_not_asked(served: Served) -> None:
    server, summarizer = served()

    record = summarizer.summarise(TEXT)

    (request,) = server.requests
    schema = request.json["response_format"]["json_schema"]["schema"]
    assert list(schema["properties"]) == ["headline", "summary"]
    assert [p.name for p in record.asks[0].askers] == ["Kenya"]
    assert record.figures[0].measures


@pytest.mark.parametrize("plan", ["closed", "one-call"])
def test_every_field_on_the_wire_is_required_and_strict(served: Served, plan: str) -> None:
    server, summarizer = served(settings={"plan": plan})
    summarizer.summarise(TEXT)

    def objects(node: Any) -> Any:
        if isinstance(node, dict):
            if node.get("type") == "object":
                yield node
            for value in node.values():
                yield from objects(value)
        elif isinstance(node, list):
            for value in node:
                yield from objects(value)

    for request in server.requests:
        format_ = request.json["response_format"]["json_schema"]
        assert format_["strict"] is True
        for node in objects(format_["schema"]):
            assert node["required"] == list(node["properties"])
            assert node["additionalProperties"] is False
        text = json.dumps(format_["schema"])
        assert not any(f'"{word}"' in text for word in ("$ref", "default", "title", "pattern"))


def test_the_article_goes_over_the_wire_as_it_is_but_for_control_tokens(served: Served) -> None:
    server, summarizer = served(settings={"plan": "one-call"})

    summarizer.summarise(TEXT)

    sent = server.requests[0].json["messages"][-1]["content"]
    assert "{{ 7*7 }} is not {% if %}," in sent
    assert "<|im_start|>" not in sent
    for sentence in Article(TEXT).sentences:
        assert sentence.text.replace("<|", "<\u2060|") in sent


def test_the_wire_is_the_same_for_every_article_but_for_its_last_message(served: Served) -> None:
    server, summarizer = served(settings={"plan": "one-call"})

    summarizer.summarise(TEXT)
    summarizer.summarise(COURT)

    one, other = (request.json for request in server.requests)
    assert one["response_format"] == other["response_format"]
    assert one["messages"][:-1] == other["messages"][:-1]


def test_only_the_sections_asked_for_are_paid_for(served: Served) -> None:
    server, summarizer = served(sections=["figures"])

    record = summarizer.summarise(TEXT)

    assert server.requests == []
    assert [figure.text for figure in record.figures] == ["$500 million"]
    not_asked = [w.text for w in record.audit.warnings if w.code == "not_asked"]
    assert not_asked == ["headline", "summary", "meetings", "asks", "attributions"]


def test_an_article_in_which_nothing_happens_gives_empty_sections(served: Served) -> None:
    _, summarizer = served()

    record = summarizer.summarise("The weather was fine. Children played in the park.")

    assert record.meetings == record.asks == record.figures == record.attributions == []
    assert record.audit.failed == []


@pytest.mark.parametrize("plan", ["closed", "one-call"])
def test_a_record_of_ones_own_needs_no_change_in_the_package(served: Served, plan: str) -> None:
    def ruling(request: Any) -> Any:
        reply = emptiest(request)
        if plan == "one-call":
            party = {"name": "Asha Verma", "role": None, "affiliation": None}
            other = {"name": "Brightwater Ltd", "role": None, "affiliation": None}
            reply["claims"] = [
                {"sentences": [2], "claimants": [party], "against": [other],
                 "relief": "for the loss of her farm", "sum": "F2"}
            ]  # fmt: skip
        return reply

    _, summarizer = served(answer(ruling), schema=CourtRuling, settings={"plan": plan})

    record = summarizer.summarise(COURT)

    assert isinstance(record, CourtRuling)
    assert_borne_out(COURT, record)
    if plan == "one-call":
        (claim,) = record.claims
        assert claim.sum is not None
        assert (claim.sum.value, claim.sum.unit) == ("5000000", "GBP")
        assert claim.evidence[0].text.startswith("Ms Verma had sued")
        assert claim.id == "c1"
    else:
        assert [award.amount.value for award in record.sums] == ["2400000", "5000000"]


def test_the_asynchronous_twin_gives_the_same(served: Served) -> None:
    _, summarizer = served()

    one = summarizer.summarise(TEXT)
    other = asyncio.run(summarizer.asummarise(TEXT))

    assert without_provenance(one) == without_provenance(other)


def test_it_works_inside_a_running_loop_as_in_a_notebook(served: Served) -> None:
    _, summarizer = served()

    async def cell() -> Any:
        return summarizer.summarise(TEXT)

    assert asyncio.run(cell()).article.characters == len(TEXT)


def test_one_summariser_serves_several_threads(served: Served) -> None:
    _, summarizer = served()

    with ThreadPoolExecutor(4) as pool:
        records = list(pool.map(summarizer.summarise, [TEXT, COURT] * 4))

    assert [r.article.characters for r in records] == [len(TEXT), len(COURT)] * 4
    assert without_provenance(records[0]) == without_provenance(records[2])


def test_the_models_made_for_one_article_do_not_outlive_it(served: Served) -> None:
    _, summarizer = served(schema=CourtRuling)
    summarizer.questions(COURT)
    known = Wire.__subclasses__()  # with those that are made once for all articles

    asked = summarizer.questions(COURT)
    made = [weakref.ref(model) for model in Wire.__subclasses__() if model not in known]
    del asked
    gc.collect()

    assert made
    assert not [ref for ref in made if ref() is not None]


def test_a_prompt_of_ones_own_goes_over_the_wire(served: Served, tmp_path: Path) -> None:
    (tmp_path / "figures.txt").write_text("Count the beans.", "utf-8")
    server, summarizer = served(sections=["figures"], prompts=tmp_path)

    summarizer.summarise(TEXT)

    assert "Count the beans." in server.requests[0].json["messages"][1]["content"]


def test_said_by_holds_the_chain_that_covers_the_evidence(served: Served) -> None:
    _, summarizer = served(sections=["figures"])

    record = summarizer.summarise(TEXT)

    assert [[s.name for s in chain] for f in record.figures for chain in f.said_by] == [
        ["Peninah Wekoli"]
    ]
