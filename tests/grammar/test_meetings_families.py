"""Ways in which news tells of a meeting: received, telephoned, put off, denied, days long."""

from __future__ import annotations

import datetime as dt

import pytest

from summarizer.article import Article
from summarizer.grammar.meetings import MeetingReading, read_meetings
from summarizer.scan import scan

_PUBLISHED = dt.date(2026, 4, 15)  # a Wednesday


def _readings(text: str) -> tuple[MeetingReading, ...]:
    return read_meetings(scan(Article(text, published=_PUBLISHED)), text)


def _told(text: str) -> list[MeetingReading]:
    return [one for one in _readings(text) if one.is_meeting is not False]


# A text, who meets, the status, the place, and the days of April on which it is.
_FAMILIES = [
    # somebody is to receive somebody
    (
        "Governor Sade Okonjo is billed to receive Ambassador Piers Holt in Ibadan on Friday.",
        "Piers Holt; Sade Okonjo", "planned", "Ibadan", 17, 17,
    ),
    (
        "Lagos mayor Wale Sule is lined up to receive Akua Boateng at Marina House on Thursday.",
        "Akua Boateng; Wale Sule", "planned", "Marina House", 16, 16,
    ),
    (
        "Arun Joshi will have an audience of Governor Leela Rao at Raj Bhavan on Saturday.",
        "Arun Joshi; Leela Rao", "planned", "Raj Bhavan", 18, 18,
    ),
    (
        "Governor Femi Bako will today play host to oil magnate Tunde Alao at Marina House.",
        "Femi Bako; Tunde Alao", "planned", "Marina House", 15, 15,
    ),
    # on the telephone
    (
        "Premier Lucia Ferrand got on the phone to her counterpart, Joseph Zammit, on Monday.",
        "Joseph Zammit; Lucia Ferrand", "held", None, 13, 13,
    ),
    (
        "Sunil Perera picked up the phone on Tuesday to thank Governor Leela Rao.",
        "Leela Rao; Sunil Perera", "held", None, 14, 14,
    ),
    (
        "Irish leader Niall Roche put in a call to Governor Lena Koch on Sunday evening.",
        "Lena Koch; Niall Roche", "held", None, 12, 12,
    ),
    # sitting down, looking in
    (
        "Peru's Rosa Quispe and Chile's Juan Araya sat down in Arica on 2 April, aides said.",
        "Juan Araya; Rosa Quispe", "held", "Arica", 2, 2,
    ),
    (
        "Issa Traore dropped in on Bishop Paul Kabore in Bobo on Sunday.",
        "Issa Traore; Paul Kabore", "held", "Bobo", 12, 12,
    ),
    (
        "Ruth Amis and Giles Peel had it out over tea at the Savoy Hotel on Tuesday.",
        "Giles Peel; Ruth Amis", "held", "Savoy Hotel", 14, 14,
    ),
    (
        "Rebel chief Yusuf Deby slipped into Libya on 3 April to see Omar Saleh in Sabha.",
        "Omar Saleh; Yusuf Deby", "held", "Sabha", 3, 3,
    ),
    # put off, called off, and what had once been planned
    (
        "Senator Dale Brubaker scrubbed a lunch with Ana Cortez on Friday.",
        "Ana Cortez; Dale Brubaker", "cancelled", None, 10, 10,
    ),
    (
        "House Speaker Greg Tully nixed a meeting with Governor Lila Stone.",
        "Greg Tully; Lila Stone", "cancelled", None, None, None,
    ),
    (
        "Saad Mirza had been scheduled to see Governor Noor Baig in Quetta on Monday.",
        "Noor Baig; Saad Mirza", "cancelled", "Quetta", 13, 13,
    ),
    (
        "Petra Novak had been expected in Skopje on Monday to see Goran Ilic, but the trip is off.",
        "Goran Ilic; Petra Novak", "cancelled", "Skopje", 13, 13,
    ),
    (
        "Luis Paz was to have seen Juan Rey in Sucre on Monday, but the audience was put on hold.",
        "Juan Rey; Luis Paz", "postponed", "Sucre", 13, 13,
    ),
    (
        "Talks between Sudan and Chad, which should have opened in Cairo on Monday, were shelved.",
        "Chad; Sudan", "cancelled", "Cairo", 13, 13,
    ),
    (
        "A dinner at which Pedro Salas and Ines Vidal were to make peace was scrapped.",
        "Ines Vidal; Pedro Salas", "cancelled", None, None, None,
    ),
    (
        "Rui Costa and Marta Lanz put off until Thursday their talks in Salta.",
        "Marta Lanz; Rui Costa", "planned", "Salta", 16, 16,
    ),
    (
        "The reports of a secret lunch between Tom Reed and Lisa Poe were false, an aide said.",
        "Lisa Poe; Tom Reed", "denied", None, None, None,
    ),
    (
        "Salim Butt gave an audience to Bishop Ato Quaye in Multan on Monday.",
        "Ato Quaye; Salim Butt", "held", "Multan", 13, 13,
    ),
    # no such thing
    (
        "Owen Pryce met Lena Koch in Davos, the Post said, but her office insisted that no such "
        "encounter took place.",
        "Lena Koch; Owen Pryce", "denied", "Davos", None, None,
    ),
    (
        "Owen Pryce met Lena Koch in Davos. His agent denied that any such meeting took place.",
        "Lena Koch; Owen Pryce", "denied", "Davos", None, None,
    ),
    (
        "Owen Pryce met Lena Koch in Davos. The bank had insisted that no such meeting took place.",
        "Lena Koch; Owen Pryce", "held", "Davos", None, None,
    ),
    # several days
    (
        "Iran and Oman wound up three days of talks in Muscat on Tuesday.",
        "Iran; Oman", "held", "Muscat", 12, 14,
    ),
    (
        "Officials from Kenya and Somalia opened a three-day summit in Nairobi on Monday.",
        "Kenya; Somalia", "held", "Nairobi", 13, 15,
    ),
    (
        "Kenya and Somalia held talks in Nairobi on Monday, two days after the raid.",
        "Kenya; Somalia", "held", "Nairobi", 13, 13,
    ),
    # where
    (
        "Ann Poe met Lena Koch at the residence of Kenya's ambassador on Monday.",
        "Ann Poe; Lena Koch", "held", "residence of Kenya's ambassador", 13, 13,
    ),
    (
        "Ann Poe met Lena Koch at a garden centre café near Louth on Monday.",
        "Ann Poe; Lena Koch", "held", "garden centre café near Louth", 13, 13,
    ),
    (
        "Ann Poe met Lena Koch at the Casa Amarela on Monday.",
        "Ann Poe; Lena Koch", "held", "Casa Amarela", 13, 13,
    ),
    (
        "Ann Poe met Lena Koch in the fishing port of Qimbo on Monday.",
        "Ann Poe; Lena Koch", "held", "fishing port of Qimbo", 13, 13,
    ),
    (
        "TIRANA, April 15 (Reuters) - Ann Poe met Lena Koch here on Monday.",
        "Ann Poe; Lena Koch", "held", "TIRANA", 13, 13,
    ),
    # who
    (
        "Ann Poe put the plan to her counterpart, Lena Koch, in a bilateral on the sidelines.",
        "Ann Poe; Lena Koch", "held", None, None, None,
    ),
    (
        "Ann Poe has written to Governor Leela Rao seeking an audience.",
        "Ann Poe; Leela Rao", "requested", None, None, None,
    ),
    (
        "On the margins of the summit, Ann Poe talked for an hour with Lena Koch.",
        "Ann Poe; Lena Koch", "held", None, None, None,
    ),
]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "names", "status", "place", "first", "last"),
    _FAMILIES,
    ids=[case[0][:60] for case in _FAMILIES],
)
def test_a_meeting_is_read_in_whatever_way_it_is_told(
    text: str, names: str, status: str, place: str | None, first: int | None, last: int | None
) -> None:
    reading = _told(text)[0]
    assert "; ".join(sorted(reading.participants)) == names
    assert reading.status == status
    assert reading.place == place
    days = (reading.first, reading.last)
    assert days == tuple(None if day is None else dt.date(2026, 4, day) for day in (first, last))


