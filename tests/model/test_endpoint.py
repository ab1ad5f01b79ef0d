"""Asking as such: at once, cancelled, from outside the block, and leaving nothing behind."""

from __future__ import annotations

import asyncio
import gc
import weakref
from typing import Any

import pytest
from asking import ask, asked_of, question
from loopback import Loopback, answer, ok
from misbehaviour import slow_headers
from pydantic import create_model

from summarizer.model.endpoint import Endpoint, Reply
from summarizer.model.target import Target, identify
from summarizer.settings import Settings

UNFIT = {"answer": 1000, "note": None}


def test_a_cancelled_question_is_cancelled_not_answered() -> None:
    async def cancel(url: str) -> None:
        task = asyncio.create_task(asked_of(url))
        await asyncio.sleep(0.1)
        task.cancel()
        await task

    with Loopback([slow_headers(10)]) as server, pytest.raises(asyncio.CancelledError):
        asyncio.run(cancel(server.url))


def test_several_questions_at_once_keep_their_answers_and_counts_apart() -> None:
    def echo(request: Any) -> object:
        return {"answer": int(request["messages"][1]["content"]), "note": None}

    async def together(url: str) -> tuple[list[Reply], int]:
        settings = Settings(base_url=url)
        async with Endpoint(identify("m", settings, {}), settings, waits=False) as endpoint:
            asks = [endpoint.ask(question(str(number))) for number in range(90, 110)]
            return await asyncio.gather(*asks), endpoint.asked

    with Loopback([answer(echo)]) as server:
        replies, asked = asyncio.run(together(server.url))
    assert asked == 20
    assert [reply.text for reply in replies] == [
        f'{{"answer": {number}, "note": null}}' for number in range(90, 110)
    ]
    assert [reply.usage.validation_retries for reply in replies] == [0] * 11 + [1] * 9


def test_a_class_made_for_one_article_goes_away_with_it() -> None:
    made = create_model("Made", answer=(int, ...))
    with Loopback([ok(UNFIT)]) as server:
        got = ask(server.url, question(reply=made))
    assert got.failure is None
    gone = weakref.ref(made)
    del made
    gc.collect()
    assert gone() is None


def test_asking_needs_an_open_endpoint() -> None:
    endpoint = Endpoint(Target("endpoint", "m", "http://127.0.0.1:9/v1"), Settings())
    with pytest.raises(RuntimeError, match="async with"):
        asyncio.run(endpoint.ask(question()))
