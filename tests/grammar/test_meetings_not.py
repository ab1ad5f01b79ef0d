"""Sentences that say that nobody met, and those that only look like it."""

from __future__ import annotations

import datetime as dt

import pytest

from summarizer.article import Article
from summarizer.grammar.meetings import MeetingReading, read_meetings
from summarizer.scan import scan


def _readings(text: str) -> tuple[MeetingReading, ...]:
    article = Article(text, published=dt.date(2026, 4, 15))
    return read_meetings(scan(article), text)


_DENIED = [
    "There was no meeting between Anna Berg and Tom Reed, a spokesman said.",
    "No meeting between Anna Berg and Tom Reed has been planned, the ministry said.",
    "No talks were held between Anna Berg and Tom Reed, the embassy said on Monday.",
    "The meeting between Anna Berg and Tom Reed did not take place, aides said.",
    "A spokesman said the meeting between Anna Berg and Tom Reed never took place.",
    "The spokesman said there had been no contact or meeting between Anna Berg and Tom Reed.",
    "Anna Berg did not meet Tom Reed, her spokesman said.",
    "Anna Berg said she had never met Tom Reed.",
    "Anna Berg said she had no meeting with Tom Reed.",
    "Anna Berg insisted she did not meet Tom Reed.",
    "At no point did Anna Berg meet Tom Reed, her lawyer said.",
    "Anna Berg denied meeting Tom Reed in Oslo.",
    "It is not true that Anna Berg met Tom Reed.",
    "It is untrue that Anna Berg met Tom Reed, her office said.",
]


@pytest.mark.parametrize("text", _DENIED)
def test_a_meeting_that_somebody_says_was_none_is_denied(text: str) -> None:
    (reading,) = _readings(text)
    assert reading.is_meeting
    assert reading.status == "denied"
    assert set(reading.participants) == {"Anna Berg", "Tom Reed"}


_NONE = [
    "No meeting between Anna Berg and Tom Reed has been planned.",
    "Talks between Anna Berg and Tom Reed were never held.",
    "No talks were held between Anna Berg and Tom Reed.",
    "The meeting between Anna Berg and Tom Reed never happened.",
    "The meeting between Anna Berg and Tom Reed did not take place.",
    "The talks between Anna Berg and Tom Reed have yet to take place.",
    "Tom Reed described a meeting with Anna Berg that never happened.",
    "There is no plan for a meeting between Anna Berg and Tom Reed.",
    "Neither Anna Berg nor Tom Reed met Lisa Poe.",
    "Neither side has met Anna Berg.",
    "Nobody met Anna Berg in Oslo.",
    "None of the ministers met Anna Berg in Oslo.",
    "No one from the ministry met Tom Reed in Oslo.",
    "No minister, official or aide met Anna Berg.",
    "Not even Anna Berg met Tom Reed.",
    "Hardly anyone met Anna Berg.",
    "Nor did Anna Berg meet Tom Reed in Oslo.",
    "Anna Berg met neither Tom Reed nor Lisa Poe in Oslo.",
    "Anna Berg met nobody in Oslo.",
    "Anna Berg could have met Tom Reed in Oslo but chose not to.",
    "Anna Berg would have met Tom Reed had his flight not been delayed.",
    "Had Anna Berg met Tom Reed, the deal would have been signed.",
    "Anna Berg wished she had met Tom Reed.",
    "Anna Berg almost met Tom Reed in Oslo in May.",
    "Rather than meet Paul Ngo, Senator Ruiz sent her deputy.",
    "Instead of meeting Paul Ngo, Senator Ruiz sent her deputy.",
    "Senator Ruiz sent her deputy instead of meeting Paul Ngo.",
    "Anna Berg left Oslo without meeting Tom Reed.",
    "Anna Berg walked out before meeting Tom Reed.",
    "Anna Berg failed to meet Tom Reed in Oslo on Monday.",
    "Anna Berg refused to meet Tom Reed in Oslo.",
    "Anna Berg declined to meet Tom Reed.",
    "Anna Berg has refused to hold talks with Tom Reed.",
    "Anna Berg has yet to meet Tom Reed.",
    "Anna Berg has not yet met Tom Reed.",
    "Anna Berg and Tom Reed never met.",
    "Anna Berg had no talks with Tom Reed in Oslo.",
    "Anna Berg held no talks with Tom Reed in Oslo.",
    "Anna Berg was unable to meet Tom Reed in Oslo.",
    "Anna Berg avoided meeting Tom Reed in Oslo.",
    "Anna Berg ruled out talks with Tom Reed.",
    "Anna Berg did not rule out meeting Tom Reed.",
    "Anna Berg spoke not to Tom Reed but to Lisa Poe in Oslo.",
    "Anna Berg would not say if she had met Tom Reed.",
    "Anna Berg was not at the meeting with Tom Reed.",
    "Anna Berg did not attend the meeting with Tom Reed.",
    "Anna Berg was prevented from meeting Tom Reed.",
    "Anna Berg never had the chance to meet Tom Reed.",
    "Anna Berg did not go to Oslo to meet Tom Reed.",
    "Anna Berg denied that she had refused to meet Tom Reed.",
    "Anna Berg will not meet Tom Reed on Friday, her office said.",
]


