"""How much memory is free, as far as the system says."""

from __future__ import annotations

import os
from pathlib import Path

__all__ = ["free_memory"]


def free_memory() -> int | None:
    """Bytes that this process may take: the machine's, or its container's where that is less.

    None where the system does not say.
    """
    found = [size for size in (_machine_memory(), _container_memory()) if size is not None]
    return min(found, default=None)


def _machine_memory() -> int | None:
    try:
        lines = Path("/proc/meminfo").read_text("ascii").splitlines()
    except OSError:
        return _installed_memory()
    told = dict(line.split(":", 1) for line in lines if ":" in line)
    return int(told["MemAvailable"].split()[0]) * 1024 if "MemAvailable" in told else None


def _installed_memory() -> int | None:
    """All that is built in, where what is free is not told."""
    try:
        return os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
    except (AttributeError, OSError, ValueError):
        return None


def _container_memory() -> int | None:
    try:
        return int(Path("/sys/fs/cgroup/memory.max").read_text("ascii"))
    except (OSError, ValueError):
        return None
