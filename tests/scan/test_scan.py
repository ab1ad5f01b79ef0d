"""The whole scan: what holds of any text at all, and of texts made to break it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scan_invariants import PIECES, assert_stands

from summarizer.article import Article
from summarizer.scan import Scan, scan

# Five times the longest article that is read.
_LONG = 100_000
HOSTILE = {
    "digits": "7",
    "numbers with commas": "1,234",
    "opening quotation marks": "“",
    "closing quotation marks": "”",
    "straight quotation marks": '"',
    "apostrophes": "'",
    "capitals": "A",
    "capitalised words": "Khan ",
    "opening brackets": "(",
    "closing brackets": ")",
    "nested brackets": "([{",
    "letters without a space": "lorem",
    "letters and hyphens without a space": "a-",
    "letters and apostrophes without a space": "a’",
    "dashes": "–",
    "white space": " ",
    "line ends": "\n",
    "zero-width spaces": "\u200b",
    "combining marks": "e\u0301",
    "lone surrogates": "\ud800",
}


TEXTS = st.one_of(
    st.text(max_size=400), st.lists(st.sampled_from(PIECES), max_size=80).map(" ".join)
)


@given(TEXTS)
def test_any_text_is_scanned_and_every_span_stands_in_it(text: str) -> None:
    assert_stands(text, scan(text))


@given(TEXTS)
def test_the_same_text_gives_the_same_scan(text: str) -> None:
    assert scan(text) == scan(text)


@pytest.mark.parametrize("unit", HOSTILE.values(), ids=HOSTILE.keys())
def test_a_long_run_of_one_thing_is_scanned(unit: str) -> None:
    text = (unit * (_LONG // len(unit) + 1))[:_LONG]
    assert_stands(text, scan(text))


def test_offsets_are_into_the_text_as_given() -> None:
    text = "\ufeffBob Roe paid $5m."
    (figure,) = scan(text).figures
    assert (figure.start, text[figure.start : figure.end]) == (14, "$5m")


def test_nothing_is_found_in_nothing() -> None:
    assert scan("") == Scan((), (), (), (), (), (), (), (), language=None)


def test_an_article_is_scanned_with_the_date_it_was_published() -> None:
    text = "Bob Roe left on Tuesday."
    (date,) = scan(Article(text, published="2026-05-06")).dates
    assert str(date.first) == "2026-05-05"
    assert scan(text).dates[0].first is None
