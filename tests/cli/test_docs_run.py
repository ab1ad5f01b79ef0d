"""Every command that README and docs show is run, and prints what they show."""

from __future__ import annotations

import ast
import asyncio
import re
import sys
from collections.abc import Iterator
from inspect import CO_COROUTINE
from pathlib import Path
from types import CodeType
from typing import Any

import pytest
from answering import emptiest
from at_hand import lay_out
from batch_server import BatchServer
from batch_works import completes
from commanding import Command
from documents import pdf_of
from guide import Step, shows
from hand_records import ARTICLE as QUAY
from hand_records import quay
from loopback import Loopback
from pages import PAGES, ROOT, File, Page, volatile
from recorded_model import remembering
from typing_along import Keyboard, simple_commands

from summarizer.check import Shelf
from summarizer.model.local import Runtime

# What no test without a network, weights and hours can run, and why.
NOT_RUN = {
    r"python3 -m venv|pip install|bin/activate": "installs from a package index",
    r"cd tests && python|python tests/": "measures for minutes, or writes into the checkout",
    r"\.venv/bin/pytest": "runs these tests, or heavier ones",
    r"apt-get|keyring set|ollama serve": "changes the machine",
    r"https://(example\.com|wiki\.example)": "reads a page of the public web",
    r"--ray|\bray\.|many\.ray": "starts Ray: tests/many/test_ray.py",
    r"pytest -m \w+": "a heavier tier of these tests",
    r"~/\.": "changes the reader's own settings",
    r"models (?:pull|verify)": "fetches weights: tests/model/test_weights.py",
    r"score seeds": "takes long: tests/test_recorded.py holds its figures against their floors",
}
# Lines that tell of the machine they were typed on: there, what is looked at must be the same.
OF_A_MACHINE = re.compile(r"^(?:ok|note|problem) +(\S+(?: \S+)?)  ", re.MULTILINE)
SEEDS = Shelf(ROOT / "cassettes" / "local-qwen2.5-coder-1.5b").places()
CASSETTES = [
    *(place.cassette for place in SEEDS),
    *sorted((ROOT / "tests" / "data" / "docs").glob("*.json")),
]
# What a reader did before: the rule of a command, what it wants to be there, and what makes it.
BEFORE = (
    (r"batch (?:status|collect|cancel)", "records.jsonl.journal",
     "summarizer batch submit articles/ --out records.jsonl --model openai/gpt-5-mini"),
    (r"^summarizer check", "cassettes", "summarizer record articles/ --cassettes cassettes/"),
    (r"verify article\.json", "article.json",
     "summarizer summarise --format json article.txt --out article.json"),
    (r"score .*--records", "records/article.json",
     "summarizer summarise --format json --out records/ article.txt"),
    (r"score .*--cassettes", "cassettes",
     "summarizer record gold/ --cassettes cassettes/ --model local/qwen2.5-coder-1.5b"),
)  # fmt: skip
PLACEHOLDER = re.compile(r"…|\b[A-Z]{3,}\b|\.\.\.")


@pytest.fixture(scope="module")
def hosted() -> Iterator[BatchServer]:
    """Where ``openai/`` models are asked: an endpoint with batches, its replies the emptiest."""
    with BatchServer([completes(emptiest)], chat=emptiest) as server:
        yield server


@pytest.fixture(scope="module")
def recorded() -> Iterator[Loopback]:
    """The local model as it was recorded."""
    with Loopback([remembering(CASSETTES)]) as server:
        yield server


@pytest.fixture
def keyboard(
    command: Command,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    hosted: BatchServer,
    recorded: Loopback,
) -> Keyboard:
    """A reader in an empty folder beside the checkout; models answer from this machine."""
    runtime = Runtime(recorded.url, "key")
    monkeypatch.setattr("summarizer.model.local.local_runtime", lambda *_: runtime)
    for command_file in ("many", "record", "trip", "weights"):
        monkeypatch.setattr(f"summarizer.cli.{command_file}.bring_weights", lambda *_: None)
    monkeypatch.setattr("os.cpu_count", lambda: 1)  # `check` would start processes
    monkeypatch.setenv("OPENAI_BASE_URL", hosted.url)
    (tmp_path / "summarizer").symlink_to(ROOT, target_is_directory=True)
    (tmp_path / "here").mkdir()
    monkeypatch.chdir(tmp_path / "here")
    monkeypatch.setenv("HOME", str(tmp_path))
    return Keyboard(command, monkeypatch)


def reason(line: str) -> str | None:
    """Why it cannot be run here, if so."""
    return next((why for rule, why in NOT_RUN.items() if re.search(rule, line)), None)


def laid_out(line: str) -> None:
    """What the line reads is there."""
    for pipeline in simple_commands(line):
        for typed in pipeline:
            if typed.is_ours or typed.program in ("cat", "zcat"):
                lay_out(typed.words)


