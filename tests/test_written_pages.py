"""Pages that are written from the code say what the code says, and the site holds every page."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
from pages import ROOT
from written_pages import WRITTEN, as_it_should_be

import summarizer
from summarizer import ArticleRecord
from summarizer.show.schema import published_schema

DOCS = ROOT / "docs"
REFERENCE = "\n".join(path.read_text("utf-8") for path in (DOCS / "reference").glob("*.md"))
OTHER_SPELLINGS = {"summarize", "__version__"}
FLOORS = ROOT / "cassettes" / "local-qwen2.5-coder-1.5b" / "closed.floors.json"


@pytest.mark.parametrize("name", WRITTEN)
def test_a_page_is_as_it_is_written_from_the_code(name: str) -> None:
    assert (DOCS / name).read_text("utf-8") == as_it_should_be(name), (
        "python tests/written_pages.py"
    )


def test_every_field_of_the_record_says_what_it_holds() -> None:
    assert [*undescribed(published_schema(ArticleRecord))] == []


def undescribed(schema: dict[str, Any]) -> Iterator[str]:
    for name, part in {"": schema, **schema["$defs"]}.items():
        for field, told in part["properties"].items():
            if not told.get("description"):
                yield f"{name}.{field}"


@pytest.mark.parametrize("room", ["summarizer", "summarizer.many"])
def test_every_public_name_is_in_the_reference(room: str) -> None:
    names = {*import_module(room).__all__} - OTHER_SPELLINGS
    errors = {name for name in names if name.endswith("Error")}
    assert "::: summarizer.errors" in REFERENCE
    assert errors <= {*summarizer.errors.__all__}
    for name in names - errors:
        assert re.search(rf"^::: {room}\.{name}$", REFERENCE, re.MULTILINE), name


def test_the_scores_that_are_shown_are_the_pinned_ones() -> None:
    page = (DOCS / "accuracy.md").read_text("utf-8")
    shown = dict(re.findall(r"^(\w+) +\d+ .* (\d\.\d{3})$", page, re.MULTILINE))
    pinned = json.loads(FLOORS.read_text("utf-8"))["floors"]
    assert shown == {
        name.removesuffix(" F1"): f"{score:.3f}"
        for name, score in pinned.items()
        if name.endswith(" F1")
    }


def test_every_page_is_in_the_navigation() -> None:
    site = (DOCS / "site" / "mkdocs.yml").read_text("utf-8")
    _, _, navigation = site.partition("\nnav:\n")
    listed = {*re.findall(r": (\S+\.md)$", navigation, re.MULTILINE)}
    assert listed == {path.relative_to(DOCS).as_posix() for path in Path(DOCS).rglob("*.md")}


def test_every_test_that_a_page_names_is_there() -> None:
    pages = "\n".join(path.read_text("utf-8") for path in DOCS.rglob("*.md"))
    named = {*re.findall(r"::(test_\w+)`", pages)}
    ours = "\n".join(path.read_text("utf-8") for path in (ROOT / "tests").rglob("*.py"))
    assert named
    assert [name for name in named if f"def {name}(" not in ours] == []
    files = {*re.findall(r"`(tests/[\w/]+(?:\.py|/))", pages)}
    assert [name for name in files if not (ROOT / name).exists()] == []
