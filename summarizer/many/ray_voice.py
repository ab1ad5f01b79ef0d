"""What Ray says on stderr while it works for a run of ours: its errors, and nothing else.

Its log files keep everything that is left out here.
"""

from __future__ import annotations

import contextlib
import logging
import os
from collections.abc import Iterator

__all__ = ["LEVEL", "errors_alone", "silent_start"]

LEVEL = "ERROR"
_CORE_LEVEL = "RAY_BACKEND_LOG_LEVEL"
_STDERR = 2


@contextlib.contextmanager
def silent_start() -> Iterator[None]:
    """A Ray that is started in the block keeps the log of its C++ to itself.

    That log repeats what Ray's Python raises, and calls an error what Ray Data does each time
    it makes a worker (https://github.com/ray-project/ray/issues/57733). Whoever has set
    RAY_BACKEND_LOG_LEVEL wants to read it.
    """
    if _CORE_LEVEL in os.environ:
        yield
        return
    os.environ[_CORE_LEVEL] = "fatal"
    try:
        with _deaf():  # to one line that says that the level was set
            yield
    finally:
        del os.environ[_CORE_LEVEL]


@contextlib.contextmanager
def errors_alone() -> Iterator[None]:
    """Ray Data tells errors alone in the block; it does not heed the level of ``ray.init``."""
    handlers = logging.getLogger("ray.data").handlers
    streams = [one for one in handlers if isinstance(one, logging.StreamHandler)]
    levels = [one.level for one in streams]
    for one in streams:
        one.setLevel(LEVEL)
    try:
        yield
    finally:
        for one, level in zip(streams, levels, strict=True):
            one.setLevel(level)


@contextlib.contextmanager
def _deaf() -> Iterator[None]:
    """Nothing that is written to stderr in the block arrives, by whatever language."""
    try:
        kept = os.dup(_STDERR)
    except OSError:  # there is none
        yield
        return
    try:
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, _STDERR)
        os.close(nowhere)
        yield
    finally:
        os.dup2(kept, _STDERR)
        os.close(kept)
