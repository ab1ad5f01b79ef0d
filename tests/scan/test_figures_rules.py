"""Rules that more than one pattern needs: each with what it takes and what it leaves."""

from __future__ import annotations

import pytest

from summarizer.scan.figures import find_figures


def figures_in(text: str) -> list[str]:
    """Every figure found, as "words = value unit" or "words = low-high unit"."""
    found = []
    for figure in find_figures(text):
        high = "" if figure.value_high is None else f"-{figure.value_high:f}"
        found.append(f"{figure.text} = {figure.value:f}{high} {figure.unit}")
    return found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # money where the article names the currency, its country, or a sum with the letter
        ("The kwacha held at K24.10 in late trade.", ["K24.10 = 24.10 ZMW"]),
        ("A R95 ticket, and R2,400 for a season.", ["R95 = 95 ZAR", "R2,400 = 2400 ZAR"]),
        ("On the R350 grant in Durban", ["R350 = 350 ZAR"]),
        ("between R80 and R95 in Pretoria", ["between R80 and R95 = 80-95 ZAR"]),
        # roads and rooms
        ("He left the R55 at Pretoria and joined the R80.", []),
        ("Durban closed the N2, R102 and R103.", []),
        ("The R59 was reopened, Gauteng police said.", []),
        ("a R21 off-ramp in Gauteng", []),
        ("Room R45 and form P45", []),
    ],
)
def test_a_letter_is_a_currency_only_where_the_article_shows_it(
    text: str, expected: list[str]
) -> None:
    assert figures_in(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("sold at R$ 4.999,90 in Rio", ["R$ 4.999,90 = 4999.90 BRL"]),
        ("rent of 1.150,00 euros", ["1.150,00 euros = 1150.00 EUR"]),
        ("an order of €2,7 Mrd. from Bonn", ["€2,7 Mrd. = 2700000000 EUR"]),
        ("an order of €2 Mrd. The firm", ["€2 Mrd = 2000000000 EUR"]),
        ("40 Mio. Euro went", ["40 Mio. Euro = 40000000 EUR"]),
        ("€3mrd and 5 mld zlotys", ["€3mrd = 3000000000 EUR", "5 mld zlotys = 5000000000 PLN"]),
        ("down to 2,044p from 3,110.5p", ["2,044p = 20.44 GBP", "3,110.5p = 31.105 GBP"]),
        ("It cost rupees 14 crore.", ["rupees 14 crore = 140000000 INR"]),
        ("a bond worth won 90 billion", ["won 90 billion = 90000000000 KRW"]),
        ("He won 90 million and won 4-2.", ["90 million = 90000000 None"]),
        ("It won a million votes.", ["a million votes = 1000000 votes"]),
        ("1.621 points and 720p", ["1.621 points = 1.621 points"]),
    ],
)
def test_amounts_of_other_countries_are_read(text: str, expected: list[str]) -> None:
    assert figures_in(text) == expected


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("The results (Australian dollars): profit of $9m.", "AUD"),
        ("Prices are in Singapore dollars. A flat is $1.2m.", "SGD"),
        ("It lent 4 million Canadian dollars, and $2m to another.", "USD"),
        (
            "All figures are in US dollars. Toronto's Gold Co, of Toronto, made $5m, not US$6m.",
            "USD",
        ),
        ("The ASX fell. It owes US$8m to a bank and has $30m.", "AUD"),
        ("HONG KONG: It owes US$8m and sold a tower for $900m.", "HKD"),
        ("Mumbai, Delhi: Indian firms owe US$8m; a Singapore one owes $30m. India grew.", "USD"),
        ("Sydney: it has A$3m, US$8m and a claim of $5m.", "USD"),
        ("Lagos owes US$8m and $3m.", "USD"),
        ("Sydney's ASX and US$ bonds: 80 million pesos ($1.4m)", "USD"),
    ],
)
def test_what_an_article_says_of_its_dollars_decides_the_bare_sign(text: str, code: str) -> None:
    assert [f.unit for f in find_figures(text) if f.text.startswith("$")] == [code]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("One pupil in nine is absent.", ["One pupil in nine = 11.11 %"]),
        ("One in five of its staff left.", ["One in five = 20 %"]),
        ("one in five Canadians", ["one in five = 20 %"]),
        ("one in ten British firms", ["one in ten = 10 %"]),
        ("Three farms in ten have closed.", ["Three farms in ten = 30 %"]),
        ("one try in five matches", ["five matches = 5 matches"]),
        ("one cook in ten earns less", ["one cook in ten = 10 %"]),
        ("one soldier in two vehicles", ["two vehicles = 2 vehicles"]),
        ("one visit in four years", ["four years = 4 years"]),
        ("two men in five cars", ["two men = 2 men", "five cars = 5 cars"]),
        ("One in May and two in Paris", []),
        ("between a third and half of them", ["between a third and half = 33.33-50 %"]),
        ("a fifth to a quarter of buyers", ["a fifth to a quarter = 20-25 %"]),
        ("rose from a fifth to a quarter of it", ["a fifth = 20 %", "a quarter = 25 %"]),
        ("a quarter and a third of it", ["a quarter = 25 %", "a third = 33.33 %"]),
    ],
)
def test_shares_in_words_may_have_a_noun_or_two_ends(text: str, expected: list[str]) -> None:
    assert figures_in(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("give or take plus or minus 4 percent", ["4 percent = 4 %"]),
        ("growth of minus 4 percent", ["minus 4 percent = -4 %"]),
        ("It eased policy by a quarter point.", ["a quarter point = 0.25 pp"]),
        ("Rates fell by three quarters of a point.", ["three quarters of a point = 0.75 pp"]),
        ("Rates fell. They lost the cup by half a point.", []),
        ("At 52%, up five points, he leads.", ["52% = 52 %", "five points = 5 pp"]),
        (
            "a third of men, two points lower than in May",
            ["a third = 33.33 %", "two points = 2 pp"],
        ),
        ("The index rose 2%, 40 points higher.", ["2% = 2 %", "40 points = 40 points"]),
        ("It got 9%. The team is four points clear.", ["9% = 9 %", "four points = 4 points"]),
        ("three bullet points lower down", ["three bullet points = 3 points"]),
        ("widened by 9 bps to 88 bps", ["9 bps = 0.09 %", "88 bps = 0.88 %"]),
        ("up by 9 to 12 bps", ["9 to 12 bps = 0.09-0.12 %"]),
    ],
)
def test_points_are_those_of_a_rate_a_share_or_a_game(text: str, expected: list[str]) -> None:
    assert figures_in(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Fees are from 2% to 4%.", ["2% to 4% = 2-4 %"]),
        ("Tickets cost from £8 to £15.", ["£8 to £15 = 8-15 GBP"]),
        (
            "It was cut from 4% to 2% and from 9% to 5%.",
            ["4% = 4 %", "2% = 2 %", "9% = 9 %", "5% = 5 %"],
        ),
        ("It was raised from 2% to 4%.", ["2% = 2 %", "4% = 4 %"]),
        ("It moved from £8 to £15.", ["£8 = 8 GBP", "£15 = 15 GBP"]),
        (
            "7 pct-8 pct, 2 million-3 million cars",
            ["7 pct-8 pct = 7-8 %", "2 million-3 million cars = 2000000-3000000 cars"],
        ),
    ],
)
def test_from_and_to_are_a_range_or_two_levels(text: str, expected: list[str]) -> None:
    assert figures_in(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a wall 3 m high and 90 m in length", ["3 m = 3 m", "90 m = 90 m"]),
        ("a 6m wide road and 6m people", ["6m = 6 m", "6m people = 6000000 people"]),
        ("5m high-income people", ["5m high-income people = 5000000 people"]),
        (
            "Of 30 huts, nine were lost; two are left.",
            ["30 huts = 30 huts", "nine = 9 huts", "two = 2 huts"],
        ),
        ("Questions two and three are hard.", []),
        ("The three are safe; both had fled.", []),
        ("by seven votes to two", ["seven votes = 7 votes", "two = 2 votes"]),
        ("gave two votes to four parties", ["two votes = 2 votes", "four parties = 4 parties"]),
        ("down since May to 70 a week", ["70 = 70 None"]),
        ("It opened on May 7 a week ago.", []),
        ("fell to two a month", ["two = 2 None"]),
        ("at nine a day later", []),
        ("a family of six moves in", ["six = 6 None"]),
        ("a team of six doctors", ["six doctors = 6 doctors"]),
        ("the Group of Six", []),
        ("a crew of 9, a squad of nine", ["9 = 9 None", "nine = 9 None"]),
        ("nine short of the 60 seats", ["nine = 9 None", "60 seats = 60 seats"]),
        ("He stopped short of it.", []),
        ("one nurse for every nine beds", ["one nurse = 1 nurse", "nine beds = 9 beds"]),
        ("one for the road, one vote for him", []),
        (
            "five such raids, two earlier ones",
            ["five such raids = 5 raids", "two earlier ones = 2 ones"],
        ),
        ("27 earlier this year", []),
    ],
)
def test_counts_may_lack_their_noun(text: str, expected: list[str]) -> None:
    assert figures_in(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Four weeks after the vote he quit.", []),
        ("within four weeks after the vote", ["four weeks = 4 weeks"]),
        ("three harvests ago, two elections ago", []),
        ("It lasted three harvests.", ["three harvests = 3 harvests"]),
        ("UPDATE 4-Oil slips", []),
        ("7 min read | 12 minute read", []),
        ("Five books read aloud", ["Five books = 5 books"]),
        ("two lawmakers who saw it said so", []),
        ("two lawmakers were held", ["two lawmakers = 2 lawmakers"]),
        ("0800 222 333, +61 2 9230 1111 or 1300 555 506", []),
        ("sold 222 333 tonnes", ["222 333 tonnes = 222333 tonnes"]),
        ("It flies 777 jets and 787 Dreamliners.", []),
        ("a fleet of about 777 planes", ["777 planes = 777 planes"]),
        ("40 737 MAX 8 jets", ["40 737 MAX 8 jets = 40 jets"]),
        ("24 MiG-29s, its Su-35s", ["24 MiG-29s = 24 MiG-29s"]),
        ("18 Leopard 2 tanks", ["18 Leopard 2 tanks = 18 tanks"]),
        ("a 20-fold rise; it doubled", ["20-fold = 20 times"]),
    ],
)
def test_numbers_that_place_or_name_a_thing_are_left_out(text: str, expected: list[str]) -> None:
    assert figures_in(text) == expected
