"""axe-core finds nothing to complain of, in light and dark, on a desk and on a phone."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from browsing import Visit
from hand_records import ARTICLE, quay, ruling
from page_records import HOSTILE, record_over

from summarizer import to_html, to_html_index

pytestmark = pytest.mark.browser
PAGES: dict[str, Callable[[], str]] = {
    "record": lambda: to_html(quay(), ARTICLE),
    "excerpts": lambda: to_html(quay()),
    "own record": lambda: to_html(ruling(), ARTICLE),
    "hostile": lambda: to_html(record_over(HOSTILE), HOSTILE),
    "index": lambda: to_html_index({"one.html": quay(), "two.html": ruling()}),
}
LOOKS: dict[str, dict[str, Any]] = {
    "light": {"color_scheme": "light"},
    "dark": {"color_scheme": "dark"},
    "phone": {"color_scheme": "light", "size": (360, 740)},
    "dark phone": {"color_scheme": "dark", "size": (360, 740)},
}


# The contrast of each element's text with all that is painted behind it. axe does not judge it
# where a picture lies behind, as the lines under the article's words do.
CONTRASTS = """
() => {
  const canvas = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
  const painted = (...colours) => {
    canvas.clearRect(0, 0, 1, 1);
    for (const colour of colours) { canvas.fillStyle = colour; canvas.fillRect(0, 0, 1, 1); }
    return [...canvas.getImageData(0, 0, 1, 1).data].slice(0, 3);
  };
  const bright = (colour) => colour
    .map((c) => c / 255)
    .map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4))
    .reduce((sum, c, n) => sum + c * [0.2126, 0.7152, 0.0722][n], 0);
  const of = (node) => {
    const behind = [];
    for (let box = node; box; box = box.parentElement) {
      behind.unshift(getComputedStyle(box).backgroundColor);
    }
    const text = getComputedStyle(node).color;
    const [a, b] = [painted(...behind), painted(...behind, text)].map(bright);
    return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
  };
  return [...document.querySelectorAll(".seg, .ref, .entry *, .standing *, .filter *, .legend *")]
    .filter((node) => node.textContent && node.offsetParent)
    .map((node) => [of(node), node.className]);
}
"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_text_has_contrast_whatever_is_lit(visit: Visit, scheme: str) -> None:
    page = visit(PAGES["record"](), color_scheme=scheme)
    for item in ("s1", "m1", "a1", "f1", "t3"):
        page.locator(f"#item-{item} .value >> nth=1").hover()
        low = [found for found in page.evaluate(CONTRASTS) if found[0] < 4.5]
        assert low == []
    page.locator("#article .seg >> nth=1").hover()
    assert [found for found in page.evaluate(CONTRASTS) if found[0] < 4.5] == []


@pytest.mark.parametrize("look", LOOKS)
@pytest.mark.parametrize("name", PAGES)
def test_axe_finds_no_violation(visit: Visit, name: str, look: str) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright").Axe()
    # The checker itself needs more than the page's own policy allows it.
    page = visit(PAGES[name](), bypass_csp=True, **LOOKS[look])
    if name == "index":
        states = [f"fieldset label >> nth={number}" for number in range(3)]
    else:
        # At rest, with an item lit, and with words of the article lit.
        states = ["h1", ".entries .entry .value >> nth=1", "#article .seg >> nth=0"]
    for state in states:
        page.locator(state).hover() if name != "index" else page.locator(state).click()
        found = axe.run(page)
        assert found.violations_count == 0, found.generate_report()
