"""People, bodies, places and described parties, and the fullest form of each."""

from __future__ import annotations

import pytest

from summarizer.article import split_sentences
from summarizer.scan.furniture import find_furniture
from summarizer.scan.mentions import NameMention
from summarizer.scan.names import find_names

KINDS = {"p": "person", "o": "organisation", "l": "place", "g": "group"}


def names(text: str) -> tuple[NameMention, ...]:
    """The names of a text."""
    return find_names(text, split_sentences(text), find_furniture(text))


# A text and all its mentions: the kind's letter, the words, and the fullest form if it differs.
NAMES = [
    (
        "Prime Minister Sanae Takagi met Xi Jinping in Busan.",
        [("p", "Sanae Takagi"), ("p", "Xi Jinping"), ("l", "Busan")],
    ),
    (
        "Ms Okonjo-Ade spoke to Sir Keir Doyle. Ms Doyle did not.",
        [("p", "Okonjo-Ade"), ("p", "Keir Doyle"), ("p", "Doyle", "Keir Doyle")],
    ),
    (
        "Sheikh Mohammed bin Rashid Al Nasri opened the port.",
        [("p", "Mohammed bin Rashid Al Nasri")],
    ),
    (
        "Ursula von der Heyden and Pedro de la Cruz agreed.",
        [("p", "Ursula von der Heyden"), ("p", "Pedro de la Cruz")],
    ),
    (
        "Kenya's President William Ruto flew to Addis Ababa.",
        [("l", "Kenya"), ("p", "William Ruto"), ("l", "Addis Ababa")],
    ),
    (
        "The International Monetary Fund (IMF) approved the loan. The IMF wants reforms.",
        [
            ("o", "International Monetary Fund"),
            ("o", "IMF", "International Monetary Fund"),
            ("o", "IMF", "International Monetary Fund"),
        ],
    ),
    (
        "The European Commission fined Apple. The Commission said so.",
        [("o", "European Commission"), ("o", "Apple"), ("o", "Commission", "European Commission")],
    ),
    (
        "US officials met the union in Detroit.",
        [("g", "US officials"), ("g", "the union"), ("l", "Detroit")],
    ),
    ("Norwegian salmon is dear.", []),
    ("Talks between India and Pakistan stalled.", [("l", "India"), ("l", "Pakistan")]),
    (
        "Lawmaker Tunde Bakare asked the Central Bank of Nigeria to act.",
        [("p", "Tunde Bakare"), ("o", "Central Bank of Nigeria")],
    ),
    (
        "The Ministry of Health and Family Welfare denied it.",
        [("o", "Ministry of Health and Family Welfare")],
    ),
    (
        "The U.S. Food and Drug Administration cleared it.",
        [("o", "U.S. Food and Drug Administration")],
    ),
    (
        "Luiz Inácio da Silva will host Gustavo Petro. Petro leads Colombia.",
        [
            ("p", "Luiz Inácio da Silva"),
            ("p", "Gustavo Petro"),
            ("p", "Petro", "Gustavo Petro"),
            ("l", "Colombia"),
        ],
    ),
    ("Wei Guangrun said no. Wei then left.", [("p", "Wei Guangrun"), ("p", "Wei", "Wei Guangrun")]),
    (
        "Volkswagen chief executive Oliver Blume met Volkswagen workers.",
        [("o", "Volkswagen"), ("p", "Oliver Blume"), ("g", "Volkswagen workers")],
    ),
    (
        "Halvorsen Shipping hired Ingrid Moe. Halvorsen is based in Bergen.",
        [
            ("o", "Halvorsen Shipping"),
            ("p", "Ingrid Moe"),
            ("o", "Halvorsen", "Halvorsen Shipping"),
            ("l", "Bergen"),
        ],
    ),
    ("Two people briefed on the talks said so.", [("g", "Two people briefed on the talks")]),
    (
        "The company's chief financial officer, Mei Lin Tan, quit.",
        [("g", "The company"), ("p", "Mei Lin Tan")],
    ),
    ("A spokesman for the Treasury declined to comment.", [("g", "A spokesman for the Treasury")]),
    (
        "Sources close to the deal spoke to the lender's country director.",
        [("g", "Sources close to the deal"), ("g", "the lender's country director")],
    ),
    ("On Tuesday, January 6, Section 12 took effect.", []),
    (
        "Opposition lawmakers walked out of Parliament.",
        [("g", "Opposition lawmakers"), ("o", "Parliament")],
    ),
    (
        "Both governments asked Justice Minister Chinedu Obi to step in.",
        [("g", "Both governments"), ("p", "Chinedu Obi")],
    ),
    ("Washington and Beijing have talked.", [("l", "Washington"), ("l", "Beijing")]),
    ("The trawler Stella Maris sank off Cork.", [("l", "Cork")]),
    (
        "Amazon's Andy Jassim and Google's Sundar Rao met.",
        [("o", "Amazon"), ("p", "Andy Jassim"), ("o", "Google"), ("p", "Sundar Rao")],
    ),
    (
        "Gov. Gretchen Whitlock and Sen. Mark Kellerman debated.",
        [("p", "Gretchen Whitlock"), ("p", "Mark Kellerman")],
    ),
    (
        "BJP president J.P. Nair met RSS chief Mohan Rao.",
        [("o", "BJP"), ("p", "J.P. Nair"), ("o", "RSS"), ("p", "Mohan Rao")],
    ),
    ("Chief Justice D. Y. Kulkarni recused himself.", [("p", "D. Y. Kulkarni")]),
    (
        "Abdul-Rahman al-Sudani, Iraq's oil minister, called Riyadh.",
        [("p", "Abdul-Rahman al-Sudani"), ("l", "Iraq"), ("l", "Riyadh")],
    ),
    (
        "Nguyen Thi Hoa of the Asian Development Bank flew to Hanoi.",
        [("p", "Nguyen Thi Hoa"), ("o", "Asian Development Bank"), ("l", "Hanoi")],
    ),
    (
        "He lives in New York City and works for The New York Times.",
        [("l", "New York City"), ("o", "New York Times")],
    ),
    (
        "Tshering Wangmo, head of the Bhutan Power Corporation, signed.",
        [("p", "Tshering Wangmo"), ("o", "Bhutan Power Corporation")],
    ),
    ("Ruto met Zelensky.", [("p", "Ruto"), ("p", "Zelensky")]),
    (
        "Police arrested Juan Carlos Ortiz in Callao.",
        [("g", "Police"), ("p", "Juan Carlos Ortiz"), ("l", "Callao")],
    ),
    (
        "Environment Secretary Ed Malik and his French counterpart, Agnès Roy, spoke.",
        [("p", "Ed Malik"), ("p", "Agnès Roy")],
    ),
    (
        "The Bank of England held rates. The Bank's governor, Ann Cole, explained.",
        [("o", "Bank of England"), ("o", "Bank", "Bank of England"), ("p", "Ann Cole")],
    ),
    (
        "The minister resigned. Interior Minister Ali Khodja had been ill.",
        [("g", "The minister", "Ali Khodja"), ("p", "Ali Khodja")],
    ),
    (
        "A Norwegian official objected. The official gave no reason.",
        [("g", "A Norwegian official"), ("g", "The official", "A Norwegian official")],
    ),
    ("Prince Harald and Pope Leo prayed.", [("p", "Prince Harald"), ("p", "Pope Leo")]),
    ("Shares in Nvidia rose.", [("o", "Nvidia")]),
    (
        "The Mines and Geosciences Bureau warned the operator of the Pared dam.",
        [("o", "Mines and Geosciences Bureau"), ("g", "the operator of the Pared dam")],
    ),
    (
        "The Producers' Forum met four foreign oil majors.",
        [("o", "Producers' Forum"), ("g", "four foreign oil majors")],
    ),
    ("Kim Dae-jung flew to Seoul.", [("p", "Kim Dae-jung"), ("l", "Seoul")]),
    (
        "The trust's director of nursing, Jo Marsh, quit.",
        [("g", "The trust"), ("p", "Jo Marsh")],
    ),
]
ROLES = [
    ("Finance Minister Muhammad Aurangzeb spoke.", "Muhammad Aurangzeb", "Finance Minister", None),
    (
        "Ricky Gill, Special Assistant to the US President and Senior Director for South "
        "and Central Asia, spoke.",
        "Ricky Gill",
        "Special Assistant to the US President and Senior Director for South and Central Asia",
        None,
    ),
    ("Its chief executive, Dickson Kariithi, spoke.", "Dickson Kariithi", "chief executive", None),
    ("Sunniva Ekeberg of Ledgerline spoke.", "Sunniva Ekeberg", None, "Ledgerline"),
    (
        "Nora Pell, 44, a professor of law at Durham University, spoke.",
        "Nora Pell",
        "professor of law at Durham University",
        "Durham University",
    ),
    ("Ghana's trade minister, Kofi Asante, spoke.", "Kofi Asante", "trade minister", "Ghana"),
    ("Former prime minister Imran Sheikh spoke.", "Imran Sheikh", "Former prime minister", None),
    ("Retired Judge Horace Quill spoke.", "Horace Quill", "Retired Judge", None),
    ("Kentucky Gov. Ruth Stovall spoke.", "Ruth Stovall", "Gov.", "Kentucky"),
    (
        "Jaime Ortega, chief economist at Banco Sur, spoke.",
        "Jaime Ortega",
        "chief economist at Banco Sur",
        "Banco Sur",
    ),
    ("Ann Lee, the head of the union, spoke.", "Ann Lee", "head of the union", None),
    (
        "Energy Cabinet Secretary Peninah Wekoli spoke.",
        "Peninah Wekoli",
        "Energy Cabinet Secretary",
        None,
    ),
    ("Managing director Lars Holm spoke.", "Lars Holm", "Managing director", None),
    ("Toyota CEO Koji Sato spoke.", "Koji Sato", "CEO", "Toyota"),
    (
        "Indian External Affairs Minister S. Jaishankar spoke.",
        "S. Jaishankar",
        "External Affairs Minister",
        "Indian",
    ),
    ("Tom Reyes, D-Ill., spoke.", "Tom Reyes", None, None),
    ("Helen Cho, who chairs the panel, spoke.", "Helen Cho", None, None),
]


