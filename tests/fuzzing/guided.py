"""What all fuzzers share: how one is run, and choices that the fuzzer's bytes make."""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any, TypeVar

import atheris

__all__ = ["Guided", "fuzz", "must"]

T = TypeVar("T")


class Guided:
    """The choices of a ``random.Random``, made by bytes; without any left, the first of all."""

    def __init__(self, data: bytes) -> None:
        self._provider = atheris.FuzzedDataProvider(data)

    @property
    def goes_on(self) -> bool:
        """Whether there are bytes left."""
        return bool(self._provider.remaining_bytes())

    def randint(self, first: int, last: int) -> int:
        """A number from the first to the last."""
        return int(self._provider.ConsumeIntInRange(first, last))

    def randrange(self, end: int) -> int:
        """A number below the end."""
        return self.randint(0, end - 1)

    def random(self) -> float:
        """A number from 0 to just below 1."""
        return self.randint(0, 999) / 1000

    def choice(self, among: Sequence[T]) -> T:
        """One of them."""
        return among[self.randrange(len(among))]

    def text(self, longest: int) -> str:
        """Any characters, half ones too."""
        return str(self._provider.ConsumeUnicode(self.randint(0, longest)))

    def bytes(self, longest: int) -> bytes:
        """Any bytes."""
        return bytes(self._provider.ConsumeBytes(self.randint(0, longest)))


def must(hold: bool) -> None:
    """What must hold of an error that was expected."""
    assert hold


def fuzz(check: Callable[[bytes], Any], starts: Iterable[bytes] = ()) -> None:
    """Call ``check`` with bytes that reach ever more of the code, until told to stop.

    ``starts`` are good inputs from which it may set out. The arguments of the command are
    libFuzzer's own.
    """
    with tempfile.TemporaryDirectory() as folder:
        for number, start in enumerate(starts):
            (Path(folder) / f"{number:04}").write_bytes(start)
        atheris.Setup([*sys.argv, folder] if starts else sys.argv, check)
        atheris.Fuzz()
