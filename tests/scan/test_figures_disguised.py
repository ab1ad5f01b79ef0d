"""Figures and names that do not stand as a page shows them."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scan_invariants import PIECES, assert_stands

from summarizer.scan import scan

HIDDEN = (
    "\u200b", "\u200c", "\u200d", "\u2060", "\ufeff", "\u00ad", "\u200e", "\u2066", "\u2063",
    "\ufe0f", "\u034f", "\x00", "\U000e0031",
)  # fmt: skip
STORY = "The finance minister, Peninah Wekoli, asked the World Bank for {} on Monday."


def figures(words: str) -> list[tuple[str, str, str | None]]:
    return [(f.text, str(f.value), f.unit) for f in scan(STORY.format(words)).figures]


@pytest.mark.parametrize("hidden", HIDDEN, ids=lambda one: f"U+{ord(one):04X}")
@pytest.mark.parametrize(
    ("words", "value", "unit"),
    [
        ("$5{}0 million", "50000000", "USD"),
        ("$50{} million", "50000000", "USD"),
        ("$50 mil{}lion", "50000000", "USD"),
        ("${}50 million", "50000000", "USD"),
        ("US{}D 50 million", "50000000", "USD"),
        ("$1.{}5 million", "1500000", "USD"),
        ("1{},500 wagons", "1500", "wagons"),
        ("5{}0 per cent", "50", "%"),
        ("twenty-{}five wagons", "25", "wagons"),
    ],
)
def test_a_figure_is_read_as_it_is_shown_and_found_as_it_stands(
    hidden: str, words: str, value: str, unit: str
) -> None:
    ((text, read, measured),) = figures(words.format(hidden))

    assert text == words.format(hidden)
    assert (int(read.replace(".", "")), measured) == (int(value), unit)


@pytest.mark.parametrize(
    "words",
    [
        "$5О million", "$5о0 million", "$5З million", "$5O million", "$5l0 million", "€5O0",
        "$5０ million", "$5⁰ million", "$5₀ million", "$5Ⅼ million", "$5，0 million",
        "$5·0 million", "$1٬500", "$5_0 million", "$50 mіllion", "$50 mi11ion", "$50 miIlion",
        "$5\u03360\u0336 million", "$50 mil\u0336lion", "$1.\u03365 million", "1\u0336,500 wagons",
        "$5\u31640 million", "50 wag\u3164ons", "\u202e05 million$\u202c", "5\ufe0f\u20e30 wagons",
    ],
)  # fmt: skip
def test_what_an_eye_reads_otherwise_is_no_figure(words: str) -> None:
    assert figures(words) == []


@pytest.mark.parametrize("words", ["$5О million", "$5\u03360\u0336 million", "\u202e$05\u202c"])
def test_what_cannot_be_read_is_told(words: str) -> None:
    assert scan(STORY.format(words)).unreadable


@pytest.mark.parametrize("hidden", HIDDEN, ids=lambda one: f"U+{ord(one):04X}")
def test_a_name_is_whole_whatever_is_hidden_in_it(hidden: str) -> None:
    name = f"Peni{hidden}nah Wek{hidden}oli"
    found = scan(f"The minister, {name}, met Anselm Roe. {name} said she was glad.")

    assert [n.text for n in found.names if n.kind == "person"] == [name, "Anselm Roe", name]
    assert all(n.full in (name, "Anselm Roe") for n in found.names if n.kind == "person")


def test_a_name_with_its_accents_apart_is_whole() -> None:
    text = unicodedata.normalize("NFD", "President José Núñez met Élodie Çelik in Bogotá.")

    assert [unicodedata.normalize("NFC", name.text) for name in scan(text).names] == [
        "José Núñez", "Élodie Çelik", "Bogotá",
    ]  # fmt: skip


def test_a_name_is_not_cut_before_a_combining_mark() -> None:
    text = "The minister met P\u0335\u0301i\u0336eter Roos in Lusaka on Monday."

    assert not {"P", "Pi", "eter", "Pieter"} & {name.text for name in scan(text).names}


@given(st.text() | st.lists(st.sampled_from((*PIECES, *HIDDEN, "e\u0301", "\u202e"))).map("".join))
def test_every_span_stands_in_a_text_with_anything_hidden(text: str) -> None:
    assert_stands(text, scan(text))
