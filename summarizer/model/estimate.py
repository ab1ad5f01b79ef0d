"""How many tokens a request may take, before anybody has counted them. Pure."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

__all__ = ["Load", "estimated_tokens", "load_of", "prompt_tokens"]

_BYTES_A_TOKEN = 4
_TOKENS_A_MESSAGE = 4


@dataclass(frozen=True, slots=True)
class Load:
    """Tokens of one request: ``prompt`` by estimate, ``limit`` the most its answer may have."""

    prompt: int = 0
    limit: int = 0

    @property
    def most_prompt(self) -> int:
        """The most that the prompt can be: no model reads less than a byte as a token."""
        return self.prompt * _BYTES_A_TOKEN


def estimated_tokens(text: str) -> int:
    """About how many tokens a model reads the text as: one for four bytes of UTF-8."""
    return -(-len(text.encode("utf-8", "replace")) // _BYTES_A_TOKEN)


def prompt_tokens(messages: Iterable[str], schema: Mapping[str, Any]) -> int:
    """The same for the messages of a question and the schema of its answer."""
    told = sum(_TOKENS_A_MESSAGE + estimated_tokens(message) for message in messages)
    return told + estimated_tokens(json.dumps(dict(schema), ensure_ascii=False))


def load_of(request: Mapping[str, Any]) -> Load:
    """The load of a request with this body."""
    messages = (message["content"] for message in request["messages"])
    schema = request["response_format"]["json_schema"]["schema"]
    limit = request.get("max_completion_tokens") or request["max_tokens"]
    return Load(prompt_tokens(messages, schema), limit)
