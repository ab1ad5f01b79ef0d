"""Pages in a real Chromium: ``pytest -m browser``."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from browsing import Visit

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

_NAMES = ("chromium", "chromium-browser", "google-chrome")
_FLAGS = [
    *("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync"),
    *("--disable-background-networking", "--disable-component-update"),
]


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """The Chromium of this machine, with a profile of its own that is thrown away."""
    playwright = pytest.importorskip(
        "playwright.sync_api", reason="playwright is not installed: pip install -e '.[browser]'"
    )
    binary = next(filter(None, map(shutil.which, _NAMES)), None)
    if binary is None:
        pytest.skip("no Chromium here (Debian, Ubuntu: apt-get install chromium)")
    with playwright.sync_playwright() as driver:
        running = driver.chromium.launch(executable_path=binary, args=_FLAGS)
        yield running
        running.close()


def _fetched(address: str) -> list[str]:
    """What is to be said of a request: nothing, where it asks for the file or for a frame in it."""
    return [] if address.startswith(("file:", "about:")) else [f"fetched {address}"]


@pytest.fixture
def visit(browser: Browser, tmp_path: Path) -> Iterator[Visit]:
    """Opens a page from a file; afterwards nothing may have been complained of or fetched."""
    complaints: list[str] = []
    opened = []

    def open_page(
        text: str, *, size: tuple[int, int] = (1300, 900), at: str = "", **options: Any
    ) -> Page:
        file = tmp_path / "page.html"
        file.write_text(text, "utf-8", newline="\n")
        context = browser.new_context(
            viewport={"width": size[0], "height": size[1]}, reduced_motion="reduce", **options
        )
        opened.append(context)
        page = context.new_page()
        page.on("console", lambda said: complaints.append(f"{said.type}: {said.text}"))
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("dialog", lambda dialog: complaints.append(f"a dialog: {dialog.message}"))
        page.on("request", lambda sent: complaints.extend(_fetched(sent.url)))
        page.goto(f"{file.as_uri()}{at}")
        return page

    yield open_page
    for context in opened:
        context.close()
    assert complaints == []
