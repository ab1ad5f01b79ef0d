"""The local model as it answered once: a server that knows its recorded replies, and no others."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from loopback import Behaviour, Exchange, status

from summarizer.cassette import read_cassette

__all__ = ["remembering"]


def remembering(cassettes: Iterable[Path]) -> Behaviour:
    """Each question is met with the reply that one of the cassettes holds; any other with 404."""
    replies = {
        _key(one.request.body): one.reply.content
        for path in cassettes
        for one in read_cassette(path).exchanges
    }
    unknown = status(404, "no reply to this question was recorded")

    def meet(exchange: Exchange) -> None:
        reply = replies.get(_key(exchange.request.json))
        if reply is None:
            unknown(exchange)
        else:
            exchange.send(200, reply)

    return meet


def _key(body: Any) -> str:
    return json.dumps(body, sort_keys=True)
