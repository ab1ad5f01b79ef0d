"""What a request may use, before anybody has counted."""

from __future__ import annotations

import json

import pytest
from asking import question
from hypothesis import given
from hypothesis import strategies as st

from summarizer.model.estimate import estimated_tokens, load_of
from summarizer.model.request import body
from summarizer.model.target import Provider, Target
from summarizer.settings import Settings


@pytest.mark.parametrize(("text", "tokens"), [("", 0), ("a", 1), ("word", 1), ("words", 2)])
def test_tokens_are_estimated_from_bytes(text: str, tokens: int) -> None:
    assert estimated_tokens(text) == tokens


@given(st.text())
def test_no_prompt_can_be_more_than_the_most_it_is_said_to_be(text: str) -> None:
    load = load_of(body(question(text), Target("endpoint", "m"), Settings()))
    sent = question(text)
    told = "".join(message.content for message in sent.messages) + json.dumps(sent.schema)
    assert load.prompt <= load.most_prompt
    assert load.most_prompt >= len(told.encode())


@pytest.mark.parametrize(
    ("provider", "model", "limit"),
    [("endpoint", "m", 300), ("openai", "gpt-4o", 300), ("openai", "gpt-5-mini", 300 + 4096)],
)
def test_the_limit_is_that_of_the_request_thinking_included(
    provider: Provider, model: str, limit: int
) -> None:
    assert load_of(body(question(), Target(provider, model), Settings())).limit == limit
