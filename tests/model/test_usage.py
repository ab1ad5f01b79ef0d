"""What asking has used: counted over every attempt, priced where a price is known."""

from __future__ import annotations

import asyncio
import json
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from asking import PLANTED, ask, question
from hypothesis import given
from hypothesis import strategies as st
from loopback import Behaviour, Loopback, completion, ok, reply, status, usage
from misbehaviour import cut_by_length, reset_mid_body

from summarizer.errors import InputError
from summarizer.model.endpoint import Endpoint, Reply
from summarizer.model.prices import Price, price_of, price_table
from summarizer.model.target import Provider, Target
from summarizer.model.usage import Tokens, Usage
from summarizer.settings import Settings

GOOD = {"answer": 42, "note": None}
UNFIT = {"answer": 1000, "note": None}
MINI = Target("openai", "gpt-5-mini", "http://127.0.0.1/v1")

counts = st.integers(0, 10**9)
usages = st.builds(
    Usage,
    answered=counts,
    transport_retries=counts,
    validation_retries=counts,
    prompt=counts,
    completion=counts,
    cached=counts,
    cost_usd=st.none() | st.integers(0, 10**9).map(lambda n: Decimal(n).scaleb(-6)),
)


@given(usages, usages, usages)
def test_usage_adds_up_in_any_order(a: Usage, b: Usage, c: Usage) -> None:
    assert a + b == b + a
    assert (a + b) + c == a + (b + c)
    assert a + Usage() == a


def test_a_sum_with_an_unknown_cost_is_unknown() -> None:
    known, unknown = Usage(answered=1, cost_usd=Decimal("0.1")), Usage(answered=1, cost_usd=None)
    assert sum([known, unknown, known], Usage()) == Usage(answered=3, cost_usd=None)


@pytest.mark.parametrize(
    ("given", "tokens"),
    [
        (usage(100, 20, cached=64), Tokens(100, 20, 64)),
        ({"prompt_tokens": 100, "completion_tokens": 20}, Tokens(100, 20, 0)),
        (
            {"prompt_tokens": 9, "completion_tokens": 2, "prompt_tokens_details": None},
            Tokens(9, 2, 0),
        ),
        (usage(10, 2, cached=99), Tokens(10, 2, 10)),
        ({"prompt_tokens": "100", "completion_tokens": 20}, None),
        ({"prompt_tokens": True, "completion_tokens": 20}, None),
        ({"prompt_tokens": -5, "completion_tokens": 20}, None),
        ({"prompt_tokens": 10**400, "completion_tokens": 20}, None),
        ({"prompt_tokens": 100}, None),
        ([], None),
        (None, None),
    ],
    ids=str,
)
def test_tokens_are_read_as_the_endpoint_counted_them_or_not_at_all(
    given: Any, tokens: Tokens | None
) -> None:
    assert Tokens.read(given) == tokens


