"""``docs/own-records.md``, step by step in an empty folder, as its reader types it."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from commanding import ROOT, Command
from guide import shows, steps

PAGE = (ROOT / "docs" / "own-records.md").read_text("utf-8")
STEPS = steps(PAGE)
SKELETON = ROOT / "summarizer" / "skeleton"
# What the real model answered when the guide's own recording step was run.
RECORDED = ROOT / "tests" / "data" / "own-records" / "kettles.closed.json"
CASSETTE = Path("cassettes", "local-qwen2.5-coder-1.5b", "kettles.closed.json")
ASKS = "summarizer record "
CACHE = os.environ.get("SUMMARIZER_CACHE")  # of whoever runs the tests


def typed(line: str, command: Command, monkeypatch: pytest.MonkeyPatch) -> str:
    """What a line prints; the command itself runs in this process, all else in a shell."""
    if line.startswith(ASKS):
        shutil.copy(RECORDED, CASSETTE)
        return ""
    if line.startswith("cd "):
        monkeypatch.chdir(line.removeprefix("cd "))
        return ""
    if line.startswith("summarizer "):
        sys.modules.pop("recalls", None)  # each command of a reader's is a process of its own
        outcome = command(*shlex.split(line)[1:])
        return outcome.err + outcome.out
    return in_a_shell(line)


def in_a_shell(line: str) -> str:
    own = line.replace("pytest", f"{shlex.quote(sys.executable)} -m pytest", 1)
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    ran = subprocess.run(
        ["bash", "-c", own if line.startswith("pytest") else line],
        env=environment, capture_output=True, text=True, timeout=120, check=False,
    )  # fmt: skip
    return ran.stderr + ran.stdout


def test_every_step_prints_what_the_guide_shows(
    command: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    for step in STEPS:
        printed = typed(step.command, command, monkeypatch)
        assert shows(step, printed) or step.command.startswith(ASKS), f"{step}\n{printed}"


def test_it_goes_through_every_part_of_a_record_of_ones_own() -> None:
    told = " ".join(step.command for step in STEPS)

    assert all(
        f"summarizer {name} " in told for name in ("init", "scan", "record", "check", "score")
    )
    assert "pytest" in told
    assert sum(step.command.startswith(ASKS) for step in STEPS) == 1


@pytest.mark.parametrize("code", re.findall(r"```python\n(.*?)```", PAGE, re.DOTALL))
def test_the_code_that_it_shows_is_in_the_skeleton(code: str) -> None:
    assert code in (SKELETON / "recalls.py").read_text("utf-8")


def test_the_page_of_the_skeleton_has_commands_that_work(
    command: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    command("init", "recalls")
    monkeypatch.chdir("recalls")
    shown = re.findall(r"^summarizer (.*)$", Path("README.md").read_text("utf-8"), re.MULTILINE)
    without_model = [line for line in shown if line.startswith(("scan", "check", "score"))]

    codes = {line: command(*shlex.split(line)).code for line in without_model}

    assert len(codes) == 3
    assert set(codes.values()) == {0}


@pytest.mark.runtime
def test_the_step_that_asks_the_model_works_with_a_real_one(
    command: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    if CACHE is None:
        monkeypatch.delenv("SUMMARIZER_CACHE")
    else:
        monkeypatch.setenv("SUMMARIZER_CACHE", CACHE)
    command("init", "recalls")
    monkeypatch.chdir("recalls")
    (recording,) = (step.command for step in STEPS if step.command.startswith(ASKS))
    recording = recording.replace("qwen2.5-coder-1.5b", "smollm2-135m").replace(
        "--stale", "--missing"
    )

    outcome = command(*shlex.split(recording)[1:])

    assert outcome.code == 0, outcome.err
    checking = recording.replace(" record ", " check ").replace(" --missing", "")
    assert "1 checked: 1 the same" in command(*shlex.split(checking)[1:]).out