@pytest.mark.parametrize("page", [page for page in PAGES if page.doings], ids=lambda p: p.name)
def test_what_is_typed_on_a_page_prints_what_it_shows(page: Page, keyboard: Keyboard) -> None:
    for doing in page.doings:
        if isinstance(doing, File):
            Path(doing.name).write_text(doing.text, "utf-8")
        else:
            assert_prints(doing, keyboard)


def assert_prints(step: Step, keyboard: Keyboard) -> None:
    """The step prints what it shows, but for what differs from run to run."""
    typed = without_installing(step.command)
    if not typed:
        return
    laid_out(typed)
    ran = keyboard.types(typed)
    printed = ran.err + ran.out
    if "summarizer doctor" in typed:
        assert checks(step.output) <= checks(printed), f"{step}\n{printed}"
        return
    wanted = Step(step.command, volatile(step.output))
    assert shows(wanted, volatile(printed)), f"{step}\n--- printed\n{printed}"


def without_installing(line: str) -> str:
    """The line without what prepares the machine; one that prepares the summariser's first run."""
    return " && ".join(part for part in line.split(" && ") if not reason(part))


def checks(told: str) -> set[str]:
    """What a doctor looked at, apart from extras, of which a machine may have any."""
    return {name for name in OF_A_MACHINE.findall(told) if not name.startswith("extra")}


LISTS = [
    pytest.param(lines, id=f"{page.name}-{number}")
    for page in PAGES
    for number, lines in enumerate((*page.lists, *zip(page.mentioned)), 1)
]


@pytest.fixture
def answered(keyboard: Keyboard, hosted: BatchServer, monkeypatch: pytest.MonkeyPatch) -> Keyboard:
    """A reader with a key, whose models have an answer to whatever is asked."""
    runtime = Runtime(hosted.url, "key")
    monkeypatch.setattr("summarizer.model.local.local_runtime", lambda *_: runtime)
    monkeypatch.setenv("OPENAI_API_KEY", "sk-of-nobody")
    return keyboard


@pytest.mark.parametrize("lines", LISTS)
def test_every_command_in_a_list_or_a_sentence_runs(
    lines: tuple[str, ...], answered: Keyboard
) -> None:
    for line in lines:
        if reason(line) or PLACEHOLDER.search(line):
            assert_options_are_there(line, answered)
            continue
        for rule, wanted, before in BEFORE:
            if re.search(rule, line) and not Path(wanted).exists():
                assert_runs(before, answered)
        assert_runs(line, answered)


def assert_runs(line: str, keyboard: Keyboard) -> None:
    """The line ends well, with what it reads laid out."""
    laid_out(line)
    ran = keyboard.types(line)
    # What a doctor finds is the machine's: not everyone has the extra for local models.
    well = (0, 1) if line.startswith("summarizer doctor") else (0,)
    assert ran.code in well, f"{line}\n{ran.err}"


def assert_options_are_there(line: str, keyboard: Keyboard) -> None:
    """A command of ours that is not run has at least the options that it is shown with."""
    for pipeline in simple_commands(line):
        for typed in pipeline:
            if not typed.is_ours:
                continue
            named = re.match(r"(?:batch |models )?\w+", " ".join(typed.arguments))
            assert named, line
            shown = keyboard.command(*named[0].split(), "--help").out
            assert {*re.findall(r"--[a-z-]+", line)} <= {*re.findall(r"--[a-z-]+", shown)}, line


@pytest.mark.parametrize("rule", NOT_RUN)
def test_what_is_not_run_is_shown_somewhere(rule: str) -> None:
    assert any(re.search(rule, page.text) for page in PAGES)


PROGRAMS = [
    pytest.param(program, id=f"{page.name}-{number}")
    for page in PAGES
    for number, program in enumerate(page.programs, 1)
]


@pytest.mark.parametrize("program", PROGRAMS)
def test_every_program_runs(
    program: str,
    answered: Keyboard,
    monkeypatch: pytest.MonkeyPatch,
    capfdbinary: pytest.CaptureFixture[bytes],
) -> None:
    monkeypatch.setattr(sys, "path", [*sys.path])
    lay_out(re.findall(r'(?<!Place\.of\()"([\w.]+)"', program))
    known: dict[str, Any] = {
        "__name__": "shown", "__file__": str(Path("shown.py").resolve()),
        "text": QUAY, "article": QUAY, "record": quay(), "records": [quay()],
        "data": pdf_of(QUAY),
    }  # fmt: skip
    for code in statements(program):
        result = eval(code, known)
        if code.co_flags & CO_COROUTINE:
            asyncio.run(result)
    told = re.findall(r"^print\(.*\)  # (.*)$", program, re.MULTILINE)
    assert not told or capfdbinary.readouterr().out.decode().splitlines() == told


def statements(program: str) -> Iterator[CodeType]:
    """The statements of a program that can be run here, each by itself."""
    body = ast.parse(program).body
    for node in () if "import ray" in program else body:
        if not reason(ast.unparse(node)):
            flags = ast.PyCF_ALLOW_TOP_LEVEL_AWAIT
            yield compile(ast.Module([node], []), "shown", "exec", flags, dont_inherit=True)
