"""What grammar says of the clue of an ask."""

from __future__ import annotations

from dataclasses import dataclass

from summarizer.grammar.asks.answers import Response
from summarizer.grammar.asks.words import Kind

__all__ = ["AskReading"]


@dataclass(frozen=True, slots=True)
class AskReading:
    """What the sentence of a clue says of the ask.

    Names are as in ``NameMention.full``, or printed words where the party has no name.
    ``is_ask`` is False where nobody asks anybody for anything, None where grammar cannot
    tell. ``sure`` says that the askers need no second opinion. ``repeats``: the words only
    take up an ask that is told elsewhere ("rejected the request", a headline).
    """

    askers: tuple[str, ...]
    asked: tuple[str, ...]
    request: str | None
    kind: Kind
    response: Response | None
    is_ask: bool | None
    sure: bool
    repeats: bool = False
