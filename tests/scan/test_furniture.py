"""What is on a page around a story, and what only looks like it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.article import split_sentences
from summarizer.scan.furniture import find_furniture

BODY = "Kenya has asked the World Bank for a loan. It waits."
TAIL = "The bank said no decision had been taken."


def kinds(text: str) -> dict[str, str]:
    """The kind of each piece of furniture by its words."""
    return {piece.text: piece.kind for piece in find_furniture(text)}


# Lines that stand above the first paragraph of the story.
TOPS = [
    ("date 2025-12-28", "prefix"),
    ("Rates cut as talks fail", "headline"),
    ("RATES CUT AS TALKS FAIL", "headline"),
    ("Peru Cuts Rates", "headline"),
    ("Will the bank cut its rate?", "headline"),
    ("Published: 14 May 2026", "dateline"),
    ("Published October 18, 2021", "dateline"),
    ("Updated: 24-03-2021 15:54 IST | Created: 24-03-2021 15:54 IST", "dateline"),
    ("INP Published 22 Jun, 2023 05:45am", "dateline"),
    ("19 February 2026", "dateline"),
    ("Friday 12 June 2026 19.40 BST", "dateline"),
    ("December 28, 2025 9:14 pm IST", "dateline"),
    ("By Ottoline Frayne in Bonn", "byline"),
    ("By Marguerite Oyelaran and Kenji Hosokawa", "byline"),
    ("BY OUR CORRESPONDENT", "byline"),
    ("Our Staff Reporter", "byline"),
    ("News Desk", "byline"),
    ("2 min read", "note"),
    ("Listen to this article:", "note"),
]

# Lines that stand within or below the story.
LINES = [
    ("AUDIT FIRST", "headline"),
    ("A second opinion", "headline"),
    ("Related: Mackerel prices hit record at Peterhead", "note"),
    ("Read more: Mackerel prices hit record", "note"),
    ("ALSO READ | Mackerel prices hit record", "note"),
    ("Advertisement", "note"),
    ("Correction: An earlier version of this article gave the wrong sum.", "note"),
    ("An earlier version of this article gave the wrong sum.", "note"),
    ("This article was amended on 3 May 2026 to correct a name.", "note"),
    ("Editor's note: the bank is a sponsor of this newspaper.", "note"),
    ("(Reporting by Tadeo Rojas)", "credit"),
    (
        "(Reporting by Esther Nkirote; Additional reporting by Luc Bamba; Editing by J. Pell)",
        "credit",
    ),
    ("Reporting by Ann Roe in London and Bengaluru newsroom", "credit"),
    ("Additional reporting by Solveig Aasen in Rotterdam", "credit"),
    ("(With inputs from agencies)", "credit"),
    ("With inputs from PTI", "credit"),
    ("Ann Roe in Lima contributed to this report.", "credit"),
    ("((ann.roe@crestwire.example; Copyright 2026 Crestwire))", "note"),
    ("Published in Dawn, October 18th, 2021", "note"),
    ("Copyright 2026 Crestwire. ", "note"),
    ("© 2026 Crestwire", "note"),
    ("First published on 3 May 2026", "note"),
    ("[A kiln at Neemuch, Madhya Pradesh. | Photo Credit: Special Arrangement]", "caption"),
    ("Naoko Tamegai with a model of the H220 in Tokyo © Aya Minobe/Courier", "caption"),
    ("Workers load maize at the port (AP Photo/Ann Roe, File)", "caption"),
    ("The Fund's logo is seen in Washington, DC, in this file photo", "caption"),
    ("File photo of trawlers at Killybegs", "caption"),
    ("FILE PHOTO: Trawlers lie at Killybegs, January 3, 2026", "caption"),
    ("Pictured: Thornleigh Town Hall.", "caption"),
    ("Representational image", "credit"),
    ("REUTERS/Jonah Lelei", "credit"),
    ("CRESTWIRE/Jonah Lelei/File Photo", "credit"),
    ("Photograph: Ines Körber/Rheinbild", "credit"),
    ("Photo by Ann Roe", "credit"),
    ("Image: M. Aspinall", "credit"),
    ("Getty Images", "credit"),
]


@pytest.mark.parametrize(("line", "kind"), TOPS)
def test_a_line_above_the_story_is_told_apart(line: str, kind: str) -> None:
    assert kinds(f"{line}\n\n{BODY}\n\n{TAIL}") == {line: kind}


@pytest.mark.parametrize(("line", "kind"), LINES)
def test_a_line_within_the_story_is_told_apart(line: str, kind: str) -> None:
    found = kinds(f"{BODY}\n\n{line}\n\n{TAIL}")
    assert " ".join(found) == line.strip()
    assert set(found.values()) == {kind}


# Captions with a credit of its own: all of the paragraph is furniture.
CAPTIONS = [
    ("Delegates rest in Bonn.", "Photograph: Ines Körber/Rheinbild"),
    ("Steam rises at Olbarua, Kenya, November 18, 2025.", "CRESTWIRE/Jonah Lelei/File Photo"),
    ("File photo of trawlers at Killybegs, Co Donegal.", "(Photo: Cormac Devine/ATLANTIC IMAGES)"),
    ("Workers load maize at Mombasa port.", "[Photo: Ann Roe, Standard]"),
    ("[PHOTO: The plant in Marietta, Ohio, in 2023.", "Credit: P.J. Danvers/Tri-State Press]"),
    ("Ali Dar speaks at a conference in Islamabad.", "— Radio Pakistan/File."),
    ("The Fund's logo is seen in Washington.", "— Reuters"),
    ("Pictured: Thornleigh Town Hall.", "Image: M. Aspinall"),
]


@pytest.mark.parametrize(("caption", "credit"), CAPTIONS)
def test_a_caption_and_its_credit_are_both_furniture(caption: str, credit: str) -> None:
    found = kinds(f"{BODY}\n\n{caption} {credit}\n\n{TAIL}")
    assert found == {caption: "caption", credit: "credit"}


def test_a_caption_that_follows_the_lead_in_one_paragraph_leaves_the_lead_alone() -> None:
    lead = "Kenya has asked for a loan. It was refused."
    caption = "File photo of the minister. (Photo for representation)(REUTERS)"
    found = kinds(f" date 2026-03-03 {lead} {caption}\n\n{BODY}")
    assert found == {
        "date 2026-03-03": "prefix",
        "File photo of the minister.": "caption",
        "(Photo for representation)(REUTERS)": "credit",
    }


def test_a_headline_may_share_its_line_with_the_prefix() -> None:
    found = kinds(f" date 2026-03-03 Kenya asks for a loan\n\n{BODY}")
    assert found == {"date 2026-03-03": "prefix", "Kenya asks for a loan": "headline"}


def test_headline_deck_and_names_stand_above_the_story() -> None:
    text = f"Kenya asks for a loan\n\nMinister wants half a billion\n\nAnn Roe\n\n{BODY}\n\n{TAIL}"
    assert kinds(text) == {
        "Kenya asks for a loan": "headline",
        "Minister wants half a billion": "headline",
        "Ann Roe": "byline",
    }


@pytest.mark.parametrize(
    "dateline",
    [
        "NAIROBI, March 3 -",
        "LIMA, April 9, 2026 -",
        "MUMBAI, Jan 29, 2026:",
        "TOKYO, January 22, 2026 —",
        "COLUMBUS, Ohio, Jan. 5, 2026 --",
        "MOSCOW (Reuters) -",
        "NEW YORK (AA) –",
        "WASHINGTON/NEW DELHI, Jan 5 (Reuters) -",
        "ST. LOUIS (AP) --",
        "WASHINGTON, D.C. —",
        "ISLAMABAD:",
        "PORT-AU-PRINCE, Haiti (AP) —",
        "New Delhi, Dec 28 (PTI)",
        "New Delhi:",
        "(Reuters) -",
    ],
)
def test_a_dateline_is_the_opening_of_its_sentence(dateline: str) -> None:
    text = f"{dateline} {BODY}"
    assert kinds(text) == {dateline: "dateline"}
    assert split_sentences(text)[0].text.startswith(dateline)


# Text of a story that resembles furniture.
STORIES = [
    "($1 = 129.2000 Kenyan shillings)",
    "Facebook said on Monday that it would appeal.",
    "The headline rate of inflation fell.",
    "Comments by the minister angered Oslo.",
    "Share prices fell on Monday.",
    "Published in March, the report blames the ministry.",
    "Copyright law must change, the minister said.",
    "Sources close to the bank said it would refuse.",
    "By Monday the bank had paid.",
    "Compiled by the bank, the survey found 39 nations at risk.",
    "The deal with the maker of sports utility vehicles (SUV).",
    "The law was written by the Office for National Statistics (ONS).",
    "He was polite (see page 3).",
    "The minister said on Wednesday that talks had begun. — Reuters",
    "Correspondents said the talks had failed.",
    "Exclusive: the bank will pay.",
    "A photograph of the two men was published on Sunday.",
    "“Half the pipes are rusting,” he said",
    "- Rates were cut",
    "• The bank will pay",
    "Picture this: a bank that pays.",
    "Tagged animals were found, the ministry said.",
]


@pytest.mark.parametrize("story", STORIES)
def test_a_sentence_of_the_story_is_no_furniture(story: str) -> None:
    first = story.partition(" — ")[0]
    assert first not in kinds(f"{BODY}\n\n{story}\n\n{TAIL}")
    assert first not in kinds(f"{BODY}\n\n{story}")


def test_a_text_of_one_line_is_a_story() -> None:
    assert find_furniture("Kenya has asked for a loan") == ()
    assert find_furniture("") == ()


def test_known_sentences_give_the_same_furniture() -> None:
    text = f"Rates cut\n\n{BODY}\n\n(Reporting by Ann Roe)"
    assert find_furniture(text, split_sentences(text)) == find_furniture(text)


LINES_OF_ANY_KIND = st.sampled_from([line for line, _ in (*TOPS, *LINES)] + STORIES + [BODY, "\n"])
TEXTS = st.one_of(st.text(), st.lists(LINES_OF_ANY_KIND, max_size=8).map("\n".join))


@given(TEXTS)
def test_furniture_of_any_text_is_in_order_and_never_overlaps(text: str) -> None:
    end = 0
    for piece in find_furniture(text):
        assert end <= piece.start < piece.end
        assert text[piece.start : piece.end] == piece.text
        end = piece.end


@given(TEXTS)
def test_all_furniture_but_a_dateline_is_a_whole_sentence(text: str) -> None:
    spans = {(sentence.start, sentence.end) for sentence in split_sentences(text)}
    for piece in find_furniture(text):
        assert piece.kind == "dateline" or (piece.start, piece.end) in spans
