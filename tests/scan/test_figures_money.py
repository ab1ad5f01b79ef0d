"""Amounts of money as newspapers of many countries print them."""

from __future__ import annotations

import pytest

from summarizer.scan.figures import find_figures


def money_in(text: str) -> list[str]:
    """The amounts found, each as "words = value code" or "words = value-value code"."""
    found = []
    for figure in find_figures(text):
        if figure.kind == "money":
            high = "" if figure.value_high is None else f"-{figure.value_high:f}"
            found.append(f"{figure.text} = {figure.value:f}{high} {figure.unit}")
    return found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # signs and codes, before and after, glued and spaced
        ("It cost $94,000.", ["$94,000 = 94000 USD"]),
        ("A USD 1.25 billion loan", ["USD 1.25 billion = 1250000000 USD"]),
        ("Oil worth US$3.5bn was sold.", ["US$3.5bn = 3500000000 USD"]),
        ("The fee is U.S. $40 million.", ["U.S. $40 million = 40000000 USD"]),
        ("It paid $US12 million.", ["$US12 million = 12000000 USD"]),
        ("It owes 400m euros.", ["400m euros = 400000000 EUR"]),
        ("A €7.9bn pledge", ["€7.9bn = 7900000000 EUR"]),
        ("Tickets are 12,50 € each.", ["12,50 € = 12.50 EUR"]),
        ("EUR 125 was paid.", ["EUR 125 = 125 EUR"]),
        ("They sold 115.5USD of it.", ["115.5USD = 115.5 USD"]),
        ("A fee of euro958 million", ["euro958 million = 958000000 EUR"]),
        ("Sales of £11.6\u00a0million", ["£11.6\u00a0million = 11600000 GBP"]),
        ("It fetched CHF 20m at auction.", ["CHF 20m = 20000000 CHF"]),
        ("It has 75 USD million in cash.", ["75 USD million = 75000000 USD"]),
        ("It raised $5 million CAD.", ["$5 million CAD = 5000000 CAD"]),
        ("a US$150-million line of credit", ["US$150-million = 150000000 USD"]),
        ("the €1.5m-a-year contract", ["€1.5m = 1500000 EUR"]),
        ("a two-\nbillion dollar debt", []),
        ("debts of five\nmillion dollars", ["five\nmillion dollars = 5000000 USD"]),
        # scales
        ("worth $1.2trn", ["$1.2trn = 1200000000000 USD"]),
        ("worth $1.2tn", ["$1.2tn = 1200000000000 USD"]),
        ("worth $60.1B", ["$60.1B = 60100000000 USD"]),
        ("worth £350k", ["£350k = 350000 GBP"]),
        ("worth $3MM", ["$3MM = 3000000 USD"]),
        ("worth $45.6 mn", ["$45.6 mn = 45600000 USD"]),
        ("worth JPY 900bn", ["JPY 900bn = 900000000000 JPY"]),
        ("worth $2½ billion", ["$2½ billion = 2500000000 USD"]),
        ("one thousand million pounds", ["one thousand million pounds = 1000000000 GBP"]),
        # dollars of other countries
        ("S$1.2m in Singapore", ["S$1.2m = 1200000 SGD"]),
        ("HK$45 million for ferries", ["HK$45 million = 45000000 HKD"]),
        ("A$5bn and NZ$300 million", ["A$5bn = 5000000000 AUD", "NZ$300 million = 300000000 NZD"]),
        ("C$16.4 million", ["C$16.4 million = 16400000 CAD"]),
        ("NT$592.6 billion", ["NT$592.6 billion = 592600000000 TWD"]),
        ("TT$50 and J$120,000", ["TT$50 = 50 TTD", "J$120,000 = 120000 JMD"]),
        ("N$1.2 billion from Windhoek", ["N$1.2 billion = 1200000000 NAD"]),
        ("5 million Canadian dollars", ["5 million Canadian dollars = 5000000 CAD"]),
        ("3 billion Hong Kong dollars", ["3 billion Hong Kong dollars = 3000000000 HKD"]),
        ("10 us dollar", ["10 us dollar = 10 USD"]),
        # South Asia
        ("Rs 1.2 lakh crore", ["Rs 1.2 lakh crore = 1200000000000 INR"]),
        ("₹4,500 crore", ["₹4,500 crore = 45000000000 INR"]),
        ("He was owed 1,20,000 rupees.", ["1,20,000 rupees = 120000 INR"]),
        ("Rs. 47.66 lakh cr", ["Rs. 47.66 lakh cr = 47660000000000 INR"]),
        ("₹10L and ₹500Cr", ["₹10L = 1000000 INR", "₹500Cr = 5000000000 INR"]),
        ("The price is Re 1 more.", ["Re 1 = 1 INR"]),
        ("Islamabad borrowed Rs3.5tr.", ["Rs3.5tr = 3500000000000 PKR"]),
        ("Karachi police seized 5 lakh rupees.", ["5 lakh rupees = 500000 PKR"]),
        ("Colombo owes Rs. 2.5 bn.", ["Rs. 2.5 bn = 2500000000 LKR"]),
        ("Kathmandu will spend Rs 2 arab.", ["Rs 2 arab = 2000000000 NPR"]),
        ("21.1 billion Pakistani rupees", ["21.1 billion Pakistani rupees = 21100000000 PKR"]),
        ("Tk 1.45 lakh crore in bad loans", ["Tk 1.45 lakh crore = 1450000000000 BDT"]),
        ("sold at Tk110 a dollar", ["Tk110 = 110 BDT"]),
        # Africa
        ("₦450bn for roads", ["₦450bn = 450000000000 NGN"]),
        ("The N450 billion budget", ["N450 billion = 450000000000 NGN"]),
        ("Fuel sells at N617 in Lagos.", ["N617 = 617 NGN"]),
        ("Sh500m in Nairobi", ["Sh500m = 500000000 KES"]),
        ("Shs 2.4 trillion in Kampala", ["Shs 2.4 trillion = 2400000000000 UGX"]),
        ("TSh 44.4 trillion", ["TSh 44.4 trillion = 44400000000000 TZS"]),
        ("KSh 4.2 billion", ["KSh 4.2 billion = 4200000000 KES"]),
        ("Kes94.35 billion", ["Kes94.35 billion = 94350000000 KES"]),
        ("6.5 billion Kenyan shillings", ["6.5 billion Kenyan shillings = 6500000000 KES"]),
        ("Eskom owes R440 billion.", ["R440 billion = 440000000000 ZAR"]),
        ("a R10 000 fine in Pretoria", ["R10 000 = 10000 ZAR"]),
        ("a R350 grant in Durban", ["R350 = 350 ZAR"]),
        ("a R2-billion fund", ["R2-billion = 2000000000 ZAR"]),
        ("Rates of R1,5 million", ["R1,5 million = 1500000 ZAR"]),
        (
            "GH¢1.2bn and GHS 300 million",
            ["GH¢1.2bn = 1200000000 GHS", "GHS 300 million = 300000000 GHS"],
        ),
        ("K350 a bag in Lusaka", ["K350 = 350 ZMW"]),
        ("K5 billion in Lilongwe", ["K5 billion = 5000000000 MWK"]),
        ("P20 million for Gaborone", ["P20 million = 20000000 BWP"]),
        ("57 birr and 1.2 billion birr", ["57 birr = 57 ETB", "1.2 billion birr = 1200000000 ETB"]),
        ("9.2bn meticais", ["9.2bn meticais = 9200000000 MZN"]),
        ("2,500 billion CFA francs for Dakar", ["2,500 billion CFA francs = 2500000000000 XOF"]),
        ("FCFA 10 million in Douala", ["FCFA 10 million = 10000000 XAF"]),
        ("Kigali paid 500,000 francs.", ["500,000 francs = 500000 RWF"]),
        ("Cairo needs LE 3 billion.", ["LE 3 billion = 3000000000 EGP"]),
        ("300 million Egyptian pounds", ["300 million Egyptian pounds = 300000000 EGP"]),
        ("Rabat will pay 40 million dirhams.", ["40 million dirhams = 40000000 MAD"]),
        # Latin America
        ("R$3.2bn for roads", ["R$3.2bn = 3200000000 BRL"]),
        ("12.1 billion reais", ["12.1 billion reais = 12100000000 BRL"]),
        ("Mexico will pay 98 billion pesos.", ["98 billion pesos = 98000000000 MXN"]),
        ("2.5 billion Colombian pesos", ["2.5 billion Colombian pesos = 2500000000 COP"]),
        ("beef at 9,000 pesos in Buenos Aires", ["9,000 pesos = 9000 ARS"]),
        ("Mex$10 million", ["Mex$10 million = 10000000 MXN"]),
        ("U$S 12,845 million in exports", ["U$S 12,845 million = 12845000000 USD"]),
        ("S/500 million in Lima", ["S/500 million = 500000000 PEN"]),
        ("Q1.5 billion for Guatemala", ["Q1.5 billion = 1500000000 GTQ"]),
        ("300 million pesos", ["300 million pesos = 300000000 None"]),
        # Europe and the Middle East
        ("kr 500m, Oslo said", ["kr 500m = 500000000 NOK"]),
        ("18.4 billion crowns in Stockholm", ["18.4 billion crowns = 18400000000 SEK"]),
        ("83.7 billion Danish crowns", ["83.7 billion Danish crowns = 83700000000 DKK"]),
        ("158 billion zlotys", ["158 billion zlotys = 158000000000 PLN"]),
        ("500 bn forints", ["500 bn forints = 500000000000 HUF"]),
        ("17,002 Turkish lira", ["17,002 Turkish lira = 17002 TRY"]),
        ("TRY 5bn", ["TRY 5bn = 5000000000 TRY"]),
        ("36.6 trillion roubles", ["36.6 trillion roubles = 36600000000000 RUB"]),
        ("UAH 1.5 trillion", ["UAH 1.5 trillion = 1500000000000 UAH"]),
        ("3.5 billion shekels", ["3.5 billion shekels = 3500000000 ILS"]),
        ("13 trillion Iraqi dinars", ["13 trillion Iraqi dinars = 13000000000000 IQD"]),
        ("465 billion riyals", ["465 billion riyals = 465000000000 SAR"]),
        ("Doha gave 5 million riyals.", ["5 million riyals = 5000000 QAR"]),
        ("Dh2.5 million in Dubai", ["Dh2.5 million = 2500000 AED"]),
        ("20 billion Swiss francs", ["20 billion Swiss francs = 20000000000 CHF"]),
        ("528 million francs for Paris", ["528 million francs = 528000000 FRF"]),
        ("300 million German marks", ["300 million German marks = 300000000 DEM"]),
        # East and South-East Asia
        ("177bn yuan", ["177bn yuan = 177000000000 CNY"]),
        ("RMB 5 billion", ["RMB 5 billion = 5000000000 CNY"]),
        ("¥2,415 in Tokyo", ["¥2,415 = 2415 JPY"]),
        ("¥5 billion in Beijing", ["¥5 billion = 5000000000 CNY"]),
        ("14.4 trillion won", ["14.4 trillion won = 14400000000000 KRW"]),
        ("Seoul fined it 500 won.", ["500 won = 500 KRW"]),
        ("Rp 1.5 trillion", ["Rp 1.5 trillion = 1500000000000 IDR"]),
        ("RM1.2 million", ["RM1.2 million = 1200000 MYR"]),
        ("120 billion baht", ["120 billion baht = 120000000000 THB"]),
        ("500 trillion dong", ["500 trillion dong = 500000000000000 VND"]),
        ("P300-billion budget in Manila", ["P300-billion = 300000000000 PHP"]),
        ("Php 45 a kilo", ["Php 45 = 45 PHP"]),
        # words
        ("half a billion dollars", ["half a billion dollars = 500000000 USD"]),
        ("a quarter of a million pounds", ["a quarter of a million pounds = 250000 GBP"]),
        ("ten thousand euros", ["ten thousand euros = 10000 EUR"]),
        ("a million pounds", ["a million pounds = 1000000 GBP"]),
        ("two and a half million euros", ["two and a half million euros = 2500000 EUR"]),
        ("two hundred and fifty dollars", ["two hundred and fifty dollars = 250 USD"]),
        ("a one-yen bid", ["one-yen = 1 JPY"]),
        # cents, pence and their like
        ("75 cents a pound", ["75 cents = 0.75 USD"]),
        ("bread at 50c a loaf", ["50c = 0.5 USD"]),
        ("a 12-cent dividend", ["12-cent = 0.12 USD"]),
        ("Dublin put 5 cents on it.", ["5 cents = 0.05 EUR"]),
        ("470 pence a share", ["470 pence = 4.7 GBP"]),
        ("The shares fell 12p to 345p.", ["12p = 0.12 GBP", "345p = 3.45 GBP"]),
        ("Delhi cut it by 50 paise.", ["50 paise = 0.5 INR"]),
        (
            "thirteen dollars and forty-five cents",
            ["thirteen dollars and forty-five cents = 13.45 USD"],
        ),
        # conversions in brackets
        (
            "KSh 4.2 billion ($32.5 million)",
            ["KSh 4.2 billion = 4200000000 KES", "$32.5 million = 32500000 USD"],
        ),
        (
            "Toronto and Ottawa will pay 5 million euros ($8 million).",
            ["5 million euros = 5000000 EUR", "$8 million = 8000000 USD"],
        ),
        (
            "$2.8 billion (2.12 billion pounds)",
            ["$2.8 billion = 2800000000 USD", "2.12 billion pounds = 2120000000 GBP"],
        ),
        # rates of exchange
        ("($1 = 129.2000 Kenyan shillings)", ["129.2000 Kenyan shillings = 129.2000 KES"]),
        ("The sol fell to 3.62 per dollar.", ["3.62 per dollar = 3.62 PEN"]),
        (
            "Argentina's peso closed at 55.98 per U.S. dollar.",
            ["55.98 per U.S. dollar = 55.98 ARS"],
        ),
        ("The rupee ended at 83.12 in Mumbai.", ["83.12 = 83.12 INR"]),
        # ranges
        ("$3.1-3.3 billion", ["$3.1-3.3 billion = 3100000000-3300000000 USD"]),
        ("£2m-£3m", ["£2m-£3m = 2000000-3000000 GBP"]),
        ("£2-3m", ["£2-3m = 2000000-3000000 GBP"]),
        ("Rs 50 to 60 lakh", ["Rs 50 to 60 lakh = 5000000-6000000 INR"]),
        ("$310bn to $365bn", ["$310bn to $365bn = 310000000000-365000000000 USD"]),
        ("between £65 and £110", ["between £65 and £110 = 65-110 GBP"]),
        ("40 to 50 million dollars", ["40 to 50 million dollars = 40000000-50000000 USD"]),
        ("It rose from £1.20 to £1.50.", ["£1.20 = 1.20 GBP", "£1.50 = 1.50 GBP"]),
        ("It went up by £87.42 to £1,839.15.", ["£87.42 = 87.42 GBP", "£1,839.15 = 1839.15 GBP"]),
        ("They paid $500 to 12 men.", ["$500 = 500 USD"]),
    ],
)
def test_money_is_found_with_its_value_and_currency(text: str, expected: list[str]) -> None:
    assert money_in(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "ALL 5 solutions are wrong.",
        "COP 28 ended; TOP 10 hits; CUP 2026.",
        "He took the M25 and the A1 past the K2 and P5 rooms.",
        "N95 masks and R0 values",
        "Q3 2025 and Q1 results",
        "Labour 38 won their seats, 12 won again.",
        "The index touched the 75,880.06 mark and crossed 55 thousand marks.",
        "A 1080p screen, 720p video",
        "Section 5c and Article 50",
        "It is a million-to-one chance.",
        "multi-million-pound and multi-billion-dollar deals",
        "millions of dollars, hundreds of pounds",
        "Euro 2024 and Euro 6 engines",
        "The man weighed 200 pounds.",
        "In Texas he lost 20 pounds; police found 500 pounds of cocaine.",
        "QR codes, DM me, RM Williams, SR-71 and BD-5",
        "The dollar fell and the pound rose against the euro.",
    ],
)
def test_what_only_looks_like_money_is_not_money(text: str) -> None:
    assert money_in(text) == []


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("It will cost $5 million.", "USD"),
        ("SYDNEY: Melbourne and Perth homes cost $1.2 million, Australian data show.", "AUD"),
        ("Sydney, Perth: Australian banks paid A$5m and $3m.", "USD"),
        ("OTTAWA - Canadian cities get $3bn (US$2.2bn), Toronto said.", "CAD"),
        ("Washington told Canada and American firms to pay $3bn, Toronto said.", "USD"),
    ],
)
def test_a_bare_dollar_is_read_from_the_whole_article(text: str, code: str) -> None:
    figures = [figure for figure in find_figures(text) if figure.text.startswith("$")]
    assert [figure.unit for figure in figures] == [code]


def test_the_place_named_nearest_decides_between_two_countries_of_one_currency_name() -> None:
    text = (
        "India gave Rs 500 crore. Much later in the year Pakistan in turn gave 90 million rupees."
    )
    assert [figure.unit for figure in find_figures(text)] == ["INR", "PKR"]
