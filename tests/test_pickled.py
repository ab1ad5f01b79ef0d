"""A summariser that is sent to another process."""

from __future__ import annotations

import pickle
from typing import Any

import pytest
from rulings import CourtRuling
from serving import COURT, Served

from summarizer import InputError, Settings, Summarizer

KEY = "sk-planted-0123456789abcdef"
OTHER = "sk-planted-of-the-other-process"
VARIABLES = {
    "openai/any": "OPENAI_API_KEY",
    "azure/any": "AZURE_OPENAI_API_KEY",
    "endpoint": "SUMMARIZER_API_KEY",
}


def sent(summarizer: Summarizer[Any]) -> tuple[bytes, Summarizer[Any]]:
    data = pickle.dumps(summarizer)
    return data, pickle.loads(data)


def test_it_asks_the_same_and_makes_the_same(served: Served) -> None:
    server, summarizer = served(schema=CourtRuling, settings={"headers": {"X-Team": "desk"}})

    _, copy = sent(summarizer)

    told = [[(q.messages, q.schema) for q in one.questions(COURT)] for one in (summarizer, copy)]
    assert told[0] == told[1]
    records = [one.summarise(COURT) for one in (summarizer, copy)]
    assert records[0].model_dump(exclude={"provenance"}) == records[1].model_dump(
        exclude={"provenance"}
    )
    assert {request.headers["x-team"] for request in server.requests} == {"desk"}


@pytest.mark.parametrize("model", VARIABLES)
def test_its_key_stays_behind_and_the_copy_takes_its_own(
    model: str, served: Served, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("AZURE_OPENAI_ENDPOINT", "https://desk.example.com")
    monkeypatch.setenv(VARIABLES[model], KEY)
    address = "https://api.example.com/v1" if model == "endpoint" else None
    summarizer = Summarizer(model, settings=Settings(base_url=address))
    assert summarizer.target.api_key == KEY

    data, copy = sent(summarizer)

    assert KEY.encode() not in data
    monkeypatch.setenv(VARIABLES[model], OTHER)
    assert copy.target.api_key is None
    assert copy._with_key().api_key == OTHER
    assert summarizer.target.api_key == KEY


def test_its_model_and_address_are_not_chosen_again(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", KEY)
    monkeypatch.setenv("OPENAI_BASE_URL", "https://proxy.example.com/v1")
    summarizer = Summarizer()

    monkeypatch.setenv("OPENAI_BASE_URL", "https://other.example.com/v1")
    monkeypatch.setenv("SUMMARIZER_MODEL", "ollama/llama3.2")
    _, copy = sent(summarizer)

    assert copy.target.label == "openai/gpt-5-mini at proxy.example.com"
    copy.check()


def test_a_copy_without_a_key_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", KEY)
    _, copy = sent(Summarizer("openai/any"))
    monkeypatch.delenv("OPENAI_API_KEY")

    with pytest.raises(InputError, match="OPENAI_API_KEY"):
        copy.check()
