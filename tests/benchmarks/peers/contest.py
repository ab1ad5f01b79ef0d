"""What the contestants share: the server, the counts, and one worked example."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from openai.resources.chat.completions import Completions

from summarizer.score import Score

__all__ = ["ANSWER", "EXAMPLE", "MODEL", "MOST_TOKENS", "SECTIONS", "Outcome", "Server", "Usage"]

MODEL = "local/qwen2.5-coder-1.5b"
MOST_TOKENS = 1_500
SECTIONS = ("meetings", "asks", "figures", "attributions")

EXAMPLE = (
    "Energy minister Mutale Chanda met the head of Halbrook Rail, Piet Verlinden, in Ndola on"
    " Monday, sources said. Zambia has asked Halbrook Rail to refund $12 million of the price of"
    " nine wagons, the Lusaka Post reported, citing Chanda."
)

ANSWER: dict[str, list[dict[str, Any]]] = {
    "meetings": [
        {
            "participants": ["Mutale Chanda", "Piet Verlinden"],
            "status": "held",
            "place": "Ndola",
            "quotation": "met the head of Halbrook Rail, Piet Verlinden, in Ndola on Monday",
        }
    ],
    "asks": [
        {
            "askers": ["Zambia"],
            "asked": ["Halbrook Rail"],
            "request": "refund of $12 million",
            "quotation": "Zambia has asked Halbrook Rail to refund $12 million",
        }
    ],
    "figures": [
        {
            "kind": "money",
            "value": "12000000",
            "unit": "USD",
            "measures": "refund of the price of wagons",
            "quotation": "$12 million",
        }
    ],
    "attributions": [
        {"chain": ["sources"], "quotation": "sources said"},
        {
            "chain": ["Chanda", "Lusaka Post"],
            "quotation": "the Lusaka Post reported, citing Chanda",
        },
    ],
}


@dataclass
class Usage:
    """What the calls took, counted where the openai client makes them."""

    tokens_in: int = 0
    tokens_out: int = 0
    calls: int = 0

    def watch(self) -> Callable[[], None]:
        """Count from now on; the returned call stops it."""
        original = Completions.create

        def counted(completions: Any, *given: Any, **named: Any) -> Any:
            reply = original(completions, *given, **named)
            if getattr(reply, "usage", None) is not None:
                self.calls += 1
                self.tokens_in += reply.usage.prompt_tokens
                self.tokens_out += reply.usage.completion_tokens
            return reply

        Completions.create = counted  # type: ignore[method-assign, assignment]

        def stop() -> None:
            Completions.create = original  # type: ignore[method-assign]

        return stop


@dataclass
class Outcome:
    """The scores of one contestant, and what it took."""

    name: str
    scores: list[Score] = field(default_factory=list)
    seconds: float = 0.0
    usage: Usage = field(default_factory=Usage)
    lost: int = 0  # articles without any answer
    loose: int = 0  # quotations that do not stand in the article


@dataclass(frozen=True)
class Server:
    """Where the model listens."""

    base_url: str
    api_key: str
    alias: str
