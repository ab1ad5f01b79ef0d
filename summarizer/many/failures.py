"""The list of what failed that a run leaves beside its output."""

from __future__ import annotations

import contextlib
import json
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from summarizer.files import whole_entry

__all__ = ["FailureList", "failure_list"]


class FailureList:
    """A file with a line for each article that failed, in whole or in part; made for the first."""

    def __init__(self, path: Path, stack: contextlib.ExitStack) -> None:
        self._path = path
        self._stack = stack
        self._file: BinaryIO | None = None

    @property
    def path(self) -> Path | None:
        """Where the list is, None while nothing failed."""
        return None if self._file is None else self._path

    def add(self, name: str | None, state: str, code: str, reason: str) -> None:
        """One more article; ``state`` is failed, or incomplete where it has a record."""
        if self._file is None:
            self._file = self._stack.enter_context(whole_entry(self._path))
        told = {"name": name, "state": state, "code": code, "reason": reason}
        self._file.write(json.dumps(told, ensure_ascii=False).encode() + b"\n")


@contextlib.contextmanager
def failure_list(path: Path) -> Iterator[FailureList]:
    """A new list, which takes the place of an earlier one when the block ends; of one in which
    nothing stands, too. As it was where the block fails. Raises OSError.
    """
    with contextlib.ExitStack() as stack:
        failures = FailureList(path, stack)
        yield failures
    if failures.path is None:
        with contextlib.suppress(OSError):
            path.unlink()