@pytest.mark.parametrize(("text", "wanted"), NAMES, ids=[text[:40] for text, _ in NAMES])
def test_every_mention_is_found_with_its_kind_and_fullest_form(
    text: str, wanted: list[tuple[str, ...]]
) -> None:
    found = [(name.kind, name.text, name.full) for name in names(text)]
    assert found == [
        (KINDS[kind], words, full[0] if full else words) for kind, words, *full in wanted
    ]


@pytest.mark.parametrize(("text", "person", "role", "affiliation"), ROLES)
def test_a_role_is_the_words_of_the_title_or_of_the_apposition(
    text: str, person: str, role: str | None, affiliation: str | None
) -> None:
    found = {name.text: (name.role, name.affiliation) for name in names(text)}
    assert found[person] == (role, affiliation)


def test_a_role_is_known_wherever_the_person_is_named() -> None:
    found = names("Halima Dangana, the oil minister, spoke. Ms Dangana left.")
    assert [(name.full, name.role) for name in found] == [("Halima Dangana", "oil minister")] * 2


@pytest.mark.parametrize(
    ("text", "full"),
    [
        ("Ali Khodja, the interior minister, met Jo Roy. The minister left.", "Ali Khodja"),
        ("Ali Khodja, the minister, met Eva Roy, the labour minister. The minister left.", None),
        (
            "Irish minister Eva Roy met Dutch minister Jan Kok.\n\nThe Irish minister left.",
            "Eva Roy",
        ),
        ("Tamano Trust Bank lent it.\n\nThe bank was paid.", "Tamano Trust Bank"),
        ("Setouchi Airways bought jets.\n\nThe airline is glad.", "Setouchi Airways"),
        ("The union Unified Workers met the council. The union left.", "Unified Workers"),
        ("Ledgerline, a consultancy, said no. The consultancy left.", "Ledgerline"),
        (
            "Two people briefed on the talks spoke. The people left.",
            "Two people briefed on the talks",
        ),
        ("Dr Helen Cho, a lawyer, spoke. The attorney left.", "Helen Cho"),
    ],
)
def test_a_description_means_somebody_only_where_that_is_clear(text: str, full: str | None) -> None:
    last = names(text)[-1]
    assert last.kind == "group"
    assert last.full == (full or last.text)


def test_in_a_heading_only_names_of_the_story_are_found() -> None:
    text = "WEKOLI MEETS LENDER OVER LOAN\n\nPeninah Wekoli met the World Bank on Monday."
    assert [(name.text, name.full) for name in names(text)] == [
        ("WEKOLI", "Peninah Wekoli"),
        ("Peninah Wekoli", "Peninah Wekoli"),
        ("World Bank", "World Bank"),
    ]


def test_captions_bylines_and_credits_hold_no_names() -> None:
    text = (
        "Rates cut as talks fail\n\nBy Ottoline Frayne in Bonn\n\nPeru cut its rates on Monday.\n\n"
        "[PHOTO: Jo Berg in Oslo. Credit: P. Moe/Press]\n\n(Reporting by Tadeo Rojas)"
    )
    assert [name.text for name in names(text)] == ["Peru"]


def test_a_word_that_opens_a_sentence_is_a_name_only_with_a_reason() -> None:
    text = (
        "Adaptation is dear. Talks failed. Retendering was slow. Ledgerline says so. Norway waits."
    )
    assert [name.text for name in names(text)] == ["Ledgerline", "Norway"]
