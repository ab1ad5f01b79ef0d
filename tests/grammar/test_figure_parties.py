"""Who pays a sum and who gets it, where the sentence says so."""

from __future__ import annotations

import pytest

from summarizer.grammar.figures import read_figure
from summarizer.scan import scan

# (text, payer, recipient) of the first sum of money
CASES = [
    ("The World Bank lent Kenya $500 million in 2023.", "World Bank", "Kenya"),
    ("Japan will give Fiji ¥2 billion for sea walls.", "Japan", "Fiji"),
    ("Norway donated 30 million kroner to Malawi.", "Norway", "Malawi"),
    ("Halbrook Rail paid Zambia $12 million last year.", "Halbrook Rail", "Zambia"),
    ("Wexcombe Chemical agreed to pay Ohio $412.5 million.", "Wexcombe Chemical", "Ohio"),
    ("Zambia wants Halbrook Rail to refund $12 million.", "Halbrook Rail", "Zambia"),
    ("Kenya has asked the World Bank for $500 million.", "World Bank", "Kenya"),
    ("Ghana borrowed $3 billion from the IMF.", "IMF", "Ghana"),
    ("Malawi received $80 million from Norway.", "Norway", "Malawi"),
    ("Sri Lanka secured a $350 million loan from Japan.", "Japan", "Sri Lanka"),
    ("The African Development Bank approved a $90 million loan to Rwanda.",
     "African Development Bank", "Rwanda"),
    ("Parliament approved a loan of 45 million kwacha to the National Rail Fund.",
     None, "National Rail Fund"),
    ("A court in Seoul fined Hanbit Motors 5 billion won.", "Hanbit Motors", None),
    ("Hanbit Motors was fined 5 billion won.", "Hanbit Motors", None),
    ("Andina Mining bought Rio Claro from Petrosul for $640 million.", "Andina Mining", "Petrosul"),
    ("Petrosul Energia sold the mine to Andina Mining for $640 million.",
     "Andina Mining", "Petrosul Energia"),
    ("Telefen Group invested €250 million in Albania.", "Telefen Group", "Albania"),
    ("Qatar will inject $1 billion into Egypt.", "Qatar", "Egypt"),
    ("Tavishe Power owes Kenya about KSh 900 million.", "Tavishe Power", "Kenya"),
    ("Poland sought €6 billion from Brussels.", "Brussels", "Poland"),
    ("Ukraine was promised €1.2bn by the European Commission.", "European Commission", "Ukraine"),
    ("About $30 million was paid to Haiti by Canada.", "Canada", "Haiti"),
    ("A grant of $7 million to Nepal was announced.", None, "Nepal"),
    ("Canada's $40 million grant to Jamaica was announced.", "Canada", "Jamaica"),
    ("Jamaica's $40 million loan from Canada was announced.", "Canada", "Jamaica"),
    ("Malwa Cement spent Rs 900 crore on a campus in Pune.", "Malwa Cement", None),
    ("Peru sued Minera Sol and demanded $90 million from it.", None, "Peru"),
    ("The fund lent the company $5 million.", "The fund", "the company"),
    ("Australia pledged A$300 million to Tuvalu.", "Australia", "Tuvalu"),
    ("Denmark handed Greenland 1.3 billion kroner.", "Denmark", "Greenland"),
    # nothing is paid, or the text does not say by whom
    ("Revenue rose 8.1% to Rs 2,350 crore.", None, None),
    ("Malwa Cement posted a net profit of Rs 612 crore.", None, None),
    ("The bridge, built by Balfour, cost $90 million.", None, None),
    ("Inflation pushed the price of rice to N88,500.", None, None),
    ("The dollar bought ¥154.30.", None, None),
    ("Net debt stood at $371 million.", None, None),
    ("A fine of Rs 5,000 will be levied.", None, None),
    ("The suit says damages exceed $2 million.", None, None),
    ("Nvidia's market value topped $5 trillion.", None, None),
    ("Petrol sells for N865 in Lagos.", None, None),
    ("The budget of N1.78tn was read to lawmakers in Abuja.", None, None),
    ("Shares in Iguai closed at 21.47 reais in Sao Paulo.", None, None),
    ("He spoke in Paris of a €3 billion gap.", None, None),
]  # fmt: skip


def _bare(name: str | None) -> str | None:
    return name.lower().removeprefix("the ") if name else None


@pytest.mark.parametrize(("text", "payer", "recipient"), CASES)
def test_the_parties_are_those_that_the_sentence_names(
    text: str, payer: str | None, recipient: str | None
) -> None:
    found = scan(text)
    money = next(figure for figure in found.figures if figure.kind == "money")
    reading = read_figure(money, found, text)
    assert (_bare(reading.payer), _bare(reading.recipient)) == (_bare(payer), _bare(recipient))


def test_only_money_has_parties() -> None:
    text = "Pakistan bought 55 locomotives from China."
    found = scan(text)
    reading = read_figure(found.figures[0], found, text)
    assert (reading.payer, reading.recipient) == (None, None)
