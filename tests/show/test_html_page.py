"""A record as one page: what stands on it, with its article and without."""

from __future__ import annotations

from typing import Any

import pytest
from hand_records import ARTICLE, COURIER, audit, provenance, quay, ruling, span
from html_reader import Node, article_text, flat, parsed

import summarizer
from summarizer import Article, InputError, to_html
from summarizer.article import split_sentences
from summarizer.schemas import ArticleRecord, Failed, Refused


def page(record: ArticleRecord | None = None, article: str | None = ARTICLE) -> Node:
    return parsed(to_html(record or quay(), article))


def entry(root: Node, identity: str) -> Node:
    return root.one(id=f"item-{identity}")


# What stands on it --------------------------------------------------------------------


def test_the_sides_are_the_record_and_the_article_as_it_is() -> None:
    root = page()
    assert article_text(root) == ARTICLE
    headings = [flat(node) for node in root.all("h2")]
    assert headings == [
        "Before you rely on it",
        "Summary1",
        "Meetings1",
        "Asks1",
        "Figures3",
        "Who says so4",
        "Not in the record",
        "Article",
    ]
    assert flat(root.one("h1")).startswith("Harbour Board refuses to pay")


def test_every_item_has_its_evidence_marked_in_the_article_and_quoted_beside_it() -> None:
    root, record = page(), quay()
    for item in (*record.summary, *record.meetings, *record.asks, *record.figures):
        (evidence,) = item.evidence
        marked = [n for n in root.all("span", "seg") if f"item-{item.id}" in _items(n)]
        assert "".join(node.text() for node in marked) == evidence.text
        assert entry(root, item.id).one("q").text() == evidence.text
    for said in record.attributions:
        (evidence,) = said.evidence
        marked = [n for n in root.all("span", "seg") if f"item-{said.id}" in _items(n)]
        assert "".join(node.text() for node in marked) == evidence.text


def _items(node: Node) -> list[str]:
    return node.attributes.get("data-items", "").split()


@pytest.mark.parametrize(
    ("identity", "promise", "text", "words"),
    [
        ("m1", "verbatim", "Ana Lindqvist", "Ana Lindqvist"),
        ("m1", "verbatim", "head of the Harbour Board", "head of the Harbour Board"),
        # Not in the evidence of the item: the nearest place in the article is its own.
        ("m1", "verbatim", "Old Custom House", "Old Custom House"),
        ("m1", "normalised", "2026-03-09", "Monday"),
        ("m1", "label", "held", None),
        ("m1", "worded", "spending on the port", None),
        ("a1", "verbatim", "the board", "the board"),
        ("a1", "label", "asked", None),
        ("f1", "verbatim", "12.5 million kronor", "12.5 million kronor"),
        ("f1", "normalised", "12,500,000 SEK", "12.5 million kronor"),
        ("f1", "worded", "spending on the northern quay", None),
        ("f1", "normalised", "about", None),
        ("f2", "normalised", "4 to 6%", "4 to 6 per cent"),
        ("t3", "verbatim", "“We cannot wait until 2031,”", "“We cannot wait until 2031,”"),
        ("t2", "verbatim", "according to", "according to"),
    ],
)
def test_a_value_says_what_it_promises_and_leads_to_its_words(
    identity: str, promise: str, text: str, words: str | None
) -> None:
    root = page()
    value = next(n for n in entry(root, identity).all("a", promise) if n.text() == text)
    assert value.attributes["aria-describedby"] == f"kind-{promise}"
    assert root.one("dd", id=f"kind-{promise}").text()
    places = value.attributes.get("data-words", "").split()
    assert bool(places) == (words is not None)
    for place in places:
        start, end = map(int, place.split("-"))
        assert ARTICLE[start:end] == words
        segments = [
            n for n in root.all("span", "seg") if place in n.attributes.get("data-words", "")
        ]
        article = [n for n in segments if "id" in n.attributes]
        assert "".join(n.text() for n in article) == words


def test_every_link_leads_somewhere() -> None:
    root = page()
    anchors = [node.attributes["id"] for node in root.walk() if "id" in node.attributes]
    assert len(anchors) == len(set(anchors))
    links = [node.attributes["href"] for node in root.all("a")]
    assert links
    assert {link.removeprefix("#") for link in links} <= {*anchors}
    described = [
        n.attributes["aria-describedby"] for n in root.walk() if "aria-describedby" in n.attributes
    ]
    labelled = [
        n.attributes["aria-labelledby"] for n in root.walk() if "aria-labelledby" in n.attributes
    ]
    assert {*described, *labelled} <= {*anchors}


def test_who_says_so_is_a_chain() -> None:
    chain = entry(page(), "a1").one(class_="said-by").one("span", "chain")
    names = [source.name for source in COURIER]
    assert [node.text() for node in chain.all("a")] == names
    assert names[0] + " → " in chain.text()
    voices = [flat(node) for node in page().all("p", "voice")]
    assert voices[1] == "two people in the room unnamed → , carried by the Brakholm Courier outlet"


def test_what_was_refused_and_left_out_is_listed_and_marked() -> None:
    root = page()
    listed = root.one(id="left-out")
    assert "1 answer refused" in flat(listed)
    assert "meetings.participants: “Ana Lindkvist” does not stand in the article" in flat(listed)
    assert "7 names, in no value of the record" in flat(listed)
    refused = [n for n in root.all("span", "refused") if "refused-1" in _items(n)]
    # The sentence that was cited, whole.
    assert (
        "".join(node.text() for node in refused if "seg" in node.classes)
        == split_sentences(ARTICLE)[0].text
    )
    unused = [n for n in root.all("span", "unused") if "left-out-1" in _items(n)]
    assert [node.text() for node in unused] == ["refused"]
    assert [n.text() for n in root.all("a", "ref") if n.attributes["href"] == "#left-out-1"] == [
        "○"
    ]