@pytest.mark.parametrize("text", _NONE)
def test_where_nobody_is_said_to_have_met_there_is_no_meeting(text: str) -> None:
    assert all(reading.is_meeting is False for reading in _readings(text))


_HELD = [
    "Anna Berg met Tom Reed in Oslo on Monday but not Lisa Poe.",
    "Anna Berg met Tom Reed in Oslo, but no agreement was reached.",
    "The meeting between Anna Berg and Tom Reed did not produce a deal.",
    "Talks between Anna Berg and Tom Reed in Oslo ended with no deal.",
    "Anna Berg said no deal was near after she met Tom Reed in Oslo.",
    "Anna Berg, who has never held office, met Tom Reed in Oslo.",
    "Anna Berg, who does not speak French, met Tom Reed in Oslo.",
    "Tom Reed, who refused to resign, met Anna Berg in Oslo.",
    "Anna Berg met Tom Reed without aides in Oslo.",
    "The deal did not come until Anna Berg met Tom Reed in Oslo on Monday.",
    "Anna Berg has not spoken since she met Tom Reed in Oslo in May.",
    "Anna Berg met Tom Reed for almost two hours in Oslo.",
    "Anna Berg had not met Tom Reed before they met in Oslo on Monday.",
    "Nobody was hurt, said Anna Berg, who met Tom Reed in Oslo.",
    "Anna Berg refused to comment after meeting Tom Reed in Oslo on Monday.",
    "No longer in office, Anna Berg met Tom Reed in Oslo on Monday.",
    "Never one for protocol, Anna Berg met Tom Reed in Oslo on Monday.",
    "Anna Berg has met Tom Reed no fewer than three times.",
    "Few expected it, but Anna Berg met Tom Reed in Oslo.",
]


@pytest.mark.parametrize("text", _HELD)
def test_a_negation_elsewhere_in_the_sentence_leaves_a_meeting_held(text: str) -> None:
    reading = _readings(text)[-1]
    assert reading.is_meeting
    assert reading.status == "held"
    assert set(reading.participants) == {"Anna Berg", "Tom Reed"}


def test_a_plan_told_beside_what_is_yet_to_come_is_planned() -> None:
    yet, plan = _readings("Anna Berg has yet to meet Tom Reed but will see him on Friday.")
    assert yet.is_meeting is False
    assert (plan.is_meeting, plan.status) == (True, "planned")


_SIDES = [
    ("Tom Reed, son of the late president Karl Reed, met Anna Berg.", "Anna Berg; Tom Reed"),
    ("Anna Berg met Tom Reed, son of the late president Karl Reed.", "Anna Berg; Tom Reed"),
    ("Tom Reed, son of Karl Reed, met Anna Berg in Oslo.", "Anna Berg; Tom Reed"),
    ("Tom Reed, a former aide to Karl Reed, met Anna Berg in Oslo.", "Anna Berg; Tom Reed"),
    ("Anna Berg met Tom Reed, a protégé of Karl Mann, in Oslo.", "Anna Berg; Tom Reed"),
    (
        "Anna Berg, daughter of Karl Mann and Sara Mann, met Tom Reed in Oslo.",
        "Anna Berg; Tom Reed",
    ),
    (
        "Anna Berg met Tom Reed, the chief of staff to President Karl Mann, and Lisa Poe in Oslo.",
        "Anna Berg; Lisa Poe; Tom Reed",
    ),
    (
        "Anna Berg and her husband, Karl Mann, met Tom Reed in Oslo.",
        "Anna Berg; Karl Mann; Tom Reed",
    ),
    ("Tom Reed saw Anna Berg meet Lisa Poe.", "Anna Berg; Lisa Poe"),
    ("Tom Reed saw Anna Berg meeting Lisa Poe in Oslo.", "Anna Berg; Lisa Poe"),
    ("Tom Reed heard Anna Berg speak to Lisa Poe.", "Anna Berg; Lisa Poe"),
    ("Karl Mann let Anna Berg meet Tom Reed in Oslo.", "Anna Berg; Tom Reed"),
    ("Photographs showed Anna Berg meeting Tom Reed in Oslo.", "Anna Berg; Tom Reed"),
    ("Anna Berg saw Karl Mann and then met Tom Reed in Oslo.", "Anna Berg; Tom Reed"),
]


