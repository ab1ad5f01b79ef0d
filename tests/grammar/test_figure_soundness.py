"""Labels that read as the name of a thing, not as a statement or a piece of one."""

from __future__ import annotations

import pytest

from summarizer.grammar.figures import read_figure
from summarizer.scan import scan

CASES = [
    # a participle is led by a noun
    ("Anna Berg was offered 3 million euros.", "amount offered"),
    ("Sara Lindqvist was paid 400,000 kronor.", "amount paid"),
    ("The firm paid $3 million to settle the case.", "amount paid to settle the case"),
    ("Treasury has set aside R4 billion for the mines.", "amount set aside for the mines"),
    ("Lima decided to spend $9 million on drains.", "amount to spend on drains"),
    ("The dam would irrigate 54,000 hectares.", "dam would irrigate"),
    ("Villagers walked 12 km to fetch water.", "km walked to fetch water"),
    ("They huddled for three hours in the cellar.", "hours huddled in the cellar"),
    # what is denied stays denied
    ("The EU has not paid Hungary 6 billion euros.", "EU has not paid Hungary"),
    ("The bank has not approved the $200 million loan.", "loan not approved"),
    ("Kenya never borrowed $3 billion from China.", "amount not borrowed from China"),
    ("The Senate did not approve the $60 million loan.", "loan the Senate did not approve"),
    ("Nobody paid $7 million.", None),
    ("No one paid the $7 million ransom.", "ransom"),
    # no speech, no statement, no verb that does not agree
    ("The minister said growth was 4.2%.", "growth"),
    ("The minister rejected claims that 40,000 people work in the mines.", "people"),
    ("One in five workers earns less than that.", "share of workers"),
    ("About 12% of workers earns less than the minimum wage.", "share of workers"),
    # nothing broken off
    ("The contract is worth up to $40 million.", "contract"),
    ("A deal worth up to £3 million was signed.", "deal"),
    ("She ran 12 kilometres.", None),
]


@pytest.mark.parametrize(("text", "label"), CASES)
def test_a_label_reads_as_a_name(text: str, label: str | None) -> None:
    found = scan(text)
    assert read_figure(found.figures[0], found, text).measures == label