def test_a_reader_sees_at_once_whether_to_believe_it() -> None:
    told = [flat(node) for node in page().one("ul", "standing").all("li")]
    assert told == [
        "11 items",
        "every span checked against this text",
        "failed: asks",
        "1 refused",
        "8 left out",
        "local/qwen2.5-coder-1.5b",
        "text did not leave the machine",
    ]
    assert "asks: The reply was cut off. (truncated)" in flat(page().one(id="alerts"))
    assert "Failed: not all of it could be answered (truncated)." in flat(
        page().one(id="section-asks")
    )


@pytest.mark.parametrize(
    ("model", "endpoint", "words"),
    [
        ("openai/x", "api.example.com", "text was sent to api.example.com"),
        ("ollama/x", "127.0.0.1:11434", "text did not leave the machine"),
        ("x", "127.0.0.1:8080", "text went to 127.0.0.1:8080, on the machine itself"),
        ("local/x", "local", "text did not leave the machine"),
    ],
)
def test_it_says_whether_the_text_left_the_machine(model: str, endpoint: str, words: str) -> None:
    record = quay().model_copy(update={"provenance": provenance(model=model, endpoint=endpoint)})
    assert flat(page(record).one("ul", "standing")).endswith(words)


def test_a_clean_record_says_so() -> None:
    root = page(quay().model_copy(update={"audit": audit()}))
    assert not root.all(id="alerts")
    assert "no section failed" in flat(root.one("ul", "standing"))
    assert "Nothing was refused" in flat(root.one(id="left-out"))


def test_sections_can_be_switched_off_without_a_script() -> None:
    root = page()
    boxes = root.one("fieldset").all("input")
    assert [(box.attributes["id"], "checked" in box.attributes) for box in boxes] == [
        *((f"show-{slot}", True) for slot in range(6)),
        ("show-left-out", True),
    ]
    styles = root.one("style").text()
    for slot in range(6):
        assert f"body:has(#show-{slot}:not(:checked)) :is(.part, .ref).s{slot}" in styles


def test_a_users_own_record_is_shown_by_its_schema() -> None:
    root = parsed(to_html(ruling(), ARTICLE))
    shown = flat(entry(root, "l1"))
    for words in (
        "Harbour Board",
        "judge Ana Lindqvist",
        "12,500,000 SEK",
        "2025-01-01 to 2025-12-31",
    ):
        assert words in shown
    assert flat(root.one("h1")) == "Quay case"
    assert "text was sent to api.example.com" in flat(root.one("ul", "standing"))


def test_a_refusal_of_no_sentence_or_of_one_that_is_not_there_is_only_listed() -> None:
    refusals = [
        Refused(section="headline", field=None, value=None, sentence=number, reason="says too much")
        for number in (None, 0, 99)
    ]
    root = page(quay().model_copy(update={"audit": audit(refused=refusals)}))
    assert flat(root.one(id="left-out")).count("says too much") == 3
    assert not root.all("span", "refused")


def test_a_section_that_failed_and_is_not_in_the_record_is_told() -> None:
    failed = [Failed(section="figures", code="timeout", reason="No reply in time.")]
    record = quay().model_copy(update={"figures": [], "audit": audit(failed=failed)})
    root = page(record)
    assert "Failed: nothing of it could be answered (timeout)." in flat(
        root.one(id="section-figures")
    )
    assert not [box for box in root.all("input") if box.attributes["id"] == "show-4"]


# With and without the article -----------------------------------------------------------


def test_without_the_article_it_shows_the_words_that_the_record_has_of_it() -> None:
    root = page(article=None)
    text = root.one(class_="text")
    assert "text not given" in flat(root.one("ul", "standing"))
    assert root.one(id="article-title").text() == "Evidence"
    record = quay()
    for item in (*record.meetings, *record.asks, *record.figures, *record.attributions):
        assert item.evidence[0].text in article_text(root)
    assert [node.text() for node in text.all("p", "gap")] == ["…"] * 5
    assert "She asked the board" in flat(text)
    assert "according to the Brakholm Courier" not in flat(text)
    anchors = {node.attributes["id"] for node in root.walk() if "id" in node.attributes}
    assert {link.attributes["href"].removeprefix("#") for link in root.all("a")} <= anchors


@pytest.mark.parametrize("article", [ARTICLE, Article(ARTICLE), Article(ARTICLE, title="Quay")])
def test_the_article_may_be_text_or_an_article(article: Any) -> None:
    assert article_text(parsed(to_html(quay(), article))) == ARTICLE


def test_another_article_is_refused() -> None:
    with pytest.raises(InputError, match="not of this article") as caught:
        to_html(quay(), ARTICLE + " ")
    assert caught.value.code == "other_article"


def test_a_record_that_was_changed_is_refused() -> None:
    moved = span("Monday").model_copy(update={"start": 0, "end": 6})
    item = quay().meetings[0].model_copy(update={"evidence": [moved]})
    with pytest.raises(InputError, match="“Monday” at") as caught:
        to_html(quay().model_copy(update={"meetings": [item]}), ARTICLE)
    assert caught.value.code == "bad_span"


def test_a_byte_order_mark_makes_no_other_article() -> None:
    assert to_html(quay(), "\ufeff" + ARTICLE) == to_html(quay(), ARTICLE)


def test_the_same_record_gives_the_same_page() -> None:
    assert to_html(quay(), ARTICLE) == to_html(quay(), ARTICLE)
    assert summarizer.to_html is to_html
