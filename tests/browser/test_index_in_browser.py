"""The index of many records as it is used: searched, filtered, sorted, and followed to a page."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from browsing import Visit
from hand_records import ARTICLE, asked_by, quay

from summarizer import to_html, to_html_index

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.browser


@pytest.fixture
def index(visit: Visit) -> Page:
    return visit(to_html_index({"one.html": quay(), "two.html": asked_by("Zoë Ek")}))


def choose(page: Page, title: str) -> None:
    page.check(f"fieldset label:has-text('{title}') input")


def column(page: Page, name: str) -> list[str]:
    """The cells of a column of the table that is shown, as far as they are."""
    return page.locator(f"section:visible td[data-name='{name}']:visible").all_text_contents()


def test_one_table_is_shown_at_a_time(index: Page) -> None:
    assert index.locator("main h2:visible").all_text_contents() == ["Articles"]
    choose(index, "Figures")
    assert index.locator("main h2:visible").all_text_contents() == ["Figures"]


def test_a_column_sorts_up_and_down_by_number(index: Page) -> None:
    choose(index, "Figures")
    index.click("section:visible th button:has-text('value')")
    assert column(index, "value") == ["4 to 6"] * 2 + ["310"] * 2 + ["12,500,000"] * 2
    head = index.locator("section:visible th:has-text('value')")
    assert head.get_attribute("aria-sort") == "ascending"
    index.keyboard.press("Enter")
    assert column(index, "value") == ["12,500,000"] * 2 + ["310"] * 2 + ["4 to 6"] * 2
    assert head.get_attribute("aria-sort") == "descending"


def test_what_is_not_known_comes_last_either_way(index: Page) -> None:
    choose(index, "Figures")
    for _ in range(2):
        index.click("section:visible th button:has-text('payer')")
        cells = index.locator("section:visible tbody tr td:nth-child(8)").all_text_contents()
        assert cells == ["the board"] * 2 + [""] * 4


def test_a_search_leaves_the_rows_with_all_its_words_and_escape_ends_it(index: Page) -> None:
    choose(index, "Asks")
    index.fill("#search", "ZOË  quay")
    assert column(index, "askers") == ["Zoë Ek"]
    assert index.text_content("fieldset label:has-text('Asks') .count") == "1 of 2"
    index.locator("#told").filter(has_text="1 of 2 rows shown").wait_for(state="attached")
    index.fill("#search", "nobody")
    assert index.locator("section:visible .empty").is_visible()
    index.keyboard.press("Escape")
    assert column(index, "askers") == ["Lindqvist", "Zoë Ek"]


def test_rows_are_filtered_by_article_and_by_label(index: Page) -> None:
    choose(index, "Figures")
    index.select_option("#article", index=2)
    assert len(column(index, "item")) == 3
    index.select_option("section:visible th select", "stated")
    assert column(index, "item") == ["f2", "f3"]
    index.select_option("section:visible th select", "")
    index.select_option("#article", index=0)
    assert len(column(index, "item")) == 6


def test_a_row_leads_to_its_item_beside_the_words_that_prove_it(
    visit: Visit, tmp_path: Path
) -> None:
    (tmp_path / "one.html").write_text(to_html(quay(), ARTICLE), "utf-8", newline="\n")
    page = visit(to_html_index({"one.html": quay()}))
    choose(page, "Figures")
    page.click("section:visible a:has-text('f2')")
    page.wait_for_url("**/one.html#item-f2")
    assert page.locator(".entry.lit").get_attribute("id") == "item-f2"


def test_without_a_script_the_tables_are_read_and_chosen(visit: Visit) -> None:
    page = visit(to_html_index({"one.html": quay()}), java_script_enabled=False)
    assert not page.locator("#search").is_visible()
    choose(page, "Asks")
    assert column(page, "askers") == ["Lindqvist"]


@pytest.mark.parametrize("width", [320, 380])
def test_on_a_phone_a_row_is_a_card(visit: Visit, width: int) -> None:
    page = visit(to_html_index({"one.html": quay()}), size=(width, 700))
    choose(page, "Figures")
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    cells = [cell.bounding_box() for cell in page.locator("section:visible tr td:visible").all()]
    tops = [box["y"] for box in cells if box]
    assert tops == sorted(set(tops))


def test_on_paper_all_tables_are_there(index: Page) -> None:
    index.emulate_media(media="print")
    assert len(index.locator("main h2:visible").all()) == 5
