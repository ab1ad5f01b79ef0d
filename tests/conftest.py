"""What every test may use: the folder of helpers on the path, and where the seeds are."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from hypothesis import settings

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE))
# Nothing depends on how fast the machine is, and a failure is found again by the same run.
settings.register_profile("steady", deadline=None, derandomize=True)
settings.load_profile("steady")


@pytest.fixture(scope="session")
def seed() -> Path:
    """The seed article."""
    return HERE.parent / "seeds" / "us-pakistan-minerals.txt"
