"""What the user sees of each fault: live, and from its cassette."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest
from asking import PLANTED
from faults import FAULTS, FOLDER, meet, replay

from summarizer.cassette import read_cassette


@pytest.fixture(autouse=True)
def waits(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """The waits before further tries, which are noted instead of waited."""
    noted: list[float] = []
    sleep = asyncio.sleep

    async def note(seconds: float) -> None:
        if seconds:
            noted.append(seconds)
        await sleep(0)

    monkeypatch.setattr(asyncio, "sleep", note)
    monkeypatch.setenv("SUMMARIZER_API_KEY", PLANTED)
    return noted


@pytest.mark.parametrize("name", FAULTS)
def test_a_fault_is_said_with_a_code_and_words_live_and_replayed(
    name: str, tmp_path: Path, waits: list[float]
) -> None:
    """A stale recording is made anew by ``python tests/record_faults.py``."""
    fault, path = FAULTS[name], tmp_path / "now.json"

    seen, requests = meet(fault, path)

    assert (seen.error, seen.code) == (fault.seen.error, fault.seen.code)
    assert fault.seen.words in seen.words
    if seen.error is None:
        assert seen == fault.seen
    assert len(waits) == fault.waits
    assert requests == 1 + fault.waits + fault.seen.asks_again

    if not fault.whole:
        assert not path.exists()  # a reply that never ended is none
        return
    waits.clear()
    assert replay(fault, FOLDER / f"{name}.json") == seen
    assert waits == []
    assert exchanges(path) == exchanges(FOLDER / f"{name}.json")


def exchanges(path: Path) -> object:
    """All but the day of the recording."""
    return read_cassette(path).model_dump(exclude={"recorded"})


@pytest.mark.parametrize("name", ["500", "gzip", "length"])
def test_a_cassette_changes_nothing_of_what_is_seen_live(name: str, tmp_path: Path) -> None:
    assert meet(FAULTS[name]) == meet(FAULTS[name], tmp_path / "now.json")


def test_each_recorded_fault_is_in_the_table() -> None:
    assert {path.stem for path in FOLDER.iterdir()} == {
        name for name, fault in FAULTS.items() if fault.whole
    }
