"""Cassettes with threads, tasks and streams."""

from __future__ import annotations

import asyncio
import json
import threading
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import openai
import pytest
from asking import PLANTED, asked_of, question
from faults import ARTICLE, GOOD, HEADLINE
from loopback import MODEL, Exchange, Loopback, answer, ok, status

from summarizer import InputError, Settings, Summarizer
from summarizer.cassette import opened, read_cassette
from summarizer.model.endpoint import Reply

ELSEWHERE = "http://elsewhere.invalid/v1"


def summarizer(url: str, path: Path, mode: Any) -> Summarizer[Any]:
    return Summarizer(
        MODEL,
        sections=["headline", "figures"],
        cassette=path,
        cassette_mode=mode,
        settings=Settings(base_url=url),
    )


def test_a_second_cassette_is_refused_in_another_thread_and_the_first_goes_on(
    tmp_path: Path,
) -> None:
    first, second = tmp_path / "first.json", tmp_path / "second.json"
    said: list[str] = []

    def other() -> None:
        try:
            summarizer(ELSEWHERE, second, "all").summarise(ARTICLE)
        except InputError as error:
            said.append(f"{error.code}: {error}")

    def behave(exchange: Exchange) -> None:
        thread = threading.Thread(target=other)
        thread.start()
        thread.join()
        ok(GOOD)(exchange)

    with Loopback([behave]) as server:
        record = summarizer(server.url, first, "all").summarise(ARTICLE)

    assert record.headline.text == HEADLINE
    (words,) = said
    assert words.startswith("cassette_open: A cassette is open in this process already, so ")
    assert str(second) in words
    assert not second.exists()
    assert len(read_cassette(first).exchanges) == 1


def test_of_two_tasks_with_cassettes_one_is_refused_and_one_goes_on(tmp_path: Path) -> None:
    paths = [tmp_path / "0.json", tmp_path / "1.json"]

    async def both(url: str) -> list[Any]:
        reading = (summarizer(url, path, "all").asummarise(ARTICLE) for path in paths)
        return await asyncio.gather(*reading, return_exceptions=True)

    with Loopback([ok(GOOD)]) as server:
        one, other = asyncio.run(both(server.url))

    refused, record = (one, other) if isinstance(one, Exception) else (other, one)
    assert isinstance(refused, InputError)
    assert refused.code == "cassette_open"
    assert record.headline.text == HEADLINE
    assert sum(path.exists() for path in paths) == 1


def test_asynchronous_calls_replay_the_same_as_plain_ones(tmp_path: Path) -> None:
    path = tmp_path / "one.json"
    with Loopback([ok(GOOD)]) as server:
        live = summarizer(server.url, path, "all").summarise(ARTICLE)
    assert server.requests[0].headers["accept-encoding"] == "identity"

    plain = summarizer(ELSEWHERE, path, "replay").summarise(ARTICLE)
    awaited = asyncio.run(summarizer(ELSEWHERE, path, "replay").asummarise(ARTICLE))

    without = {"provenance"}
    assert plain.model_dump_json(exclude=without) == live.model_dump_json(exclude=without)
    assert awaited.model_dump_json(exclude=without) == live.model_dump_json(exclude=without)


def test_many_questions_at_once_replay_the_same_whatever_their_order(tmp_path: Path) -> None:
    path = tmp_path / "many.json"
    asked = [question(f"What is {number}?") for number in range(20)]

    async def all_of(url: str, order: Any) -> dict[int, Reply]:
        replies = await asyncio.gather(*(asked_of(url, asked[number]) for number in order))
        return dict(zip(order, replies, strict=True))

    def number(request: Any) -> Any:
        return {"answer": int(request["messages"][1]["content"][8:-1]), "note": None}

    with Loopback([answer(number)]) as server, opened(path, "all", model="m"):
        live = asyncio.run(all_of(server.url, range(20)))
    with opened(path, "replay", model="m"):
        again = asyncio.run(all_of(ELSEWHERE, range(19, -1, -1)))

    assert [json.loads(live[n].text or "")["answer"] for n in range(20)] == list(range(20))
    assert again == live


def test_missing_asks_again_after_a_fault_that_it_has_just_recorded(tmp_path: Path) -> None:
    path = tmp_path / "one.json"
    with Loopback([ok({"answer": 1, "note": None})]) as server, opened(path, "all", model="m"):
        asyncio.run(asked_of(server.url))

    script = [status(500), ok({"answer": 2, "note": None})]
    with Loopback(script) as server, opened(path, "missing", model="m"):
        reply = asyncio.run(asked_of(server.url, question("And?")))

    assert reply.failure is None
    assert reply.usage.transport_retries == 1
    assert [e.reply.status for e in read_cassette(path).exchanges] == [200, 500, 200]


# Streams, with the openai client as it is -------------------------------------------------------

PIECES = ("The ", "harbour ", "board “met”.")


def event(**more: Any) -> bytes:
    chunk = {"id": "chatcmpl-4711", "object": "chat.completion.chunk", "created": 1, "model": MODEL}
    return f"data: {json.dumps({**chunk, **more}, ensure_ascii=False)}\n\n".encode()


def streamed(exchange: Exchange) -> None:
    """A reply as server-sent events, each a chunk, with what servers add to them."""
    exchange.head(200, {"Content-Type": "text/event-stream", "Connection": "close"})
    exchange.write(f": for {PLANTED}\n\nid: 4711\n".encode())
    for piece in PIECES:
        choice = {"index": 0, "delta": {"content": piece, "by": "somebody"}, "finish_reason": None}
        exchange.write(event(choices=[choice], system_fingerprint="fp_somebody"))
    exchange.write(event(choices=[{"index": 0, "delta": {}, "finish_reason": "stop"}]))
    exchange.write(b"data: [DONE]\n\n")
    exchange.drop()


def asked_plainly(client: openai.OpenAI) -> list[Any]:
    messages: Any = [{"role": "user", "content": "Which?"}]
    with client.chat.completions.create(model=MODEL, messages=messages, stream=True) as stream:
        return list(stream)


async def asked_asynchronously(url: str) -> list[Any]:
    async with openai.AsyncOpenAI(base_url=url, api_key=PLANTED, max_retries=0) as client:
        messages: Any = [{"role": "user", "content": "Which?"}]
        stream: AsyncIterator[Any] = await client.chat.completions.create(
            model=MODEL, messages=messages, stream=True
        )
        return [chunk async for chunk in stream]


def told(chunks: list[Any]) -> list[Any]:
    """What chunks say, and in which order: each choice, why it ended, the model."""
    return [
        (chunk.model, [(c.index, c.delta.content, c.finish_reason) for c in chunk.choices])
        for chunk in chunks
    ]


@pytest.mark.parametrize("asynchronous", [False, True])
def test_a_stream_is_recorded_and_replayed_chunk_by_chunk(
    asynchronous: bool, tmp_path: Path
) -> None:
    path = tmp_path / "stream.json"

    def asked(url: str) -> list[Any]:
        if asynchronous:
            return asyncio.run(asked_asynchronously(url))
        with openai.OpenAI(base_url=url, api_key=PLANTED, max_retries=0) as client:
            return asked_plainly(client)

    with Loopback([streamed]) as server, opened(path, "all", model="m"):
        live = asked(server.url)
    with opened(path, "replay", model="m"):
        again = asked(ELSEWHERE)

    assert [chunk.choices[0].delta.content for chunk in live[:3]] == list(PIECES)
    assert told(again) == told(live)
    kept = path.read_text("utf-8")
    assert "“met”" in kept
    for secret in (PLANTED, "4711", "somebody"):
        assert secret not in kept
