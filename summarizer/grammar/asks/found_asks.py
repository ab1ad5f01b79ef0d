"""An ask as units of a row, before names are put to its parties."""

from __future__ import annotations

from typing import NamedTuple

from summarizer.grammar.asks.answers import Response
from summarizer.grammar.asks.objects import opens_phrase
from summarizer.grammar.asks.wording import end_of_request
from summarizer.grammar.asks.words import Kind
from summarizer.scan.reporting.parties import Party
from summarizer.scan.reporting.units import Row

__all__ = ["FoundAsk", "Stretches", "span_of"]

Stretches = tuple[tuple[int, int], ...]
# What begins so is no request: "begged like a mother", "asked in March".
_IDLE = frozenset(("like", "as", "in", "at", "during", "through", "via", "last"))
_JOINING = frozenset(("nor", "and", "or", "but"))


class FoundAsk(NamedTuple):
    """Who asks whom for what, in places of a row.

    ``plain``: it is told as a fact, and by whom. ``sure``: the asker stands where one must.
    ``definite``: the words take up an ask that was told before; ``handed_on``: it may have
    been somebody else's then.
    """

    kind: Kind
    askers: tuple[Party, ...] = ()
    asked: tuple[Party, ...] = ()
    request: Stretches = ()
    response: Response | None = None
    is_ask: bool | None = None
    plain: bool = False
    sure: bool = False
    definite: bool = False
    handed_on: bool = False


def span_of(row: Row, start: int | None, subject: bool = False) -> Stretches:
    """The request that begins at a unit; none where none can begin there."""
    if start is None:
        return ()
    if row.words[start : start + 1] and row.words[start] in _IDLE | _JOINING:
        return ()
    if row.words[start : start + 1] == ["not"] and opens_phrase(row, start + 1):
        return ()  # "asked Germany, not France"
    end = end_of_request(row, start, subject)
    return ((start, end),) if end > start else ()
