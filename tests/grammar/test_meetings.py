"""Who met whom, whether, and where, by the grammar of one sentence from anywhere."""

from __future__ import annotations

import datetime as dt

import pytest
from grammar.meeting_sentences import MEETINGS, NO_MEETINGS

from summarizer.article import Article
from summarizer.grammar.meetings import MeetingReading, read_meetings
from summarizer.scan import scan

_PUBLISHED = dt.date(2026, 4, 15)  # a Wednesday


def _readings(text: str) -> tuple[MeetingReading, ...]:
    article = Article(text, published=_PUBLISHED)
    return read_meetings(scan(article), text)


def _fullest(text: str) -> MeetingReading:
    return max(_readings(text), key=lambda r: (r.is_meeting is not False, len(r.participants)))


@pytest.mark.parametrize(("text", "names", "status", "place"), MEETINGS)
def test_a_sentence_tells_who_met_whether_and_where(
    text: str, names: str, status: str, place: str | None
) -> None:
    reading = _fullest(text)
    assert "; ".join(sorted(reading.participants)) == names
    assert reading.status == status
    assert reading.place == place
    assert reading.is_meeting is not False


@pytest.mark.parametrize("text", NO_MEETINGS)
def test_nobody_met_anybody(text: str) -> None:
    assert not [r for r in _readings(text) if r.is_meeting is not False and len(r.participants) > 1]


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        (
            "Carla Reyes and Ola Lund have been haggling in Accra since Friday.",
            (2026, 4, 10),
            (2026, 4, 15),
        ),
        (
            "Carla Reyes requested an audience in February with Ola Lund.",
            (2027, 2, 1),
            (2027, 2, 28),
        ),
        (
            "Carla Reyes was in talks with Ola Lund until 2am on Friday, people present said.",
            (2026, 4, 10),
            (2026, 4, 10),
        ),
        (
            "A meeting between Carla Reyes and Ola Lund, pencilled in for Monday, fell through.",
            (2026, 4, 13),
            (2026, 4, 13),
        ),
        (
            "Carla Reyes thrashed out the plan with Ola Lund at Shire Hall on Friday.",
            (2026, 4, 10),
            (2026, 4, 10),
        ),
    ],
)
def test_the_days_of_a_meeting_lie_on_the_side_that_its_words_tell(
    text: str, first: tuple[int, int, int], last: tuple[int, int, int]
) -> None:
    reading = _fullest(text)
    assert (reading.first, reading.last) == (dt.date(*first), dt.date(*last))


def test_one_sentence_may_tell_of_a_call_and_of_another_to_come() -> None:
    text = (
        "Prime Minister Carla Reyes and President Ola Lund agreed in a phone call late on Monday "
        "to confer again by telephone on Thursday."
    )
    assert [reading.participants for reading in _readings(text)] == [
        ("Carla Reyes", "Ola Lund"),
        ("Carla Reyes", "Ola Lund"),
    ]


def test_what_somebody_is_to_do_and_to_do_next_are_both_to_come() -> None:
    text = "Carla Reyes is to hold talks with Ola Lund and to pay a call on Juan Abad on Sunday."
    found = [(reading.participants[1], reading.status) for reading in _readings(text)]
    assert found == [("Ola Lund", "planned"), ("Juan Abad", "planned")]
