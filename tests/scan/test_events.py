"""Clues of meetings and asks: what must be found, and what must not."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from table_files import lines_of

from summarizer.article import Sentence, split_sentences
from summarizer.scan.events import find_clues
from summarizer.scan.furniture import find_furniture
from summarizer.scan.mentions import Clue, Furniture

Finder = Callable[[str, Sequence[Sentence], Sequence[Furniture]], tuple[Clue, ...]]

HERE = Path(__file__).parent
MEETINGS = lines_of(HERE / "meeting_clues.txt")

NO_MEETINGS = lines_of(HERE / "no_meeting_clues.txt")

ASKS = lines_of(HERE / "ask_clues.txt")

NO_ASKS = lines_of(HERE / "no_ask_clues.txt")


def find_meetings(
    text: str, sentences: Sequence[Sentence], furniture: Sequence[Furniture]
) -> tuple[Clue, ...]:
    return find_clues(sentences, furniture)[0]


def find_asks(
    text: str, sentences: Sequence[Sentence], furniture: Sequence[Furniture]
) -> tuple[Clue, ...]:
    return find_clues(sentences, furniture)[1]


def clues(find: Finder, text: str) -> list[str]:
    return [clue.text for clue in find(text, split_sentences(text), find_furniture(text))]


@pytest.mark.parametrize("sentence", MEETINGS)
def test_a_sentence_that_may_report_a_meeting_has_a_clue(sentence: str) -> None:
    assert clues(find_meetings, sentence)


@pytest.mark.parametrize("sentence", NO_MEETINGS)
def test_words_of_meeting_used_otherwise_are_no_clue(sentence: str) -> None:
    assert clues(find_meetings, sentence) == []


@pytest.mark.parametrize("sentence", ASKS)
def test_a_sentence_that_may_report_an_ask_has_a_clue(sentence: str) -> None:
    assert clues(find_asks, sentence)


@pytest.mark.parametrize("sentence", NO_ASKS)
def test_words_of_asking_used_otherwise_are_no_clue(sentence: str) -> None:
    assert clues(find_asks, sentence) == []


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("After talks they held talks.", ["talks"]),
        (
            "She is to meet Mr Arce on Monday, and will hold talks with the Fund.",
            ["meet", "hold talks"],
        ),
        ("They had met in Lima in May and again at his office in June.", ["met", "and again at"]),
        ("They met in Lima to discuss the session.", ["met"]),
    ],
)
def test_a_sentence_has_one_clue_of_a_meeting_unless_it_tells_of_two(
    sentence: str, found: list[str]
) -> None:
    assert clues(find_meetings, sentence) == found


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("We asked for money and were offered a workshop.", ["asked", "offered"]),
        ("He demanded a vote, and she refused.", ["demanded"]),
    ],
)
def test_each_asking_word_is_a_clue(sentence: str, found: list[str]) -> None:
    assert clues(find_asks, sentence) == found


def test_a_clue_knows_its_sentence_and_its_place() -> None:
    text = "It rained.\n\nKenya asked the bank for a loan. The two sides met."
    sentences = split_sentences(text)
    (ask,) = find_asks(text, sentences, ())
    (meeting,) = find_meetings(text, sentences, ())
    assert (ask.sentence, ask.text, ask.start) == (2, "asked", text.index("asked"))
    assert (meeting.sentence, meeting.text, meeting.start) == (3, "met", text.index("met."))


@pytest.mark.parametrize(
    "line",
    [
        "File photo of the two ministers at a meeting.",
        "(Reporting by Ann Visit; Editing by Joan Summit)",
        "Related: Ministers met in Lima to ask for money",
        "By Ann Visit",
    ],
)
def test_captions_credits_and_notes_have_no_clues(line: str) -> None:
    text = f"Rates fell\n\n{line}\n\nIt rained in Lima.\n\nIt fell."
    assert clues(find_meetings, text) == []
    assert clues(find_asks, text) == []


def test_headlines_and_sentences_with_a_dateline_have_clues() -> None:
    text = "Ministers meet in Lima\n\nLIMA, May 5 - Ministers asked the bank for money."
    assert clues(find_meetings, text) == ["meet"]
    assert clues(find_asks, text) == ["asked"]


SENTENCES = [line for cases in (MEETINGS, NO_MEETINGS, ASKS, NO_ASKS) for line in cases]
WORDS = sorted({word for sentence in SENTENCES for word in sentence.split()})
TEXTS = st.one_of(st.text(), st.lists(st.sampled_from([*WORDS, "\n\n", "“", "İ"])).map(" ".join))


@given(TEXTS)
def test_clues_of_any_text_stand_in_their_sentences_in_order(text: str) -> None:
    sentences = split_sentences(text)
    for find in (find_meetings, find_asks):
        end = 0
        for clue in find(text, sentences, ()):
            sentence = sentences[clue.sentence - 1]
            assert sentence.start <= clue.start < clue.end <= sentence.end
            assert text[clue.start : clue.end] == clue.text
            assert end <= clue.start
            end = clue.end
