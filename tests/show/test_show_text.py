"""A record for a person at a terminal."""

from __future__ import annotations

import re
from typing import Any

import pytest
from hand_records import audit, figure_item, hostile, provenance, quay, ruling
from hypothesis import example, given, settings
from hypothesis import strategies as st
from page_records import HOSTILE, record_over
from rich.cells import cell_len

from summarizer.look import Colours, Look
from summarizer.schemas import Calls, Failed, Span, Warned
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
        "1 meeting · ",
        "! asks failed",
        "! source added",
        "s1 ",
        "MEETINGS",
        "ASKS",
        "FIGURES",
        "WHO SAYS SO",
        "LEFT OUT",
        "REFUSED",
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
        "f1 12.5 million kronor = 12,500,000 SEK: *spending on the northern quay*",
        "bound: about · payer: the board · status: proposed",
        "f2 4 to 6 per cent = 4 to 6%: *traffic through the port*",
        "f3 310 ships evidence as f2",
        "Lindqvist (person), denied",
        "asks failed: The reply was cut off. (truncated)",
        "two people in the room (unnamed) → the Brakholm Courier (outlet)",
        f"7 names, in no value of the record: “Custom” {place(76, 82)};",
        "and 2 more",
        "meetings.participants: “Ana Lindkvist” does not stand in the article (sentence 1)",
        "5,120 tokens in (3,000 cached), 812 out · 42.1 s · no cost",
        "1 asked again",
    ],
)
def test_the_terminal_shows(words: str) -> None:
    assert words in flat(to_text(quay(), Look(200)))


def test_each_item_has_its_evidence_in_full_with_its_place() -> None:
    record = quay()
    text = flat(to_text(record))
    for item in (*record.meetings, *record.asks, *record.figures):
        for evidence in item.evidence:
            assert f"“{flat(evidence.text)}” {place(evidence.start, evidence.end)}" in text


def test_a_users_own_record_is_shown_by_its_schema() -> None:
    text = flat(to_text(ruling(), Look(200)))
    assert "LEGAL CLAIMS l1 Harbour Board judge: Ana Lindqvist · court: Old Custom House" in text
    assert "sum: 12.5 million kronor = 12,500,000 SEK, about" in text
    assert "heard: last year (2025-01-01 to 2025-12-31)" in text
    assert "outcome: not upheld" in text
    assert "reasons: *the board refused*" in text
    assert "openai/x at api.example.com" in text
    assert "USD 0.0123" in text
    assert "headline" not in text


@pytest.mark.parametrize("width", [20, 40, 60, 80, 120])
@pytest.mark.parametrize("colours", [None, "16", "256"])
def test_no_line_is_longer_than_the_terminal_is_wide(width: int, colours: Colours | None) -> None:
    for record in (quay(), ruling(), record_over(HOSTILE)):
        for line in ANSI.sub("", to_text(record, Look(width, colours))).splitlines():
            assert cell_len(line) <= width
            assert line == line.rstrip()


@pytest.mark.parametrize("colours", ["16", "256"])
def test_styles_change_nothing_but_that_italics_need_no_asterisks(colours: Colours) -> None:
    styled = to_text(quay(), Look(400, colours))
    assert ANSI.search(styled)
    plain = to_text(quay(), Look(400))
    assert "\x1b" not in plain
    paired = ANSI.sub("", styled).replace("italics", "*asterisks*").split("\n")
    for line, unstyled in zip(paired, plain.split("\n"), strict=True):
        assert line.replace("*", "") == unstyled.replace("*", "")


def test_the_environment_has_no_say(monkeypatch: pytest.MonkeyPatch) -> None:
    before = to_text(quay(), Look(80, "256"))
    for name, value in {"COLUMNS": "20", "NO_COLOR": "1", "TERM": "dumb", "LINES": "3"}.items():
        monkeypatch.setenv(name, value)
    assert to_text(quay(), Look(80, "256")) == before


def test_what_a_reader_decides_by_stands_first() -> None:
    top = to_text(quay(), Look(60)).split("\n\ns1 ")[0]
    assert top == (
        "Harbour Board refuses to pay for the northern quay,\n"
        "officials said\n"
        "said by officials\n"
        "“The board refused.” [305–323]\n"
        "Northern Wire · 2026-03-10 · quay.txt · 414 characters\n"
        "\n"
        "1 meeting · 1 ask, not all · 3 figures · 4 attributions\n"
        "1 refused · 8 left out\n"
        "! asks failed: The reply was cut off. (truncated)\n"
        "! source added: Board refuses [0–5]"
    )


def test_an_item_at_60_columns_hangs_below_its_id() -> None:
    shown = to_text(quay(), Look(60))
    assert (
        "\nf1  12.5 million kronor = 12,500,000 SEK: *spending on the\n"
        "    northern quay*\n"
        "    bound: about · payer: the board · status: proposed\n"
        "    “She asked the board to spend about 12.5 million kronor\n"
        "    on the northern quay” [116–191]\n"
        "    said by officials\n"
    ) in shown


