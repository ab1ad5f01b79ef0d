"""Denied verbs: money that was not approved or paid, and who did not pay it."""

from __future__ import annotations

import pytest

from summarizer.grammar.figures import read_figure
from summarizer.scan import scan

STATUSES = [
    ("The $5 billion loan was not approved.", "stated"),
    ("The bank has not approved the $200 million loan.", "stated"),
    ("Parliament has yet to approve the $3 billion package.", "proposed"),
    ("Lawmakers failed to pass the 2 billion euro budget.", "stated"),
    ("The council voted against approving $4 billion for the dam.", "refused"),
    ("The board voted against a $4 billion merger.", "refused"),
    ("MPs voted 54-31 to reject the $90 million contract.", "refused"),
    ("The $6 million grant has never been paid.", "stated"),
    ("Nobody paid the $7 million ransom.", "stated"),
    ("None of the donors has paid the $40 million promised.", "stated"),
    ("Neither Ghana nor Togo paid the $12 million bill.", "stated"),
    ("The Senate did not approve the $60 million loan.", "refused"),
    ("The Senate didn't approve the $60 million loan.", "refused"),
    ("Nairobi refused to approve a KSh 3 billion bailout.", "refused"),
    ("The ministry declined to approve the R20 million tender.", "refused"),
    ("The company was unable to pay a fine of $2 million.", "stated"),
    ("He left the country without paying the €300,000 fine.", "stated"),
    ("The cabinet not only approved the $5 million grant but praised it.", "approved"),
    ("The firm paid no more than $3 million.", "paid"),
    ("No bank has approved the $70 million loan.", "stated"),
    ("The bank won't approve the $70 million loan.", "stated"),
    ("The $70 million loan has not yet been approved.", "proposed"),
    ("Lima decided not to pay the $9 million.", "refused"),
    ("Shareholders voted not to approve the £8 million bonus.", "refused"),
    ("The EU has not paid Hungary 6 billion euros.", "stated"),
    ("The EU never paid Hungary 6 billion euros.", "stated"),
    ("Jakarta hasn't paid the contractor $15 million.", "stated"),
    ("Jakarta has approved the $15 million contract.", "approved"),
    ("The ministry paid none of the $15 million.", "stated"),
    ("The bank did not withdraw its $5 million offer.", "proposed"),
    ("Manila is not expected to approve the $8 million grant.", "stated"),
    ("The Diet rejected the ¥2 trillion budget.", "refused"),
    ("The Rs 500 crore package was never sanctioned.", "stated"),
    ("The aid of $30 million was neither approved nor paid.", "stated"),
]

UNPAID = [
    "The EU has not paid Hungary 6 billion euros.",
    "The EU never paid Hungary 6 billion euros.",
    "Jakarta hasn't paid Halbrook Rail $15 million.",
    "Zambia failed to pay Halbrook Rail $12 million.",
    "Oslo refused to pay Bergen 30 million kroner.",
    "Delhi is unable to lend Colombo $900 million.",
    "The $4 million was never paid to Halbrook Rail by Zambia.",
    "Spain left without paying Portugal €2 million.",
    "Nobody has paid Hungary 6 billion euros.",
]


@pytest.mark.parametrize(("text", "status"), STATUSES)
def test_a_denied_verb_does_not_say_how_a_figure_stands(text: str, status: str) -> None:
    found = scan(text)
    assert read_figure(found.figures[0], found, text).status == status


@pytest.mark.parametrize("text", UNPAID)
def test_money_that_was_not_paid_has_no_parties(text: str) -> None:
    found = scan(text)
    reading = read_figure(found.figures[0], found, text)
    assert (reading.payer, reading.recipient) == (None, None)
