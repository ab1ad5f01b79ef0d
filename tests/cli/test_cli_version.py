"""``summarizer --version``: what a script reads, and what a report of a fault needs."""

from __future__ import annotations

import platform
from importlib.metadata import version

from commanding import Command, finished, process

from summarizer import Summarizer
from summarizer.cli import known
from summarizer.draft.sections import sections_of
from summarizer.schemas import ArticleRecord
from summarizer.version import VERSION


def test_the_first_line_is_for_scripts(command: Command) -> None:
    outcome = command("--version")
    assert (outcome.code, outcome.err) == (0, "")
    assert outcome.out.splitlines()[0] == f"summarizer {VERSION}"


def test_the_others_say_what_matters_beside_it(command: Command) -> None:
    told = dict(line.split(" ", 1) for line in command("--version").out.splitlines())
    assert told["Python"] == platform.python_version()
    for package in ("openai", "instructor", "pydantic"):
        assert told[package] == version(package)
    assert told["record"] == ArticleRecord.model_fields["format"].default
    assert "xllamacpp" in told


def test_its_digests_are_those_of_a_records_provenance(command: Command) -> None:
    told = dict(line.split(" ", 1) for line in command("--version").out.splitlines())
    brief = Summarizer("local/qwen2.5-coder-1.5b").brief
    assert told["prompts"] == brief.prompts_digest
    assert told["schema"] == brief.schema_digest


def test_the_sections_known_without_imports_are_those_of_the_record() -> None:
    assert known.section_names() == tuple(one.name for one in sections_of(ArticleRecord))


def test_it_imports_nothing_that_takes_long() -> None:
    heavy = {"openai", "instructor", "pydantic", "xllamacpp", "rich", "httpx2", "keyring"}
    script = (
        "import sys\n"
        "from summarizer.cli.program import run\n"
        "run(['--version'])\n"
        f"print(sorted({heavy!r} & set(sys.modules)))\n"
    )
    assert finished(process(start=("-c", script))).out.splitlines()[-1] == "[]"
