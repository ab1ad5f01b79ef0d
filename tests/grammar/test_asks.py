"""Grammar says who asks whom for what, and where nobody asks anybody."""

from __future__ import annotations

import pytest
from grammar.ask_sentences import ASKS, NO_ASKS, Case

from summarizer.grammar.asks import AskReading, read_ask, read_asks
from summarizer.scan import scan


def reading_of(text: str, clue: str) -> AskReading | None:
    """The reading of the first clue that holds the words, None where there is no such clue."""
    found = scan(text)
    for item, reading in zip(found.asks, read_asks(found, text), strict=True):
        if clue in item.text or item.text in clue:
            return reading
    return None


@pytest.mark.parametrize("case", ASKS, ids=lambda case: case.text[:60])
def test_an_ask_is_read_as_a_careful_reader_would(case: Case) -> None:
    reading = reading_of(case.text, case.clue)
    assert reading is not None
    assert reading.askers == case.askers
    assert reading.asked == case.asked
    assert case.request in (reading.request or "")
    assert len((reading.request or "").split()) <= 14
    assert reading.is_ask is not False


@pytest.mark.parametrize("case", NO_ASKS, ids=lambda case: case.text[:60])
def test_where_nobody_asks_for_anything_it_is_no_ask(case: Case) -> None:
    reading = reading_of(case.text, case.clue)
    assert reading is None or reading.is_ask is False


ANSWERS = (
    ("Ethiopia turned down a request from Egypt to stop filling the dam.", "refused"),
    ("Hamas said it had accepted a proposal by Qatar and Egypt for a truce.", "accepted"),
    ("Qantas is weighing an offer from Emirates for its catering arm.", "pending"),
    ("Peru asked Chile for a loan. Chile refused.", "refused"),
    ("Peru asked Chile for a loan. Chile has yet to reply.", "pending"),
    ("Peru asked Chile for a loan, but Chile has not responded.", "pending"),
    ("The union asked Hyundai for a pay rise and was turned down.", "refused"),
    ("Peru asked Chile for a loan. Bolivia refused to comment.", None),
    ("Peru asked Chile that the road be approved by June.", None),
)


@pytest.mark.parametrize(("text", "response"), ANSWERS)
def test_an_answer_counts_where_the_text_plainly_gives_it(text: str, response: str | None) -> None:
    found = scan(text)
    assert read_asks(found, text)[0].response == response


def test_him_is_the_man_whom_the_asker_met() -> None:
    text = "Bernadette Scully met Tom Ashdown on Wednesday and asked him to raise the matter."
    reading = reading_of(text, "asked")
    assert reading is not None
    assert (reading.askers, reading.asked) == (("Bernadette Scully",), ("Tom Ashdown",))


def test_who_carries_the_report_does_not_ask() -> None:
    text = "Officials said on Monday that Zambia had asked Halbrook Rail to refund $12 million."
    reading = reading_of(text, "asked")
    assert reading is not None
    assert reading.askers == ("Zambia",)
    assert reading.sure


def test_we_in_a_quotation_is_the_speaker_whom_the_article_names() -> None:
    text = '"We have asked Norway to help," Litiana Rokosuka told reporters.'
    reading = reading_of(text, "asked")
    assert reading is not None
    assert reading.askers == ("Litiana Rokosuka",)


def test_the_request_is_the_one_told_before() -> None:
    text = "Ireland has asked Norway to leave. A Norwegian official rejected the request."
    first, second = read_asks(scan(text), text)
    assert not first.repeats
    assert second.repeats
    assert (second.askers, second.asked) == (first.askers, first.asked)
    assert second.request == first.request
    assert second.response == "refused"


def test_an_offer_is_put_to_those_who_ask_in_the_same_sentence() -> None:
    text = "The drivers' union asked for a year's pause; Graham Pocklington has offered six months."
    asked, offered = read_asks(scan(text), text)
    assert asked.asked == ("Graham Pocklington",)
    assert offered.asked == asked.askers


def test_a_passive_without_an_agent_has_no_asker() -> None:
    reading = reading_of("Three councils have been asked to save 4% a year.", "asked")
    assert reading is not None
    assert reading.askers == ()
    assert not reading.sure


@pytest.mark.parametrize("case", ASKS, ids=lambda case: case.text[:60])
def test_one_clue_is_read_as_all_are(case: Case) -> None:
    found = scan(case.text)
    one_by_one = tuple(read_ask(clue, found, case.text) for clue in found.asks)
    assert one_by_one == read_asks(found, case.text)
