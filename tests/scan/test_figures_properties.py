"""What holds of the figures of any text at all."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.article import Mention
from summarizer.scan.figures import find_figures
from summarizer.scan.mentions import FigureMention

_PIECES = (
    *"0123456789$£€¥₹%½¾()[]-\u2013\u2014\u2212.,:;/'\u2019\"“” \n\t",
    *(
        "\u00a0",
        "\r\n",
        "\n\n",
        "Rs",
        "Rs.",
        "US$",
        "kr",
        "R",
        "N",
        "USD",
        "EUR 5",
        "p",
        "c",
        "m",
        "bn",
    ),
    *(
        "crore",
        "lakh",
        "million",
        "dozen",
        "hundred",
        "half",
        "a third",
        "quarter",
        "two",
        "twenty",
    ),
    *(
        "one",
        "in",
        "of",
        "of them",
        "between",
        "and",
        "to",
        "from",
        "or",
        "per cent",
        "basis points",
    ),
    *(
        "dollars",
        "pounds",
        "cents",
        "francs",
        "Kenyan",
        "Indian",
        "India",
        "votes",
        "years",
        "tonnes",
    ),
    *(
        "per",
        "a barrel",
        "each",
        "up",
        "rose",
        "fell",
        "about",
        "more than",
        "12",
        "2024",
        "1,20,000",
    ),
    *(
        "March",
        "Section",
        "Boeing",
        "people",
        "aircraft",
        "Two",
        "the",
        "minus",
        "-",
        "x",
        "km",
        "°C",
    ),
)
_NEWSLIKE = st.lists(st.sampled_from(_PIECES), max_size=60).flatmap(
    lambda pieces: st.sampled_from((" ", "")).map(lambda glue: glue.join(pieces))
)


def check(text: str, figures: tuple[FigureMention, ...]) -> None:
    """Assert everything that a reader of the figures may rely on."""
    end = 0
    for figure in figures:
        assert end <= figure.start < figure.end <= len(text)
        assert text[figure.start : figure.end] == figure.text
        assert figure.value.is_finite()
        assert figure.value_high is None or figure.value_high.is_finite()
        assert figure.value_high is None or figure.value_high > figure.value
        if figure.kind == "percent":
            assert figure.unit in ("%", "pp")
        if figure.kind == "money":
            assert figure.unit is None or re.fullmatch("[A-Z]{3}", figure.unit)
        assert figure.per is None or figure.per in text[figure.end :]
        end = figure.end


@given(st.text())
def test_any_text_is_scanned_without_an_error(text: str) -> None:
    check(text, find_figures(text))


@given(_NEWSLIKE)
def test_anything_made_of_the_parts_of_figures_is_scanned_without_an_error(text: str) -> None:
    check(text, find_figures(text))


@given(_NEWSLIKE, st.data())
def test_dates_only_take_figures_away(text: str, data: st.DataObject) -> None:
    offsets = st.integers(0, len(text))
    spans = data.draw(st.lists(st.tuples(offsets, offsets).map(sorted), max_size=4))
    dates = [Mention(start, end, text[start:end]) for start, end in spans]
    everything = find_figures(text)
    kept = find_figures(text, dates)
    clear = [
        figure
        for figure in everything
        if not any(date.start < figure.end and figure.start < date.end for date in dates)
    ]
    assert list(kept) == clear


@given(_NEWSLIKE)
def test_a_paragraph_before_changes_no_offset(text: str) -> None:
    lead = "Nothing was counted here.\n\n"
    moved = [(f.start - len(lead), f.text, f.kind) for f in find_figures(lead + "x. " + text)]
    alone = [(f.start, f.text, f.kind) for f in find_figures("x. " + text)]
    assert moved == alone


@pytest.mark.parametrize(
    "piece",
    [
        *(
            "7",
            "7 ",
            "1,",
            "1.",
            "1-",
            '"',
            "“",
            "A",
            "Abc ",
            " ",
            "\n",
            "(",
            ")",
            "[(",
            "ab1c",
            "½",
            "-",
        ),
        *(
            "$",
            "$1",
            "$1 to ",
            "five dollars, ",
            "a million ",
            "one and ",
            "half a ",
            "a third of ",
        ),
        *(
            "12 of them ",
            "12 big ",
            "two people ",
            "the peso at 3.62 per dollar ",
            "5 pesos Chile. ",
        ),
        *(
            "5 pounds ",
            "a year's ",
            "12m ",
            "up to 5 ",
            "\u2014five",
            "Two Big ",
            "2024 ",
            "5%",
            "1 in ",
        ),
    ],
)
def test_long_runs_of_one_thing_are_scanned(piece: str) -> None:
    text = piece * (20_000 // len(piece))
    check(text, find_figures(text))


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("He left.\n20% stayed.", "20"),
        ("3.4 224,000 people came", "224000"),
        ("2 m\u0131llion and a thou\u017fand men", None),
    ],
)
def test_odd_letters_and_line_ends_make_no_other_number(text: str, value: str | None) -> None:
    assert [str(figure.value) for figure in find_figures(text)][:1] == ([value] if value else [])
