"""The hostile model in a process of its own, so that what the client takes is the client's."""

from __future__ import annotations

import multiprocessing
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from multiprocessing.connection import Connection
from typing import Any

from hostile_model import Hostile, HostileModel

__all__ = ["apart"]


class _Apart:
    """The model as its client's process sees it."""

    def __init__(self, seed: int, url: str, given: Any) -> None:
        self.seed = seed
        self.url = url
        self.kinds: Counter[str] = Counter()
        self.faults: list[str] = []
        self._given = given

    @property
    def replies(self) -> int:
        return int(self._given.value)


@contextmanager
def apart(seed: int) -> Iterator[Hostile]:
    """The model in another process, while the block lasts."""
    processes = multiprocessing.get_context("spawn")
    ours, theirs = processes.Pipe()
    given = processes.RawValue("Q", 0)
    server = processes.Process(target=_serve, args=(theirs, given, seed), daemon=True)
    server.start()
    theirs.close()
    try:
        model = _Apart(seed, ours.recv(), given)
        yield model
        ours.send("enough")
        model.kinds, model.faults = ours.recv()
    finally:
        server.terminate()
        server.join()


def _serve(pipe: Connection, given: Any, seed: int) -> None:
    def tell(replies: int) -> None:
        given.value = replies

    with HostileModel(seed, tell) as model:
        pipe.send(model.url)
        pipe.recv()
        pipe.send((model.kinds, model.faults))
