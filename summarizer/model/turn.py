"""One attempt on its way: what it may use, what it used, and what became of it."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import Any

from summarizer.model.estimate import Load, load_of
from summarizer.model.failure import CallError
from summarizer.model.prices import Price
from summarizer.model.usage import Tokens

__all__ = ["NOTHING", "Turn"]

NOTHING = Tokens(0, 0)
# Turned away, or never there. Whoever broke off or answered nonsense may have done the work.
_UNSPENT = frozenset(
    {
        "unreachable",
        "bad_certificate",
        "redirected",
        "bad_key",
        "not_found",
        "rate_limited",
        "no_quota",
        "bad_request",
        "too_long",
        "server_error",
        "bad_input",
        "stale",
    }
)


class Turn:
    """One attempt to have this request answered, at this price.

    ``tokens`` is what it used, None where nobody knows: it was sent, and no reply has told.
    ``fault`` is how it failed, if the endpoint or the way to it was the reason.
    """

    def __init__(self, request: Mapping[str, Any], price: Price | None = None) -> None:
        self._request = request
        self.price = price
        self.tokens: Tokens | None = NOTHING
        self.fault: CallError | None = None
        self.answered = False

    @cached_property
    def load(self) -> Load:
        """What the request may use; reckoned only for those who limit it."""
        return load_of(self._request)

    def used(self, tokens: Tokens | None) -> None:
        """It was answered, with as many tokens as the reply tells, if it does."""
        self.tokens = tokens
        self.answered = True

    @contextlib.contextmanager
    def sent(self) -> Iterator[None]:
        """While the block lasts, the request is on the wire."""
        self.tokens = None
        try:
            yield
        except CallError as fault:
            self.fault = fault
            if fault.failure.code in _UNSPENT:
                self.tokens = NOTHING
            raise
