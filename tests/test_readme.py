"""What the README shows is what there is."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from summarizer.draft.sections import sections_of

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text("utf-8")
TROUBLES = (ROOT / "docs" / "troubleshooting.md").read_text("utf-8")


def test_its_test_line_is_there_for_ci() -> None:
    assert re.search(
        r"^python3 -m venv \.venv .* && \.venv/bin/pytest -n auto$", README, re.MULTILINE
    )


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
    for name in re.findall(r"[`(]((?:docs|seeds|tests|prompts)/[\w./-]*)[`)]", README):
        assert (ROOT / name).exists(), name


def test_every_error_on_the_page_of_troubles_is_one_that_is_said() -> None:
    package = (path.read_text("utf-8") for path in (ROOT / "summarizer").rglob("*.py"))
    said = re.sub(r'"\s*\n\s*f?"', "", "\n".join(package))
    rows = re.findall(r"^\| `([^`]+)`", TROUBLES, re.MULTILINE)
    # What is put in when it is said: a name, a status, the linker's own words.
    put_in = re.compile(r"…|OPENAI_API_KEY|\d{3}|libgomp.*")
    pieces = [piece.strip(" ().") for row in rows for piece in put_in.split(row)]
    assert len([*filter(None, pieces)]) > 15
    for piece in pieces:
        assert piece in said
