"""What holds of names and reporting clauses in any text at all."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.article import Sentence, split_sentences
from summarizer.scan.mentions import Furniture
from summarizer.scan.names import find_names
from summarizer.scan.reporting import find_reporting

# Words and marks at which the scanners do something, so that chance meets them.
PARTS = st.sampled_from(
    [
        "Ms", "Bob", "Roe", "said", "told", "the", "minister", ",", ".", '"', "“", "”", "‘", "’",
        "'", ":", ";", "(", ")", "according", "to", "citing", "sources", "who", "was", "quoted",
        "as", "saying", "of", "Bank", "Ministry", "and", "Oslo", "it", "He", "US", "officials",
        "–", "In", "a", "statement", "'s", "12", "%", "report", "reported", "by", "seen", "one",
        "them", "Mr.", "van", "al-Sudani", "St.", "Mary", "O'Brien", "S", "C", "\n\n", "The",
        "Times", "put", "at", "denied", "that", "which",
    ]
)  # fmt: skip
TEXTS = st.one_of(st.text(max_size=300), st.lists(PARTS, max_size=60).map(" ".join))


@given(TEXTS)
def test_names_are_slices_in_order_and_apart(text: str) -> None:
    names = find_names(text, split_sentences(text))
    end = 0
    for name in names:
        assert name.start >= end
        assert text[name.start : name.end] == name.text != ""
        assert name.full in text
        assert name.role is None or name.role in text
        assert name.affiliation is None or name.affiliation in text
        end = name.end


@given(TEXTS)
def test_reporting_items_stand_on_the_text(text: str) -> None:
    sentences = split_sentences(text)
    items = find_reporting(text, sentences, find_names(text, sentences))
    assert [item.sentence for item in items] == sorted({item.sentence for item in items})
    for item in items:
        spans = [item, *item.quotations, *(source for chain in item.chains for source in chain)]
        spans += [item.cue] if item.cue else []
        assert all(text[span.start : span.end] == span.text != "" for span in spans)
        assert 1 <= len(item.chains) <= 4
        assert all(item.chains)
        assert len(set(item.chains)) == len(item.chains)


@given(TEXTS, st.integers(0, 300), st.integers(0, 300))
def test_furniture_anywhere_does_no_harm(text: str, start: int, length: int) -> None:
    piece = text[start : start + length]
    if not piece:
        return
    furniture = (Furniture(start, start + len(piece), piece, "caption"),)
    sentences = split_sentences(text)
    names = find_names(text, sentences, furniture)
    assert not any(start <= name.start < start + len(piece) for name in names)
    find_reporting(text, sentences, names, furniture)


@pytest.mark.parametrize(
    "part",
    [
        "1", '"', "“", "'", "A", "Aa ", " ", "(", "aB,1", "said ", "he said, ", "Bob Roe, ",
        "Mr. ", "according to ", "the minister ", "Bank of ", "A and B ", "“a” ", "A-", "A'b",
        "that Bob said ",
    ],
)  # fmt: skip
def test_endless_repetition_is_read_to_its_end(part: str) -> None:
    text = part * (20_000 // len(part))
    for sentences in (split_sentences(text), (Sentence(0, len(text), text, 1, 1),)):
        names = find_names(text, sentences)
        items = find_reporting(text, sentences, names)
        assert all(text[name.start : name.end] == name.text for name in names)
        assert len(items) <= len(sentences)
