"""How many cores a local model takes."""

from __future__ import annotations

import os

import pytest

from summarizer.model.local import _threads


@pytest.mark.parametrize(("granted", "taken"), [("1", 1), ("0", 1), ("many", None), (None, None)])
def test_a_process_among_many_takes_what_its_scheduler_grants(
    monkeypatch: pytest.MonkeyPatch, granted: str | None, taken: int | None
) -> None:
    monkeypatch.delenv("OMP_NUM_THREADS", raising=False)
    ungranted = _threads()
    if granted is not None:
        monkeypatch.setenv("OMP_NUM_THREADS", granted)

    if taken is None or os.cpu_count() == 1:
        assert _threads() == ungranted
    else:
        assert _threads() == taken
