"""A record in a notebook: a real IPython shows the page, and a browser the frame it is in."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from browsing import Visit
from hand_records import MET, quay, ruling

from summarizer.notebook import framed

pytestmark = pytest.mark.browser
ROOT = Path(__file__).parents[2]

SESSION = """
import sys
from IPython.core.interactiveshell import InteractiveShell
shell = InteractiveShell.instance(history_load_length=0)
shell.run_cell("import summarizer")
assert "summarizer.schemas" not in sys.modules and "summarizer.show" not in sys.modules
sys.path[:0] = ["tests"]
shell.run_cell("from hand_records import quay, ruling")
for name in ("quay", "ruling"):
    shown, _ = shell.display_formatter.format(shell.user_ns[name]())
    assert "text/plain" in shown
    sys.stdout.write(shown["text/html"] + "\\x1e")
"""


def in_notebook() -> list[str]:
    pytest.importorskip("IPython", reason="IPython is not installed: pip install -e '.[browser]'")
    run = subprocess.run(
        [sys.executable, "-c", SESSION], cwd=ROOT, capture_output=True, check=True, timeout=120
    )
    return run.stdout.decode("utf-8").split("\x1e")[:-1]


def test_a_record_of_any_kind_shows_its_page() -> None:
    assert in_notebook() == [framed(quay()), framed(ruling())]


def test_the_page_works_in_its_frame_and_the_notebook_stays_as_it_was(visit: Visit) -> None:
    outer = visit(f"<!doctype html><title>Notebook</title><p class=lead>Mine</p>{framed(quay())}")
    style = outer.evaluate("getComputedStyle(document.querySelector('p')).fontSize")
    assert style == "16px"
    page = outer.frame_locator("iframe")
    value = page.locator("#item-m1 .verbatim:has-text('Tomás Okafor')")
    value.click()
    assert "".join(page.locator("#article .seg.lit").all_text_contents()) == MET
    page.locator("#article .ref:has-text('f1')").click()
    assert page.locator(".entry.lit").get_attribute("id") == "item-f1"
    assert outer.title() == "Notebook"
