"""What a stream without a name holds: rows, a document, or what only its owner can say."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.read.kinds import holding_of

BEGINNINGS = [
    (b"", "document"),
    (b"The minister met nobody.", "document"),
    (b"<!doctype html>", "document"),
    (b"%PDF-1.7\n", "document"),
    (b"[Nairobi] The minister met nobody.", "document"),
    (b'{"text": "The minister met nobody."}\n', "rows"),
    (b'\xef\xbb\xbf\n {"text": "The minister', "rows"),
    (b'{"text": 1}\n{not JSON', "rows"),
    (b"{}\n", "rows"),
    (b'{\n "text": "The minister met nobody."\n}\n', "unclear"),
    (b"{not JSON}\n", "unclear"),
    (b'[{"text": "The minister met nobody."}]', "unclear"),
    (b'[\n  {"text"', "unclear"),
]


@pytest.mark.parametrize(("start", "holding"), BEGINNINGS)
def test_a_beginning_tells_rows_from_a_document(start: bytes, holding: str) -> None:
    assert holding_of(start) == holding


@given(st.lists(st.dictionaries(st.text(), st.text() | st.integers()), min_size=1), st.data())
def test_rows_are_rows_wherever_the_beginning_is_cut(
    rows: list[dict[str, object]], data: st.DataObject
) -> None:
    lines = "".join(json.dumps(row) + "\n" for row in rows).encode()
    cut = data.draw(st.integers(1, len(lines)))
    assert holding_of(lines[:cut]) == "rows"


@given(st.binary(max_size=200))
def test_any_beginning_is_told(start: bytes) -> None:
    assert holding_of(start) in ("rows", "document", "unclear")