@pytest.mark.parametrize(("text", "names"), _SIDES)
def test_who_is_only_named_beside_a_party_or_looks_on_is_none(text: str, names: str) -> None:
    (reading,) = _readings(text)
    assert "; ".join(sorted(reading.participants)) == names
    assert (reading.is_meeting, reading.status) == (True, "held")


_APART = [
    (
        "After meeting Olena Kovalenko in Kyiv, Peter Novak flew to Warsaw, where he met the "
        "Polish president.",
        "Olena Kovalenko; Peter Novak",
        "Kyiv",
        None,
    ),
    (
        "Before talks with Tom Reed in Oslo, Anna Berg met Lisa Poe in Rome.",
        "Anna Berg; Lisa Poe",
        "Rome",
        None,
    ),
    (
        "Anna Berg, who met Tom Reed in Oslo in May, met Lisa Poe in Rome on Tuesday.",
        "Anna Berg; Tom Reed",
        "Oslo",
        None,
    ),
    (
        "Anna Berg met Lisa Poe on Tuesday after talks with Tom Reed in Oslo in May.",
        "Anna Berg; Lisa Poe",
        None,
        "Tuesday",
    ),
    (
        "After talks with Tom Reed in Oslo, Anna Berg met Lisa Poe in Rome on Tuesday.",
        "Anna Berg; Tom Reed",
        "Oslo",
        None,
    ),
    (
        "After meeting Tom Reed in Oslo, Anna Berg flew to Rome on Tuesday.",
        "Anna Berg; Tom Reed",
        "Oslo",
        None,
    ),
    (
        "Anna Berg went from Oslo to Rome, where she met Lisa Poe.",
        "Anna Berg; Lisa Poe",
        "Rome",
        None,
    ),
]


@pytest.mark.parametrize(("text", "names", "place", "when"), _APART)
def test_place_and_day_are_those_of_the_meetings_own_clause(
    text: str, names: str, place: str | None, when: str | None
) -> None:
    (reading,) = _readings(text)
    assert "; ".join(sorted(reading.participants)) == names
    assert (reading.status, reading.place, reading.when_text) == ("held", place, when)


def test_two_meetings_of_a_sentence_keep_their_own_places() -> None:
    first, second = _readings(
        "Following a meeting with Tom Reed in Oslo on Monday, Anna Berg flew to Rome and met "
        "Lisa Poe."
    )
    assert (set(first.participants), first.place) == ({"Anna Berg", "Tom Reed"}, "Oslo")
    assert (set(second.participants), second.place) == ({"Anna Berg", "Lisa Poe"}, "Rome")
    assert second.when_text is None


@pytest.mark.parametrize("last", ["had last met in 2011.", "last met in Paris."])
def test_when_they_last_met_is_another_meeting(last: str) -> None:
    first, earlier = _readings(f"Anna Berg and Tom Reed met in Oslo on Monday. The two {last}")
    assert (first.place, first.when_text) == ("Oslo", "Monday")
    assert not earlier.continues
    assert earlier.place != "Oslo"
    assert earlier.when_text != "Monday"


