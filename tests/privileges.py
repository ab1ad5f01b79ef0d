"""What an ordinary user may do, though root run the tests."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterator

import pytest
from commanding import ROOT

__all__ = ["without_privileges"]


@contextlib.contextmanager
def without_privileges() -> Iterator[None]:
    """As an ordinary user where the tests are run by root, who may read anything."""
    if os.geteuid() != 0:
        yield
        return
    if not all(folder.stat().st_mode & 0o001 for folder in ROOT.resolve().parents):
        pytest.skip("run by root from a folder that nobody else may enter")
    os.seteuid(65534)
    try:
        yield
    finally:
        os.seteuid(0)
