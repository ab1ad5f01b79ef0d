"""The garbage collector while many articles are worked on."""

from __future__ import annotations

import contextlib
import gc
from collections.abc import Iterator

__all__ = ["seldom_collected"]

_SELDOM = (20_000, 20, 20)


@contextlib.contextmanager
def seldom_collected() -> Iterator[None]:
    """Look for garbage seldom while the block lasts, and never in what was there before it.

    An article makes many small objects and leaves few: a tenth of the time went into looking.
    A collector that looks as seldom already, or never, is left as it is. So is it inside
    another such block.
    """
    before = gc.get_threshold()
    if not gc.isenabled() or not 0 < before[0] < _SELDOM[0]:
        yield
        return
    # What is frozen already (by the caller, and by Python 3.12 itself) could not be told from
    # what is frozen here, and garbage in it would never be found again.
    own = gc.get_freeze_count() == 0
    if own:
        gc.freeze()
    gc.set_threshold(*_SELDOM)
    try:
        yield
    finally:
        gc.set_threshold(*before)
        if own:
            gc.unfreeze()
