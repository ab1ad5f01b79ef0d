"""Meetings told over several sentences: who is meant, what goes on, what is another."""

from __future__ import annotations

import datetime as dt

import pytest

from summarizer.article import Article
from summarizer.grammar.meetings import MeetingReading, read_meetings
from summarizer.scan import scan


def _readings(text: str) -> tuple[MeetingReading, ...]:
    article = Article(text, published=dt.date(2026, 4, 15))
    return read_meetings(scan(article), text)


_JOSHI = "Prime Minister Narayan Joshi met President Claire Dumont in Paris on Monday. "
_DENIED = "Senator Maria Lopez denied meeting Greg Stone. "


@pytest.mark.parametrize(
    "text",
    [
        _JOSHI + "During the meeting, he also raised the issue of visas.",
        _JOSHI + "The talks lasted two hours.",
        _JOSHI + "The two discussed electoral reform.",
        _JOSHI + "Monday's meeting ended without a statement.",
        _DENIED + "“I never met him,” she said.",
        _DENIED + "The meeting was first reported by the Herald.",
        _DENIED + "“There was no such meeting,” her spokesman said.",
    ],
)
def test_the_sentence_goes_on_about_the_meeting_before(text: str) -> None:
    first, second = _readings(text)
    assert second.continues
    assert second.participants == first.participants
    assert second.status == first.status


@pytest.mark.parametrize(
    ("text", "names", "status"),
    [
        (
            _JOSHI + "In a separate meeting, Interior Minister Jean Petit discussed security.",
            {"Jean Petit", "Narayan Joshi"},
            "held",
        ),
        (
            _JOSHI + "He also met Interior Minister Jean Petit.",
            {"Narayan Joshi", "Jean Petit"},
            "held",
        ),
        (
            _JOSHI + "They are to meet again in June.",
            {"Narayan Joshi", "Claire Dumont"},
            "planned",
        ),
        (
            _JOSHI + "A second round of talks is scheduled for Friday.",
            {"Narayan Joshi", "Claire Dumont"},
            "planned",
        ),
        (
            _JOSHI + "A meeting planned for last week was cancelled.",
            {"Narayan Joshi", "Claire Dumont"},
            "cancelled",
        ),
    ],
)
def test_another_meeting_takes_the_side_that_is_not_named(
    text: str, names: set[str], status: str
) -> None:
    second = _readings(text)[1]
    assert not second.continues
    assert set(second.participants) == names
    assert second.status == status


def test_a_journey_is_the_scene_of_what_follows() -> None:
    visit, met, talks, ahead = _readings(
        "Trade Minister Don Farrow is visiting Tokyo this week. On Monday he met Prime Minister"
        " Kenji Mori. He also held talks with Toyota president Akira Sato. He will see Foreign"
        " Minister Yui Abe on Thursday before flying home."
    )
    assert visit.place == met.place == talks.place == ahead.place == "Tokyo"
    assert met.participants == ("Don Farrow", "Kenji Mori")
    assert met.first == dt.date(2026, 4, 13)
    assert talks.participants == ("Don Farrow", "Akira Sato")
    assert (ahead.status, ahead.first) == ("planned", dt.date(2026, 4, 16))


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("A lunch on Saturday between Erik Lund and Sofia Marino has been cancelled.", 18, 18),
        ("Erik Lund and Sofia Marino are due to meet on Thursday and Friday.", 16, 17),
        ("Erik Lund will host Sofia Marino before the end of the month.", 15, 30),
        ("Erik Lund met Sofia Marino on Sunday.", 12, 12),
        ("Erik Lund had been due to meet Sofia Marino on Monday but pulled out.", 13, 13),
    ],
)
def test_a_weekday_lies_on_the_side_of_publication_that_the_status_says(
    text: str, first: int, last: int
) -> None:
    (reading,) = _readings(text)[:1]
    assert reading.first == dt.date(2026, 4, first)
    assert reading.last == dt.date(2026, 4, last)


def test_the_occasion_and_the_topics_are_the_sentences_own_words() -> None:
    (reading,) = _readings(
        "Erik Lund met Sofia Marino on the sidelines of a mining fair in Perth to discuss a"
        " delayed contract and port fees."
    )
    assert reading.occasion == "mining fair"
    assert reading.topics == ("delayed contract", "port fees")
