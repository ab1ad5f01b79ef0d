"""The article's side of a page: cut and marked, and still the article character for character."""

from __future__ import annotations

import pytest
from html_reader import article_text, parsed
from hypothesis import example, given
from hypothesis import strategies as st

from summarizer.show.html.document import document
from summarizer.show.html.elements import element
from summarizer.show.html.pane import text_pane
from summarizer.show.html.segments import Mark, MarkKind, Stretch, cut
from summarizer.show.visible import is_unseen

KINDS: tuple[MarkKind, ...] = ("evidence", "words", "unused", "refused", "warned")
# Line ends of every kind, markup, unseen characters, letters that run from right to left.
TEXTS = st.text(
    st.sampled_from(list("ab \t\r\n<&>\"'é☃\u05d0\u0301\u200d\u202e\x00\x0b\x85\u2028"))
)


@st.composite
def marked(draw: st.DrawFn) -> tuple[str, list[Mark]]:
    """A text and marks in it, some of them nested, overlapping, empty or equal."""
    text = draw(TEXTS | st.text(st.characters(exclude_categories=["Cs"])))
    places = st.integers(0, len(text))
    marks = [
        Mark(min(a, b), max(a, b), kind, f"item-{n}", f"m{n}", slot=n % 3 if n % 2 else None)
        for n, (a, b, kind) in enumerate(
            draw(st.lists(st.tuples(places, places, st.sampled_from(KINDS)), max_size=12))
        )
    ]
    return text, marks


def pane(text: str, marks: list[Mark], start: int = 0) -> str:
    shown = element("div", text_pane([Stretch(start, text)], marks), class_="text")
    return document("x", shown, styles="", script="")


@given(marked(), st.lists(st.integers(-3, 40), max_size=5))
def test_segments_put_together_are_the_text_and_each_has_the_marks_that_cover_it(
    given_: tuple[str, list[Mark]], borders: list[int]
) -> None:
    text, marks = given_
    segments = cut(Stretch(0, text), marks, borders)
    assert "".join(segment.text for segment in segments) == text
    at = 0
    for segment in segments:
        assert segment.start == at
        assert segment.text
        at = segment.end
        covering = [m for m in marks if m.start <= segment.start and segment.end <= m.end]
        assert sorted(segment.marks, key=marks.index) == covering
        full = [m for m in marks if m.start < m.end]
        touching = [m for m in full if m.start < segment.end and segment.start < m.end]
        assert touching == covering


@given(marked())
@example(("a\r\n\r\nb\rc\n", [Mark(1, 4, "evidence", "item-1", "m1", 0)]))
@example(("\n\n", [Mark(0, 2, "evidence", "item-1", "m1", 0)]))
def test_the_side_of_the_article_is_the_article_character_for_character(
    given_: tuple[str, list[Mark]],
) -> None:
    text, marks = given_
    assert article_text(parsed(pane(text, marks))) == text


@given(marked())
def test_nothing_unseen_reaches_the_browser(given_: tuple[str, list[Mark]]) -> None:
    assert not any(is_unseen(one) and one not in "\n\t" for one in pane(*given_))


@given(marked())
def test_behind_each_mark_of_an_item_is_one_link_to_it(given_: tuple[str, list[Mark]]) -> None:
    text, marks = given_
    links = [node.attributes["href"] for node in parsed(pane(text, marks)).all("a", "ref")]
    wanted = [f"#{m.key}" for m in marks if m.kind != "words" and m.slot is not None and m.end > 0]
    assert sorted(link for link in links if link in wanted) == sorted(wanted)


def test_overlapping_marks_of_one_section_and_of_several_can_be_told_apart() -> None:
    marks = [
        Mark(0, 8, "evidence", "item-m1", "m1", 0),
        Mark(4, 12, "evidence", "item-m2", "m2", 0),
        Mark(6, 7, "evidence", "item-f1", "f1", 2),
    ]
    page = parsed(pane("abcdefghijklmnop", marks))
    assert [
        (node.text(), node.classes - {"seg"}, node.attributes["data-items"])
        for node in page.all("span", "seg")
    ] == [
        ("abcd", {"in0"}, "item-m1"),
        ("ef", {"in0", "twice0"}, "item-m1 item-m2"),
        ("g", {"in0", "twice0", "in2"}, "item-m1 item-m2 item-f1"),
        ("h", {"in0", "twice0"}, "item-m1 item-m2"),
        ("ijkl", {"in0"}, "item-m2"),
    ]


@pytest.mark.parametrize(
    ("text", "paragraphs"),
    [
        ("One.\n\nTwo\nlines.\n", ["One.", "Two\nlines."]),
        ("One.\r\n \r\n\r\nTwo.", ["One.", "Two."]),
        ("\n\n  One.\nTwo.\n\n", ["  One.", "Two."]),
        ("One.", ["One."]),
        (" \n ", []),
    ],
)
def test_paragraphs_are_those_of_the_article(text: str, paragraphs: list[str]) -> None:
    assert [node.text() for node in parsed(pane(text, [])).all("p")] == paragraphs


@pytest.mark.parametrize(
    ("character", "escape", "name"),
    [
        ("\u202e", r"\u202e", "right-to-left override"),
        ("\x1b", r"\x1b", "control character"),
        ("\x0b", r"\x0b", "control character"),
        ("\x00", r"\x00", "control character"),
        ("\u200b", r"\u200b", "zero width space"),
    ],
)
def test_an_unseen_character_is_shown_and_named(character: str, escape: str, name: str) -> None:
    node = parsed(pane(f"a{character}b", [])).one("span", "unseen")
    assert node.text() == escape
    assert node.attributes["title"] == name
