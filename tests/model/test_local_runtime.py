"""What the real llama.cpp in this process answers, and to whom: ``pytest -m runtime``.

How it starts and ends is in ``test_local_starting.py``.
"""

from __future__ import annotations

import asyncio
import contextlib
import http.client
import json
import signal
import socket
import threading
import urllib.error
import urllib.request
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest

from summarizer import ArticleRecord, Summarizer
from summarizer.model.client import open_client
from summarizer.model.contact import Contact
from summarizer.model.local import Runtime, local_runtime, start_runtime
from summarizer.model.target import identify
from summarizer.settings import Settings

pytestmark = pytest.mark.runtime

ALIAS = "tiny"
CONTEXT = 2048


@pytest.fixture
def runtime(weights: Path) -> Runtime:
    return start_runtime(weights, alias=ALIAS, context=CONTEXT)


def call(runtime: Runtime, path: str, body: object = None, key: str | None = None) -> Any:
    """The JSON at a path under the root; an HTTPError where the server says no."""
    root = runtime.base_url.removesuffix("/v1")
    data = None if body is None else json.dumps(body).encode()
    headers = {"Content-Type": "application/json"}
    headers["Authorization"] = f"Bearer {runtime.api_key if key is None else key}"
    request = urllib.request.Request(root + path, data, headers)
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    with opener.open(request, timeout=120) as reply:
        return json.loads(reply.read())


def chat(runtime: Runtime, content: str = "Say hello.", **more: Any) -> Any:
    message = {"role": "user", "content": content}
    body = {"model": ALIAS, "messages": [message], "max_tokens": 8, "temperature": 0} | more
    return call(runtime, "/v1/chat/completions", body)


def refused(runtime: Runtime, path: str, body: object = None, key: str | None = None) -> int:
    with pytest.raises(urllib.error.HTTPError) as caught:
        call(runtime, path, body, key)
    with caught.value as error:
        return error.code


# ---- what it answers -------------------------------------------------------------------------


def test_it_answers_under_its_alias_and_never_its_path(runtime: Runtime, weights: Path) -> None:
    reply = chat(runtime)
    assert reply["model"] == ALIAS
    assert reply["choices"][0]["message"]["content"]
    for text in (json.dumps(reply), json.dumps(call(runtime, "/v1/models"))):
        assert str(weights.parent) not in text
        assert weights.name not in text


def test_equal_requests_have_equal_answers(runtime: Runtime) -> None:
    answers = {chat(runtime, max_tokens=24)["choices"][0]["message"]["content"] for _ in range(3)}
    assert len(answers) == 1


def test_a_schema_closes_the_answer(runtime: Runtime) -> None:
    schema = {
        "type": "object",
        "properties": {"status": {"enum": ["held", "planned"]}},
        "required": ["status"],
        "additionalProperties": False,
    }
    described = {"type": "json_schema", "json_schema": {"name": "answer", "schema": schema}}
    content = chat(runtime, response_format=described, max_tokens=40)["choices"][0]["message"]
    assert json.loads(content["content"])["status"] in ("held", "planned")


def test_a_long_beginning_is_read_once(runtime: Runtime) -> None:
    long = " ".join(f"Minister {number} met minister {number + 1}." for number in range(60))
    chat(runtime, f"{long} Who met whom?")
    details = chat(runtime, f"{long} How many met?")["usage"]["prompt_tokens_details"]
    assert details["cached_tokens"] > 400


def test_beginnings_used_in_turn_are_all_kept(runtime: Runtime) -> None:
    beginnings = [f"Task {n}. " + " ".join(f"Rule {n} {m}." for m in range(60)) for n in "ABC"]
    for beginning in beginnings:
        chat(runtime, f"{beginning} First article.")
    again = [chat(runtime, f"{beginning} Another article.") for beginning in beginnings]
    cached = [reply["usage"]["prompt_tokens_details"]["cached_tokens"] for reply in again]
    assert min(cached) > 200


def test_a_users_own_file_answers_our_own_client_under_its_own_name(weights: Path) -> None:
    target = identify(f"local/{weights}", Settings(), {})
    runtime = local_runtime(target, Settings())
    assert runtime == local_runtime(target, Settings())

    async def ask() -> str:
        at = target.at(runtime.base_url, runtime.api_key)
        async with open_client(Contact(at, Settings())) as client:
            reply = await client.chat.completions.create(
                model=at.alias, messages=[{"role": "user", "content": "hi"}], max_tokens=4
            )
        return reply.model

    assert asyncio.run(ask()) == weights.stem