@given(counts, counts, st.sampled_from(["0", "0.5", "1"]))
def test_in_a_batch_tokens_cost_the_part_that_the_price_says(
    prompt: int, completion: int, part: str
) -> None:
    price = Price(prompt=Decimal("0.25"), completion=Decimal(2), cached=Decimal("0.025"))
    price = price.model_copy(update={"batch": Decimal(part)})
    tokens = Tokens(prompt, completion, prompt // 2)
    assert price.cost(tokens, "batch") == price.cost(tokens) * Decimal(part)
    assert Price(prompt=Decimal(1), completion=Decimal(1)).batch == Decimal("0.5")


def priced(script: list[Behaviour], target: Target, **settings: Any) -> Reply:
    """The reply of a server in the place of this target."""

    async def once(url: str) -> Reply:
        at = target.at(url, PLANTED)
        async with Endpoint(at, Settings(**settings), waits=False) as endpoint:
            return await endpoint.ask(question())

    with Loopback(script) as server:
        return asyncio.run(once(server.url))


@pytest.mark.parametrize(
    ("script", "used"),
    [
        ([ok(GOOD)], Usage(1, 0, 0, 100, 20)),
        ([status(500), reset_mid_body(), ok(GOOD)], Usage(1, 2, 0, 100, 20)),
        ([ok(UNFIT), ok(GOOD, usage(150, 5, cached=96))], Usage(2, 0, 1, 250, 25, 96)),
        ([ok(UNFIT)], Usage(2, 0, 1, 200, 40)),
        ([ok("prose")], Usage(2, 0, 1, 200, 40)),
        ([ok(UNFIT), status(503), ok(GOOD)], Usage(2, 1, 1, 200, 40)),
        ([ok(UNFIT), status(400)], Usage(1, 0, 1, 100, 20)),
        ([cut_by_length("{")], Usage(1, 0, 0, 100, 20)),
        ([status(500)], Usage(0, 4, 0)),
        ([status(401)], Usage()),
    ],
)
def test_every_attempt_is_counted_the_failed_ones_too(script: list[Behaviour], used: Usage) -> None:
    expected = Decimal(used.prompt - used.cached) * 25 + Decimal(used.cached) * Decimal("2.5")
    got = priced(script, MINI).usage
    assert got.cost_usd == (expected + used.completion * 200) / 100_000_000
    assert Usage(
        got.answered,
        got.transport_retries,
        got.validation_retries,
        got.prompt,
        got.completion,
        got.cached,
    ) == Usage(
        used.answered,
        used.transport_retries,
        used.validation_retries,
        used.prompt,
        used.completion,
        used.cached,
    )


@pytest.mark.parametrize(
    ("target", "cost"),
    [
        (MINI, Decimal("0.000065")),
        (Target("openai", "gpt-5-mini-2025-08-07"), Decimal("0.000065")),
        (Target("openai", "gpt-99"), None),
        (Target("azure", "gpt-5-mini"), None),
        (Target("endpoint", "openai/gpt-5-mini"), None),
        (Target("endpoint", "gpt-5-mini"), None),
        (Target("local", "qwen2.5-coder-1.5b"), Decimal(0)),
        (Target("ollama", "llama3.2"), Decimal(0)),
    ],
    ids=str,
)
def test_a_cost_is_known_or_null_never_guessed(target: Target, cost: Decimal | None) -> None:
    assert priced([ok(GOOD)], target).usage.cost_usd == cost


@pytest.mark.parametrize(("provider", "cost"), [("openai", None), ("ollama", Decimal(0))])
def test_tokens_that_were_not_counted_cost_an_unknown_sum(
    provider: Provider, cost: Decimal | None
) -> None:
    got = priced([reply(completion(GOOD) | {"usage": None})], Target(provider, "gpt-5-mini"))
    assert got.failure is None
    assert got.usage == Usage(answered=1, cost_usd=cost)


def test_a_model_on_another_machine_of_mine_has_no_known_price() -> None:
    assert price_of(Target("ollama", "llama3.2", "http://gpu.example.com:11434/v1")) is None


def test_the_built_in_table_is_dated_and_says_it_may_be_out_of_date() -> None:
    table = price_table()
    assert date(2026, 1, 1) <= table.as_of
    assert "out of date" in table.note
    for name, price in table.models.items():
        assert name.startswith("openai/")
        assert price.cached is not None
        assert 0 < price.cached < price.prompt < price.completion, name


def test_a_users_table_replaces_the_built_in_one(tmp_path: Path) -> None:
    file = tmp_path / "prices.json"
    models = {"endpoint/loopback-model": {"prompt": 1, "completion": "2.5"}}
    file.write_text(json.dumps({"as_of": "2026-11-24", "models": models}))
    with Loopback([ok(GOOD)]) as server:
        got = ask(server.url, prices=file)
    assert got.usage.cost_usd == Decimal("0.00015")
    assert price_of(MINI, file) is None


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (None, "cannot be read"),
        ("", "JSON"),
        ("{}", "as_of"),
        ('{"as_of": "2026-11-24", "models": {"openai/x": {"prompt": 1}}}', "completion"),
        ('{"as_of": "2026-11-24", "models": {"x": {"prompt": -1, "completion": 1}}}', "x.prompt"),
        ('{"as_of": "2026-11-24", "models": {"x": {"prompt": "NaN", "completion": 1}}}', "prompt"),
    ],
)
def test_a_table_that_is_none_is_refused_by_name(
    tmp_path: Path, content: str | None, says: str
) -> None:
    file = tmp_path / "my-prices.json"
    if content is not None:
        file.write_text(content)
    with pytest.raises(InputError, match=r"my-prices\.json") as caught:
        ask("http://127.0.0.1:9/v1", prices=file)
    assert says in str(caught.value)
    assert caught.value.code == "bad_prices"
