"""``--dry-run``: the questions and their price, with nothing sent."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from commanding import ARTICLE, Command, asks
from loopback import Loopback


def test_the_messages_are_shown_and_nothing_is_sent(
    command: Command, server: Loopback, article: str
) -> None:
    outcome = command("summarise", article, "--dry-run", *asks(server))
    assert outcome.code == 0
    assert "=== 1 of 1: headline, summary, meetings, asks, figures, attributions" in outcome.out
    assert "--- system" in outcome.out
    assert "met Tomás Okafor on Monday" in outcome.out
    assert "Nothing was sent." in outcome.out
    assert server.requests == []


def test_what_is_shown_is_what_would_be_sent(
    command: Command, server: Loopback, article: str
) -> None:
    for plan in ("closed", "one-call"):
        options = asks(server, "--plan", plan)
        shown = command("summarise", article, "--dry-run", "--format", "json", *options)
        server.requests.clear()
        command("summarise", article, *options)
        sent = [request.json["messages"] for request in server.requests]
        assert [question["messages"] for question in json.loads(shown.out)["questions"]] == sent


@pytest.mark.parametrize(
    ("model", "cost"),
    [
        ("openai/gpt-5-mini", "USD 0."),
        ("openai/no-such-model", "cost unknown"),
        ("ollama/llama3.2", "no cost"),
        ("local/qwen2.5-coder-1.5b", "no cost"),
    ],
)
def test_a_dry_run_needs_no_key_and_no_weights_and_knows_the_cost(
    command: Command, article: str, model: str, cost: str
) -> None:
    outcome = command("summarise", article, "--dry-run", "--model", model)
    assert (outcome.code, outcome.err) == (0, "")
    assert cost in outcome.out.splitlines()[0]
    assert not Path("cache").exists()


def test_the_most_that_it_may_cost_is_no_less_than_the_least(
    command: Command, article: str
) -> None:
    options = ("--dry-run", "--format", "json", "--model", "openai/gpt-5-mini")
    found = json.loads(command("summarise", article, *options).out)
    assert 0 < float(found["least_usd"]) < float(found["most_usd"])
    assert found["prompt_tokens"] == sum(q["prompt_tokens"] for q in found["questions"])


def test_json_of_several_is_an_array_and_jsonl_a_line_each(
    command: Command, server: Loopback, articles: tuple[str, ...]
) -> None:
    options = asks(server, "--dry-run", "--format")
    array = command("summarise", *articles, *options, "json")
    lines = command("summarise", *articles, *options, "jsonl")
    assert [found["article"] for found in json.loads(array.out)] == [*articles]
    assert [json.loads(line) for line in lines.out.splitlines()] == json.loads(array.out)


def test_an_article_in_a_dry_run_cannot_reach_the_terminal(
    command: Command, server: Loopback
) -> None:
    Path("odd.txt").write_text(f"\x1b]0;owned\x07 {ARTICLE}", "utf-8")
    for form in ("text", "json"):
        outcome = command("summarise", "odd.txt", "--dry-run", "--format", form, *asks(server))
        assert "owned" in outcome.out
        assert not {"\x1b", "\x07"} & {*outcome.out}
