"""Numbered articles, and a stub that knows which of them it was asked about."""

from __future__ import annotations

import re
from collections import Counter
from typing import Any

from answering import emptiest
from loopback import Exchange, Loopback, answer
from serving import TEXT

__all__ = ["KEY", "Counted", "by_id", "number_in", "rows"]

_NUMBER = re.compile(rb"Article number (\d+)\.")
KEY = "sk-planted-of-the-worker"


class Counted:
    """A stub that answers about the articles of ``rows`` and knows which it was asked about."""

    def __init__(self) -> None:
        self.refused: set[int] = set()
        self.server: Loopback | None = None

    def __call__(self, exchange: Exchange) -> None:
        if number_in(exchange.request.body) in self.refused:
            exchange.send(400, b'{"error": {"message": "not this one"}}')
        else:
            answer(emptiest)(exchange)

    def asked(self) -> Counter[int]:
        """How often it was asked about each article, by whoever lived to say which."""
        assert self.server is not None
        bodies = (request.body for request in self.server.requests)
        return Counter(number_in(body) for body in bodies if _NUMBER.search(body))


def number_in(body: bytes) -> int:
    """Which of ``rows`` a request is about."""
    found = _NUMBER.search(body)
    assert found is not None
    return int(found[1])


def rows(*numbers: int) -> list[dict[str, Any]]:
    return [{"id": n, "text": f"{TEXT} Article number {n}."} for n in numbers]


def by_id(found: list[dict[str, Any]]) -> dict[Any, dict[str, Any]]:
    assert len({row["id"] for row in found}) == len(found), "a row came twice"
    return {row["id"]: row for row in found}
