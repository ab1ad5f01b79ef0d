"""What tests of reading share."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from web_site import Site, served


@pytest.fixture
def site() -> Iterator[Site]:
    """A machine of the web."""
    with served() as running:
        yield running
