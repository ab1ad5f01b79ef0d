"""What the words around a figure say of it."""

from __future__ import annotations

import pytest

from summarizer.scan.figures import find_figures
from summarizer.scan.mentions import Bound, Change


@pytest.mark.parametrize(
    ("text", "bound"),
    [
        ("It paid $5m.", "exact"),
        ("about $5m", "about"),
        ("an estimated £7m", "about"),
        ("some 2,000 soldiers", "about"),
        ("nearly 70%", "about"),
        ("almost £31m", "about"),
        ("~$5m", "about"),
        ("30-odd ships", "about"),
        ("a dozen ships or so", "about"),
        ("over $26 billion", "at_least"),
        ("more than 60,000 houses", "at_least"),
        ("at least 18 months", "at_least"),
        ("no fewer than 12 ships", "at_least"),
        ("“somewhere north of £400,000”", "at_least"),
        ("in excess of €3m", "at_least"),
        ("exceeding 90%", "at_least"),
        ("$5m+ homes", "at_least"),
        ("$5m or more", "at_least"),
        ("30-plus countries", "at_least"),
        (">5%", "at_least"),
        ("up to 40,000 workers", "at_most"),
        ("as many as 30 vessels", "at_most"),
        ("as much as 12.5%", "at_most"),
        ("less than $2000", "at_most"),
        ("no more than ten ships", "at_most"),
        ("fewer than 20 ships", "at_most"),
        ("below 30 percent", "at_most"),
        ("The index went up to 55,506 points.", "exact"),
        ("paid over six years", "exact"),
        ("between 45 and 55 per cent", "exact"),
    ],
)
def test_a_bound_is_read_beside_the_figure(text: str, bound: Bound) -> None:
    assert [figure.bound for figure in find_figures(text)] == [bound]


@pytest.mark.parametrize(
    ("text", "changes"),
    [
        ("Revenue rose 8.1% to Rs 2,350 crore.", ["rise", "rise"]),
        ("Its shares rose $2.10, or 3.8%, to $57.44.", ["rise", "rise", "rise"]),
        ("up 12.5% from a year earlier", ["rise"]),
        ("a 4.99% rise in council tax", ["rise"]),
        ("closed 3.2 per cent higher", ["rise"]),
        ("spending has climbed to £74 million", ["rise"]),
        ("On-street parking will rise from £1.20 to £1.50.", [None, "rise"]),
        ("raising nursery fees by £2", ["rise"]),
        ("costs had come down 9 per cent", ["fall"]),
        ("burns 18 per cent less fuel", ["fall"]),
        ("cut its rate by 25 basis points to 4.0%", ["fall", "fall"]),
        ("it has cut the wage bill by half", ["fall"]),
        ("will be cut by a quarter", ["fall"]),
        ("Realisations slipped to Rs 5,010.", ["fall"]),
        ("The index lost 345 points.", ["fall"]),
        ("a further decline of 2-3%", ["fall"]),
        ("down 7 percentage points", ["fall"]),
        ("down from 41 ships", [None]),
        ("It raised $300m and lost £9.7m.", [None, None]),
        ("which makes up half of its income and adds up to £40m", [None, None]),
        ("It paid $5m for an 85% stake.", [None, None]),
        ("It bought 20 more ships.", [None]),
        ("The IMF cut its forecast for Kenya's growth from 5.2% to 4.8%.", [None, "fall"]),
        ("The World Bank cut its growth forecast to 4.8%.", ["fall"]),
        ("The OECD raised Mexico's growth forecast to 2.4%.", ["rise"]),
        ("Moody's raised its forecast for job losses to 12%.", ["rise"]),
        ("Brazil trimmed its growth outlook to 2.1%.", ["fall"]),
        ("Inflation did not fall to 3%.", [None]),
        ("Exports did not rise by 4%.", [None]),
        ("Exports didn't rise by 4%.", [None]),
        ("Output never fell by 6%.", [None]),
        ("Prices in Accra have yet to fall to 2%.", [None]),
        ("Growth failed to rise to 2%.", [None]),
        ("Sales not only rose by 6% but broke a record.", ["rise"]),
    ],
)
def test_a_rise_or_a_fall_is_read_from_its_verb_or_noun(
    text: str, changes: list[Change | None]
) -> None:
    assert [figure.change for figure in find_figures(text)] == changes


@pytest.mark.parametrize(
    ("text", "per"),
    [
        ("$84 a barrel", "a barrel"),
        ("Rs 5,010 a tonne", "a tonne"),
        ("$2,450 per tonne", "per tonne"),
        ("$70-a-share price", "a-share"),
        ("the €1.5m-a-year contract", "a-year"),
        ("£1.50 an hour", "an hour"),
        ("£150,000 every week", "every week"),
        ("between £65 and £110 each", "each"),
        ("Rs 5 lakh apiece", "apiece"),
        ("$3/lb", "/lb"),
        ("$900 a square metre", "a square metre"),
        ("2.4 million barrels per day", "per day"),
        ("12 deaths per 100,000 people", "per 100,000 people"),
        ("5% a year", "a year"),
        ("38.9 lakh tonnes a year ago", None),
        ("41,000 ships a week earlier", None),
        ("5 per cent", None),
        ("$5m a senior official said", None),
    ],
)
def test_what_a_price_or_a_rate_is_counted_by_is_kept_as_printed(
    text: str, per: str | None
) -> None:
    assert [figure.per for figure in find_figures(text)] == [per]
