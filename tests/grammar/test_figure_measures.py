"""What a figure measures: labels as an editor would write them."""

from __future__ import annotations

import re

import pytest
from counting import calls_of
from hypothesis import given, settings
from hypothesis import strategies as st
from scan_invariants import PIECES

from summarizer.grammar.figures import read_figure
from summarizer.scan import Scan, scan
from summarizer.scan.mentions import FigureMention

CASES = [
    ("Islamabad has borrowed $2.4 billion from Chinese banks to pay for power plants.",
     "$2.4 billion", "amount borrowed from Chinese banks"),
    ("The hospital in Lahore treated 340 patients for dengue last week.",
     "340 patients", "patients treated for dengue"),
    ("Wheat prices in Punjab jumped 18% to Rs3,900 per 40kg.",
     "18%", "rise in wheat prices in Punjab"),
    ("Wheat prices in Punjab jumped 18% to Rs3,900 per 40kg.",
     "Rs3,900", "Wheat prices in Punjab"),
    ("Nigeria's external reserves fell by $1.2bn to $38.4bn in a month.",
     "$1.2bn", "fall in Nigeria's external reserves"),
    ("Nigeria's external reserves fell by $1.2bn to $38.4bn in a month.",
     "$38.4bn", "Nigeria's external reserves"),
    ("The refinery processed 412,000 barrels of crude a day in March.",
     "412,000 barrels", "crude processed"),
    ("Unemployment stands at 32.9%, Statistics South Africa said.",
     "32.9%", "Unemployment"),
    ("The strike cost the mine R240 million in lost output.",
     "R240 million", "cost of the strike"),
    ("Mexico's trade surplus with the United States widened to $15.1 billion.",
     "$15.1 billion", "Mexico's trade surplus with the United States"),
    ("Gunmen killed 11 people in a bar in Guanajuato.",
     "11 people", "people killed in a bar in Guanajuato"),
    ("The central bank of Chile raised its policy rate by half a point to 5.5%.",
     "5.5%", "policy rate"),
    ("German industrial output shrank 1.4% in February.",
     "1.4%", "fall in German industrial output"),
    ("The French farm budget will be cut by €300 million.",
     "€300 million", "fall in the French farm budget"),
    ("Italy's debt amounts to 137% of GDP.",
     "137%", "Italy's debt as share of GDP"),
    ("A Dutch court awarded the fishermen €1.8 million in damages.",
     "€1.8 million", "damages awarded"),
    ("Some 4,500 workers walked out at the Turin plant.",
     "4,500 workers", "workers walked out at the Turin plant"),
    ("London house prices have risen 2.3% since January, to an average of £531,000.",
     "2.3%", "rise in London house prices"),
    ("London house prices have risen 2.3% since January, to an average of £531,000.",
     "£531,000", "London house prices"),
    ("The prime minister promised 40 new hospitals.",
     "40 new hospitals", "new hospitals promised"),
    ("The Ministry of Defence ordered 14 helicopters at a cost of £1.2bn.",
     "14 helicopters", "helicopters ordered"),
    ("The Ministry of Defence ordered 14 helicopters at a cost of £1.2bn.",
     "£1.2bn", "cost of helicopters"),
    ("Tesco sold 1.1 million turkeys before Christmas.",
     "1.1 million turkeys", "turkeys sold"),
    ("A third of teachers plan to leave, a survey of 8,000 staff found.",
     "A third", "share of teachers that plan to leave"),
    ("The Senate voted 52-48 to spend $95 billion on ships.",
     "$95 billion", "amount to spend on ships"),
    ("Wildfires have burned 28,000 acres in Oregon.",
     "28,000 acres", "acres burned in Oregon"),
    ("The school district laid off 120 teachers.",
     "120 teachers", "teachers laid off"),
    ("The median rent in Boise rose to $1,420 a month.",
     "$1,420", "median rent in Boise"),
    ("The jury ordered the company to pay $22 million in damages to the family.",
     "$22 million", "damages to the family"),
    ("Toyota recalled 230,000 cars over faulty brakes.",
     "230,000 cars", "cars recalled over faulty brakes"),
    ("Samsung's operating profit tumbled 35% to 6.4 trillion won.",
     "35%", "fall in Samsung's operating profit"),
    ("Samsung's operating profit tumbled 35% to 6.4 trillion won.",
     "6.4 trillion won", "Samsung's operating profit"),
    ("China's imports of soybeans reached 9.7 million tonnes in May.",
     "9.7 million tonnes", "China's imports of soybeans"),
    ("The typhoon left 23 people missing in Luzon.",
     "23 people", "people missing in Luzon"),
    ("Hanoi approved a $67 billion railway.",
     "$67 billion", "railway approved"),
    ("Seoul apartment prices are up 11.2 percent from a year earlier.",
     "11.2 percent", "rise in Seoul apartment prices"),
    ("Kuala Lumpur will cut its fuel subsidy by RM8 billion.",
     "RM8 billion", "fall in fuel subsidy"),
    ("The Tokyo clinic charges ¥45,000 for a scan.",
     "¥45,000", "Tokyo clinic charges for a scan"),
    ("Rice exports from Thailand totalled 8.2 million tonnes.",
     "8.2 million tonnes", "Rice exports from Thailand"),
    ("Turnout was 64%, down from 71% in 2019.",
     "64%", "Turnout"),
    ("Turnout was 64%, down from 71% in 2019.",
     "71%", "Turnout"),
    ("The bill would raise the minimum wage to $15 an hour.",
     "$15", "minimum wage"),
    ("Investors bought £4.2bn of government bonds.",
     "£4.2bn", "government bonds bought"),
    ("The 12-nation bloc has 310 million consumers.",
     "310 million consumers", "consumers the bloc has"),
    ("The tower, 96 metres high, cost $340 million.",
     "$340 million", "cost of the tower"),
    ("The party won 61 of the 120 seats in the Knesset.",
     "61", "seats won in the Knesset"),
    ("The party won 61 of the 120 seats in the Knesset.",
     "120 seats", "seats in the Knesset"),
    ("The vaccine protects 92% of children, according to the WHO.",
     "92%", "share of children the vaccine protects"),
    ("The minister said the dam was 62% full.",
     "62%", "dam full"),
    ("The drought has killed more than 9,000 cattle in Kenya's north.",
     "9,000 cattle", "cattle killed in Kenya's north"),
    ("Tourism earns Egypt about $14 billion a year.",
     "$14 billion", "Tourism earns Egypt"),
    ("The Nairobi county government owes contractors KSh 22 billion.",
     "KSh 22 billion", "Nairobi county government owes contractors"),
    ("The Kremlin put the number of drones at 59.",
     "59", "number of drones"),
    ("Its net loss narrowed to Sh1.9 billion from Sh3.4 billion.",
     "Sh1.9 billion", "net loss"),
    ("Its net loss narrowed to Sh1.9 billion from Sh3.4 billion.",
     "Sh3.4 billion", "net loss"),
    ("Police in Dhaka arrested 73 people on Sunday.",
     "73 people", "people arrested"),
    ("Sri Lanka's rupee weakened 0.8% against the dollar.",
     "0.8%", "fall in Sri Lanka's rupee"),
    ("The euro zone economy grew 0.3%, twice the pace of the previous quarter.",
     "0.3%", "rise in the euro zone economy"),
    ("The World Food Programme needs $600 million for Sudan.",
     "$600 million", "World Food Programme needs for Sudan"),
    ("Crews restored power to 85% of customers by Friday.",
     "85%", "share of customers"),
    ("The court gave the state 90 days to reply.",
     "90 days", "state to reply"),
    ("Prices of onions doubled to 80 taka a kilogram.",
     "80 taka", "Prices of onions"),
    ("The loan carries an interest rate of 6.75%.",
     "6.75%", "interest rate of the loan"),
    ("Bolivia has just $170 million left in cash reserves.",
     "$170 million", "amount left in cash reserves"),
    ("Only 13 of 47 counties filed accounts.",
     "13", "counties filed accounts"),
    ("Only 13 of 47 counties filed accounts.",
     "47 counties", "counties filed accounts"),
    ("Peru's Congress approved, by 86 votes to 21, a law on pensions.",
     "86 votes", "votes"),
    ("Peru's Congress approved, by 86 votes to 21, a law on pensions.",
     "21", "votes"),
    ("The museum drew 1.3 million visitors, 20% more than in 2023.",
     "1.3 million visitors", "visitors the museum drew"),
    ("The museum drew 1.3 million visitors, 20% more than in 2023.",
     "20%", "rise in visitors the museum drew"),
    ("Ford will invest $3.5 billion in a battery plant in Michigan and hire 2,500 workers.",
     "$3.5 billion", "amount to invest in a battery plant in Michigan"),
    ("Ford will invest $3.5 billion in a battery plant in Michigan and hire 2,500 workers.",
     "2,500 workers", "workers to hire"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "figure", "label"), CASES)
