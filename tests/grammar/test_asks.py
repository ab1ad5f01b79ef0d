"""Grammar says who asks whom for what, and where nobody asks anybody."""

from __future__ import annotations

import pytest
from grammar.ask_sentences import ASKS, NO_ASKS, Case

from summarizer.grammar.asks import AskReading, read_asks
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
    ("Ann Poe asked the Ministry of Housing and Land for a loan. The ministry refused.", "refused"),
    ("Ann Poe asked Acme for a loan. Bolt Bank is there. The bank refused on Monday.", None),
    ("Peru asked Chile to leave. A Chilean official rejected the request on Monday.", "refused"),
    ("Peru asked Chile for a loan, but Chile has not responded.", "pending"),
    ("The union asked Hyundai for a pay rise and was turned down.", "refused"),
    ("Peru asked Chile for a loan. Bolivia refused to comment.", None),
    ("Peru asked Chile that the road be approved by June.", None),
    ("Tom Reed had asked Lisa Poe to lend him €2 million, which Reed denies.", None),
    ("Tom Reed asked Lisa Poe for a loan, a claim Reed denies.", None),
    ("Tom Reed asked Lisa Poe for a loan, an allegation denied by Poe.", None),
    ("Tom Reed asked Lisa Poe for a loan, a charge he rejected.", None),
    ("Tom Reed asked Lisa Poe for a loan, he said. Poe denied it.", None),
    ("Tom Reed asked Lisa Poe for a loan. Poe rejected the allegation.", None),
    ("Tom Reed asked Lisa Poe for a loan. Poe rejected it.", "refused"),
    ("Tom Reed asked Lisa Poe for a delay. Poe denied the request.", "refused"),
    ("Tom Reed asked Lisa Poe for a delay, which was denied.", "refused"),
    ("Tom Reed asked the Home Office for a visa but was denied.", "refused"),
)


@pytest.mark.parametrize(("text", "response"), ANSWERS)
def test_an_answer_counts_where_the_text_plainly_gives_it(text: str, response: str | None) -> None:
    found = scan(text)
    assert read_asks(found, text)[0].response == response


PLANNED = ("plans to", "will", "intends to", "is going to", "is expected to", "agreed to", "is to")


@pytest.mark.parametrize("words", PLANNED)
def test_of_an_ask_that_is_only_planned_grammar_cannot_tell(words: str) -> None:
    reading = reading_of(f"Russia {words} ask China for arms.", "ask")
    assert reading is not None
    assert reading.is_ask is None
    assert not reading.sure
    assert (reading.askers, reading.asked) == (("Russia",), ("China",))


UNREAL = (
    "Britain asked Germany, not France.",
    "UK banks asked neither Acme nor Bolt for money.",
)


@pytest.mark.parametrize("text", UNREAL)
def test_whom_one_does_not_ask_is_no_request(text: str) -> None:
    reading = reading_of(text, "asked")
    assert reading is not None
    assert reading.request is None


# What a request says, which is never cut inside a phrase or before what a word wants behind it.
WORDED = (
    (
        "explore partnerships in the sale of American locomotives and cooperation in mining.",
        "explore partnerships in the sale of American locomotives and cooperation in mining",
    ),
    (
        "explore partnerships in the sale of old American trains and some trade in iron ore.",
        "explore partnerships in the sale of old American trains",
    ),
    (
        "keep troops in the eastern border region near Goma until a new round of talks began.",
        "keep troops in the eastern border region near Goma",
    ),
    (
        "build a new and much larger and far more expensive terminal for its northern port.",
        "build a new and much larger and far more expensive terminal",
    ),
    (
        "hold talks between its own foreign ministry and the new rebel army about the lake.",
        "hold talks between its own foreign ministry and the new rebel army",
    ),
    (
        "suspend the building of the controversial new hydroelectric power station on the lake.",
        "suspend the building of the controversial new hydroelectric power station",
    ),
    (
        "offer a jobs guarantee until 2030 in return for the loss of two old furnaces in Wales.",
        "offer a jobs guarantee until 2030",
    ),
    (
        "end its contract if the dispute over the port is not over by the first of May.",
        "end its contract if the dispute over the port is not over",
    ),
    ("wait until after the vote.", "wait until after the vote"),
    ("let aid workers in.", "let aid workers in"),
    ("hand the ship over.", "hand the ship over"),
    ("release the ship and its crew.", "release the ship and its crew"),
    ("keep taxes low.", "keep taxes low"),
)


@pytest.mark.parametrize(("words", "request_"), WORDED)
def test_a_request_is_cut_where_a_phrase_ends(words: str, request_: str) -> None:
    reading = reading_of(f"Kenya asked Uganda to {words}", "asked")
    assert reading is not None
    assert reading.request == request_


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