_NONE = [
    "The hotel is billed to open in June.",
    "Farmers in Kisii are to receive the subsidy in June.",
    "He picked up the phone and ordered a pizza.",
    "They sat down to a lunch of fried fish.",
    "The board put the launch back by a week.",
    "The auditor called on Tuesday evening, when the office was shut.",
    "The states may meet up to a third of the cost.",
    "Ann Poe said Nigerians could not afford another round of queues.",
    "Merchants have lobbied Governor Lila Stone to widen the road.",
    "The minister was in Kano for a wedding and met nobody, the statement said.",
    "A judge urged the two sides to get back to the table.",
    "What the mayor wanted was never clear.",
]


@pytest.mark.parametrize("text", _NONE)
def test_what_only_looks_like_a_meeting_names_nobody_who_met(text: str) -> None:
    assert not any(one.is_meeting and len(one.participants) > 1 for one in _readings(text))


def test_a_lunch_that_is_acknowledged_is_not_denied() -> None:
    first, second = _readings(
        "Ann Poe and Lena Koch quarrelled over a lunch in Oslo on Monday. A spokesman denied that"
        " voices were raised but acknowledged the lunch."
    )
    assert (first.status, second.status) == ("held", "held")
    assert second.continues


def test_who_hosted_them_was_there_as_well() -> None:
    *_, hosted = _readings(
        "Ann Poe and Lena Koch quarrelled during a lunch in Oslo on Monday. Governor Olav Dahl,"
        " who hosted them, asked for calm."
    )
    assert hosted.continues
    assert hosted.participants == ("Ann Poe", "Lena Koch", "Olav Dahl")


