"""The pages of the examples: each command prints what its page shows, from recorded replies."""

from __future__ import annotations

import shlex
import shutil
from pathlib import Path

import pytest
from commanding import ROOT, Command
from guide import Step, shows, steps

EXAMPLES = ROOT / "docs" / "examples"
STEPS = [
    pytest.param(page.parent, step, id=f"{page.parent.name}-{step.command.split()[1]}")
    for page in sorted(EXAMPLES.glob("*/README.md"))
    for step in steps(page.read_text("utf-8"))
]


@pytest.mark.parametrize(("folder", "step"), STEPS)
def test_a_command_prints_what_the_page_shows(
    folder: Path, step: Step, command: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copytree(folder, folder.name, ignore=shutil.ignore_patterns("__pycache__", ".*"))
    monkeypatch.chdir(folder.name)

    outcome = command(*shlex.split(step.command)[1:])

    assert shows(step, outcome.err + outcome.out), outcome


def test_both_further_records_have_a_page_with_commands() -> None:
    assert {str(param.id).rpartition("-")[0] for param in STEPS} == {
        "incident_report",
        "quarterly_earnings",
    }
