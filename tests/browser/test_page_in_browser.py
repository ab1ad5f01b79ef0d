"""A record's page as it is used: by pointer, by keyboard, by touch, without a script, on paper."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from browsing import Visit
from hand_records import ARTICLE, ASKED, MET, quay
from page_records import HOSTILE, record_over

from summarizer import to_html
from summarizer.show.visible import visible

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.browser

PHONE = (380, 700)
LONG = ARTICLE + "\n\n" + "\n\n".join("Nothing else was decided that day." for _ in range(60))


def quay_page() -> str:
    return to_html(quay(), ARTICLE)


def lit(page: Page, name: str = "lit") -> str:
    """The words of the article that are lit, or that are lit as a value's own."""
    return "".join(page.locator(f"#article .seg.{name}").all_text_contents())


def entries(page: Page) -> list[str]:
    """The items that are lit."""
    found = page.locator(".entry.lit").evaluate_all("nodes => nodes.map((node) => node.id)")
    return [str(one) for one in found]


def focused(page: Page) -> str:
    return str(page.evaluate("document.activeElement.textContent.trim()"))


def test_hovering_a_verbatim_value_lights_its_evidence_and_its_own_words(visit: Visit) -> None:
    page = visit(quay_page())
    assert lit(page) == ""
    page.hover("#item-m1 .verbatim:has-text('Tomás Okafor')")
    assert lit(page) == MET
    assert lit(page, "own") == "Tomás Okafor"
    assert entries(page) == ["item-m1"]
    page.hover("#item-a1 .worded")
    assert (lit(page), lit(page, "own")) == (ASKED, "")
    page.hover("h2:has-text('Figures')")
    assert (lit(page), entries(page)) == ("", [])


def test_what_is_computed_lights_the_words_that_it_was_computed_from(visit: Visit) -> None:
    page = visit(quay_page())
    page.hover("#item-f1 .normalised >> nth=0")
    assert lit(page, "own") == "12.5 million kronor"


def test_going_by_tab_lights_what_hovering_does(visit: Visit) -> None:
    page = visit(quay_page())
    page.focus("#item-m1 .name")
    page.keyboard.press("Tab")
    assert focused(page) == "Ana Lindqvist"
    assert (lit(page), lit(page, "own")) == (MET, "Ana Lindqvist")
    page.keyboard.press("Tab")
    assert focused(page) == "Mayor"
    assert lit(page, "own") == "Mayor"
    outline = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
    assert outline == "solid"
    page.keyboard.press("Shift+Tab")
    assert lit(page, "own") == "Ana Lindqvist"


def test_hovering_the_article_lights_the_items_that_rest_on_it(visit: Visit) -> None:
    page = visit(quay_page())
    page.hover("#article .seg:has-text('12.5 million kronor')")
    assert entries(page) == ["item-a1", "item-f1", "item-t2"]
    on = page.locator("#record .value.on").all_text_contents()
    assert on == ["12.5 million kronor", "12,500,000 SEK"]


def test_a_reference_in_the_article_lights_its_item_and_leads_to_it(visit: Visit) -> None:
    page = visit(quay_page(), size=(1300, 400))
    page.focus("#article .ref:has-text('f1')")
    assert entries(page) == ["item-f1"]
    assert lit(page) == ASKED
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "item-f1"
    assert page.locator("#item-f1").evaluate("n => n.getBoundingClientRect().top < innerHeight")
    assert entries(page) == ["item-f1"]


def test_a_click_keeps_the_light_and_escape_ends_it(visit: Visit) -> None:
    page = visit(quay_page())
    page.click("#item-m1 .verbatim:has-text('Ana Lindqvist')")
    page.mouse.move(5, 5)
    assert (lit(page), lit(page, "own")) == (MET, "Ana Lindqvist")
    assert page.text_content("#told") == "own words and evidence marked"
    page.keyboard.press("Escape")
    assert (lit(page), entries(page), page.text_content("#told")) == ("", [], "")


def test_the_article_scrolls_to_the_words_and_the_record_stays(visit: Visit) -> None:
    far = record_over(LONG + " The mayor resigned.", [(len(LONG) + 1, len(LONG) + 19)])
    page = visit(to_html(far, LONG + " The mayor resigned."))
    page.locator("#item-m1").scroll_into_view_if_needed()
    before = page.evaluate("scrollY")
    page.focus("#item-m1 .name")
    words = page.locator("#article .seg.lit >> nth=0")
    assert words.text_content() == "The mayor resigned"
    assert words.evaluate("n => n.getBoundingClientRect().bottom < innerHeight")
    assert abs(page.evaluate("scrollY") - before) < 200