def test_a_figure_is_labelled_by_the_grammar_of_its_sentence(
    text: str, figure: str, label: str
) -> None:
    found = scan(text)
    mention = next(mention for mention in found.figures if mention.text == figure)
    assert read_figure(mention, found, text).measures == label


def test_a_conversion_and_a_comparison_take_the_label_of_the_first_figure() -> None:
    text = (
        "Malwa Cement posted a net profit of Rs 612 crore ($67.1 million) for the December "
        "quarter, up 12.5% from a year earlier."
    )
    labels = _labels(text)
    assert labels[0] == labels[1] == "net profit for the December quarter"
    assert labels[2] == "rise in net profit for the December quarter"


def test_a_rate_of_exchange_is_called_so() -> None:
    assert _labels("($1 = 129.2000 Kenyan shillings)")[-1] == "exchange rate"


def test_a_fragment_is_labelled_from_the_sentence_before() -> None:
    assert _labels("The hotel has 40 rooms. 38!")[-1]


def test_a_figure_of_another_article_is_stated_and_has_no_label() -> None:
    other = "Sales rose 5%."
    found = scan(other)
    reading = read_figure(found.figures[0], scan("Nothing."), "Nothing.")
    assert (reading.measures, reading.status) == (None, "stated")


def _labels(text: str) -> list[str | None]:
    found = scan(text)
    return [read_figure(figure, found, text).measures for figure in found.figures]


