"""A record for a person at a terminal."""

from __future__ import annotations

import re
from typing import Any

import pytest
from hand_records import audit, hostile, provenance, quay, ruling
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len

from summarizer.schemas import Calls, Failed, Warned
from summarizer.show import to_text
from summarizer.show.outline import place

ANSI = re.compile(r"\x1b\[[0-9;]*m")


def flat(text: str) -> str:
    """The text with its line breaks undone."""
    return " ".join(text.split())


def test_a_record_is_read_from_headline_to_provenance() -> None:
    text = to_text(quay())
    wanted = [
        "Harbour Board refuses to pay",
        "s1 ",
        "MEETINGS",
        "ASKS",
        "FIGURES",
        "WHO SAYS SO",
        "FAILED",
        "LEFT OUT",
        "REFUSED",
        "WARNINGS",
        "local/qwen2.5-coder-1.5b on this machine",
    ]
    places = [text.index(words) for words in wanted]
    assert places == sorted(places)


@pytest.mark.parametrize(
    "words",
    [
        "m1 Ana Lindqvist (Mayor); Tomás Okafor (head of the Harbour Board)",
        "status: held · place: Old Custom House · when: Monday (2026-03-09)",
        "topics: *northern quay*; *spending on the port*",
        "a1 Lindqvist asked the board: *money for the northern quay*",
        "response: refused",
        "said by two people in the room → the Brakholm Courier",
        "f1 12.5 million kronor = 12,500,000: *spending on the northern quay*",
        "bound: about · payer: the board · status: proposed",
        "f2 4 to 6 per cent = 4 to 6%: *traffic through the port*",
        "f3 310 ships evidence as f2",
        "Lindqvist, denied",
        "asks: The reply was cut off. (truncated)",
        f"7 names, in no value of the record: “Custom” {place(76, 82)};",
        "and 2 more",
        "meetings.participants: “Ana Lindkvist” does not stand in the article (sentence 1)",
        "5,120 tokens in (3,000 cached), 812 out · 42.1 s · no cost",
        "1 asked again",
    ],
)
def test_the_terminal_shows(words: str) -> None:
    assert words in flat(to_text(quay(), 200))


def test_each_item_has_its_evidence_in_full_with_its_place() -> None:
    record = quay()
    text = flat(to_text(record))
    for item in (*record.meetings, *record.asks, *record.figures):
        for evidence in item.evidence:
            assert f"“{flat(evidence.text)}” {place(evidence.start, evidence.end)}" in text


def test_a_users_own_record_is_shown_by_its_schema() -> None:
    text = flat(to_text(ruling(), 200))
    assert "LEGAL CLAIMS l1 Harbour Board judge: Ana Lindqvist · court: Old Custom House" in text
    assert "sum: 12.5 million kronor = 12,500,000 SEK, about" in text
    assert "heard: last year (2025-01-01 to 2025-12-31)" in text
    assert "outcome: not upheld" in text
    assert "reasons: *the board refused*" in text
    assert "openai/x at api.example.com" in text
    assert "USD 0.0123" in text
    assert "headline" not in text


@pytest.mark.parametrize("width", [60, 72, 80, 100, 120])
@pytest.mark.parametrize("colour", [False, True])
def test_no_line_is_longer_than_the_terminal_is_wide(width: int, colour: bool) -> None:
    for record in (quay(), ruling()):
        for line in ANSI.sub("", to_text(record, width, colour)).splitlines():
            assert cell_len(line) <= width
            assert line == line.rstrip()


def test_colours_change_nothing_but_colours() -> None:
    coloured = to_text(quay(), 80, colour=True)
    assert ANSI.search(coloured)
    assert ANSI.sub("", coloured) == to_text(quay(), 80)
    assert "\x1b" not in to_text(quay(), 80)


def test_the_environment_has_no_say(monkeypatch: pytest.MonkeyPatch) -> None:
    before = to_text(quay(), 80, colour=True)
    for name, value in {"COLUMNS": "20", "NO_COLOR": "1", "TERM": "dumb", "LINES": "3"}.items():
        monkeypatch.setenv(name, value)
    assert to_text(quay(), 80, colour=True) == before


@pytest.mark.parametrize(
    ("change", "note"),
    [
        ({}, "MEETINGS nothing found"),
        (
            {"warnings": [Warned(code="not_asked", text="meetings", start=None, end=None)]},
            "MEETINGS not asked for",
        ),
        (
            {"failed": [Failed(section="meetings", code="timeout", reason="No reply in time.")]},
            "MEETINGS failed: nothing of it could be answered (timeout)",
        ),
    ],
)
def test_an_empty_section_says_why_it_is_empty(change: dict[str, Any], note: str) -> None:
    record = quay().model_copy(update={"meetings": [], "audit": audit(**change)})
    assert note in flat(to_text(record))


def test_a_record_without_a_headline_opens_with_its_title() -> None:
    record = ruling()
    assert to_text(record).startswith("Quay case\n")
    untitled = record.model_copy(update={"article": quay().article})
    assert to_text(untitled).startswith("quay.txt\n")


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"cost_usd": None}, "cost unknown"),
        ({"cost_usd": "0.00"}, "no cost"),
        ({"cost_usd": "0.0101"}, "USD 0.0101"),
        ({"calls": Calls(answered=1, transport_retries=0, validation_retries=0)}, "1 reply ·"),
    ],
)
def test_the_last_line_says_what_it_took(given: dict[str, Any], words: str) -> None:
    record = quay().model_copy(update={"provenance": provenance(**given)})
    assert words in flat(to_text(record, 200))


def test_an_article_cannot_reach_the_terminal() -> None:
    text = to_text(
        hostile("\x1b]0;owned\x07 [bold]x[/bold] \u202eabc :smile: \r\nA"), 80, colour=True
    )
    assert r"\x1b]0;owned\x07 [bold]x[/bold] \u202eabc :smile: A" in flat(ANSI.sub("", text))
    assert not re.search(r"[\x07\r\u202e]", text)


@settings(max_examples=60)
@given(st.text(max_size=400), st.integers(40, 130))
def test_whatever_the_article_says_lines_fit_and_hold_no_controls(text: str, width: int) -> None:
    shown = to_text(hostile(text), width)
    assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", shown)
    assert all(cell_len(line) <= width for line in shown.split("\n"))
