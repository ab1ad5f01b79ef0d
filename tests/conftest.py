"""What every test may use: helpers and the example's record on the path; where the seeds are."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

if TYPE_CHECKING:
    from serving import Served

HERE = Path(__file__).parent
sys.path[:0] = [str(HERE), str(HERE.parent / "docs" / "examples" / "court_rulings")]
pytest_plugins = ["pytester"]
# Nor on the terminal that the tests are run in.
for name in ("COLUMNS", "COLORTERM", "FORCE_COLOR", "NO_COLOR"):
    os.environ.pop(name, None)
# Whoever runs the tests may keep keys in a keyring: no test, and no process of one, looks there.
os.environ["PYTHON_KEYRING_BACKEND"] = "keyring.backends.null.Keyring"
# Nothing depends on how fast the machine is, and a failure is found again by the same run.
settings.register_profile("steady", deadline=None, derandomize=True)
settings.load_profile("steady")


@pytest.fixture(scope="session")
def seed() -> Path:
    """The seed article."""
    return HERE.parent / "seeds" / "us-pakistan-minerals.txt"


@pytest.fixture
def served() -> Iterator[Served]:
    """A function that opens a server with this script and gives a summariser for it."""
    from serving import serving  # the path above comes first

    with serving() as serve:
        yield serve


@pytest.fixture
def ctrl_c() -> Iterator[None]:
    """Ctrl-C is heard, also in a run in the background, which may begin with it switched off."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)