_TOPICS = [
    ("Anna Berg held talks with Tom Reed about outlined the US focus.", ()),
    ("Anna Berg met Tom Reed to discuss Lisa Poe.", ()),
    ("Anna Berg met Tom Reed on whose insistence the forum was held.", ()),
    (
        "Anna Berg met Tom Reed to discuss the fate of the former prime minister of the republic "
        "of Northern Macedonia and his party.",
        ("fate of the former prime minister", "his party"),
    ),
    ("Anna Berg met Tom Reed to discuss a law that was passed in May.", ("law",)),
    (
        "Anna Berg met Tom Reed to discuss increased trade and the release of Lisa Poe.",
        ("increased trade", "release of Lisa Poe"),
    ),
    (
        "Anna Berg held talks with Tom Reed in Oslo on border trade, refugees and the rail link.",
        ("border trade", "refugees", "rail link"),
    ),
    ("Anna Berg met Tom Reed in Oslo to resolve a dispute over cod.", ("dispute over cod",)),
    ("Anna Berg raised the fish tax in a meeting with Tom Reed.", ("fish tax",)),
    ("Anna Berg met Tom Reed in Oslo and raised the issue of cod quotas.", ("cod quotas",)),
    ("Anna Berg met Tom Reed in Oslo, with the fish tax high on the agenda.", ("fish tax",)),
    ("Anna Berg spoke with Tom Reed on Monday about cod and Iceland.", ("cod", "Iceland")),
    ("Talks between Anna Berg and Tom Reed over the dam collapsed on Friday.", ("dam",)),
    ("Anna Berg met Tom Reed to discuss how the tax was spent.", ("how the tax was spent",)),
    ("Talks between Anna Berg and Tom Reed on car exports broke down.", ("car exports",)),
    ("Anna Berg met Tom Reed in Oslo, where cod quotas topped the agenda.", ("cod quotas",)),
    ("Anna Berg met Tom Reed in Oslo; cod was also on the agenda.", ("cod",)),
    ("Anna Berg met Tom Reed on the border on Monday.", ()),
    ("Anna Berg met Tom Reed on board the ship in Mumbai.", ()),
    ("Anna Berg and Tom Reed met for over an hour on Monday.", ()),
    ("Anna Berg met Tom Reed, who had resigned over the leak, in Oslo.", ()),
    ("Anna Berg met Tom Reed in Oslo after fishermen marched over prices.", ()),
    ("Anna Berg met Tom Reed in Oslo, a day after ministers discussed the tax.", ()),
    ("Anna Berg met Tom Reed in Oslo and agreed to review the treaty.", ()),
]


@pytest.mark.parametrize(("text", "topics"), _TOPICS)
def test_a_topic_is_a_whole_noun_phrase_and_nobody(text: str, topics: tuple[str, ...]) -> None:
    (reading,) = _readings(text)
    assert reading.topics == topics


def test_an_occasion_is_no_clause() -> None:
    (clause,) = _readings("Anna Berg met Tom Reed on whose insistence the forum was held.")
    assert clause.occasion is None
    (event,) = _readings("Anna Berg met Tom Reed at the Davos forum.")
    assert event.occasion == "Davos forum"


_OCCASIONS = [
    ("Anna Berg will meet Tom Reed on Tuesday ahead of the fishing summit.", "fishing summit"),
    ("Anna Berg met Tom Reed at the Iowa State Fair on Friday.", "Iowa State Fair"),
    ("Anna Berg met Tom Reed at Cop30 in Belem.", "Cop30"),
    ("Anna Berg met Tom Reed at the end of a two-day visit to Oslo.", "two-day visit to Oslo"),
    ("During Anna Berg's visit to Oslo, she met Tom Reed.", "Anna Berg's visit to Oslo"),
    ("Anna Berg and Tom Reed held talks and spoke at a news conference.", None),
    ("Anna Berg met Tom Reed before Congress voted on the bill.", None),
    ("Anna Berg met Tom Reed on her return from a conference in Durban.", None),
]


@pytest.mark.parametrize(("text", "occasion"), _OCCASIONS)
def test_an_occasion_is_the_event_and_no_more(text: str, occasion: str | None) -> None:
    assert _readings(text)[0].occasion == occasion


def test_on_a_journey_the_occasion_is_that_of_the_journey() -> None:
    *_, met = _readings(
        "Anna Berg went to Perth in May, on the sidelines of the Ocean Forum, her office said. "
        "Anna Berg held a meeting with Tom Reed."
    )
    assert (met.place, met.occasion) == ("Perth", "Ocean Forum")


def test_what_was_discussed_may_be_told_in_the_next_sentence() -> None:
    first, second = _readings("Anna Berg met Tom Reed in Oslo. They discussed trade and cod.")
    assert (first.topics, second.topics) == ((), ("trade", "cod"))
    assert second.continues


@pytest.mark.parametrize(
    "text",
    [
        "Anna Berg brushed aside a call by the exporters' lobby Adexin for a half-point cut.",
        "Anna Berg brushed aside a call by Tom Reed for a new law.",
        "Anna Berg rejected a call from Tom Reed to resign.",
    ],
)
def test_a_call_by_somebody_for_something_is_no_meeting(text: str) -> None:
    assert all(reading.is_meeting is False for reading in _readings(text))
