"""Text of a stranger, made safe to look at."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.show.visible import one_line, visible


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("\x1b[31mred", r"\x1b[31mred"),
        ("\x9b31m", r"\x9b31m"),
        ("bell\x07", r"bell\x07"),
        ("ab\u202ecd", r"ab\u202ecd"),
        ("\u2066isolate\u2069", r"\u2066isolate\u2069"),
        ("zero\u200bwidth", r"zero\u200bwidth"),
        ("\U000e0041tag", r"\U000e0041tag"),
        ("half \ud83d", r"half \ud83d"),
        ("line\u2028end", r"line\u2028end"),
    ],
)
def test_characters_that_a_terminal_would_obey_are_shown_as_escapes(text: str, shown: str) -> None:
    assert visible(text) == shown


@pytest.mark.parametrize(
    "text",
    [
        "two\nlines\tand a tab",
        "₹ 5 crore “as is”, said",
        "نمی\u200cشود",
        "नमस्ते",
        "👩\u200d🚀",
        "שלום",
    ],
)
def test_what_people_write_is_left_as_it_is(text: str) -> None:
    assert visible(text) == text


@given(st.text())
def test_nothing_unseen_comes_through_whatever_the_text(text: str) -> None:
    for character in visible(text):
        is_seen = unicodedata.category(character) not in ("Cc", "Cf", "Cs", "Zl", "Zp")
        assert is_seen or character in "\t\n\v\f\r\u200c\u200d"


@given(st.text())
def test_one_line_is_one_line(text: str) -> None:
    line = one_line(text)
    assert line.splitlines() in ([], [line])
    assert one_line(line) == line
