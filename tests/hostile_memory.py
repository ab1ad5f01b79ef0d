"""How much memory this process holds while much happens to it, where the system tells."""

from __future__ import annotations

from pathlib import Path

__all__ = ["Memory"]

_STATUS = Path("/proc/self/status")
_TENTHS = 10
# A reply is read up to 8 MiB; as characters of four bytes it takes ten times as much for a moment.
_LARGEST = 84 * 2**20
# What stays is no more than the heap keeps of one; four in a thousand replies are giants, so that
# of 32 in flight hardly more than four are at one time.
_MOST_GROWTH = _LARGEST
_MOST_SURGE = 4 * _LARGEST


class Memory:
    """What the process held at each tenth of its work, and at most at any moment, in bytes.

    Without a Linux to ask, nothing is known: no tenths, and a peak of 0.
    """

    def __init__(self) -> None:
        self.tenths: list[int] = []

    def look(self, done: float) -> None:
        """Note what is held, once for each tenth that is done."""
        if done * _TENTHS >= len(self.tenths) + 1 and _STATUS.exists():
            self.tenths.append(_held("VmRSS"))

    @property
    def peak(self) -> int:
        """The most that the process ever held."""
        return _held("VmHWM") if _STATUS.exists() else 0

    @property
    def surge(self) -> int:
        """By how much the most is more than what was held when it was warm."""
        return self.peak - self.tenths[0] if self.tenths else 0

    @property
    def growth(self) -> int:
        """By how much it holds more at its end than when it was warm, after the first tenth."""
        return self.tenths[-1] - self.tenths[0] if self.tenths else 0

    @property
    def excess(self) -> list[str]:
        """What was held beyond the bounds, in words."""
        told = {"at its end": (self.growth, _MOST_GROWTH), "at most": (self.surge, _MOST_SURGE)}
        return [
            f"{when}, the process held {more:,} bytes more than when it was warm"
            for when, (more, most) in told.items()
            if more > most
        ]


def _held(name: str) -> int:
    lines = _STATUS.read_text("ascii").splitlines()
    (found,) = (line for line in lines if line.startswith(f"{name}:"))
    return int(found.split()[1]) * 1024
