"""What every test may use: the folder of helpers on the path, and where the seeds are."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE))


@pytest.fixture(scope="session")
def seed() -> Path:
    """The seed article."""
    return HERE.parent / "seeds" / "us-pakistan-minerals.txt"
