"""Planted keys: in no error, no log, no traceback with its variables, no ``repr``."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from answering import emptiest
from asking import PLANTED
from loopback import Behaviour, Loopback, answer, status
from misbehaviour import (
    close_before_reply,
    echo_as_json,
    echo_in_address,
    echo_of_headers,
    flood,
    html,
    redirect,
    reset_mid_body,
    slow_headers,
    truncated_json,
)
from planted import OTHERS, VARIABLES, shown, traces
from pydantic import ValidationError
from rich.pretty import pretty_repr
from weights_web import MODEL, web_of, whole

from summarizer import InputError, Settings, SummariserError, Summarizer
from summarizer.model.contact import Contact
from summarizer.model.endpoint import Endpoint
from summarizer.model.local import Runtime
from summarizer.model.target import Target
from summarizer.model.weights import ensure_weights

ARTICLE = "Mayor Ana Lindqvist met Tomás Okafor on Monday. She asked for EUR 12.5 million."
HEADER, PASSWORD = OTHERS[:2]
SECRETS = (PLANTED, *OTHERS)
FAILURES: dict[str, Behaviour] = {
    "401 with the key": echo_of_headers(401),
    "400 with the key": echo_of_headers(400),
    "500 with the key": echo_of_headers(500),
    "another JSON": echo_as_json,
    "a reset": reset_mid_body(),
    "no reply": close_before_reply(),
    "a redirect": echo_in_address,
    "a redirect elsewhere": redirect("https://elsewhere.example/v1/chat/completions"),
    "half a JSON": truncated_json(),
    "a page": html(200),
    "a flood": flood(9),
    "no quota": status(429, "no quota", code="insufficient_quota"),
}


@pytest.fixture(autouse=True)
def _planted(monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture) -> None:
    """Keys in the environment, and every library as talkative as it can be."""
    for name, value in {**VARIABLES, "SUMMARIZER_API_KEY": PLANTED}.items():
        monkeypatch.setenv(name, value)
    monkeypatch.delenv("SUMMARIZER_MODEL", raising=False)
    caplog.set_level(1)
    for name in ("openai", "httpx2", "httpcore2", "instructor", "summarizer", "vcr"):
        caplog.set_level(logging.DEBUG, name)


def asking(url: str, **settings: Any) -> Summarizer[Any]:
    told: dict[str, Any] = {
        "transport_retries": 0,
        "validation_retries": 0,
        "timeout": 2,
        "headers": {"X-Api-Key": HEADER, "Cookie": f"session={HEADER}"},
        "proxy": f"http://jane:{PASSWORD}@127.0.0.1:9",
    }
    return Summarizer("m", settings=Settings(base_url=url, **told | settings))


@pytest.mark.parametrize("behaviour", FAILURES.values(), ids=[*FAILURES])
def test_no_failure_shows_a_key(behaviour: Behaviour, caplog: pytest.LogCaptureFixture) -> None:
    with Loopback([behaviour]) as server, pytest.raises(SummariserError) as caught:
        asking(server.url).summarise(ARTICLE)
    assert server.requests[0].headers["authorization"] == f"Bearer {PLANTED}"
    assert server.requests[0].headers["x-api-key"] == HEADER
    assert "openai" in caplog.text
    assert shown([*traces(caught.value), caplog.text], *SECRETS) == []


def test_a_proxy_that_is_not_there_is_told_without_its_password(
    caplog: pytest.LogCaptureFixture,
) -> None:
    with pytest.raises(SummariserError) as caught:
        asking("http://far.invalid/v1").summarise(ARTICLE)
    assert caught.value.code == "unreachable"
    assert shown([*traces(caught.value), caplog.text], *SECRETS) == []


def test_a_question_that_is_given_up_shows_no_key(caplog: pytest.LogCaptureFixture) -> None:
    async def given_up(url: str) -> None:
        await asyncio.wait_for(asking(url).asummarise(ARTICLE), 0.2)

    with Loopback([slow_headers(30)]) as server, pytest.raises(TimeoutError) as caught:
        asyncio.run(given_up(server.url))
    assert shown([*traces(caught.value), caplog.text], *SECRETS) == []


def test_a_record_with_a_key_in_the_models_own_words_is_logged_by_nobody(
    caplog: pytest.LogCaptureFixture,
) -> None:
    with Loopback([answer(emptiest)]) as server:
        record = asking(server.url).summarise(ARTICLE)
    assert shown([record.model_dump_json(), repr(record), caplog.text], *SECRETS) == []


# Choices that cannot work ----------------------------------------------------------------------


def model(name: str, **environ: str) -> Callable[[pytest.MonkeyPatch], None]:
    def choose(monkeypatch: pytest.MonkeyPatch) -> None:
        for variable in ("OPENAI_API_KEY", "AZURE_OPENAI_ENDPOINT", "OPENAI_BASE_URL"):
            monkeypatch.delenv(variable, raising=False)
        for variable, value in environ.items():
            monkeypatch.setenv(variable, value)
        Summarizer(name).resolved()

    return choose


def replayed(monkeypatch: pytest.MonkeyPatch) -> None:
    Summarizer("nobody/knows", cassette=Path("c.json"))


def proxied(monkeypatch: pytest.MonkeyPatch) -> None:
    asking("http://far.invalid/v1", proxy=f"ht tp://jane:{PASSWORD}@h:1").summarise(ARTICLE)


WRONG = {
    "an unknown model": model("nobody/knows"),
    "an unknown model of a replay": replayed,
    "no key": model("openai/any"),
    "no address": model("azure/any"),
    "an impossible key": model("openai/any", OPENAI_API_KEY=f"{PLANTED} {HEADER}"),
    "an address with a password": model(
        "openai/any", OPENAI_BASE_URL=f"https://jane:{PASSWORD}@h/v1"
    ),
    "an address with a key": model("azure/any", AZURE_OPENAI_ENDPOINT=f"https://h/?key={PLANTED}"),
    "a proxy that is none": proxied,
}


@pytest.mark.parametrize("choose", WRONG.values(), ids=[*WRONG])
def test_a_choice_that_cannot_work_shows_no_key(
    choose: Callable[[pytest.MonkeyPatch], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(InputError) as caught:
        choose(monkeypatch)
    assert shown(ours(caught.value), *SECRETS) == []


@pytest.mark.parametrize(
    "wrong",
    [
        {"base_url": f"https://jane:{PASSWORD}@h/v1"},
        {"base_url": f"https://h/v1?key={PLANTED}"},
        {"headers": {"X-Key": f"{PLANTED}\n"}},
        {"headers": {f"{PLANTED}:": "x"}},
        {"headers": {"X-Key": [PLANTED]}},
        {"proxy": [PASSWORD]},
        {"api_key": PLANTED},
    ],
    ids=str,
)
def test_settings_that_are_refused_keep_no_value(wrong: dict[str, Any]) -> None:
    with pytest.raises(ValidationError) as caught:
        Settings(**wrong)
    error = caught.value
    told = [error.json(), repr(error.errors()), *ours(error)]
    assert [one["loc"][0] for one in error.errors()] == [*wrong]
    assert shown(told, *SECRETS) == []


def ours(error: BaseException) -> list[str]:
    """The tracebacks without this file's own frames, which plant the keys."""
    while error.__traceback__ and error.__traceback__.tb_frame.f_code.co_filename == __file__:
        error.__traceback__ = error.__traceback__.tb_next
    return [*traces(error)]


