"""Offices and homes: which words are somebody's role, and which body or place it belongs to."""

from __future__ import annotations

import pytest

from summarizer.article import split_sentences
from summarizer.scan.mentions import NameMention
from summarizer.scan.names import find_names


def names(text: str) -> tuple[NameMention, ...]:
    """The names of a text."""
    return find_names(text, split_sentences(text), ())


# A sentence, a person in it, the role and the affiliation.
OFFICES = [
    # What follows the office says whose it is.
    ("Ana Prieto, head of Chile's Fisheries Agency, spoke.", "Ana Prieto",
     "head of Chile's Fisheries Agency", "Fisheries Agency"),
    ("Lena Voss, a lawyer for the Bergland Miners' Union, spoke.", "Lena Voss",
     "lawyer for the Bergland Miners' Union", "Bergland Miners' Union"),
    ("Raúl Sosa, president of the Central Bank of Bolivia, spoke.", "Raúl Sosa",
     "president of the Central Bank of Bolivia", "Central Bank of Bolivia"),
    ("Ivo Kranjc, a partner at the law firm Holt Sayer, spoke.", "Ivo Kranjc",
     "partner at the law firm Holt Sayer", "Holt Sayer"),
    ("Ann Li, the director of Africa research at Barclays, spoke.", "Ann Li",
     "director of Africa research at Barclays", "Barclays"),
    ("The African Development Bank's director for Chad, Pia Holm, spoke.", "Pia Holm",
     "director for Chad", "African Development Bank"),
    ("Joe Roe, a resident of Kisumu, spoke.", "Joe Roe", "resident of Kisumu", None),
    ("Joe Roe, son of Amos Tilley, spoke.", "Joe Roe", "son of Amos Tilley", None),
    ("Mo Bah, the director for Ghana, spoke.", "Mo Bah", "director for Ghana", None),
    # A name before the office.
    ("Shell chief executive Wim de Boer spoke.", "Wim de Boer", "chief executive", "Shell"),
    ("European Commission spokesperson Eva Lind spoke.", "Eva Lind", "spokesperson",
     "European Commission"),
    ("Greater Lanmouth mayor Paul Denholm spoke.", "Paul Denholm", "mayor", "Greater Lanmouth"),
    ("Nakuru County Governor Susan Kihara spoke.", "Susan Kihara", "Governor", "Nakuru County"),
    ("Oyo State Governor Tunde Alabi spoke.", "Tunde Alabi", "Governor", "Oyo State"),
    ("The former Bolivian trade minister Ana Rojas spoke.", "Ana Rojas",
     "former Bolivian trade minister", "Bolivian"),
    ("Danish singer Ola Berg sang.", "Ola Berg", "Danish singer", None),
    ("London lawyer Kate Lim spoke.", "Kate Lim", "London lawyer", None),
    # An owner.
    ("Halden Bank posted a loss. The bank's chairman, Ed Moor, quit.", "Ed Moor", "chairman",
     "Halden Bank"),
    ("Norway said its fisheries minister, Per Dahl, would go.", "Per Dahl", "fisheries minister",
     "Norway"),
    ("Norway told Iceland that its envoy, Per Dahl, would go.", "Per Dahl", "envoy", None),
    ("In Norway its envoy, Per Dahl, spoke.", "Per Dahl", "envoy", None),
    ("Norway met the union and its leader, Per Dahl, spoke.", "Per Dahl", "leader", None),
    ("Omar Sy, Mr Ndoye's lawyer, spoke.", "Omar Sy", "lawyer", "Ndoye"),
    # Offices printed like names.
    ("The President of the Chamber of Deputies, Ana Sosa, spoke.", "Ana Sosa",
     "President of the Chamber of Deputies", "Chamber of Deputies"),
    ("The Governor of Oyo State, Rt. Hon. Tunde Alabi, spoke.", "Tunde Alabi",
     "Governor of Oyo State", "Oyo State"),
    ("The Executive Secretary of the Rice Growers' Forum, Alhaji Bala Idris, spoke.",
     "Bala Idris", "Executive Secretary of the Rice Growers' Forum", "Rice Growers' Forum"),
    ("His Special Adviser on Media, Mrs. Kemi Balogun, spoke.", "Kemi Balogun",
     "Special Adviser on Media", None),
    ("The Director General, NAFDAC, Prof Ife Ade, spoke.", "Ife Ade", "Director General",
     "NAFDAC"),
    ("Emeka Obi, Managing Director, Zenith Bank, spoke.", "Emeka Obi", "Managing Director",
     "Zenith Bank"),
    ("Secretary of State for Transport Louise Harper spoke.", "Louise Harper",
     "Secretary of State for Transport", None),
    ("Minister of Health Sam Brown spoke.", "Sam Brown", "Minister of Health", None),
    ("His Commissioner for Health, Dr Kemi Balogun, spoke.", "Kemi Balogun",
     "Commissioner for Health", None),
    ("Circuit Judge Amy Holt ruled.", "Amy Holt", "Circuit Judge", None),
    ("Chinese Vice Premier He Weidong spoke.", "He Weidong", "Vice Premier", "Chinese"),
    ("The local MP, Hannah Drewe, spoke.", "Hannah Drewe", "local MP", None),
    ("The Director of Public Health, Dr Nia Rees, spoke.", "Nia Rees",
     "Director of Public Health", None),
    ("State Sen. Carla Dunn spoke.", "Carla Dunn", "Sen.", None),
    ("Ohio Attorney General Greg Moss spoke.", "Greg Moss", "Attorney General", "Ohio"),
    ("Army chief Gen. Pravit Chaiya spoke.", "Pravit Chaiya", "Army chief", None),
    ("Cebu Governor Pilar Reyes spoke.", "Pilar Reyes", "Governor", "Cebu"),
    ("Tamil Nadu Chief Minister K. Selvan spoke.", "K. Selvan", "Chief Minister", "Tamil Nadu"),
    ("Sindh Food Minister Jam Akbar Shaikh spoke.", "Jam Akbar Shaikh", "Food Minister", "Sindh"),
    ("The Reserve Bank of India's governor, Sunil Rao, spoke.", "Sunil Rao", "governor",
     "Reserve Bank of India"),
    ("Omar Sy, a lawyer representing the Dockers' Committee, spoke.", "Omar Sy",
     "lawyer representing the Dockers' Committee", "Dockers' Committee"),
    ("Eva Kane, who heads the Irish Farmers' Association, spoke.", "Eva Kane", None,
     "Irish Farmers' Association"),
    ("Eva Kane, who heads the panel, spoke.", "Eva Kane", None, None),
    ("Cllr Dean Prosser spoke.", "Dean Prosser", "Cllr", None),
    # A title that goes with any office gives way to the office.
    ("Local MP Sir Gerald Marsh spoke.", "Gerald Marsh", "Local MP", None),
    ("Cllr Amina Farooq, cabinet member for housing, spoke.", "Amina Farooq",
     "cabinet member for housing", None),
    ("Cllr Amina Farooq spoke.", "Amina Farooq", "Cllr", None),
    ("Maître Claude Diop spoke.", "Claude Diop", "Maître", None),
    ("Trade Minister Datuk Seri Hamid Omar spoke.", "Hamid Omar", "Trade Minister", None),
    ("Mullah Karim Wali spoke. Karim Wali, the water minister, left.", "Karim Wali",
     "water minister", None),
    ("Former Zambian president Dr Elias Phiri spoke.", "Elias Phiri", "Former Zambian president",
     "Zambian"),
]  # fmt: skip

