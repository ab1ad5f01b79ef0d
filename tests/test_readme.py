"""What the README shows is what there is."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from answering import emptiest
from loopback import Loopback, answer
from running_many import names_in, row, summarizer_at, written

from summarizer.cli.program import run
from summarizer.draft.sections import sections_of

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text("utf-8")
PAGES = [
    README,
    *(
        (ROOT / "docs" / f"{n}.md").read_text("utf-8")
        for n in ("batch", "tables", "linked-data", "troubleshooting")
    ),
]
SHOWN = re.compile(r"(?:^|\| )summarizer ((?:batch )?\w+)((?: +[^#\n|]+)?)", re.MULTILINE)
PYTHON = re.compile(r"```python\n(.*?)```", re.DOTALL)
COMMANDS = [found for page in PAGES for found in SHOWN.findall(page)]


def test_its_test_line_is_there_for_ci() -> None:
    assert re.search(r"^python3 -m venv \.venv .* && \.venv/bin/pytest$", README, re.MULTILINE)


@pytest.mark.parametrize(("command", "arguments"), COMMANDS)
def test_every_command_it_shows_has_the_options_it_shows(
    command: str, arguments: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run([*command.split(), "--help"]) == 0
    shown = capsys.readouterr().out

    assert "Usage" in shown
    for option in re.findall(r"--[a-z-]+", arguments):
        assert option in shown


def test_its_record_of_ones_own_is_one() -> None:
    (block,) = (b for b in PYTHON.findall(README) if "Claim" in b)
    defined: dict[str, Any] = {"__name__": "readme"}

    code = compile(block.partition("record = ")[0], "README.md", "exec", dont_inherit=True)
    exec(code, defined)

    fields = {f.name: f.type for f in sections_of(defined["CourtCase"])[0].fields}
    assert fields == {
        "claimants": "party", "relief": "wording", "sum": "figure", "stage": "label",
    }  # fmt: skip


def test_its_run_over_many_articles_is_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (block,) = (b for b in PYTHON.findall(README) if "summarise_many" in b)
    monkeypatch.chdir(tmp_path)
    written(Path("archive.jsonl"), (row(n) | {"url": f"https://example.com/{n}"} for n in range(3)))

    with Loopback([answer(emptiest)]) as server:
        exec(block, {"Summarizer": lambda: summarizer_at(server)})

    assert capsys.readouterr().out == "3 0 None\n"
    assert names_in(Path("records.jsonl")) == [f"https://example.com/{n}" for n in range(3)]


def test_every_prompt_and_file_it_names_is_there() -> None:
    for name in re.findall(r"`((?:docs|seeds|tests|prompts)/[\w./-]*)`", README):
        assert (ROOT / name).exists(), name


def test_every_error_on_the_page_of_troubles_is_one_that_is_said() -> None:
    package = (path.read_text("utf-8") for path in (ROOT / "summarizer").rglob("*.py"))
    said = re.sub(r'"\s*\n\s*f?"', "", "\n".join(package))
    rows = re.findall(r"^\| `([^`]+)`", PAGES[-1], re.MULTILINE)
    # What is put in when it is said: a name, a status, the linker's own words.
    put_in = re.compile(r"…|OPENAI_API_KEY|\d{3}|libgomp.*")
    pieces = [piece.strip(" ().") for row in rows for piece in put_in.split(row)]
    assert len([*filter(None, pieces)]) > 15
    for piece in pieces:
        assert piece in said
