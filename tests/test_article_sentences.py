"""Sentence boundaries: hand-made hard cases, and what must hold of any text at all."""

from __future__ import annotations

import pytest
from hard_sentences import HARD, PARAGRAPHS, marked, of_sentencex, ours, right
from hypothesis import given
from hypothesis import strategies as st

from summarizer.article import split_sentences
from summarizer.sentences import _ends as ends_of_sentencex


@pytest.mark.parametrize("case", HARD)
def test_a_hard_case_is_split_where_it_is_marked(case: str) -> None:
    text, sentences = marked(case)
    assert ours(text) == sentences


@pytest.mark.parametrize("case", PARAGRAPHS.values(), ids=PARAGRAPHS.keys())
def test_paragraphs_and_lines_bound_sentences(case: str) -> None:
    text, sentences = marked(case)
    assert ours(text) == sentences


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Senator (Dr.) Amina Bello met Hon. (Barr.) Chidi Okoro in Abuja. They spoke.", 2),
        ("Maj. Gen. (Rtd.) Bello met Engr. (Mrs.) Obi. (Reporting by Ada Obi.) He left.", 3),
        ("The bill was passed (see p. 3.) The house rose.", 2),
    ],
)
def test_a_title_in_brackets_ends_no_sentence(text: str, count: int) -> None:
    assert len(split_sentences(text)) == count


def test_a_hundred_hard_cases_come_out_no_worse_than_sentencex_alone() -> None:
    assert len(HARD) == 100
    assert right(ours, HARD) >= right(of_sentencex, HARD)


def test_paragraphs_are_numbered_and_a_prefix_shares_its_line() -> None:
    text = " date 2025-12-28 Kenya asked. It waits.\n\nNobody came."
    found = [(s.number, s.paragraph, s.text) for s in split_sentences(text)]
    assert found == [
        (1, 1, "date 2025-12-28"),
        (2, 1, "Kenya asked."),
        (3, 1, "It waits."),
        (4, 2, "Nobody came."),
    ]


MARKS = "Mr. |U.S. |5 p.m. |He left. |J. |Khan|ß. |1. |“|”|‘|(|)|...| |?|!”|date 2025-12-28 "


def test_a_wide_space_after_an_initial_does_not_break_the_splitter() -> None:
    text = "Plan B\u00a0. It rained in\u3000Lima."
    assert ours(text) == ["Plan B\u00a0.", "It rained in\u3000Lima."]


def test_where_sentencex_breaks_down_our_own_boundaries_are_left(
    capfd: pytest.CaptureFixture[str],
) -> None:
    # Text that reaches it from elsewhere than ``split_sentences``, with its wide space kept.
    assert ends_of_sentencex("Plan B\u00a0. It rained.") == []
    assert "panicked" in capfd.readouterr().err


PIECES = st.sampled_from([*MARKS.split("|"), '"', "\n", "\n\n", "\r", "\u2029", "\x85", "\ud800"])
TEXTS = st.one_of(st.text(), st.lists(PIECES, max_size=40).map("".join))


@given(TEXTS)
def test_sentences_of_any_text_are_in_order_and_hold_all_that_is_not_space(text: str) -> None:
    sentences = split_sentences(text)
    end = 0
    for number, sentence in enumerate(sentences, 1):
        assert sentence.number == number
        assert text[sentence.start : sentence.end] == sentence.text
        assert sentence.text == sentence.text.strip() != ""
        assert text[end : sentence.start].strip() == ""
        end = sentence.end
    assert text[end:].strip() == ""


@given(TEXTS)
def test_no_sentence_of_any_text_spans_a_blank_line(text: str) -> None:
    for sentence in split_sentences(text):
        assert all(line.strip() for line in sentence.text.splitlines())
    numbers = [sentence.paragraph for sentence in split_sentences(text)]
    assert numbers == sorted(numbers)


@pytest.mark.parametrize(
    "unit",
    ["1", '"', "“", "A", " ", "([", "\n", "\r", "a\n", "a\r", ". ", "U.S. ", "“A.” ", "a" * 50],
)
def test_long_runs_of_one_thing_are_still_covered(unit: str) -> None:
    text = unit * (200_000 // len(unit))
    sentences = split_sentences(text)
    assert sum(not c.isspace() for c in text) == sum(
        not c.isspace() for sentence in sentences for c in sentence.text
    )
