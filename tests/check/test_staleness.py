"""Which part of a request changed since it was recorded."""

from __future__ import annotations

from copy import deepcopy
from typing import Any

import pytest

from summarizer.check.staleness import changed_part


def body(about: str = "asks", **more: Any) -> dict[str, Any]:
    return {
        "model": "m",
        "messages": [
            {"role": "system", "content": "You read."},
            {"role": "user", "content": "Judge each."},
            {"role": "assistant", "content": "{}"},
            {"role": "user", "content": "[1] Kenya asked."},
        ],
        "response_format": {"json_schema": {"name": about, "schema": {"type": "object"}}},
        "temperature": 0,
    } | more


def changed(path: tuple[Any, ...], value: Any) -> dict[str, Any]:
    told = deepcopy(body())
    place = told
    for step in path[:-1]:
        place = place[step]
    place[path[-1]] = value
    return told


@pytest.mark.parametrize(
    ("asked", "says"),
    [
        (changed(("messages", 3, "content"), "[1] Kenya begged."), "the article or its candidates"),
        (changed(("messages", 0, "content"), "You skim."), "what the model is told (the prompts)"),
        (changed(("messages", 1, "content"), "Judge all."), "what the model is told (the prompts)"),
        (changed(("response_format", "json_schema", "schema"), {}), "the schema"),
        (changed(("temperature",), 1), "a setting"),
        (changed(("model",), "n"), "the model"),
        (body(messages=body()["messages"][:1]), "what the model is told (the prompts)"),
        (body("headline_summary"), "the question about headline and summary is new"),
    ],
)
def test_the_part_is_named(asked: dict[str, Any], says: str) -> None:
    told = changed_part([asked], [body()])
    assert says in told
    assert "\n" not in told
    assert len(told) < 300


def test_what_goes_back_after_an_answer_is_told_apart_from_a_question() -> None:
    again = body(messages=[*body()["messages"], {"role": "assistant", "content": "{}"}])
    assert "goes back to the model" in changed_part([body()], [body(), again])
    assert "asked again" in changed_part([body()], [body()])
