"""Who says what, in many turns of phrase."""

from __future__ import annotations

from pathlib import Path

import pytest
from attributing import readings, reporting
from table_files import pairs_of


def _wanted(written: str) -> dict[int, str]:
    """The likeliest chain of each attributed sentence, by its number."""
    told = (part.partition(": ") for part in written.strip().split(" | ") if part != "-")
    return {int(number): chain for number, _, chain in told}


TABLE = [
    (text, _wanted(found))
    for text, found in pairs_of(Path(__file__).parent / "reporting_phrases.txt")
]


@pytest.mark.parametrize(("text", "wanted"), TABLE, ids=[text[:40] for text, _ in TABLE])
def test_each_attributed_sentence_has_its_likeliest_chain_and_no_other_sentence_has_one(
    text: str, wanted: dict[int, str]
) -> None:
    assert {item.sentence: readings(item)[0] for item in reporting(text)} == wanted
