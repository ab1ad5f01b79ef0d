"""``summarizer scan``: what is found without a model, for people and for programs."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from commanding import Command

TEXT = (
    "LIMA, May 5 - Finance Minister Ana Lindqvist met Tomás Okafor on Monday, officials said.\n\n"
    "She asked the board to spend about EUR 12.5 million, up from £9m.\n"
)


@pytest.fixture
def article() -> str:
    """An article in the working folder."""
    Path("quay.txt").write_text(TEXT, "utf-8")
    return "quay.txt"


def test_what_is_found_is_marked_where_it_stands(command: Command, article: str) -> None:
    outcome = command("scan", "--published", "2026-05-05", article)
    assert (outcome.code, outcome.err) == (0, "")
    shown = " ".join(outcome.out.split())
    for mark in (
        "Ana Lindqvist] [M1:met] [N",
        "[R1:said]",
        "[F1:EUR 12.5 million]",
        "F1 money 12,500,000 EUR, about",
        "2026-05-04",
        "person: Finance Minister",
    ):
        assert mark in shown


def test_json_has_every_list_with_offsets_into_the_text(command: Command, article: str) -> None:
    outcome = command("scan", "--format", "json", article)
    found = json.loads(outcome.out)
    assert found["format"] == "scan/1"
    assert found["article"]["language"] == "en"
    lists = ("sentences", "figures", "reporting", "names", "dates", "meetings", "asks", "furniture")
    assert all(found[name] for name in lists)
    for name in lists:
        for item in found[name]:
            assert TEXT[item["start"] : item["end"]] == item["text"]
    assert found["figures"][0] == {
        "start": TEXT.index("EUR"),
        "end": TEXT.index(", up"),
        "text": "EUR 12.5 million",
        "kind": "money",
        "value": "12500000",
        "value_high": None,
        "unit": "EUR",
        "bound": "about",
        "change": None,
        "per": None,
    }


def test_several_files_are_one_array_or_one_line_each(command: Command, article: str) -> None:
    Path("other.txt").write_text("Nobody met.\n", "utf-8")
    array = json.loads(command("scan", "--format", "json", article, "other.txt").out)
    assert [one["article"]["source"] for one in array] == ["quay.txt", "other.txt"]
    lines = command("scan", "--format", "jsonl", article, "other.txt").out.splitlines()
    assert [json.loads(line) for line in lines] == array


def test_one_bad_file_does_not_stop_the_others(command: Command, article: str) -> None:
    outcome = command("scan", "missing.txt", article)
    assert outcome.code == 1
    assert "There is no file missing.txt." in outcome.err
    assert "[F1:EUR 12.5 million]" in outcome.out


def test_an_article_may_come_through_a_pipe(command: Command) -> None:
    assert "[F1:EUR 12.5 million]" in command("scan", "-", stdin=TEXT.encode()).out


def test_another_language_is_scanned_and_said(command: Command) -> None:
    text = "Der Minister sagte am Montag: „Wir zahlen 12,5 Millionen Euro.“ Das war alles.\n"
    outcome = command("scan", "-", stdin=text.encode())
    assert "! language: Not recognised as English" in outcome.out


def test_what_a_terminal_would_obey_is_shown_as_escapes(command: Command) -> None:
    outcome = command("scan", "-", stdin="Bob \x1b[31mpaid $5\u202e.\n".encode())
    assert "\x1b" not in outcome.out
    assert "\\x1b" in outcome.out


def test_a_scanner_of_ones_own_is_shown_with_the_others(command: Command, article: str) -> None:
    Path("berths.py").write_text(BERTHS, "utf-8")
    outcome = command("scan", "--schema", "berths:Berths", article)
    assert (outcome.code, outcome.err) == (0, "")
    shown = " ".join(outcome.out.split())
    assert "2 candidates of your own" in shown
    assert "[C1:Lindqvist]" in shown
    assert "C1 berths" in shown
    assert "C is a candidate of your own scanner" in shown
    assert "your own" not in command("scan", article).out


BERTHS = """
import re
from summarizer import Item, Record
from summarizer.schemas import Words


class Berth(Item):
    about = "spans"

    what: Words

    @classmethod
    def find_spans(cls, text):
        return [match.span() for match in re.finditer("Lindqvist|board", text)]


class Berths(Record):
    berths: list[Berth]
"""
