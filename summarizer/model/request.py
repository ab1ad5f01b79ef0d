"""What one call says on the wire."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from pydantic_core import to_json

from summarizer.control_tokens import guarded
from summarizer.model.target import Target
from summarizer.settings import Settings

if TYPE_CHECKING:
    from summarizer.prompt import Question

__all__ = ["body", "encoded", "messages"]

# OpenAI's reasoning models take no temperature and count their thinking as output.
_REASONING = re.compile(r"(?:^|/)(?:o\d|gpt-[5-9])(?!.*-chat)", re.IGNORECASE)
_THINKING_TOKENS = 4096
_LONGEST_FEEDBACK = 4000
_LONGEST_ANSWER = 40_000
_FOR_PROGRAMMERS = "For further information visit https://errors.pydantic.dev"
_TYPE_NOTE = " [type="


def messages(question: Question) -> list[dict[str, str]]:
    """The question's messages as the protocol has them, not a character changed."""
    return [{"role": m.role, "content": m.content} for m in question.messages]


def body(
    question: Question, target: Target, settings: Settings, follow_up: Sequence[dict[str, Any]] = ()
) -> dict[str, Any]:
    """The request: the question, then what a re-ask adds (``follow_up``).

    ``strict`` and the schema are ours: what instructor would send lacks ``strict`` and leaves
    fields with a default out of ``required``. The order is that of the openai client.
    """
    reasons = _REASONING.search(target.alias) is not None
    hosted = target.provider in ("openai", "azure")
    limit = settings.max_output_tokens or question.max_tokens
    said = {
        "messages": [*messages(question), *(_feedback(message) for message in follow_up)],
        "model": target.alias,
        "max_completion_tokens" if reasons or hosted else "max_tokens": (
            limit + _THINKING_TOKENS if reasons else limit
        ),
        "reasoning_effort": settings.reasoning_effort or ("low" if reasons else None),
        "response_format": {
            "type": "json_schema",
            "json_schema": {
                "name": _schema_name(question),
                "strict": True,
                "schema": dict(question.schema),
            },
        },
        "seed": settings.seed,
        "temperature": None if reasons else settings.temperature,
    }
    return {name: value for name, value in said.items() if value is not None}


def encoded(request: Mapping[str, Any]) -> bytes:
    """The request as it goes over the wire, its values in the order in which they stand."""
    return to_json(request)


def _schema_name(question: Question) -> str:
    return re.sub(r"[^A-Za-z0-9_-]", "_", "_".join(question.sections))[:64] or "reply"


def _feedback(message: dict[str, Any]) -> dict[str, Any]:
    """A message of a re-ask, guarded as the article is; what refusals say is kept bounded."""
    text = str(message.get("content") or "")
    text = _complaints(text) if message["role"] == "user" else text[:_LONGEST_ANSWER]
    return {"role": message["role"], "content": guarded(text)}


def _complaints(text: str) -> str:
    """Pydantic's words without the parts that change with its version and help no model."""
    lines = (line for line in text.split("\n") if _FOR_PROGRAMMERS not in line)
    said = "\n".join(line.rpartition(_TYPE_NOTE)[0] or line for line in lines)
    if len(said) <= _LONGEST_FEEDBACK:
        return said
    return said[:_LONGEST_FEEDBACK].rsplit("\n", 1)[0] + "\n(and more of the same)"
