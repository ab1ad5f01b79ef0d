"""Many records on one page: every finding of each in a table of its section."""

from __future__ import annotations

import pytest
from hand_records import ARTICLE, asked_by, quay, ruling
from html_reader import TAGS, Node, parsed
from page_records import HOSTILE, record_over

from summarizer import to_html, to_html_index
from summarizer.schemas import Record

INDEX_TAGS = TAGS | {"table", "thead", "tbody", "tr", "th", "td", "select", "option"}


def index(records: dict[str, Record] | None = None) -> Node:
    return parsed(to_html_index(records or {"one.html": quay(), "two.html": asked_by("Zoë Ek")}))


def table(root: Node, title: str) -> list[list[str]]:
    """The rows of a table, its head first, as a reader sees them."""
    (section,) = (s for s in root.all("section") if s.all("h2")[0].text() == title)
    return [
        [" ".join(cell.text().split()) for cell in row.children if isinstance(cell, Node)]
        for row in section.all("tr")
    ]


def test_there_is_a_table_of_the_articles_and_one_of_each_section() -> None:
    root = index()
    assert [node.text() for node in root.all("h2")] == [
        "Articles",
        "Meetings",
        "Asks",
        "Figures",
        "Who says so",
    ]
    choices = [" ".join(node.text().split()) for node in root.one("fieldset").all("label")]
    assert choices == ["Articles 2", "Meetings 2", "Asks 2", "Figures 6", "Who says so 8"]


def test_an_article_has_a_row_with_what_was_found_and_what_was_not() -> None:
    head, one, two = table(index(), "Articles")
    assert head == [
        *("article", "published", "outlet", "meetings", "asks", "figures", "who says so"),
        *("refused", "left out", "failed"),
    ]
    title = "Harbour Board refuses to pay for the northern quay, officials said quay.txt"
    assert (
        one
        == two
        == [
            *(title, "2026-03-10", "Northern Wire", "1", "1", "3", "4", "1", "8", "asks"),
        ]
    )


def test_all_figures_of_all_articles_are_in_one_table() -> None:
    head, *rows = table(index(), "Figures")
    assert head == [
        *("article", "item", "figure", "value", "unit", "detail", "measures", "payer"),
        *("status", "said by"),
    ]
    assert [row[1:] for row in rows[:3]] == [
        [
            *("f1", "12.5 million kronor", "12,500,000", "SEK", "about"),
            *("spending on the northern quay", "the board", "proposed", "officials"),
        ],
        [
            *("f2", "4 to 6 per cent", "4 to 6", "%", "fall"),
            *("traffic through the port", "", "stated", "officials"),
        ],
        ["f3", "310 ships", "310", "ships", "", "", "", "stated", "officials"],
    ]
    assert len(rows) == 6


def test_a_meeting_and_an_ask_have_their_fields_in_columns() -> None:
    head, meeting, _ = table(index(), "Meetings")
    assert head[2:] == ["participants", "status", "place", "when", "topics", "said by"]
    assert meeting[5] == "Monday (2026-03-09)"
    head, *asks = table(index(), "Asks")
    assert head[2:] == ["askers", "asked", "request", "kind", "response", "said by"]
    assert [row[2] for row in asks] == ["Lindqvist", "Zoë Ek"]


def test_figures_sort_by_their_value_and_times_by_their_day() -> None:
    root = index()
    numbers = [
        node.attributes["data-order"] for node in root.all("td", "number", **{"data-name": "value"})
    ]
    assert numbers == ["12500000", "4", "310"] * 2
    days = [n.attributes["data-order"] for n in root.all("td", **{"data-name": "when"})]
    assert days == ["2026-03-09"] * 2


def test_each_row_leads_to_its_item_on_its_page() -> None:
    links = {node.attributes["href"] for node in index().all("a")}
    assert {"./one.html", "./two.html#item-f2", "./one.html#item-m1", "#tables"} <= links
    anchors = {
        n.attributes["id"] for n in parsed(to_html(quay(), ARTICLE)).walk() if "id" in n.attributes
    }
    for link in links - {"#tables"}:
        page, _, anchor = link.partition("#")
        assert page in ("./one.html", "./two.html")
        assert anchor == "" or anchor in anchors


@pytest.mark.parametrize(
    ("name", "link"),
    [
        ("javascript:alert(1).html", "./javascript%3Aalert%281%29.html"),
        ('a"b<c>.html', "./a%22b%3Cc%3E.html"),
        ("50% more #1?.html", "./50%25%20more%20%231%3F.html"),
        ("Ærø.html", "./%C3%86r%C3%B8.html"),
    ],
)
def test_the_name_of_a_page_is_no_more_than_a_name(name: str, link: str) -> None:
    assert link in {node.attributes["href"] for node in index({name: quay()}).all("a")}


def test_records_without_pages_of_their_own_are_listed_all_the_same() -> None:
    root = index({"": quay()})
    assert [node.attributes["href"] for node in root.all("a")] == ["#tables"]
    assert len(table(root, "Figures")) == 4


def test_records_of_several_kinds_each_have_their_tables() -> None:
    root = index({"quay.html": quay(), "ruling.html": ruling()})
    head, row = table(root, "Legal claims")
    assert head[2:] == ["claimants", "judge", "court", "sum", "heard", "outcome", "reasons"]
    assert row[5:] == [
        "12.5 million kronor = 12,500,000 SEK, about",
        "last year (2025-01-01 to 2025-12-31)",
        "not upheld",
        "the board refused",
    ]
    assert len(table(root, "Articles")) == 3


def test_columns_of_labels_can_be_filtered() -> None:
    labels = [node.text() for node in index().all("th") if "data-label" in node.attributes]
    assert labels == ["status", "kind", "response", "status", "stance"]


def test_one_table_at_a_time_is_chosen_without_a_script() -> None:
    root = index()
    radios = root.one("fieldset").all("input")
    assert [("checked" in radio.attributes) for radio in radios] == [True, *[False] * 4]
    sections = [section.attributes["id"] for section in root.all("section")]
    assert [radio.attributes["id"] for radio in radios] == [f"show-{name}" for name in sections]
    for name in sections:
        assert f"body:has(#show-{name}:not(:checked)) #{name}" in root.one("style").text()


def test_a_hostile_record_is_text() -> None:
    root = index({"x.html": record_over(HOSTILE)})
    for node in root.walk():
        assert node.tag in INDEX_TAGS
        assert not any(name.startswith("on") for name in node.attributes)
    assert all(node.attributes["href"].startswith(("./x.html", "#")) for node in root.all("a"))
    assert len(root.all("script")) == 1


def test_no_records_make_an_empty_page() -> None:
    assert parsed(to_html_index({})).one("h1").text() == "0 articles"
