"""What tests of the plugin share: a model on this machine, and pytest run in a user's project."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from answering import emptiest
from loopback import Loopback, answer
from own_project import Run

from summarizer import Settings
from summarizer.pytest_summarizer import RecordedSummarizer


def telling(request: Any) -> Any:
    """The emptiest answer, but for the one claim that the example's test looks for."""
    reply = emptiest(request)
    if "S3" in reply:
        relief = "the loss of her farm"
        reply["S3"] = {"claimants": ["Asha Verma"], "against": [], "relief": relief, "sum": None}
    return reply


@pytest.fixture(autouse=True, scope="session")
def _all_is_imported(tmp_path_factory: pytest.TempPathFactory) -> None:
    """pytester forgets what the inner pytest imports, and instructor bears only one import."""
    path = tmp_path_factory.mktemp("imports") / "one.json"
    with Loopback([answer(emptiest)]) as server:
        settings = Settings(base_url=server.url)
        RecordedSummarizer(
            "loopback-model", path=path, records=True, first_time="", again="", settings=settings
        ).summarise("Peru paid $7 million.")


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[Loopback]:
    """A model on this machine, and the environment that leads there."""
    with Loopback([answer(telling)]) as running:
        monkeypatch.setenv("OPENAI_BASE_URL", running.url)
        monkeypatch.setenv("OPENAI_API_KEY", "sk-planted")
        yield running


@pytest.fixture
def run(pytester: pytest.Pytester, server: Loopback) -> Run:
    """A function that runs pytest in the project; a warning of any kind is an error there."""

    def call(*arguments: str) -> pytest.RunResult:
        return pytester.runpytest_inprocess("-q", "-W", "error", *arguments)

    return call
