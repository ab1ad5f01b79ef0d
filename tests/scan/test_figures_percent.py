"""Percentages, points and shares in words."""

from __future__ import annotations

import pytest

from summarizer.scan.figures import find_figures


def percent_in(text: str) -> list[str]:
    """The percentages found, each as "words = value unit" or "words = value-value unit"."""
    found = []
    for figure in find_figures(text):
        if figure.kind == "percent":
            high = "" if figure.value_high is None else f" to {figure.value_high:f}"
            found.append(f"{figure.text} = {figure.value:f}{high} {figure.unit}")
    return found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("up 12.5% on the year", ["12.5% = 12.5 %"]),
        ("a proposed 5 per cent tax", ["5 per cent = 5 %"]),
        ("78\u00a0per cent full", ["78\u00a0per cent = 78 %"]),
        ("45 percent of it", ["45 percent = 45 %"]),
        ("held at 15pc", ["15pc = 15 %"]),
        ("turnout of 61.2 pct", ["61.2 pct = 61.2 %"]),
        ("one hundred percent", ["one hundred percent = 100 %"]),
        ("by one per cent", ["one per cent = 1 %"]),
        ("rose 40,8% in January", ["40,8% = 40.8 %"]),
        ("2½ per cent", ["2½ per cent = 2.5 %"]),
        ("7 1/2 percent bonds", ["7 1/2 percent = 7.5 %"]),
        ("Inflation was -0.3%.", ["-0.3% = -0.3 %"]),
        ("at \u22121.2%", ["\u22121.2% = -1.2 %"]),
        ("minus five percent", ["minus five percent = -5 %"]),
        ("a top rate of\n45 per\ncent", ["45 per\ncent = 45 %"]),
        # points
        ("rose 7 percentage points", ["7 percentage points = 7 pp"]),
        ("a 3.4 percentage-point swing", ["3.4 percentage-point = 3.4 pp"]),
        ("up 2 ppts", ["2 ppts = 2 pp"]),
        ("by 25 basis points", ["25 basis points = 0.25 %"]),
        ("a 50bps cut", ["50bps = 0.5 %"]),
        ("a 25-basis-point cut", ["25-basis-point = 0.25 %"]),
        ("a half-point cut", ["half-point = 0.5 pp"]),
        ("a quarter of a percentage point", ["a quarter of a percentage point = 0.25 pp"]),
        ("half a per cent", ["half a per cent = 0.5 %"]),
        # ranges and lists
        ("10-15% a year", ["10-15% = 10 to 15 %"]),
        ("between 45 and 55 per cent", ["between 45 and 55 per cent = 45 to 55 %"]),
        ("5% to 6%", ["5% to 6% = 5 to 6 %"]),
        ("by 70 to 80 percent", ["70 to 80 percent = 70 to 80 %"]),
        ("15\u201320 basis points", ["15\u201320 basis points = 0.15 to 0.2 %"]),
        ("It fell from 6 to 5 per cent.", ["6 = 6 %", "5 per cent = 5 %"]),
        ("4pc and 3.8pc", ["4pc = 4 %", "3.8pc = 3.8 %"]),
        ("cut by 25 basis points to 4.0%", ["25 basis points = 0.25 %", "4.0% = 4.0 %"]),
        ("In 2019 and 5% since", ["5% = 5 %"]),
        # shares in words
        ("a third of its fleet", ["a third = 33.33 %"]),
        ("Half the pipes are rusting.", ["Half = 50 %"]),
        ("cut the wage bill by half", ["half = 50 %"]),
        ("more than half of them", ["half = 50 %"]),
        ("nearly a quarter of its value", ["a quarter = 25 %"]),
        ("cut by a quarter, the council said", ["a quarter = 25 %"]),
        ("risen by about a fifth.", ["a fifth = 20 %"]),
        ("a two-thirds majority", ["two-thirds = 66.67 %"]),
        ("two-thirds empty", ["two-thirds = 66.67 %"]),
        ("three-quarters of members", ["three-quarters = 75 %"]),
        ("Nearly three quarters of voters", ["three quarters = 75 %"]),
        ("four-fifths of farmers", ["four-fifths = 80 %"]),
        ("Nearly one-quarter were unsure.", ["one-quarter = 25 %"]),
        (
            "between one third and two thirds of it",
            ["between one third and two thirds = 33.33 to 66.67 %"],
        ),
        ("rise from a third to 40%", ["a third = 33.33 %", "40% = 40 %"]),
        ("one in five households", ["one in five = 20 %"]),
        ("nine out of ten voters", ["nine out of ten = 90 %"]),
        ("1 in 4 homes", ["1 in 4 = 25 %"]),
    ],
)
def test_percentages_are_found_with_their_value(text: str, expected: list[str]) -> None:
    assert percent_in(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Only a small percent attain the top ranks; how is a percentage worked out?",
        "profit in the third quarter and the second half of 2025",
        "a third term, a third person, a third party and a third time",
        "finished third after a quarter-final",
        "half-year profit, half-time, half-brothers and half as much",
        "sales in the three quarters to September, and the last two quarters",
        "a three-quarter-length coat",
        "It was half an hour before half a dozen came.",
        "One in 2019 and two in 2020",
        "It opened in one in May.",
        "He came in the first quarter of 2025, or a quarter earlier.",
    ],
)
def test_periods_ordinals_and_vague_words_are_no_percentages(text: str) -> None:
    assert percent_in(text) == []