# A sentence, and its names that are no described parties.
BODIES = [
    ("Brighton want more goals.", [("organisation", "Brighton")]),
    ("People in Brighton want a vote.", [("place", "Brighton")]),
    ("Arsenal paid Leeds.", [("organisation", "Arsenal"), ("organisation", "Leeds")]),
    ("West Ham have won.", [("organisation", "West Ham")]),
    ("Jo Ayr, the mayor of Dayton, met it.", [("person", "Jo Ayr"), ("place", "Dayton")]),
    ("Tesco has asked for more.", [("organisation", "Tesco")]),
    ("Rio Tinto paid Petroperú.", [("organisation", "Rio Tinto"), ("organisation", "Petroperú")]),
    ("The Lagos Water Board for the K-IV scheme met.",
     [("organisation", "Lagos Water Board"), ("organisation", "K-IV")]),
    ("The Ministry of Health GH¢5 million fund grew.", [("organisation", "Ministry of Health")]),
    ("The Front for the Renewal of Tibesti met.",
     [("organisation", "Front for the Renewal of Tibesti")]),
    ("The Port Authority of Jamaica met.", [("organisation", "Port Authority of Jamaica")]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "person", "role", "affiliation"), OFFICES)
def test_an_office_has_its_words_and_its_home(
    text: str, person: str, role: str | None, affiliation: str | None
) -> None:
    found = {name.text: (name.role, name.affiliation) for name in names(text)}
    assert found[person] == (role, affiliation)


@pytest.mark.parametrize(
    "text", ["they told us of Joe Roe, Managing Director, Zenith Bank", "the Shell chief Joe"]
)
def test_a_text_may_end_where_an_office_does(text: str) -> None:
    assert names(text)


@pytest.mark.parametrize(("text", "wanted"), BODIES)
def test_a_body_is_known_without_a_word_that_says_so(
    text: str, wanted: list[tuple[str, str]]
) -> None:
    assert [(n.kind, n.text) for n in names(text) if n.kind != "group"] == wanted


@pytest.mark.parametrize(
    ("text", "parties"),
    [
        ("The city has asked for help.", ["The city"]),
        ("Rain fell on the city.", []),
        ("The municipality refused.", ["The municipality"]),
        ("He told MPs so.", ["MPs"]),
    ],
)
def test_a_seat_is_a_party_where_it_acts(text: str, parties: list[str]) -> None:
    assert [name.text for name in names(text)] == parties
