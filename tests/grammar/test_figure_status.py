"""How a figure stands, by the words of its clause."""

from __future__ import annotations

import pytest

from summarizer.grammar.figures import read_figure
from summarizer.scan import scan

CASES = [
    # forecast
    ("Sales are expected to reach $4 billion next year.", "forecast"),
    ("The bank projected growth of 3.1% for Nigeria.", "forecast"),
    ("The scheme will cost Rs 450 crore, the minister said.", "forecast"),
    ("Inflation is likely to ease to 4.2% by June.", "forecast"),
    ("Analysts predict a loss of €90 million.", "forecast"),
    ("The line would carry 40,000 passengers a day.", "forecast"),
    ("Output could fall by 12% if the drought goes on.", "forecast"),
    ("The plant is to employ 900 people from May.", "forecast"),
    ("The company kept its guidance of $2.10 a share.", "forecast"),
    ("Brazil's harvest is seen at 168 million tonnes.", "forecast"),
    ("The levy is due to bring in £60m.", "forecast"),
    ("Seoul forecasts a deficit of 92 trillion won.", "forecast"),
    # proposed
    ("The union is demanding a 9% rise.", "proposed"),
    ("Kenya has asked the World Bank for $500 million.", "proposed"),
    ("Zambia wants Halbrook Rail to refund $12 million.", "proposed"),
    ("Tavish Holdings offered £3.20 a share for its rival.", "proposed"),
    ("Ministers are considering a 2% levy on hotel stays.", "proposed"),
    ("Karachi's port authority sought Rs 8 billion from Islamabad.", "proposed"),
    ("Lima plans to spend 2.3 billion soles on drains.", "proposed"),
    ("The airline intends to buy 30 aircraft.", "proposed"),
    ("A proposed $40 million stadium has split the town.", "proposed"),
    ("The charity hopes to raise A$2 million.", "proposed"),
    ("Japan has pledged ¥20 billion.", "proposed"),
    ("He is weighing a £58m bid for the club.", "proposed"),
    ("The governor urged a 15% cut in fares.", "proposed"),
    # approved
    ("Parliament approved a loan of 45 million kwacha.", "approved"),
    ("The Cabinet on Wednesday cleared an outlay of Rs 1,250 crore.", "approved"),
    ("The US Exim Bank has approved a USD 1.25 billion loan.", "approved"),
    ("Wexcombe agreed Monday to pay $412.5 million.", "approved"),
    ("Lagos State signed a N62 billion contract with the builder.", "approved"),
    ("The council set aside £3m for potholes.", "approved"),
    ("A grant of €5 million was approved in March.", "approved"),
    ("The regulator has sanctioned Rs 75 crore for the port.", "approved"),
    ("Congress authorized $886 billion for defense.", "approved"),
    ("The Diet passed a ¥13.9 trillion budget.", "approved"),
    # paid
    ("The state had already sunk KSh 4.2 billion into wells.", "paid"),
    ("The firm paid $3 million to settle the case.", "paid"),
    ("The ministry has disbursed 1.4 million cedis.", "paid"),
    ("Telefen invested €250 million in the network.", "paid"),
    ("They spent R35 million on consultants.", "paid"),
    ("Barely $380m had been paid by the end of May.", "paid"),
    ("About Rs 6,120 crore has been credited to their accounts.", "paid"),
    ("A widow donated S$1 million to the hospital.", "paid"),
    ("Andina bought the mine for $640 million.", "paid"),
    # withdrawn
    ("Manila cancelled a 2.1 billion peso order.", "withdrawn"),
    ("The plan for 300 homes was scrapped.", "withdrawn"),
    ("The bank waived fees worth $9 million.", "withdrawn"),
    ("Paris has withdrawn its €3 billion guarantee.", "withdrawn"),
    ("Pakistan decided to withdraw a proposed 5 per cent tax.", "withdrawn"),
    ("The buyer pulled out of the $70 million sale.", "withdrawn"),
    ("Creditors wrote off $1.2 billion of debt.", "withdrawn"),
    # refused
    ("Members threw out a pay offer of 6.5%.", "refused"),
    ("The board rejected a $1.9 billion takeover proposal.", "refused"),
    ("Oslo refused to pay 30 million kroner.", "refused"),
    ("The club turned down a €25 million bid.", "refused"),
    ("The president vetoed a 7% rise for teachers.", "refused"),
    ("A request for 200 visas was rejected.", "refused"),
    ("The minister ruled out a 10% cut.", "refused"),
    # stated, though words of that kind stand near by
    ("Revenue rose 8.1% to Rs 2,350 crore.", "stated"),
    ("The company, which plans to expand, employs 6,200 people.", "stated"),
    ("About 200 protesters demanded that delegates stay.", "stated"),
    ("Turnover was £14.2m, but the owner wants more.", "stated"),
    ("He said rents had risen 5%.", "stated"),
    ("The reservoir holds 3 million cubic metres of water.", "stated"),
    ("The ministry has not paid the $4 million.", "stated"),
    ("The meeting lasted three hours, and he will return in May.", "stated"),
    ("Two boats collided off Donegal.", "stated"),
    ("Four of the seven board members backed the move.", "stated"),
]


@pytest.mark.parametrize(("text", "status"), CASES)
def test_a_figure_stands_as_its_clause_says(text: str, status: str) -> None:
    found = scan(text)
    assert found.figures
    assert read_figure(found.figures[0], found, text).status == status
