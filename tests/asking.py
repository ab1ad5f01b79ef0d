"""Asking one small question of an endpoint, for tests of the model room."""

from __future__ import annotations

import asyncio
from typing import Any

from pydantic import BaseModel, field_validator

from summarizer.model.endpoint import Endpoint, Reply
from summarizer.model.target import identify
from summarizer.prompt import Message, Question
from summarizer.settings import Settings

PLANTED = "sk-planted-0123456789abcdef"
REFUSAL = "figure F9 is not in the article"

SCHEMA: dict[str, Any] = {
    "type": "object",
    "properties": {
        "answer": {"type": "integer"},
        "note": {"anyOf": [{"type": "string"}, {"type": "null"}]},
    },
    "required": ["answer", "note"],
    "additionalProperties": False,
}


class Answer(BaseModel):
    """A reply that refuses numbers above 100; ``note`` may be left out, unlike in SCHEMA."""

    answer: int
    note: str | None = None

    @field_validator("answer")
    @classmethod
    def _small(cls, value: int) -> int:
        if value > 100:
            raise ValueError(REFUSAL)
        return value


def question(
    text: str = "What is the answer?",
    *,
    reply: type[BaseModel] = Answer,
    sections: tuple[str, ...] = ("figures",),
    max_tokens: int = 300,
) -> Question:
    """A question about this text."""
    messages = (Message("system", "You answer in JSON."), Message("user", text))
    return Question(sections, messages, SCHEMA, reply.model_validate_json, max_tokens)


def ask(
    url: str,
    asked: Question | None = None,
    *,
    key: str | None = PLANTED,
    waits: bool = False,
    **settings: Any,
) -> Reply:
    """What an endpoint at this address answers; ``settings`` are those of ``Settings``."""
    return asyncio.run(asked_of(url, asked, key=key, waits=waits, **settings))


async def asked_of(
    url: str,
    asked: Question | None = None,
    *,
    key: str | None = PLANTED,
    waits: bool = False,
    **settings: Any,
) -> Reply:
    """The same for asynchronous tests."""
    async with endpoint_at(url, key=key, waits=waits, **settings) as endpoint:
        return await endpoint.ask(asked or question())


def endpoint_at(
    url: str, *, key: str | None = PLANTED, waits: bool = False, **settings: Any
) -> Endpoint:
    """An endpoint at this address, not opened yet."""
    chosen = Settings(base_url=url, **settings)
    target = identify("loopback-model", chosen, {"SUMMARIZER_API_KEY": key or ""})
    return Endpoint(target, chosen, waits=waits)
