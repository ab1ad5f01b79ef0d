"""What the tests of weights and of the local runtime share."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from summarizer.model.catalogue import MODELS
from summarizer.model.weights import ensure_weights


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


@pytest.fixture(scope="session")
def weights() -> Path:
    """The tiny model from the user's own cache, fetched once."""
    return ensure_weights(MODELS["smollm2-135m"])
