"""Evidence with the own words of values set off, and what is shown of very long evidence."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.schemas import Span
from summarizer.show.excerpts import Stretch, stretches
from summarizer.show.outline import Piece
from summarizer.show.own_words import own_words
from summarizer.show.visible import one_line


def shown_own(text: str, *pieces: Piece, start: int = 0) -> list[str]:
    """The words that are set off when that text is the evidence."""
    line = one_line(text)
    places = own_words(line, Span(start=start, end=start + len(text), text=text), pieces)
    return [line[a:b] for a, b in places]


@pytest.mark.parametrize(
    ("text", "piece", "own"),
    [
        ("Ana met Bo.", Piece("Bo", "verbatim"), ["Bo"]),
        ("Gill and Gil met.", Piece("Gil", "verbatim"), ["Gil"]),
        ("a  digital\ntax", Piece("digital tax", "worded"), ["digital tax"]),
        ("the “new” quay", Piece('the "new" quay', "worded"), ["the “new” quay"]),
        ("It was held.", Piece("held", "label"), []),
        ("It was 5.", Piece("5", "normalised"), []),
        ("4 boats, 4 men", Piece("4", "verbatim", ((109, 110),)), ["4"]),
        ("Bo met \x1b[31m Bo.", Piece(r"\x1b[31m Bo", "verbatim"), [r"\x1b[31m Bo"]),
    ],
)
def test_the_words_of_values_are_found_in_their_evidence(
    text: str, piece: Piece, own: list[str]
) -> None:
    assert shown_own(text, piece, start=100 if piece.places else 0) == own


def test_a_known_place_is_found_behind_white_space_and_escapes() -> None:
    text = "a \n\n b\x1b 4 or 4"
    at = text.rindex("4")
    line = one_line(text)
    span = Span(start=7, end=7 + len(text), text=text)
    ((start, end),) = own_words(line, span, [Piece("4", "verbatim", ((7 + at, 8 + at),))])
    assert (line[start:end], start) == ("4", line.rindex("4"))


def test_own_words_that_overlap_are_one() -> None:
    pieces = [Piece("Bo Lind", "verbatim"), Piece("Lind of Oslo", "verbatim")]
    assert shown_own("Ana met Bo Lind of Oslo.", *pieces) == ["Bo Lind of Oslo"]


@given(st.text("ab \n\x1b", max_size=60), st.lists(st.text("ab ", min_size=1, max_size=4)))
def test_own_words_are_in_order_and_apart(text: str, words: list[str]) -> None:
    line = one_line(text)
    pieces = [Piece(one, "verbatim") for one in words]
    places = own_words(line, Span(start=0, end=len(text), text=text), pieces)
    borders = [border for place in places for border in place]
    assert borders == sorted(set(borders))
    assert all(0 <= start < end <= len(line) for start, end in places)


def test_usual_evidence_is_shown_whole() -> None:
    assert stretches("Ana met Bo.", [(8, 10)]) == (
        Stretch("Ana met "),
        Stretch("Bo", is_own=True),
        Stretch("."),
    )


def test_of_endless_evidence_the_beginning_and_what_surrounds_own_words_are_shown() -> None:
    text = f"It began {'so ' * 500}that 55 boats {'and ' * 500}sank"
    at = text.index("55")
    shown = "".join(one.text for one in stretches(text, [(at, at + 8)]))
    assert shown.startswith("It began so so")
    assert " … so so" in shown
    assert "so that 55 boats and and" in shown
    assert shown.endswith("and …")
    assert len(shown) < 400


@given(
    st.text("ab ", min_size=690, max_size=1500),
    st.lists(st.tuples(st.integers(0, 1400), st.integers(1, 300)), max_size=6),
)
def test_whatever_is_shown_stands_in_the_evidence_in_order(
    text: str, places: list[tuple[int, int]]
) -> None:
    own: list[tuple[int, int]] = []
    for start, length in sorted(places):
        if start > (own[-1][1] if own else -1) and start < len(text):
            own.append((start, min(start + length, len(text))))
    at = 0
    for part in "".join(one.text for one in stretches(text, own)).split(" …"):
        found = text.find(part.removeprefix(" "), at)
        assert found >= 0
        at = found
