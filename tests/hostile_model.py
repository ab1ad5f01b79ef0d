"""A loopback model that answers as badly as it can think of, the same each time for one seed.

What a reply is depends on the seed, on the question and on how often that question was asked
before, so a reply is found again whatever else was asked at the same time.
"""

from __future__ import annotations

import hashlib
import threading
import traceback
from collections import Counter
from collections.abc import Callable
from functools import partial
from random import Random
from typing import Protocol

from hostile_answers import BROKEN, Asked, adversarial, broken, true, wild
from hostile_bodies import GIANTS, damaged_body, giant, odd_completion, packed
from hostile_wire import SLOW, cut, elsewhere, raw, refused, slow
from loopback import Behaviour, Exchange, Loopback, Recorded
from misbehaviour import html

__all__ = ["KINDS", "Hostile", "HostileModel"]

Kind = Callable[[Asked], Behaviour]


def page(asked: Asked) -> Behaviour:
    """A web page."""
    return html(asked.rng.choice([200, 502]))


# What a reply can be, and how many of a thousand are. Those that take long are few.
KINDS: dict[str, tuple[float, Kind]] = {
    "true": (116, true),
    "adversarial": (420, adversarial),
    "wild": (80, wild),
    **{f"broken: {name}": (7.6, partial(broken, change)) for name, change in BROKEN.items()},
    "odd completion": (80, odd_completion),
    "damaged body": (50, damaged_body),
    "packed": (15, packed),
    "refused": (30, refused),
    "elsewhere": (5, elsewhere),
    "raw": (25, raw),
    "cut": (8, cut),
    "page": (5, page),
    **{f"slow: {name}": (1, partial(slow, way)) for name, way in SLOW.items()},
    **{f"giant: {name}": (0.4, partial(giant, way)) for name, way in GIANTS.items()},
}


class Hostile(Protocol):
    """A hostile model, wherever it runs; ``kinds`` and ``faults`` are told once it is gone.

    ``kinds`` counts its replies; ``faults`` are its own, of which there should be none.
    """

    seed: int
    kinds: Counter[str]
    faults: list[str]

    @property
    def url(self) -> str:
        """The base URL for a client."""
        ...

    @property
    def replies(self) -> int:
        """How many there were so far."""
        ...


class HostileModel(Loopback):
    """The server, running while the block lasts; it keeps no request, only counts."""

    def __init__(self, seed: int, on_reply: Callable[[int], None] = lambda replies: None) -> None:
        super().__init__([])
        self.seed = seed
        self.replies = 0
        self.kinds: Counter[str] = Counter()
        self.faults: list[str] = []
        self._on_reply = on_reply
        self._asked: Counter[bytes] = Counter()
        self._counting = threading.Lock()

    def meet(self, request: Recorded) -> Behaviour:
        """The reply to a request that was made this often before."""
        digest = hashlib.sha256(request.body).digest()[:8]
        with self._counting:
            nth = self._asked[digest]
            self._asked[digest] += 1
        rng = Random(f"{self.seed}/{digest.hex()}/{nth}")
        (kind,) = rng.choices([*KINDS], [share for share, _ in KINDS.values()])
        with self._counting:
            self.kinds[kind] += 1
            self.replies += 1
            self._on_reply(self.replies)
        return partial(self._behave, kind, Asked(rng, request.json))

    def _behave(self, kind: str, asked: Asked, exchange: Exchange) -> None:
        """Answer; a fault of its own is none that anybody asked for, and must not look like one."""
        try:
            KINDS[kind][1](asked)(exchange)
        except OSError:
            raise  # whoever asked has gone away
        except Exception:
            self.faults.append(f"{kind}: {traceback.format_exc(limit=-3)}")
            raise