# What objects say of themselves ----------------------------------------------------------------


def test_no_object_shows_its_key() -> None:
    summarizer = asking("http://127.0.0.1:9/v1")
    target, settings = summarizer.resolved(), summarizer.settings
    assert target.api_key == PLANTED
    contact = Contact(target, settings)

    async def session() -> str:
        async with summarizer.session() as opened:
            return f"{opened!r} {opened} {opened._endpoint!r}"

    things = [summarizer, summarizer.brief, target, settings, contact, contact.redactor]
    things += [Endpoint(target, settings), Runtime("http://127.0.0.1:1/v1", PLANTED)]
    things += [target.at("http://127.0.0.1:1/v1", PLANTED), Target("openai", "m", api_key=PLANTED)]
    told = [text for thing in things for text in (repr(thing), str(thing), pretty_repr(thing))]
    told += [repr(settings.model_dump()), settings.model_dump_json(), repr(settings.model_copy())]
    assert shown([*told, asyncio.run(session())], *SECRETS) == []


# Other addresses with passwords ----------------------------------------------------------------


@pytest.mark.usefixtures("own_environment")
def test_a_password_in_the_address_of_weights_is_not_logged(
    cache: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    with web_of(whole) as web:
        monkeypatch.setenv("HF_ENDPOINT", web.url.replace("://", f"://jane:{PASSWORD}@"))
        ensure_weights(MODEL, cache=cache)
        assert web.asked
    assert "HTTP Request: GET" in caplog.text
    assert shown([caplog.text], *SECRETS) == []
