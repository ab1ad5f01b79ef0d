"""Text where there are no styles, or not every character."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.text import Span, Text

from summarizer.show.letters import marked, spelled


@pytest.mark.parametrize(
    ("text", "encoding", "shown"),
    [
        ("A → B", "ascii", "A -> B"),
        ("“a” ‘b’ – … ·", "ascii", "\"a\" 'b' - ... |"),
        ("“a” – …", "cp1252", "“a” – …"),
        ("A → B", "cp1252", "A -> B"),
        ("Tomás", "latin-1", "Tomás"),
        ("Tomás", "ascii", r"Tom\xe1s"),
        ("漢 🚀", "ascii", r"\u6f22 \U0001f680"),
    ],
)
def test_what_an_encoding_lacks_is_spelled(text: str, encoding: str, shown: str) -> None:
    assert spelled(Text(text), encoding).plain == shown


def test_a_spelled_text_keeps_its_styles() -> None:
    text = Text.assemble(("A → ", "quiet"), ("“B”", "own"))
    line = spelled(text, "ascii")
    assert line.plain == 'A -> "B"'
    assert [(line.plain[s.start : s.end], s.style) for s in line.spans] == [
        ("A -> ", "quiet"),
        ('"B"', "own"),
    ]


@given(st.text(), st.sampled_from(["ascii", "cp1252", "cp437", "utf-8"]))
def test_a_spelled_text_can_be_encoded(text: str, encoding: str) -> None:
    spelled(Text(text), encoding).plain.encode(encoding)


def test_worded_text_stands_in_asterisks() -> None:
    text = Text.assemble("status: ", ("held", "hue2"), " ", ("by word", "worded"), "; ")
    assert marked(text.append("as well", "worded")).plain == "status: held *by word*; *as well*"
    assert marked(Text("no word", spans=[Span(0, 2, "own")])).plain == "no word"
