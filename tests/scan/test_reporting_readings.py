"""What a reporting item holds beside its likeliest chain: other readings, cue, stance, words."""

from __future__ import annotations

import pytest
from attributing import readings, reporting

from summarizer.scan.mentions import Reporting


def reported(text: str) -> dict[int, Reporting]:
    """The attributed sentences of a text by their numbers."""
    return {item.sentence: item for item in reporting(text)}


# A text, the sentence asked about, and a source that must be among the origins of its readings.
POSSIBLE = [
    ("He said that the government would not bow. Bashir Awan leads the party.", 1, "He"),
    ("Ruiz said the minister had told him that the road would be finished.", 1, "the minister"),
    ("Ruiz said the minister had told him that the road would be finished.", 1, "Ruiz"),
    ("Mr Okoro met Mr Bello on Monday. He said the talks went well.", 2, "Okoro"),
    ("Mr Okoro met Mr Bello on Monday. He said the talks went well.", 2, "Bello"),
    ("Sources said he had quit. One of them said he was ill.", 2, "Sources"),
    ("One trader in Mumbai said the rupee fell. Another said volumes were thin.", 2, "Another"),
    ("The chief justice, Olga Lind, spoke. The judge said it was late.", 2, "Olga Lind"),
    ("Kenya's treasury wrote to the bank. It said the loan was late.", 2, "Kenya's treasury"),
    ("Ana Ruiz met the union. The 45-year-old said she was glad.", 2, "Ana Ruiz"),
    ("Jo Berg scored twice. “I am happy,” the Dane said.", 2, "Jo Berg"),
    ("The Herald ran it on Friday. The report said two men had fled.", 2, "The report"),
    ("Ana Ruiz said it was over; Jo Berg, according to a friend, laughed.", 1, "a friend"),
    ("Ana Ruiz left. In a phone interview, she called it “a tarpaulin”.", 2, "Ana Ruiz"),
]


@pytest.mark.parametrize(("text", "sentence", "origin"), POSSIBLE)
def test_a_doubtful_source_is_among_the_readings(text: str, sentence: int, origin: str) -> None:
    chains = reported(text)[sentence].chains
    assert origin in {chain[0].text for chain in chains}
    assert len(chains) <= 4


SURE = [
    ("Ana Ruiz said the road would open.", True),
    ("The road will open, two people briefed on the plan said.", True),
    ("The road will open, according to Codelco.", True),
    ("“It will open,” said Ana Ruiz. “Soon.”", True),
    ("Ana Ruiz met the mayor. She said the road would open.", False),
    ("Ana Ruiz met Carla Soto. She said the road would open.", False),
    ("A Norwegian official objected. The official said it was late.", False),
    ("The Herald ran it. The report said so.", False),
]


@pytest.mark.parametrize(("text", "sure"), SURE)
def test_one_reading_means_that_the_sentence_itself_names_its_source(text: str, sure: bool) -> None:
    last = max(reported(text).items())[1]
    assert (len(last.chains) == 1) is sure


KINDS = [
    ("Ana Ruiz said so.", "person"),
    ("Tessaro Bank said so.", "organisation"),
    ("Beijing said so.", "organisation"),
    ("US officials said so.", "unnamed"),
    ("A spokesman for the bank said so.", "unnamed"),
    ("Le Monde reported that he had fled.", "outlet"),
    ("The Northern Clarion newspaper reported that he had fled.", "outlet"),
    ("Court papers show that he had fled.", "document"),
]


@pytest.mark.parametrize(("text", "kind"), KINDS)
def test_a_source_is_of_its_kind(text: str, kind: str) -> None:
    assert reported(text)[1].chains[0][0].kind == kind


STANCES = [
    ("Ana Ruiz said she had met him.", "asserted"),
    ("Ana Ruiz denied that she had met him.", "denied"),
    ("Ana Ruiz denied meeting him.", "denied"),
    ("Ana Ruiz denied a report in the Daily Nation that she had met him.", "denied"),
    ("Ana Ruiz rejected the claim that she had met him.", "denied"),
    ("Ana Ruiz confirmed that she had met him.", "asserted"),
]


@pytest.mark.parametrize(("text", "stance"), STANCES)
def test_a_denial_is_told_from_an_assertion(text: str, stance: str) -> None:
    assert reported(text)[1].stance == stance


CUES = [
    ("The road will open, Ana Ruiz said on Monday.", "said"),
    ("According to Ana Ruiz, the road will open.", "According to"),
    ("The road will open, El País reported, citing Ana Ruiz.", "reported"),
    ("Ana Ruiz was quoted as saying that the road would open.", "quoted as saying"),
    ("Police put the crowd at 90.", "put"),
]


@pytest.mark.parametrize(("text", "cue"), CUES)
def test_the_cue_is_the_reporting_word_as_printed(text: str, cue: str) -> None:
    found = reported(text)[1].cue
    assert found is not None
    assert text[found.start : found.end] == found.text == cue


def test_a_running_quotation_has_no_cue_and_the_chain_of_its_speaker() -> None:
    text = '"We start now," Ana Ruiz told Radio Sur. "And we end in May."'
    first, second = reported(text).values()
    assert second.cue is None
    assert readings(second) == readings(first) == ["Ana Ruiz > Radio Sur"]


QUOTED = [
    ("“We start,” Ana Ruiz said, “and we end.”", ["We start,", "and we end."]),
    ('The plan was "late", Ana Ruiz said.', ["late"]),
    ("Ana Ruiz called it 'a very long day'.", ["a very long day"]),
    ("«On commence», said Ana Ruiz.", ["On commence"]),
    ("‘It’s the workers’ money,’ Ana Ruiz said.", ["It’s the workers’ money,"]),
    ("Ana Ruiz said the firm's staff didn't know.", []),
]


@pytest.mark.parametrize(("text", "quoted"), QUOTED)
def test_quotations_are_the_words_between_the_marks(text: str, quoted: list[str]) -> None:
    found = reported(text)[1].quotations
    assert [quotation.text for quotation in found] == quoted
    assert all(text[q.start : q.end] == q.text for q in found)


def test_was_quoted_as_saying_takes_its_carrier_from_the_speakers_words_before() -> None:
    text = (
        "Ana Ruiz told the Kanawha Ledger that it was late. "
        "“Very late,” Ms Ruiz was quoted as saying."
    )
    assert readings(reported(text)[2])[0] == "Ruiz > Kanawha Ledger"


OWN = [
    "NAIROBI, March 3 - Rates fell, Jo Berg told Crestwire.\n\n((jo@crestwire.example))",
    "Rates fell, Jo Berg told the Sentinel.",
    "Rates fell, Jo Berg told this newspaper.",
]


@pytest.mark.parametrize("text", OWN)
def test_the_articles_own_outlet_is_in_no_chain(text: str) -> None:
    assert [readings(item) for item in reported(text).values()] == [["Jo Berg"]]


def test_furniture_is_attributed_to_nobody() -> None:
    text = (
        "Rates will fall, says Berg\n\nRates fell on Monday. Jo Berg said it was time.\n\n"
        "[PHOTO: Jo Berg said hello in Oslo. Credit: P. Moe/Press]\n\n"
        "(Reporting by Ann Li; Editing by Bo Ek)"
    )
    assert [item.text for item in reported(text).values()] == ["Jo Berg said it was time."]


def test_an_item_spans_its_whole_sentence() -> None:
    text = "Rates fell. “It was time,” Jo Berg said."
    item = reported(text)[2]
    assert (item.text, item.sentence) == (text[12:], 2)
    assert text[item.start : item.end] == item.text
