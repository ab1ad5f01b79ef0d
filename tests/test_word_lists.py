"""The word lists as data: each says what it is, and nothing twice."""

from __future__ import annotations

from pathlib import Path

import pytest

LISTS = sorted((Path(__file__).parent.parent / "summarizer" / "scan" / "words").rglob("*.txt"))


@pytest.mark.parametrize("path", LISTS, ids=lambda path: path.stem)
def test_a_list_has_a_header_and_no_line_twice(path: Path) -> None:
    lines = path.read_text("utf-8").splitlines()
    assert lines[0].startswith("# ")
    entries = [line for line in lines if line.strip() and not line.startswith("#")]
    assert sorted(set(entries)) == sorted(entries)
