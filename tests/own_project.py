"""A user's own project in a folder, for tests of the pytest plugin."""

from __future__ import annotations

import shlex
from collections.abc import Callable

import pytest

__all__ = ["MISSING", "ONE", "QUAY", "RECORD", "Run", "cassettes", "command_in"]

QUAY = """
import pytest

ARTICLE = "Kenya has asked the World Bank for $500 million, the minister, Peninah Wekoli, said."


def read(recorded_summarizer, text=ARTICLE, **choices):
    summarizer = recorded_summarizer("openai/loopback-model", sections=["figures"], **choices)
    return summarizer.summarise(text)
"""
ONE = (
    QUAY
    + """

def test_quay(recorded_summarizer):
    assert read(recorded_summarizer).article.characters == len(ARTICLE)
"""
)
RECORD, MISSING = "--summarizer-record=all", "--summarizer-record=missing"

Run = Callable[..., pytest.RunResult]


def cassettes(pytester: pytest.Pytester) -> list[str]:
    """The recordings of the project, as paths inside it."""
    return sorted(p.relative_to(pytester.path).as_posix() for p in pytester.path.rglob("*.json"))


def command_in(result: pytest.RunResult) -> list[str]:
    """The arguments of the command that the failure tells its reader to run."""
    (line,) = {
        line.partition(": pytest ")[2]
        for line in result.outlines
        if line.startswith("E ") and ": pytest " in line
    }
    return shlex.split(line)
