"""Files that are written whole or not at all."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from disk import noted

from summarizer.files import write_whole


@pytest.mark.skipif(sys.platform != "linux", reason="what a descriptor is of is asked of /proc")
def test_a_power_cut_takes_neither_the_content_nor_the_name_of_a_file_that_is_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = noted(monkeypatch)
    write_whole(tmp_path / "record.json", b"{}")
    assert told == ["content", "moved record.json", f"names of {tmp_path.name}"]
    assert (tmp_path / "record.json").read_bytes() == b"{}"
