"""What the tests of weights share: a cache of their own, and no settings of the machine."""

from __future__ import annotations

import os
from pathlib import Path

import pytest


@pytest.fixture
def own_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in [*os.environ]:
        if name.upper().endswith("_PROXY") or name.startswith(("PIP_", "HF_", "SUMMARIZER_")):
            monkeypatch.delenv(name)
    monkeypatch.setenv("PIP_CONFIG_FILE", os.devnull)
    monkeypatch.setenv("PIP_NO_INDEX", "1")


@pytest.fixture
def cache(tmp_path: Path) -> Path:
    return tmp_path / "cache"
