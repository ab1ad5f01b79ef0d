"""A record as Markdown that no article can write into."""

from __future__ import annotations

import pytest
from hand_records import hostile, quay, ruling
from hypothesis import example, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from summarizer.show import to_markdown
from summarizer.show.markdown import escaped
from summarizer.show.outline import place
from summarizer.show.visible import one_line

PARSER = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
OURS = {"heading", "paragraph", "bullet_list", "list_item", "inline", "hr"}
OURS_INLINE = {"text", "em", "strong"}


def kinds(tokens: list[Token]) -> set[str]:
    return {token.type.removesuffix("_open").removesuffix("_close") for token in tokens}


def inline(tokens: list[Token]) -> list[Token]:
    return [child for token in tokens for child in token.children or ()]


def headings(tokens: list[Token]) -> int:
    return sum(token.type == "heading_open" for token in tokens)


def test_a_record_has_a_heading_for_each_section() -> None:
    found = [line for line in to_markdown(quay()).splitlines() if line.startswith("#")]
    assert found == [
        "# Harbour Board refuses to pay for the northern quay, officials said",
        "## Failed",
        "## Warnings",
        "## Summary",
        "## Meetings",
        "## Asks",
        "## Figures",
        "## Who says so",
        "## Left out",
        "## Refused",
    ]


@pytest.mark.parametrize(
    "words",
    [
        "- **m1** Ana Lindqvist (Mayor); Tomás Okafor (head of the Harbour Board) (status: held;",
        "- **a1** Lindqvist asked the board: *money for the northern quay* (response: refused)",
        "  - said by two people in the room → the Brakholm Courier",
        "- **f1** 12.5 million kronor = 12,500,000 SEK: *spending on the northern quay* (bound:",
        "Failed: not all of it could be answered (truncated).",
    ],
)
def test_markdown_shows(words: str) -> None:
    assert words in to_markdown(quay())


def test_evidence_is_quoted_in_full_below_its_item() -> None:
    evidence = quay().meetings[0].evidence[0]
    line = f"  - “{evidence.text}” {escaped(place(evidence.start, evidence.end))}"
    assert line in to_markdown(quay()).splitlines()


def test_a_users_own_record_is_shown_by_its_schema() -> None:
    assert "## Legal claims\n\n- **l1** Harbour Board (judge: Ana Lindqvist;" in to_markdown(
        ruling()
    )


HOSTILE = [
    "<script>alert(1)</script>",
    "[click](https://evil.example)",
    "![](https://evil.example/pixel.png)",
    "https://evil.example www.evil.example a@evil.example",
    "<https://evil.example>",
    "# heading",
    "## heading",
    "- item",
    "1. item",
    "1) item",
    "> quote",
    "---",
    "===",
    "```\ncode\n```",
    "    code",
    "a | b\n--|--\n1 | 2",
    "*bold* _em_ **x** ~~gone~~",
    "&lt;b&gt; &#60;b&#62; &copy;",
    "[ref]: https://evil.example",
    "back\\slash \\<b> \\",
    "two\n\nparagraphs\n\n# heading",
    "<!-- comment",
    "`tick",
]


@pytest.mark.parametrize("text", HOSTILE)
def test_an_article_cannot_write_markup(text: str) -> None:
    tokens = PARSER.parse(to_markdown(hostile(text)))
    assert kinds(tokens) <= OURS
    assert kinds(inline(tokens)) <= OURS_INLINE
    plain = PARSER.parse(to_markdown(ruling()))
    # One section more, for what is left out.
    assert headings(tokens) == headings(plain) + 1


@settings(max_examples=300)
@given(st.text(st.sampled_from(list("ab1 <>[]()!*_`~#&;:|\\-+=.@/\n\"'x"))) | st.text())
@example("_a_")
@example("a\\")
def test_escaped_text_is_shown_letter_by_letter(text: str) -> None:
    """What a reader sees is the text itself, word joiners apart."""
    tokens = PARSER.parse(escaped(text))
    shown = "".join(child.content for child in inline(tokens))
    assert kinds(tokens) <= {"paragraph", "inline"}
    assert kinds(inline(tokens)) <= {"text"}
    assert shown.replace("\u2060", "") == one_line(text)


@pytest.mark.parametrize(
    ("text", "markdown"),
    [
        ("https://evil.example", "https\\://evil.example"),
        ("WWW.evil.example", "WWW\\.evil.example"),
        ("mailto:a@b.example", "mailto\\:a@\u2060b.example"),
        ("@somebody, see #12", "@\u2060somebody, see #\u206012"),
    ],
)
def test_hosts_that_make_links_of_plain_text_find_none(text: str, markdown: str) -> None:
    assert escaped(text) == markdown
