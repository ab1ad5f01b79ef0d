"""What a user sees where an answer, an endpoint or an argument is not as it should be."""

from __future__ import annotations

import json
from typing import Any

import pytest
from answering import emptiest, wrong_at_first
from loopback import Behaviour, Exchange, answer, ok, status
from misbehaviour import cut_by_length, html, refusal
from rulings import CourtRuling
from serving import COURT, TEXT, Served

from summarizer import (
    InputError,
    RefusedError,
    ReplyError,
    Settings,
    Summarizer,
    UnreachableError,
)


def test_refusals_go_back_once_and_what_is_good_is_kept(served: Served) -> None:
    def lying(request: Any) -> Any:
        reply = emptiest(request)
        if "asks" in reply:
            reply["asks"] = [
                {"sentences": [1], "askers": [{"name": name, "role": None, "affiliation": None}],
                 "asked": [], "request": "a loan", "kind": "request", "response": None}
                for name in ("Kenya", "Narnia")
            ]  # fmt: skip
        return reply

    server, summarizer = served(answer(lying), settings={"plan": "one-call"})

    record = summarizer.summarise(TEXT)

    assert len(server.requests) == 2
    assert "Narnia" in server.requests[1].json["messages"][-1]["content"]
    assert [ask.askers[0].name for ask in record.asks] == ["Kenya"]
    assert "Narnia" in [refused.value for refused in record.audit.refused]
    assert record.provenance.calls.validation_retries == 1
    assert record.provenance.tokens.completion == 40


@pytest.mark.parametrize(
    ("fault", "code"),
    [(status(500), "server_error"), (refusal("No more."), "refusal")],
    ids=["a fault", "a refusal"],
)
def test_a_section_that_was_to_be_corrected_in_vain_is_marked_alone(
    served: Served, fault: Behaviour, code: str
) -> None:
    def model(exchange: Exchange) -> None:
        again = len(exchange.request.json["messages"]) > 2
        (fault if again else answer(wrong_at_first))(exchange)

    _, summarizer = served(model, settings={"plan": "one-call"})

    failed = summarizer.summarise(TEXT).audit.failed

    assert [(one.section, one.code) for one in failed] == [("asks", code)]
    assert failed[0].reason.startswith("Asked again about what does not fit: ")


def test_a_section_that_failed_is_marked_and_not_taken_for_an_empty_one(served: Served) -> None:
    script = [answer(emptiest), status(500), answer(emptiest)]
    _, summarizer = served(*script, schema=CourtRuling)

    record = summarizer.summarise(COURT)

    assert [failed.code for failed in record.audit.failed] == ["server_error"]


@pytest.mark.parametrize("plan", ["closed", "one-call"])
@pytest.mark.parametrize("told", [{}, {"error": "no"}])
def test_a_reply_that_answers_nothing_is_no_empty_record(
    served: Served, plan: str, told: dict[str, str]
) -> None:
    _, summarizer = served(ok(told), settings={"plan": plan})

    with pytest.raises(ReplyError):
        summarizer.summarise(TEXT)


def test_a_section_that_a_reply_leaves_out_is_marked(served: Served) -> None:
    def forgetful(request: Any) -> Any:
        reply = emptiest(request)
        del reply["asks"]
        return reply

    _, summarizer = served(answer(forgetful), settings={"plan": "one-call"})

    record = summarizer.summarise(TEXT)

    assert [(f.section, f.code) for f in record.audit.failed] == [("asks", "invalid")]


def test_a_reply_cut_off_by_length_is_marked_and_its_whole_items_kept(served: Served) -> None:
    whole = {
        "headline": {"sentences": [1], "text": "Kenya asks for a loan, the minister said"},
        "summary": [],
    }
    text = json.dumps(whole)[:-2]
    _, summarizer = served(cut_by_length(text), sections=["headline", "summary"])

    record = summarizer.summarise(TEXT)

    assert {f.section: f.code for f in record.audit.failed} == {
        "headline": "truncated", "summary": "truncated",
    }  # fmt: skip
    assert record.headline is not None


@pytest.mark.parametrize(
    ("behaviour", "error"),
    [(status(401, "no"), RefusedError), (status(404), RefusedError), (html(), ReplyError)],
)
def test_nothing_answered_is_an_error_and_no_record(
    served: Served, behaviour: Behaviour, error: type[Exception]
) -> None:
    server, summarizer = served(behaviour)

    with pytest.raises(error):
        summarizer.summarise(TEXT)
    assert len(server.requests) == 1


def test_an_endpoint_that_is_not_there_is_an_error_at_once() -> None:
    settings = Settings(base_url="http://127.0.0.1:9/v1", transport_retries=0)

    with pytest.raises(UnreachableError):
        Summarizer("m", settings=settings).summarise(TEXT)


def test_an_article_over_the_limit_is_refused_with_both_numbers(served: Served) -> None:
    _, summarizer = served(settings={"limit_characters": 100})

    with pytest.raises(InputError, match=rf"{len(TEXT)} characters; the limit is 100"):
        summarizer.summarise(TEXT)


def test_an_unknown_section_is_refused_with_those_there_are() -> None:
    with pytest.raises(InputError, match="weather; there are headline, summary, meetings"):
        Summarizer("local/qwen2.5-coder-1.5b", sections=["figures", "weather"])


def test_a_schema_that_is_no_record_is_refused() -> None:
    with pytest.raises(InputError, match="is not a subclass"):
        Summarizer("local/qwen2.5-coder-1.5b", schema=dict)  # type: ignore[type-var]