def test_each_kind_of_value_has_a_style_of_its_own() -> None:
    lines = to_text(quay(), Look(200, "16")).split("\n")
    (first,) = (line for line in lines if "f1" in line)
    assert first == (
        "\x1b[32mf1\x1b[0m  12.5 million kronor = \x1b[36m12,500,000 SEK\x1b[0m:"
        " \x1b[3mspending on the northern quay\x1b[0m"
    )
    details, evidence = lines[lines.index(first) + 1 :][:2]
    assert details.endswith("\x1b[2mstatus: \x1b[0m\x1b[32mproposed\x1b[0m")
    assert evidence.startswith("    \x1b[2m“She asked \x1b[0mthe board\x1b[2m to spend about")
    assert "\x1b[0m12.5 million kronor\x1b[2m on the northern quay” [116–191]\x1b[0m" in evidence


def test_a_figure_is_set_off_where_it_was_read_and_nowhere_else() -> None:
    text = "Of 4 boats, 4 sank."
    second = Span(start=12, end=13, text="4")
    item = figure_item("f1", "12.5", "12.5", value="4", unit=None, measures=None).model_copy(
        update={
            "text": "4",
            "mentions": [second],
            "evidence": [Span(start=0, end=len(text), text=text)],
        }
    )
    shown = to_text(quay().model_copy(update={"figures": [item]}), Look(200, "16"))
    assert "\x1b[2m“Of 4 boats, \x1b[0m4\x1b[2m sank.” [0–19]\x1b[0m" in shown


def test_failures_are_red_and_warnings_yellow() -> None:
    shown = to_text(quay(), Look(200, "16"))
    assert "\x1b[1;31m! \x1b[0m\x1b[1;31masks failed\x1b[0m: The reply was cut off." in shown
    assert "\x1b[1;33m! \x1b[0m\x1b[1;33msource added\x1b[0m: Board refuses" in shown
    assert "\x1b[1;31mfailed: not all of it could be answered (truncated)\x1b[0m" in shown


@pytest.mark.parametrize("encoding", ["ascii", "latin-1", "cp1252", "cp437", "koi8-r"])
@pytest.mark.parametrize("width", [40, 80])
def test_a_terminal_without_some_characters_gets_others(encoding: str, width: int) -> None:
    for record in (quay(), record_over(HOSTILE)):
        shown = to_text(record, Look(width, encoding=encoding))
        shown.encode(encoding)
        assert all(cell_len(line) <= width for line in shown.split("\n"))


def test_in_ascii_arrows_quotes_and_dashes_are_plain() -> None:
    shown = to_text(quay(), Look(200, encoding="ascii"))
    assert "said by two people in the room -> the Brakholm Courier" in shown
    assert '"The board refused." [305-323]' in shown
    assert "1 meeting | 1 ask, not all | 3 figures" in shown
    assert r"Tom\xe1s Okafor" in shown


def test_hundreds_of_items_and_endless_values_stay_readable() -> None:
    record = quay()
    long = "word " * 300
    figures = [
        record.figures[0].model_copy(update={"id": f"f{number}", "measures": long})
        for number in range(1, 301)
    ]
    refused = [record.audit.refused[0].model_copy(update={"reason": long})] * 200
    shown = to_text(
        record.model_copy(
            update={
                "figures": figures,
                "audit": record.audit.model_copy(update={"refused": refused}),
            }
        )
    )
    assert "300 figures · 4 attributions · 200 refused" in flat(shown)
    assert "- and 188 more\n" in shown
    per_item = [len(block.split("\n")) for block in shown.split("\n\n") if block.startswith("f2")]
    assert max(per_item) < 14


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
    assert words in flat(to_text(record, Look(200)))


def test_an_article_cannot_reach_the_terminal() -> None:
    text = to_text(
        hostile(
            "\x1b]0;owned\x07 \x1b]8;;https://evil.example\x1b\\here [bold]x[/bold]"
            " \u202eabc :smile: \r\nA"
        ),
        Look(200, "256"),
    )
    assert (
        r"\x1b]0;owned\x07 \x1b]8;;https://evil.example\x1b\here [bold]x[/bold]"
        r" \u202eabc :smile: A"
    ) in flat(ANSI.sub("", text))
    assert not re.search(r"[\x07\r\u202e]|\x1b\]", text)


WIDE = st.text(
    st.sampled_from("漢字かな한글👩\u200d🚀🇫🇷e\u0301\u0300\u05e9\u05dc مرحبا ab,. \n"), max_size=200
)


@settings(max_examples=60)
@given(st.text(max_size=400) | WIDE, st.integers(20, 130), st.sampled_from(["utf-8", "cp1252"]))
@example("漢" * 200, 41, "utf-8")
@example("a" * 500, 20, "utf-8")
@example("👩\u200d🚀" * 60, 40, "utf-8")
def test_whatever_the_article_says_lines_fit_and_hold_no_controls(
    text: str, width: int, encoding: str
) -> None:
    shown = to_text(hostile(text), Look(width, encoding=encoding))
    assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", shown)
    assert all(cell_len(line) <= width for line in shown.split("\n"))


@settings(max_examples=40)
@given(st.text(max_size=200) | WIDE)
def test_whatever_the_article_says_styles_add_escapes_alone(text: str) -> None:
    record = hostile(text)
    styled = ANSI.sub("", to_text(record, Look(5000, "256")))
    assert not re.search(r"\x1b", styled)
    plain = to_text(record, Look(5000)).replace("*asterisks*", "italics")
    assert styled.replace("*", "") == plain.replace("*", "")
