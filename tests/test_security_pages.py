"""Each promise of the pages on security names tests that are there."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PAGES = ("SECURITY.md", "docs/security.md")
NAMED = re.compile(r"`(?:pytest )?((?:tests/[\w/]+(?:\.py)?|…)?)(?:::)?(test_\w+)?`")


@cache
def functions(path: Path) -> frozenset[str]:
    """The tests that a file defines."""
    return frozenset(re.findall(r"^(?:async )?def (test_\w+)", path.read_text("utf-8"), re.M))


def missing(page: str) -> list[str]:
    """What the page names and is not there; a name without its file may be of any."""
    text = (ROOT / page).read_text("utf-8")
    everywhere = frozenset().union(*map(functions, ROOT.glob("tests/**/test_*.py")))
    lacking = []
    for place, name in NAMED.findall(text):
        path = ROOT / place
        known = functions(path) if path.is_file() and place else everywhere
        if (place.startswith("tests/") and not path.exists()) or (name and name not in known):
            lacking.append(f"{place}::{name}")
    return lacking


@pytest.mark.parametrize("page", PAGES)
def test_every_test_that_it_names_is_there(page: str) -> None:
    named = [one for one in NAMED.findall((ROOT / page).read_text("utf-8")) if any(one)]

    assert len(named) > 15
    assert missing(page) == []


def test_every_promise_names_a_test() -> None:
    promised = (ROOT / PAGES[0]).read_text("utf-8").partition("## What is promised")[2]
    rows = re.findall(r"^\| (?!promise|---)(.+?) \| (.+) \|$", promised, re.M)

    assert len(rows) > 10
    assert all(any(NAMED.findall(shown)) for _, shown in rows)
