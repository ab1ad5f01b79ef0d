"""How much memory is free, as far as the system says."""

from __future__ import annotations

from pathlib import Path

__all__ = ["container_memory", "free_memory", "machine_memory"]

_MACHINE = Path("/proc/meminfo")
_CONTAINER = Path("/sys/fs/cgroup")


def free_memory() -> int | None:
    """Bytes that this process may take: the machine's, or its container's where that is less.

    None where the system does not say.
    """
    told = (machine_memory(_MACHINE), container_memory(_CONTAINER))
    found = [size for size in told if size is not None]
    return min(found, default=None)


def machine_memory(file: Path) -> int | None:
    """Bytes that the kernel can make available, as it tells in this file (``/proc/meminfo``)."""
    try:
        told = dict(line.split(":", 1) for line in file.read_text("utf-8").splitlines())
        return int(told["MemAvailable"].split()[0]) * 1024
    except (OSError, ValueError, LookupError):
        return None


def container_memory(group: Path) -> int | None:
    """Bytes that are left to this control group (version 2) below its limit; None without one."""
    try:
        limit = int((group / "memory.max").read_text("utf-8"))
        used = int((group / "memory.current").read_text("utf-8"))
    except (OSError, ValueError):
        return None
    return max(0, limit - used + _cached(group))


def _cached(group: Path) -> int:
    """Bytes of files that were read, weights among them, and that the kernel gives up at need."""
    try:
        told = dict(
            line.split() for line in (group / "memory.stat").read_text("utf-8").splitlines()
        )
        return int(told["inactive_file"])
    except (OSError, ValueError, LookupError):
        return 0