# ---- several at once -------------------------------------------------------------------------


def told_while_it_tells(runtime: Runtime, tokens: int) -> bool:
    """Whether a short answer comes while one of so many tokens is still on its way."""
    message = {"role": "user", "content": "Tell a long story."}
    long = {"messages": [message], "max_tokens": tokens, "ignore_eos": True, "stream": True}
    address = urlsplit(runtime.base_url)
    connection = http.client.HTTPConnection(address.hostname or "", address.port, timeout=120)
    headers = {"Content-Type": "application/json", "Authorization": f"Bearer {runtime.api_key}"}
    is_over = threading.Event()

    def read_on() -> None:
        with contextlib.suppress(OSError, http.client.HTTPException):
            reply.read()
        is_over.set()

    with contextlib.closing(connection):
        connection.request("POST", "/v1/chat/completions", json.dumps(long), headers)
        line = connection.sock
        with connection.getresponse() as reply:
            assert reply.readline().startswith(b"data: ")
            reader = threading.Thread(target=read_on)
            reader.start()
            chat(runtime, max_tokens=1)
            came_within = not is_over.is_set()
            if came_within:
                line.shutdown(socket.SHUT_RDWR)
            reader.join()
    return came_within


def test_so_many_slots_answer_at_once(weights: Path) -> None:
    one = start_runtime(weights, alias="one", context=CONTEXT)
    two = start_runtime(weights, alias="two", context=CONTEXT, slots=2)
    assert told_while_it_tells(two, 1500)
    assert not told_while_it_tells(one, 60)


def test_what_all_articles_share_is_read_once_in_each_slot(weights: Path) -> None:
    terms = Settings(slots=2, max_output_tokens=60, validation_retries=0)
    summarizer = Summarizer(f"local/{weights}", sections=["headline"], settings=terms)
    articles = [
        f"{minister}, the minister of {country}, met officials of the World Bank on Monday."
        for minister, country in [("Wekoli", "Kenya"), ("Kwarteng", "Ghana"), ("Banda", "Zambia")]
    ]

    async def waves() -> list[list[ArticleRecord]]:
        async with summarizer.session() as session:
            return [
                await asyncio.gather(*map(session.summarise, wave))
                for wave in (articles[:2], articles[1:])
            ]

    first, second = [[r.provenance.tokens for r in wave] for wave in asyncio.run(waves())]
    assert [tokens.cached for tokens in first] == [0, 0]
    assert all(tokens.cached > 0.8 * tokens.prompt for tokens in second)


# ---- who may ask -----------------------------------------------------------------------------


@pytest.mark.parametrize("key", ["", "other"])
def test_without_the_key_it_tells_nothing(runtime: Runtime, key: str) -> None:
    body = {"model": ALIAS, "messages": [{"role": "user", "content": "hi"}]}
    assert refused(runtime, "/v1/chat/completions", body, key) == 401
    assert refused(runtime, "/v1/models", key=key) == 401


@pytest.mark.parametrize("path", ["/", "/slots", "/metrics", "/tools", "/cors-proxy"])
def test_doors_that_nobody_needs_are_shut(runtime: Runtime, path: str) -> None:
    assert refused(runtime, path) in (403, 404, 501)


def test_it_listens_on_this_machine_alone_and_invites_no_page(runtime: Runtime) -> None:
    assert runtime.base_url.startswith("http://127.0.0.1:")
    assert len(runtime.api_key) >= 32
    assert runtime.api_key not in repr(runtime)
    root = runtime.base_url.removesuffix("/v1")
    headers = {"Origin": "https://page.example", "Authorization": f"Bearer {runtime.api_key}"}
    request = urllib.request.Request(f"{root}/v1/models", headers=headers)
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    with opener.open(request, timeout=30) as reply:
        allowed = reply.headers.get("Access-Control-Allow-Origin", "")
    assert allowed not in ("*", "https://page.example")


def test_a_request_that_it_refuses_leaves_no_trace_on_stdout_or_stderr(
    runtime: Runtime, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    assert refused(runtime, "/v1/chat/completions", {"messages": "no"}) in (400, 500)
    assert refused(runtime, "/v1/models", key="wrong") == 401
    assert capfdbinary.readouterr() == (b"", b"")


def test_ctrl_c_stays_pythons_own(runtime: Runtime) -> None:
    assert chat(runtime)
    with pytest.raises(KeyboardInterrupt):
        signal.raise_signal(signal.SIGINT)
