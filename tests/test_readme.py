"""What the README shows is what there is."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from commanding import finished, process

from summarizer.draft.sections import sections_of

README = (Path(__file__).parent.parent / "README.md").read_text("utf-8")
COMMANDS = re.findall(
    r"(?:^|\| )summarizer ((?:batch )?\w+)((?: +[^#\n|]+)?)", README, re.MULTILINE
)


def test_its_test_line_is_there_for_ci() -> None:
    assert re.search(r"^python3 -m venv \.venv .* && \.venv/bin/pytest$", README, re.MULTILINE)


@pytest.mark.parametrize(("command", "arguments"), COMMANDS)
def test_every_command_it_shows_has_the_options_it_shows(command: str, arguments: str) -> None:
    shown = finished(process(*command.split(), "--help")).out

    assert "Usage" in shown
    for option in re.findall(r"--[a-z-]+", arguments):
        assert option in shown


def test_its_record_of_ones_own_is_one() -> None:
    (block,) = (b for b in re.findall(r"```python\n(.*?)```", README, re.DOTALL) if "Claim" in b)
    defined: dict[str, Any] = {"__name__": "readme"}

    code = compile(block.partition("record = ")[0], "README.md", "exec", dont_inherit=True)
    exec(code, defined)

    fields = {f.name: f.type for f in sections_of(defined["CourtCase"])[0].fields}
    assert fields == {
        "claimants": "party", "relief": "wording", "sum": "figure", "stage": "label",
    }  # fmt: skip


def test_every_prompt_and_file_it_names_is_there() -> None:
    root = Path(__file__).parent.parent

    for name in re.findall(r"`((?:docs|seeds|tests|prompts)/[\w./-]*)`", README):
        assert (root / name).exists(), name
