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
    # the pronoun's speaker, a passive's subject, a possessor before a name
    ("Ghana says it has repaid $1.4 billion to the World Bank.", "Ghana", "World Bank"),
    ("Halbrook Rail said on Monday that it would invest €90 million in Rijeka.",
     "Halbrook Rail", "Rijeka"),
    ("Senegal has been asked by the African Development Bank to repay $60 million.",
     "Senegal", "African Development Bank"),
    ("Chile's Minera Sol paid Peru $8 million.", "Minera Sol", "Peru"),
    ("The UN's own Relief Fund has raised $12 million this year.", None, "Relief Fund"),
    ("Bolivia asked for $40 million.", None, "Bolivia"),
    # offers, by whoever makes them
    ("The club rejected a £9m bid from Castle Holdings.", "Castle Holdings", None),
    ("Norvik Capital has tabled a £58m offer for the club.", "Norvik Capital", None),
    ("Norvik Capital's £58m offer for the club was refused.", "Norvik Capital", None),
    # a payment made, a fine on somebody
    ("Kenya made a $2 billion payment to the World Bank in June.", "Kenya", "World Bank"),
    ("A regulator imposed a penalty of Rs 40 crore on Hanbit Motors.", "Hanbit Motors", None),
    ("Canada approved $60 million in food aid to Haiti.", None, "Haiti"),
    ("The bill allocates 45 billion shillings to the National Roads Authority.",
     None, "National Roads Authority"),
    ("Odessa Grain was lent $9 million, a loan granted by the EBRD.", None, "Odessa Grain"),
    # orders and players
    ("Andina Air placed an order with Halbrook Aircraft for 12 jets worth $1.1 billion.",
     "Andina Air", "Halbrook Aircraft"),
    ("Halbrook Aircraft won a $2.9 billion contract from NASA.", "NASA", "Halbrook Aircraft"),
    ("Andina Club signed Tom Rafferty from Castle Rovers for £7m.", "Andina Club", "Castle Rovers"),
    # settled with one claimant; with several, nobody alone gets it
    ("Hanbit Motors will pay $70 million to settle a lawsuit brought by Ohio.",
     "Hanbit Motors", "Ohio"),
    ("Hanbit Motors will pay $70 million to settle claims by Ohio, Iowa and Texas.",
     "Hanbit Motors", None),
    ("Hanbit Motors will pay a former manager, Tom Reed, £400,000 in damages.",
     "Hanbit Motors", "Tom Reed"),
    ("Lawyers for the states will get as much as 12.5% of it, or about $51.6 million.",
     None, "Lawyers for the states"),
    ("Officials said that Zambia had asked Halbrook Rail to refund $12 million.",
     "Halbrook Rail", "Zambia"),
    ("The charity said it had received £250,000 from Lady Ashcombe.", "Ashcombe", "The charity"),
    ("The Halbrook Foundation announced a $4 million grant to Nepal.",
     "Halbrook Foundation", "Nepal"),
    ("The minister announced a $4 million grant to Nepal.", None, "Nepal"),
    # a court decides, and others pay
    ("A Dutch court awarded the fishermen €1.8 million in damages.", None, "the fishermen"),
    ("A jury ordered Hanbit Motors to pay Tom Reed $2 million.", "Hanbit Motors", "Tom Reed"),
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
    ("Halbrook Rail denied that it had paid $3 million to Zambia.", None, None),
    ("Zambia asked Halbrook Rail to lend it $3 million, which the firm denies.", None, None),
    ("Bolivia lost $200 million in aid from Canada.", None, None),
    ("Hanbit Motors gave up $5 million in bonuses.", None, None),
    ("Halbrook Rail released a $900 phone in Seoul.", None, None),
    ("Anna Poole raised £5,000 for Shelter.", None, None),
    ("The strike cost Andina Air $61 million.", None, None),
    ("Andina Club lent Tom Reed to Castle Rovers for £7m.", None, None),
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
