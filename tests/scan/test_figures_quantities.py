"""Counts and measures, and the numbers that are neither."""

from __future__ import annotations

import pytest

from summarizer.article import Mention
from summarizer.scan.figures import find_figures


def quantities_in(text: str) -> list[str]:
    """The quantities found, each as "words = value unit" or "words = value to value unit"."""
    found = []
    for figure in find_figures(text):
        if figure.kind == "quantity":
            high = "" if figure.value_high is None else f" to {figure.value_high:f}"
            found.append(f"{figure.text} = {figure.value:f}{high} {figure.unit}")
    return found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # counts with a noun
        ("procured 55 locomotives", ["55 locomotives = 55 locomotives"]),
        ("as many as 30 Norwegian vessels", ["30 Norwegian vessels = 30 vessels"]),
        ("a firm order for 38 narrowbody aircraft", ["38 narrowbody aircraft = 38 aircraft"]),
        ("wrote to 23 finance ministries in April", ["23 finance ministries = 23 ministries"]),
        ("to build two reactors on the coast", ["two reactors = 2 reactors"]),
        ("three other Pacific countries", ["three other Pacific countries = 3 countries"]),
        ("employs 6,200 people", ["6,200 people = 6200 people"]),
        ("carried 11.4mn passengers", ["11.4mn passengers = 11400000 passengers"]),
        ("11.4m passengers flew", ["11.4m passengers = 11400000 passengers"]),
        ("some 40k jobs", ["40k jobs = 40000 jobs"]),
        ("sold 41.7 lakh tonnes", ["41.7 lakh tonnes = 4170000 tonnes"]),
        ("100 crore people", ["100 crore people = 1000000000 people"]),
        ("1,20,000 farmers", ["1,20,000 farmers = 120000 farmers"]),
        ("options on a dozen more aircraft", ["a dozen more aircraft = 12 aircraft"]),
        ("half a dozen ships", ["half a dozen ships = 6 ships"]),
        ("two dozen banks", ["two dozen banks = 24 banks"]),
        (
            "two hundred and fifty thousand homes",
            ["two hundred and fifty thousand homes = 250000 homes"],
        ),
        (
            "30,000 social and affordable homes",
            ["30,000 social and affordable homes = 30000 homes"],
        ),
        ("1.2 million “well-located” homes", ["1.2 million “well-located” homes = 1200000 homes"]),
        (
            "12 sports cars and 1,200 police officers",
            ["12 sports cars = 12 cars", "1,200 police officers = 1200 officers"],
        ),
        ("two 787 Dreamliners", ["two 787 Dreamliners = 2 Dreamliners"]),
        ("38 F-16 jets", ["38 F-16 jets = 38 jets"]),
        ("THREE KILLED, 12 HURT", ["THREE KILLED = 3 KILLED", "12 HURT = 12 HURT"]),
        (
            "Airline Buys 38 Jets as Rival Cuts 400 Jobs",
            ["38 Jets = 38 Jets", "400 Jobs = 400 Jobs"],
        ),
        ("Seven people died.", ["Seven people = 7 people"]),
        ("a total of 22 listed companies", ["22 listed companies = 22 companies"]),
        ("12 MPs and three Democrats", ["12 MPs = 12 MPs", "three Democrats = 3 Democrats"]),
        ("10 000 tonnes of wheat", ["10 000 tonnes = 10000 tonnes"]),
        ("About 2000 people marched.", ["2000 people = 2000 people"]),
        (
            "100+ firms and 30-plus countries",
            ["100+ firms = 100 firms", "30-plus countries = 30 countries"],
        ),
        ("1,500-odd voters", ["1,500-odd voters = 1500 voters"]),
        # compounds
        ("the 140-megawatt plant", ["140-megawatt = 140 megawatts"]),
        ("a 12-mile buffer zone", ["12-mile = 12 miles"]),
        ("the 44-nation group", ["44-nation = 44 nations"]),
        ("a nine-hour session", ["nine-hour = 9 hours"]),
        ("a one-year extension", ["one-year = 1 years"]),
        ("a 2.5-million-tonne line", ["2.5-million-tonne = 2500000 tonnes"]),
        ("a 12-member panel", ["12-member = 12 members"]),
        ("a four-fold rise", ["four-fold = 4 times"]),
        # measures
        ("36,500\u00a0tonnes", ["36,500\u00a0tonnes = 36500 tonnes"]),
        ("We came 16,000 kilometres.", ["16,000 kilometres = 16000 kilometres"]),
        ("a 500MW plant and 2GW more", ["500MW = 500 MW", "2GW = 2 GW"]),
        ("12 sq km of land", ["12 sq km = 12 sq km"]),
        ("1.2 billion cubic metres", ["1.2 billion cubic metres = 1200000000 cubic metres"]),
        ("at 120km/h", ["120km/h = 120 km/h"]),
        ("It hit 45C, or 40 °C in the shade.", ["45C = 45 C", "40 °C = 40 °C"]),
        ("12ft wide and 300 metres tall", ["12ft = 12 ft", "300 metres = 300 metres"]),
        ("a 6.3-magnitude quake", ["6.3-magnitude = 6.3 magnitude"]),
        ("a 10 tonne load", ["10 tonne = 10 tonne"]),
        ("roughly 12 times what they get", ["12 times = 12 times"]),
        ("300,000 bpd of oil", ["300,000 bpd = 300000 bpd"]),
        ("lost 345 points", ["345 points = 345 points"]),
        ("a half-hour meeting", ["half-hour = 0.5 hour"]),
        ("half an hour of talks", ["half an hour = 0.5 hour"]),
        # durations
        ("paid over six years", ["six years = 6 years"]),
        ("spoke for 20 minutes", ["20 minutes = 20 minutes"]),
        ("would take at least 18 months", ["18 months = 18 months"]),
        ("a contract for two more years", ["two more years = 2 years"]),
        ("a year's pause in redundancies", ["a year's = 1 year"]),
        ("two and a half years", ["two and a half years = 2.5 years"]),
        # ranges
        ("between 40 and 50 tonnes", ["between 40 and 50 tonnes = 40 to 50 tonnes"]),
        ("10-15 people", ["10-15 people = 10 to 15 people"]),
        ("two or three years", ["two or three years = 2 to 3 years"]),
        ("five to seven days", ["five to seven days = 5 to 7 days"]),
        ("5-6 crore people", ["5-6 crore people = 50000000 to 60000000 people"]),
        ("10- to 12-year terms", ["10- to 12-year = 10 to 12 years"]),
        # counts whose noun stands elsewhere
        ("64 posts will go, 22 of them soon", ["64 posts = 64 posts", "22 of them = 22 posts"]),
        ("20 of the seats are for women and 10 for men.", ["20 = 20 seats", "10 = 10 seats"]),
        ("The list contested 22 seats and won 14.", ["22 seats = 22 seats", "14 = 14 seats"]),
        ("She won 14 in a row.", []),
        ("She won 6-4, 7-5.", []),
        ("Two of the men ran and 10 for a bus is dear.", ["Two = 2 men"]),
        ("Labour holds 29 of the 54 seats.", ["29 = 29 seats", "54 seats = 54 seats"]),
        (
            "Two of the borough's nine libraries",
            ["Two = 2 libraries", "nine libraries = 9 libraries"],
        ),
        ("two of the ministers resigned", ["two = 2 ministers"]),
        ("27 ships, down from 41 a week earlier", ["27 ships = 27 ships", "41 = 41 ships"]),
        ("Families went from 212 to 341 since 2024.", ["212 = 212 None", "341 = 341 None"]),
        ("Police put the crowd at 90.", ["90 = 90 None"]),
        ("The toll rose to 14 on Friday.", ["14 = 14 None"]),
        ("Of the 120 patients, 45 recovered.", ["120 patients = 120 patients", "45 = 45 patients"]),
        ("Three were killed.", ["Three = 3 None"]),
        ("at least three were hurt", ["three = 3 None"]),
        ("29 of 54 seats", ["29 = 29 seats", "54 seats = 54 seats"]),
        ("It passed by 9 votes to 2.", ["9 votes = 9 votes", "2 = 2 votes"]),
        ("minus 12 degrees, or -12C", ["minus 12 degrees = -12 degrees", "-12C = -12 C"]),
        ("a 1.2m-tonne plant", ["1.2m-tonne = 1200000 tonnes"]),
        ("a 5m-high wall", ["5m = 5 m"]),
        ("a population of 1.4bn", ["1.4bn = 1400000000 None"]),
        ("The Senate voted 64 to 19.", ["64 = 64 votes", "19 = 19 votes"]),
        ("its one-third interest in the mine", ["one-third = 0.3333 interest"]),
    ],
)
def test_counts_and_measures_are_found_with_what_they_count(text: str, expected: list[str]) -> None:
    assert quantities_in(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        # dates, years, clock times
        "dated February 9, on 12 June 2026, on Dec. 19, by March 3-5 and on 7 and 8 July",
        "in 1987, since 2024, by 2033, the 2028 date, in 2026-27, in 2019/20 and the 1990s",
        "between 2019 and 2024, 2024 elections, its 2025 accounts, in 2019 people stayed away",
        "date 2025-12-28, 28/01/26, 15.10.2019 and Thursday 16",
        "at 9 a.m., 3pm, 7.30pm, 10:15, 19.40 BST, 1400 GMT, six o'clock, 12:00am EDT",
        "two weeks ago, three days later, in the 21st century",
        # ages, ordinals
        "Tranmer, 67, who made his money in caravans",
        "Ms. Brubeck-Hayes, 58, added that she would go.",
        "a 16-year-old boy, a woman aged 52, ages 12 to 17, at 24 years of age, in his 50s",
        "over-65s, aged just 19, died at 84, the 19-year-old's",
        "finished 14th, the 19th Congress, his 1st, 2nd and 3rd",
        # scores
        "the 2-1 defeat, a 3-2 win, 6-4 3-6 7-5, a 0-0 draw, a 60-40 split",
        "scoring 245 for 4 and 87 off 45 balls, won by 6 wickets and 93 runs",
        # telephone and flight numbers, addresses
        "call 01632 960188, +254 712 345 678, 020 7946 0018 or 555-1234",
        "Flight 370, flight MH370 and Flight 93",
        "at 10 Downing Street, 45 Kings Road and 1600 Pennsylvania Avenue",
        "see http://example.com/2024/05/12/story-123456 or write to desk24@example.com",
        # articles, sections, pages, lists
        "Article 370, Section 107 of the law, Rule 12, page 45, chapter 11, pages 3 and 5",
        "Resolution 2231, Clause 4.2, paragraph 5, phase 3 trials, type 2 diabetes",
        "1. First\n2. Second\n(3) Third\n[4] Fourth",
        "No. 10 denied it; number 10, No 2 supplier, the top 10 firms and the top five",
        # model and other names
        "the H220-300, its rival C-90, Cop31, the G77, F-16, Su-35s, B-52, Covid-19, GPT-4, 5G",
        "FTSE 100, S&P 500, Nikkei 225, Fortune 500, KSE-100 index, 100-index",
        "Boeing 737, Airbus 320, Room 101, Gate 4, Channel 4, Route 66, Apollo 11, Windows 11",
        "They saw the Six Nations, then bought the Magnificent Seven stocks in phase two of it.",
        "24/7, 9/11, 26/11, a 50:50 venture, a 4x4, 2x2",
        "the Group of 20 nations, the Committee of 100 and the Group of Seven",
        # grammar
        "one of the largest, one person, one said, no one, one day, one another",
        "the two sides, the two companies, these two men, both two-way and two-faced",
        "A two-state solution, a five-star hotel, a two-time winner, one-off",
        "two things matter, in two minds",
        # people counted only as sources
        "according to two people briefed on the meeting",
        "Two people familiar with the matter said so; three officials said it too.",
        "two people who were at the table told the paper",
        # vague
        "dozens of ships, hundreds of people, several hundred homes, a few thousand",
        "twenty-first, sixty-second and one hundredth",
        "007, 1.2.3 and 12345678901234567890123456",
    ],
)
def test_numbers_that_are_no_figures_are_left_out(text: str) -> None:
    assert [figure.text for figure in find_figures(text)] == []


def test_a_figure_that_overlaps_a_date_is_left_out() -> None:
    text = "In the first 18 months it sold 40 ships."
    assert [f.text for f in find_figures(text)] == ["18 months", "40 ships"]
    date = Mention(3, 22, "the first 18 months")
    assert [f.text for f in find_figures(text, (date,))] == ["40 ships"]


def test_dates_may_come_in_any_order() -> None:
    text = "In 18 months and 12 weeks it sold 40 ships."
    dates = (Mention(17, 25, "12 weeks"), Mention(3, 12, "18 months"))
    assert [f.text for f in find_figures(text, dates)] == ["40 ships"]
