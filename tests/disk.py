"""What is asked of the disk, in order, while the real thing is done."""

from __future__ import annotations

import os
import stat
from pathlib import Path
from typing import Any

import pytest

__all__ = ["noted"]


def noted(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """From now on: "moved NAME", "content" and "names of FOLDER" for what is to be on the disk."""
    told: list[str] = []
    move, sync = os.replace, os.fsync

    def moving(old: Any, new: Any) -> None:
        told.append(f"moved {Path(new).name}")
        move(old, new)

    def syncing(file: int) -> None:
        is_folder = stat.S_ISDIR(os.fstat(file).st_mode)
        folder = Path(os.readlink(f"/proc/self/fd/{file}")).name
        told.append(f"names of {folder}" if is_folder else "content")
        sync(file)

    monkeypatch.setattr(os, "replace", moving)
    monkeypatch.setattr(os, "fsync", syncing)
    return told
