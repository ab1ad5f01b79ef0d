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

from hostile_answers import Asked, adversarial, broken, true, wild
from hostile_bodies import damaged_body, giant, odd_completion, packed
from hostile_wire import cut, elsewhere, raw, refused, slow
from loopback import Behaviour, Exchange, Loopback, Recorded
from misbehaviour import html

__all__ = ["KINDS", "HostileModel"]


Kind = Callable[[Asked], Behaviour]


def page(asked: Asked) -> Behaviour:
    """A web page."""
    return html(asked.rng.choice([200, 502]))


# Of a thousand replies, how many are of which kind. Those that take long are few.
KINDS: dict[Kind, int] = {
    true: 120,
    adversarial: 420,
    wild: 80,
    broken: 160,
    odd_completion: 80,
    damaged_body: 50,
    packed: 15,
    refused: 30,
    elsewhere: 5,
    raw: 25,
    cut: 8,
    page: 5,
    slow: 1,
    giant: 1,
}


class HostileModel(Loopback):
    """The server, running while the block lasts; it keeps no request, only counts.

    ``faults`` are its own, of which there should be none.
    """

    def __init__(self, seed: int) -> None:
        super().__init__([])
        self.kinds: Counter[str] = Counter()
        self._seed = seed
        self.faults: list[str] = []
        self._asked: Counter[bytes] = Counter()
        self._counting = threading.Lock()

    @property
    def replies(self) -> int:
        """How many there were so far."""
        return self.kinds.total()

    def meet(self, request: Recorded) -> Behaviour:
        """The reply to a request that was made this often before."""
        digest = hashlib.sha256(request.body).digest()[:8]
        with self._counting:
            nth = self._asked[digest]
            self._asked[digest] += 1
        rng = Random(f"{self._seed}/{digest.hex()}/{nth}")
        (kind,) = rng.choices([*KINDS], [*KINDS.values()])
        with self._counting:
            self.kinds[kind.__name__] += 1
        return partial(self._behave, kind, Asked(rng, request.json))

    def _behave(self, kind: Kind, asked: Asked, exchange: Exchange) -> None:
        """Answer; a fault of its own is none that anybody asked for, and must not look like one."""
        try:
            kind(asked)(exchange)
        except OSError:
            raise  # whoever asked has gone away
        except Exception:
            self.faults.append(f"{kind.__name__}: {traceback.format_exc(limit=-3)}")
            raise