def test_sections_are_filtered_on_both_sides_with_and_without_a_script(visit: Visit) -> None:
    for script in (True, False):
        page = visit(quay_page(), java_script_enabled=script)
        reference = page.locator("#article .ref.s2")
        assert reference.is_visible()
        page.uncheck("label:has-text('Meetings') input")
        assert not page.locator("#section-meetings").is_visible()
        assert not reference.is_visible()
        assert page.locator("#section-asks").is_visible()
        page.check("label:has-text('Meetings') input")
        page.uncheck("label:has-text('Left out') input")
        assert page.locator("#section-meetings").is_visible()
        assert not page.locator("#left-out").is_visible()


def test_without_a_script_everything_is_there_and_links_lead_to_the_words(visit: Visit) -> None:
    page = visit(quay_page(), java_script_enabled=False)
    page.click("#item-m1 .verbatim:has-text('Tomás Okafor')")
    target = page.locator(f"#text-{ARTICLE.index('Tomás')}")
    assert page.url.endswith(f"#text-{ARTICLE.index('Tomás')}")
    assert target.text_content() == "Tomás Okafor"
    shade = target.evaluate("node => getComputedStyle(node).backgroundColor")
    assert shade not in ("rgba(0, 0, 0, 0)", "transparent")


def test_a_page_that_is_opened_at_an_item_shows_it(visit: Visit) -> None:
    page = visit(quay_page(), size=(1300, 400), at="#item-f2")
    assert entries(page) == ["item-f2"]
    assert page.locator("#item-f2").evaluate("n => n.getBoundingClientRect().top < innerHeight")


def test_the_first_stops_of_the_keyboard_lead_past_the_head(visit: Visit) -> None:
    page = visit(quay_page())
    page.keyboard.press("Tab")
    assert focused(page) == "To the record"
    assert page.locator(".skip a >> nth=0").is_visible()
    page.keyboard.press("Tab")
    assert focused(page) == "To the article"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "article"


def test_tapping_a_value_on_a_phone_shows_its_words_right_below_it(visit: Visit) -> None:
    page = visit(quay_page(), size=PHONE, has_touch=True)
    page.locator("#item-m1").scroll_into_view_if_needed()
    before = page.evaluate("scrollY")
    page.tap("#item-m1 .verbatim:has-text('Tomás Okafor')")
    own = page.locator("#item-m1 q .own")
    assert own.all_text_contents() == ["Tomás Okafor"]
    assert own.is_visible()
    assert page.evaluate("scrollY") == before
    page.tap("#item-m1 .place")
    assert lit(page) == MET
    top = page.locator("#text-0").evaluate("node => node.getBoundingClientRect().top")
    assert 0 <= top < PHONE[1]


@pytest.mark.parametrize("width", [320, 380, 700, 1000, 1300])
@pytest.mark.parametrize("hostile", [False, True])
def test_no_width_needs_scrolling_sideways(visit: Visit, width: int, hostile: bool) -> None:
    text = to_html(record_over(HOSTILE * 3), HOSTILE * 3) if hostile else quay_page()
    page = visit(text, size=(width, 800))
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_on_paper_each_item_has_its_evidence_in_words(visit: Visit) -> None:
    page = visit(quay_page())
    page.emulate_media(media="print")
    for quotation in page.locator("#record .quotes q").all():
        assert quotation.bounding_box()["height"] > 8  # type: ignore[index]
    assert not page.locator(".filter").is_visible()
    assert page.locator("#article").evaluate("n => getComputedStyle(n).overflowY") == "visible"
    assert page.pdf().startswith(b"%PDF")


def test_a_hostile_article_is_shown_as_text_and_nothing_of_it_runs(visit: Visit) -> None:
    page = visit(to_html(record_over(HOSTILE), HOSTILE))
    for one in page.locator("#item-m1 .value").all()[:6]:
        one.hover()
        one.focus()
    page.locator("#article .seg >> nth=0").hover()
    found = page.evaluate(
        "[...document.querySelectorAll('script, iframe, img, svg, textarea')].map((n) => n.tagName)"
    )
    assert found == ["SCRIPT"]
    shown = page.locator(".text").evaluate(
        "node => { for (const one of node.querySelectorAll('.refs')) one.remove();"
        " return node.textContent; }"
    )
    assert shown == visible(HOSTILE)
    assert page.evaluate("document.title").startswith("</textarea></title></style></script>")


def test_letters_from_right_to_left_do_not_disturb_what_stands_beside_them(visit: Visit) -> None:
    hebrew = "\u05e9\u05dc\u05d5\u05dd \u05e2\u05d5\u05dc\u05dd"
    page = visit(to_html(record_over(hebrew), hebrew))
    first, last = (
        page.locator(f"#item-m1 .lead .verbatim >> nth={n}").bounding_box() for n in (0, 1)
    )
    assert first is not None
    assert last is not None
    assert first["x"] < last["x"]  # the name, and behind it the role, as everywhere
    paragraph = page.locator(".text p").first
    assert paragraph.evaluate("node => getComputedStyle(node).direction") == "rtl"
