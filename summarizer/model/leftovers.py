"""What is left of answers once a call is over, looked for before it is much."""

from __future__ import annotations

import gc

__all__ = ["Leftovers"]

_MOST_CHARACTERS = 16 * 2**20


class Leftovers:
    """Answers that were read since the garbage collector last looked at everything.

    Those who retry keep each answer that did not pass in circles. The collector finds them by
    how many objects there are, and an answer of a million characters is one: a run would hold
    gigabytes of them before there is a look. Where it is switched off, it stays so.
    """

    def __init__(self) -> None:
        self._characters = 0

    def add(self, answer: str) -> None:
        """Count an answer, and have everything looked at where there were many."""
        self._characters += len(answer)
        if self._characters > _MOST_CHARACTERS:
            self._characters = 0
            if gc.isenabled():
                gc.collect()
