"""Whatever the text, meetings are read without an error and within the article."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from counting import calls_of
from hypothesis import given, settings
from hypothesis import strategies as st

from summarizer.grammar.meetings import read_meetings
from summarizer.scan import scan

_WORDS = (
    "Anna Vogel",
    "Mehmet Demir",
    "the minister",
    "the two sides",
    "Ankara",
    "the World Bank",
    "he",
    "they",
    "both",
    "who",
    "that",
    "'s",
    "’s",
    "and",
    ",",
    ".",
    ";",
    "“",
    "”",
    "of",
    "for",
    "with",
    "between",
    "by",
    "to",
    "in",
    "at",
    "on",
    "from",
    "including",
    "led by",
    "met",
    "to meet",
    "talks",
    "a meeting",
    "hosted",
    "was received",
    "visit",
    "call",
    "again",
    "said",
    "denied",
    "called off",
    "postponed",
    "Monday",
    "next week",
    "the talks",
    "during",
    "where",
    "in person",
    "finance ministers",
    "President",
)


@given(st.lists(st.sampled_from(_WORDS), max_size=40), st.booleans())
@settings(max_examples=300, deadline=None)
def test_any_row_of_words_is_read(words: list[str], dated: bool) -> None:
    text = " ".join(words)
    found = scan(text)
    readings = read_meetings(
        replace(found, published=dt.date(2026, 4, 15) if dated else None), text
    )
    assert len(readings) == len(found.meetings)
    for reading in readings:
        assert len(set(reading.participants)) == len(reading.participants)
        assert (
            reading.place is None
            or reading.place in text
            or reading.place in {name.full for name in found.names}
        )
        assert reading.first is None or reading.last is None or reading.first <= reading.last
        assert len(reading.topics) <= 3
        assert all(len(topic.split()) <= 8 for topic in reading.topics)


@given(st.text(max_size=300))
@settings(max_examples=200, deadline=None)
def test_any_text_is_read(text: str) -> None:
    read_meetings(scan(text), text)


def test_work_grows_with_the_sentence_and_no_faster() -> None:
    def calls(times: int) -> int:
        text = "Anna Vogel met " + "the ministers of Kenya and of Ghana, the envoy, " * times + "."
        found = scan(text)
        assert found.meetings
        return calls_of(lambda: read_meetings(found, text))

    assert calls(400) < 10 * calls(40)
