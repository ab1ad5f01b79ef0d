"""How much memory this process holds while much happens to it, where the system tells."""

from __future__ import annotations

from pathlib import Path

__all__ = ["MOST_GROWTH", "MOST_SURGE", "Memory"]

_STATUS = Path("/proc/self/status")
_TENTHS = 10
MOST_GROWTH = 64 * 2**20
MOST_SURGE = 512 * 2**20


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
        told = {"at its end": (self.growth, MOST_GROWTH), "at most": (self.surge, MOST_SURGE)}
        return [
            f"{when}, the process held {more:,} bytes more than when it was warm"
            for when, (more, most) in told.items()
            if more > most
        ]


def _held(name: str) -> int:
    lines = _STATUS.read_text("ascii").splitlines()
    (found,) = (line for line in lines if line.startswith(f"{name}:"))
    return int(found.split()[1]) * 1024
