"""A page fetches nothing, runs its own script alone, and obeys nothing of an article."""

from __future__ import annotations

import base64
import hashlib
import re

import pytest
from hand_records import ARTICLE, quay
from html_reader import TAGS, Node, article_text, flat, parsed
from hypothesis import given, settings
from hypothesis import strategies as st
from page_records import HOSTILE, record_over

from summarizer import to_html
from summarizer.schemas import ArticleRecord
from summarizer.show.visible import is_unseen

ATTRIBUTES = re.compile(
    r"(id|class|href|rel|target|title|lang|dir|role|tabindex|type|name|content|charset|checked|open"
    r"|hidden|http-equiv|aria-[a-z]+|data-(items|words|character))"
)
HREF = re.compile(r"#[\w.-]+")


def assert_inert(root: Node) -> None:
    """Only elements and attributes of ours; links within the page; nothing fetched or run."""
    for node in root.walk():
        assert node.tag in TAGS
        for name in node.attributes:
            assert ATTRIBUTES.fullmatch(name), name
    assert all(HREF.fullmatch(node.attributes["href"]) for node in root.all("a"))
    assert len(root.all("script")) == len(root.all("style")) == 1


def test_the_policy_allows_its_own_style_and_script_and_nothing_else() -> None:
    root = parsed(to_html(quay(), ARTICLE))
    (policy,) = root.all("meta", **{"http-equiv": "Content-Security-Policy"})
    rules = dict(rule.split(" ", 1) for rule in policy.attributes["content"].split("; "))
    assert rules["default-src"] == rules["base-uri"] == rules["form-action"] == "'none'"
    for tag in ("style", "script"):
        digest = hashlib.sha256(root.one(tag).text().encode()).digest()
        assert rules[f"{tag}-src"] == f"'sha256-{base64.b64encode(digest).decode()}'"
    for ours in (root.one("style").text(), root.one("script").text()):
        assert not re.search(r"url\(|@import|https?:|innerHTML|\beval\b", ours)


@pytest.mark.parametrize("record", [quay(), record_over(HOSTILE)], ids=["quay", "hostile"])
def test_every_element_is_ours(record: ArticleRecord) -> None:
    article = ARTICLE if record == quay() else HOSTILE
    assert_inert(parsed(to_html(record, article)))
    assert_inert(parsed(to_html(record)))


def test_a_hostile_article_is_text() -> None:
    text = to_html(record_over(HOSTILE), HOSTILE)
    root = parsed(text)
    assert article_text(root) == HOSTILE
    assert {
        name for node in root.walk() for name, value in node.attributes.items() if "alert(" in value
    } <= {"aria-label"}
    assert not any(is_unseen(one) and one not in "\n\t" for one in text)
    assert flat(root.one("h1")).startswith("</textarea></title></style></script><script>alert(1)")


@pytest.mark.parametrize(
    ("url", "is_link"),
    [
        ('https://example.com/a?b=1&c="><script>', True),
        ("HTTP://example.com", True),
        ("javascript:alert(1)", False),
        ("data:text/html,<script>alert(1)</script>", False),
        (" https://example.com", False),
    ],
)
def test_an_address_is_a_link_only_where_it_can_do_no_more_than_open_a_page(
    url: str, is_link: bool
) -> None:
    record = quay().model_copy(update={"article": quay().article.model_copy(update={"url": url})})
    about = parsed(to_html(record, ARTICLE)).one("p", "about")
    assert [node.attributes["href"] for node in about.all("a")] == [url] * is_link
    assert " ".join(url.split()) in about.text()


WORDS = st.text(
    st.sampled_from(list("ab. <&\"'>\n\r\t\u05d0\u202e\x1b\u200d\x0b"))
    | st.characters(exclude_categories=["Cs"]),
    min_size=1,
    max_size=60,
).filter(lambda text: bool(text.strip()) and not text.startswith("\ufeff"))


@st.composite
def covered(draw: st.DrawFn) -> tuple[str, list[tuple[int, int]]]:
    """A text and places in it that may nest and overlap."""
    text = draw(WORDS)
    starts = draw(st.lists(st.integers(0, len(text) - 1), min_size=1, max_size=5))
    return text, [(start, draw(st.integers(start + 1, len(text)))) for start in starts]


@settings(max_examples=30)
@given(covered())
def test_whatever_the_article_says_and_the_record_rests_on_the_page_is_sound(
    given_: tuple[str, list[tuple[int, int]]],
) -> None:
    text, places = given_
    record = record_over(text, places)
    root = parsed(to_html(record, text))
    assert_inert(root)
    assert article_text(root) == text
    assert_inert(parsed(to_html(record)))
