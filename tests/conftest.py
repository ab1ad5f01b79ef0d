"""What every test may use: helpers and the example's record on the path; where the seeds are."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from hypothesis import settings

HERE = Path(__file__).parent
sys.path[:0] = [str(HERE), str(HERE.parent / "docs" / "examples" / "court_rulings")]
pytest_plugins = ["pytester"]
# Nothing depends on how fast the machine is, and a failure is found again by the same run.
settings.register_profile("steady", deadline=None, derandomize=True)
settings.load_profile("steady")


@pytest.fixture(scope="session")
def seed() -> Path:
    """The seed article."""
    return HERE.parent / "seeds" / "us-pakistan-minerals.txt"
