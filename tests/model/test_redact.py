"""Sentences for people: no key in them, and nothing that a terminal would obey."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from summarizer.model.redact import Redactor, plain

SECRETS = st.text(st.characters(min_codepoint=33, max_codepoint=126), min_size=4, max_size=40)


@given(SECRETS, st.text(), st.text())
def test_a_secret_is_hidden_wherever_it_stands(secret: str, before: str, after: str) -> None:
    hidden = Redactor([secret]).hide(f"{before}{secret}{after}")
    assert secret not in hidden or secret in "[key hidden]"


def test_each_word_of_a_header_is_a_secret_and_none_is_no_secret() -> None:
    redactor = Redactor([None, "", "Bearer abcd-1234"])
    assert redactor.hide("abcd-1234, Bearer abcd-1234") == "[key hidden], [key hidden]"
    assert redactor.hide("nothing here") == "nothing here"
    assert "abcd" not in repr(redactor)


@given(st.text(max_size=1000), st.integers(1, 300))
def test_a_strangers_words_are_one_bounded_printable_line(words: str, limit: int) -> None:
    line = plain(words, limit)
    assert line.isprintable()
    assert len(line) <= limit


def test_a_megabyte_of_anything_is_quickly_one_line() -> None:
    for char in "9“A (\u202e\x00":
        assert len(plain(char * 1_000_000)) <= 300