# --- any text ---------------------------------------------------------------------------------

_LIGHT = {"of", "for", "in", "as", "to", "that", "rise", "fall", "share", "exchange", "rate"} | {
    "amount",
    "number",
    "not",
}
_WORDS = re.compile(r"[^\W_]+")
# An article cannot hold half a character.
_PIECES = [piece for piece in PIECES if piece != "\ud800"]
_NEWS = (
    *("$5 million", "12%", "6,200 people", "41.7 lakh tonnes", "(", ")", ",", "of", "to", "up"),
    *("rose", "fell", "loan", "share", "which", "the company", "employs", "paid", "for", "a year"),
    *(
        "World Bank",
        "Kenya",
        "half",
        "a 12-mile",
        "was",
        "will",
        "by",
        "from",
        "its",
        "price",
        "'s",
    ),
)


@settings(max_examples=200, deadline=None)
@given(
    st.lists(st.sampled_from([*_PIECES, *_NEWS, *_NEWS]), max_size=40), st.sampled_from(["", " "])
)
def test_any_text_is_read_and_a_label_is_made_of_its_words(parts: list[str], joint: str) -> None:
    text = f"In May {joint.join(parts)}"
    found = scan(text)
    for figure in found.figures:
        reading = read_figure(figure, found, text)
        _assert_worded(reading.measures, figure, found, text)
        names = {name.full for name in found.names}
        assert {reading.payer, reading.recipient} <= names | {None}


def _assert_worded(label: str | None, figure: FigureMention, found: Scan, text: str) -> None:
    if label is None:
        return
    assert 0 < len(label.split()) <= 10
    at = next(n for n, s in enumerate(found.sentences) if s.start <= figure.start < s.end)
    near = found.sentences[max(0, at - 1) : at + 1]
    # Some marks part a word without a space before the next one, so a part will do.
    said = " ".join(sentence.text for sentence in near).lower()
    words = {word.lower() for word in _WORDS.findall(label)}
    assert all(word in said or word in _LIGHT for word in words)


def test_work_on_a_figure_grows_with_its_sentence_and_no_faster() -> None:
    def calls(times: int) -> int:
        text = "Sales rose 5% to $3 million, and " * times
        found = scan(text)
        assert len(found.figures) == 2 * times
        some = found.figures[:: times // 10]
        assert all(read_figure(figure, found, text).measures for figure in some)
        return calls_of(lambda: [read_figure(figure, found, text) for figure in some])

    assert calls(400) < 10 * calls(40)
