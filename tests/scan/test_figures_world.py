"""Sentences as newspapers around the world print them, with every figure that each holds."""

from __future__ import annotations

import pytest

from summarizer.scan.figures import find_figures


def figures_in(text: str) -> list[str]:
    """Every figure found, as "value unit" or "low-high unit"."""
    found = []
    for figure in find_figures(text):
        high = "" if figure.value_high is None else f"-{figure.value_high:f}"
        found.append(f"{figure.value:f}{high} {figure.unit}")
    return found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # the rand, other letters, and roads
        (
            "Taxi fares go up by R3 to R18 from July; the state has set aside R1.4bn.",
            ["18 ZAR", "1400000000 ZAR"],
        ),
        (
            "The rand traded at R18.40 to the dollar and a litre of petrol costs R21.77.",
            ["18.40 ZAR", "21.77 ZAR"],
        ),
        (
            "Two trucks burned on the R59 near Vereeniging, South African police said.",
            ["2 trucks"],
        ),
        ("In Gauteng the R21 highway and the R24 were closed.", []),
        ("The naira fell again, and bread now costs N1200 a loaf.", ["1200 NGN"]),
        # shares and points
        ("One household in eight has no piped water.", ["12.50 %"]),
        ("Two voters in five are undecided.", ["40 %"]),
        ("One in three of the wells has run dry.", ["33.33 %"]),
        ("She had scored one goal in four games.", ["4 games"]),
        ("The error margin is plus or minus 2.8 percentage points.", ["2.8 pp"]),
        ("Riksbank cut its policy rate by a quarter point on Thursday.", ["0.25 pp"]),
        ("Markets expect the bank to raise rates by half a point in June.", ["0.5 pp"]),
        ("He leads the chess tournament by half a point.", []),
        (
            "Some 44% trust the courts, nine points fewer than in 2021.",
            ["44 %", "9 pp"],
        ),
        ("The coalition polled 31 per cent, four points ahead of Labour.", ["31 %", "4 pp"]),
        ("The Nifty fell 1.2%, and closed 300 points lower.", ["1.2 %", "300 points"]),
        ("Bayern are six points ahead of Dortmund.", ["6 points"]),
        ("Between a fifth and a quarter of the crop is lost.", ["20-25 %"]),
        ("The levy will be from 3 to 5 per cent of turnover.", ["3-5 %"]),
        ("The bank raised its rate from 3% to 3.5%.", ["3 %", "3.5 %"]),
        ("Turnout was put at 45 per cent-50 per cent.", ["45-50 %"]),
        ("Yields rose by 6 bps to 312 basis points.", ["0.06 %", "3.12 %"]),
        ("Rates may rise by 25 to 50 basis points.", ["0.25-0.5 %"]),
        # prices of many countries
        ("O aluguel subiu para R$ 2.350,50 em Recife.", ["2350.50 BRL"]),
        (
            "Die Stadt schuldet €3,4 Mrd. und zahlt 250 Mio. Euro Zinsen.",
            ["3400000000 EUR", "250000000 EUR"],
        ),
        ("The brewer put €1.1 mrd into the plant.", ["1100000000 EUR"]),
        ("The shares closed at 2,310p, down 41.5p.", ["23.1 GBP", "0.415 GBP"]),
        ("Seoul fined the shipyard a total of won 4.2 billion.", ["4200000000 KRW"]),
        ("The fund paid yen 62 billion for the towers.", ["62000000000 JPY"]),
        ("It won 250 million votes and won 3-1 in Seoul.", ["250000000 votes"]),
        (
            "WELLINGTON: The dairy group earned US$40m abroad and paid farmers $9.20 a kilo.",
            ["40000000 USD", "9.20 NZD"],
        ),
        (
            "Results (figures in Canadian dollars): sales of $3.1 billion.",
            ["3100000000 CAD"],
        ),
        (
            "It made 90 million pesos ($1.6 million), and $4m in Perth. US$ prices fell.",
            ["90000000 None", "1600000 USD", "4000000 AUD"],
        ),
        ("The Kenyan firm owes US$2m and $3m more.", ["2000000 USD", "3000000 USD"]),
        # telephones
        ("Ring the Samaritans in Dublin on 0800 116 123.", []),
        ("Call +44 113 496 0999 or 1800 650 890 for help.", []),
        # measures
        ("The trench is 14 m deep and 3.5 m wide.", ["14 m", "3.5 m"]),
        ("The tower will be 210 m tall, and 400m away is the sea.", ["210 m", "400 m"]),
        ("Exports grew 12-fold.", ["12 times"]),
        # counts whose noun stands elsewhere
        ("Of 19 pits, eleven had shut; six are for sale.", ["19 pits", "11 pits", "6 pits"]),
        ("The court ruled by six judges to three.", ["6 judges", "3 judges"]),
        ("Births have fallen since March to 640 a week.", ["640 None"]),
        ("Flights were cut to three a week.", ["3 None"]),
        ("A household of five needs 90 litres.", ["5 None", "90 litres"]),
        ("The two said they had met; both were tired.", []),
        ("Four earlier ceasefires failed.", ["4 ceasefires"]),
        ("He faces two further charges and 30 such complaints.", ["2 charges", "30 complaints"]),
        ("The party has 58 seats, three short of a majority.", ["58 seats", "3 seats"]),
        ("There is one doctor for every 4,000 people.", ["1 doctor", "4000 people"]),
        # when it happened, and other numbers that are none
        ("Three days after leaving Manila, two summers ago, she was freed.", []),
        ("It came six weeks later, a month earlier than the first.", []),
        ("UPDATE 3-Chile, Peru sign a pact", []),
        ("WRAPUP 2-Asian shares slip", []),
        ("By Ana Ruiz | 4 min read | 12 May", []),
        ("Three ministers who attended said so, and two aides said the same.", []),
        ("Four people familiar with the matter said so.", []),
        ("The airline flies 787 Dreamliners and 737 MAX jets.", []),
        ("Poland parked its F-16s and A320neo aircraft.", []),
        ("Ankara bought 40 F-16s and six B-2s.", ["40 F-16s", "6 B-2s"]),
        ("It ordered 20 737 MAX jets.", ["20 jets"]),
    ],
)
def test_a_sentence_gives_the_figures_that_it_holds(text: str, expected: list[str]) -> None:
    assert figures_in(text) == expected