def test_talks_that_resume_are_those_of_the_same_parties() -> None:
    *_, again = _readings(
        "Ann Poe and Lena Koch bargained for six hours in Oslo on Monday. Talks will resume on"
        " Friday."
    )
    assert again.participants == ("Ann Poe", "Lena Koch")
    assert (again.status, again.first) == ("planned", dt.date(2026, 4, 17))


def test_the_presidents_who_meet_again_are_those_of_the_summit() -> None:
    readings = _readings(
        "The presidents of Peru, Chile and Bolivia ended two days of talks in Lima on Tuesday."
        " Chile's Juan Araya received Bishop Paul Kabore on Monday. The presidents will meet again"
        " in Quito."
    )
    summit, aside, again = readings
    assert summit.participants == again.participants == ("Peru", "Chile", "Bolivia")
    assert (again.status, again.place) == ("planned", "Quito")
    assert (aside.participants, aside.place) == (("Juan Araya", "Paul Kabore"), "Lima")


def test_two_meetings_of_one_sentence_are_two() -> None:
    hotel, call = _readings(
        "Ann Poe met Northgate's chairman, Ian Marr, at a Leeds hotel on Monday, she said, and the"
        " two sides held a video call on Tuesday."
    )
    assert (hotel.place, hotel.first) == ("Leeds hotel", dt.date(2026, 4, 13))
    assert (call.participants, call.place) == (("Ann Poe", "Ian Marr"), None)
    assert call.first == dt.date(2026, 4, 14)


def test_a_mediator_who_brings_both_together_is_no_party() -> None:
    talks, again = _readings(
        "Talks between Sudan and Chad were postponed in Cairo on Monday. Envoy Ann Poe hoped to"
        " bring the parties together on Friday."
    )
    assert talks.participants == again.participants == ("Sudan", "Chad")
    assert (again.status, again.place) == ("planned", "Cairo")


def test_nameless_parties_of_a_lead_are_those_named_next() -> None:
    lead, named = _readings(
        "A row broke out after it emerged that the leader had talks with a private gym operator."
        " Council leader Ann Poe met Lena Koch on Monday."
    )
    assert lead.participants == named.participants == ("Ann Poe", "Lena Koch")
    assert named.continues


def test_a_day_of_the_week_may_be_a_name() -> None:
    reading = _told("Ann Poe hosted Sunday Akpan and Lena Koch in Uyo on Monday.")[0]
    assert reading.first == dt.date(2026, 4, 13)


def test_a_decade_is_the_time_of_no_meeting() -> None:
    reading = _told("Ann Poe had talks with Lena Koch about the 1930s pool.")[0]
    assert reading.first is None


def test_the_time_of_a_request_is_not_that_of_what_is_asked_for() -> None:
    reading = _told("Ann Poe had, on April 2, written to Lena Koch seeking a meeting.")[0]
    assert (reading.status, reading.first) == ("requested", None)
    reading = _told('"We asked Lena Koch for a meeting back in March," Ann Poe said.')[0]
    assert (reading.status, reading.first) == ("requested", None)
