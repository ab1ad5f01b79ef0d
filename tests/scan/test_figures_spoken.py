"""Figures as they are spoken: sums without their cents, points, hours, what a sum was before."""

from __future__ import annotations

import pytest

from summarizer.scan.figures import find_figures


def figures_in(text: str) -> list[str]:
    """The figures found, each as "words = value unit" or "words = value to value unit"."""
    found = []
    for figure in find_figures(text):
        high = "" if figure.value_high is None else f" to {figure.value_high:f}"
        found.append(f"{figure.text} = {figure.value:f}{high} {figure.unit}")
    return found


SUMS = [
    ("Entry was three pounds twenty in London.", ["three pounds twenty = 3.2 GBP"]),
    ("A bus in Nairobi is fifty shillings fifty.", ["fifty shillings fifty = 50.5 KES"]),
    ("It is two dollars forty more.", ["two dollars forty = 2.4 USD"]),
    (
        "He gave two dollars to fifty children.",
        ["two dollars = 2 USD", "fifty children = 50 children"],
    ),
    ("It is 80 euro cents a stamp.", ["80 euro cents = 0.8 EUR"]),
    ("It is 65 US cents a litre.", ["65 US cents = 0.65 USD"]),
    ("The firm raised $3m to $4m from angels.", ["$3m to $4m = 3000000 to 4000000 USD"]),
    ("The levy will raise €2bn to €3bn.", ["€2bn to €3bn = 2000000000 to 3000000000 EUR"]),
    ("They raised the fee by $3 to $40.", ["$3 = 3 USD", "$40 = 40 USD"]),
    ("The bank raised its fee from $3 to $4.", ["$3 = 3 USD", "$4 = 4 USD"]),
    ("The tenant of Flat 9B won a prize.", []),
]
WAS = [
    ("Bread costs €3, up from 2 last year.", ["€3 = 3 EUR", "2 = 2 EUR"]),
    ("Bread costs €3 ($4), down from 5 in May.", ["€3 = 3 EUR", "$4 = 4 USD", "5 = 5 EUR"]),
    ("Bread costs €3 a kilo, up from 2.", ["€3 = 3 EUR", "2 = 2 EUR"]),
    (
        "Bread costs €3, up from 40 grams to 50.",
        ["€3 = 3 EUR", "40 grams = 40 grams", "50 = 50 grams"],
    ),
    ("Sales were €3m, up from 2019 levels.", ["€3m = 3000000 EUR"]),
]
POINTS = [
    ("Support slid 3 points to 41 per cent.", ["3 points = 3 pp", "41 per cent = 41 %"]),
    ("Turnout fell by 2.5 points to about 60%.", ["2.5 points = 2.5 pp", "60% = 60 %"]),
    ("The index slid 30 points to 1,400.", ["30 points = 30 points", "1,400 = 1400 points"]),
    ("Jobless rates rose by a full percentage point.", ["a full percentage point = 1 pp"]),
    (
        "Growth was 3 per cent, a full point more than in May.",
        ["3 per cent = 3 %", "a full point = 1 pp"],
    ),
    ("Rates rose half a percentage point.", ["half a percentage point = 0.5 pp"]),
    ("He made a full point of order.", []),
    ("The side took a full point.", []),
    ("It is a quarter cheaper than in Spain.", ["a quarter = 25 %"]),
    ("Prices were two thirds higher than in May.", ["two thirds = 66.67 %"]),
    ("The bridge cost a fifth more than was planned.", ["a fifth = 20 %"]),
    ("A third more modern plant was planned.", []),
]
COUNTS = [
    ("Talks lasted an hour.", ["an hour = 1 hour"]),
    ("They met for an hour and a half.", ["an hour and a half = 1.5 hour"]),
    ("It left an hour ago.", []),
    ("It lasted about an hour or two.", []),
    ("The party lost one seat to the Greens.", ["one seat = 1 seat"]),
    ("He was elected by one vote.", ["one vote = 1 vote"]),
    ("She said it with one voice.", []),
    ("One vote is all it takes.", []),
    (
        "Six of the nine judges agreed and three rejected the plea.",
        ["Six = 6 judges", "nine judges = 9 judges", "three = 3 judges"],
    ),
    ("The list was shown to three of them.", []),
    ("Three of them died.", ["Three of them = 3 None"]),
]
TABLE = [*SUMS, *WAS, *POINTS, *COUNTS]


@pytest.mark.parametrize(("text", "expected"), TABLE, ids=[text[:40] for text, _ in TABLE])
def test_figures_in_words_are_found_with_their_value(text: str, expected: list[str]) -> None:
    assert figures_in(text) == expected


def test_a_rate_is_in_the_currency_that_was_named_before() -> None:
    text = "The Kenyan shilling slid.\n\nThe currency fell to 131 per dollar."
    assert figures_in(text) == ["131 per dollar = 131 KES"]


def test_a_place_in_another_sentence_does_not_settle_the_currency_of_this_one() -> None:
    text = (
        "Cameroon will borrow more, Cameroonian officials said in Yaounde. Aid went to Niger. "
        "A sack now costs 30,000 CFA francs."
    )
    assert figures_in(text) == ["30,000 CFA francs = 30000 XAF"]
