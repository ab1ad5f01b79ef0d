"""An endpoint in a process of its own that fails in every recorded way, and keeps a log.

Four requests in five are answered rightly: with the figure of the article that they are about,
so that a reply that reached another article would be noticed. The others meet a fault of
``tests/faults.py``, or one of the few here that a single article has no use for. What happens
is drawn, and written down in a ``Log``, which outlives a killed server.
"""

from __future__ import annotations

import json
import multiprocessing
import os
import random
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from answering import emptiest
from faults import FAULTS
from loopback import Behaviour, Exchange, Loopback, completion, ok, reply, status
from misbehaviour import (
    close_before_reply,
    closed_mid_body,
    cut_by_length,
    reset_mid_body,
    unknown_fields,
    wrong_content_type,
    zipped,
)

from summarizer.many.journal import digest_of

__all__ = ["KINDS", "RIGHT", "Event", "Log", "drawn", "met", "serve"]

FAILING = 0.2
RIGHT = "right"
_ASKED_FOR = re.compile(rb"World Bank for \$(\d+) million, the minister")


def _right(request: Any, number: int) -> dict[str, Any]:
    """What a good model says of article ``number`` of ``running_many.row``."""
    headline = {"sentences": [1], "text": f"Kenya asked the World Bank for ${number} million"}
    figure = {
        "figure": "F1",
        "measures": "what Kenya has asked the World Bank for",
        "payer": None,
        "recipient": "Kenya",
        "status": "proposed",
    }
    least: dict[str, Any] = emptiest(request)
    return least | {"headline": headline, "figures": [figure]}


# What has a whole answer in it; the last three do not bear out their article, or are no JSON.
_ANSWERS: dict[str, Callable[[Any, int], Behaviour]] = {
    "wrong-content-type": lambda request, n: wrong_content_type(_right(request, n)),
    "gzip": lambda request, n: zipped(_right(request, n)),
    "unknown-fields": lambda request, n: unknown_fields(_right(request, n)),
    "misfit-then-fit": lambda request, n: ok(
        _right(request, n) | {"headline": {"sentences": [99], "text": "Nobody met Tidewell"}}
    ),
    "of-another-article": lambda request, n: ok(_right(request, n + 1)),
    "no-json": lambda request, n: ok("I am sorry, here is what you asked for."),
}
# What ends without one, beside the recorded faults.
_ENDS: dict[str, Behaviour] = {
    "429": status(429, "slow down"),
    "503-retry-after": status(503, "busy", headers={"Retry-After": "0.2"}),
    "closed-in-mid-body": closed_mid_body(),
    "closed-before-reply": close_before_reply(),
    "content-filter": reply(completion("", finish="content_filter")),
}
# Those whose half of an answer must be of the article.
_HALVES: dict[str, Callable[[Any, int], Behaviour]] = {
    "length": lambda request, n: cut_by_length(json.dumps(_right(request, n))[:-4]),
    "reset-in-mid-body": lambda request, n: reset_mid_body(_right(request, n)),
}
# A model that hears what was wrong with its answer mends it: asked again, it does not do these.
_OF_THE_MODEL = {
    *("misfit-then-fit", "of-another-article", "no-json"),
    *("length", "refusal", "no-choices", "content-filter"),
}
# All wait while one of these is waited for; the first ends the run.
_SELDOM = {
    "429-long-retry-after": 0.02,
    "429-then-success": 0.2,
    "429": 0.1,
    "503-retry-after": 0.3,
    "slow-headers": 0.1,
    "slow-body": 0.1,
}
KINDS = tuple(dict.fromkeys([*FAULTS, *_ANSWERS, *_ENDS]))


def met(kind: str, request: Any, number: int) -> Behaviour:
    """How a request about an article is met."""
    if kind == RIGHT:
        return ok(_right(request, number))
    of_article = _ANSWERS.get(kind) or _HALVES.get(kind)
    if of_article is not None:
        return of_article(request, number)
    return _ENDS.get(kind) or FAULTS[kind].script[0]


def drawn(chance: random.Random, *, again: bool) -> str:
    """What happens to a request: mostly the right thing. ``again``: its answer was refused."""
    if chance.random() >= FAILING:
        return RIGHT
    kind = chance.choices(KINDS, [_SELDOM.get(kind, 1.0) for kind in KINDS])[0]
    return RIGHT if again and kind in _OF_THE_MODEL else kind


@dataclass(frozen=True)
class Event:
    """A request that arrived (``asked``), or an answer to it that was sent whole (``sent``)."""

    what: str
    life: int
    number: int
    kind: str
    digest: str


class Log:
    """What an endpoint met, in all its lives; appended by one process, read by others."""

    _WIDTH = 128

    def __init__(self, path: Path) -> None:
        self._path = path
        self._file = os.open(path, os.O_CREAT | os.O_APPEND | os.O_WRONLY, 0o600)

    def note(self, event: Event) -> None:
        """Write it down: what is written stays, whoever is killed."""
        told = f"{event.what} {event.life} {event.number} {event.kind} {event.digest}"
        os.write(self._file, told.ljust(self._WIDTH - 1).encode() + b"\n")

    def __len__(self) -> int:
        return self._path.stat().st_size // self._WIDTH

    def __iter__(self) -> Iterator[Event]:
        with open(self._path, encoding="utf-8") as lines:
            for line in lines:
                what, life, number, kind, digest = line.split()
                yield Event(what, int(life), int(number), kind, digest)


def serve(port: int, log: Path, seed: str) -> None:
    """Answer at the port until this process, or the one that started it, is killed."""
    with Loopback([], port=port) as server:
        server.script([_Endpoint(server, Log(log), random.Random(seed))])
        starter = multiprocessing.parent_process()
        assert starter is not None
        starter.join()
        os._exit(0)  # with whatever is asked at this moment


class _Endpoint:
    """Meets each request as it is drawn. The client's key says in which life it asks."""

    def __init__(self, server: Loopback, log: Log, chance: random.Random) -> None:
        self._server = server
        self._log = log
        self._chance = chance

    def __call__(self, exchange: Exchange) -> None:
        self._server.requests.clear()  # or they would fill the memory
        request = exchange.request.json
        number = _ASKED_FOR.search(exchange.request.body)
        life = exchange.request.headers["authorization"].rpartition("-")[2]
        assert number is not None
        kind = drawn(self._chance, again=len(request["messages"]) > 2)
        event = Event("asked", int(life), int(number[1]), kind, digest_of(request).hex())
        self._log.note(event)
        met(kind, request, event.number)(exchange)
        if kind == RIGHT or kind in _ANSWERS:
            self._log.note(Event("sent", event.life, event.number, kind, event.digest))
