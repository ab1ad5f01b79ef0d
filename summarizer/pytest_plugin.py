"""The pytest plugin: a test's own Summarizer, whose replies are recorded once and replayed.

Installed with the package and found by pytest itself. Every run of pytest on this machine
imports this file, so nothing here is heavy: the library is imported by the first test that
asks for ``recorded_summarizer``.
"""

from __future__ import annotations

import hashlib
import os
import re
import shlex
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, TypeVar, overload

import pytest

if TYPE_CHECKING:
    from summarizer import ArticleRecord, Record, Settings, Summarizer

    R = TypeVar("R", bound=Record)

__all__ = ["RecordedSummarizers", "recorded_summarizer"]

# What every file system keeps as it is and tells from every other such name.
_PLAIN = re.compile(r"(?!(con|prn|aux|nul|com\d|lpt\d)\b)[a-z_][a-z0-9._\[\]-]{0,99}")


def pytest_addoption(parser: pytest.Parser) -> None:
    """The one option and the one ini value of the plugin."""
    group = parser.getgroup("summarizer", "recorded replies (fixture recorded_summarizer)")
    group.addoption(
        "--summarizer-record",
        choices=("missing", "all"),
        help="ask the real endpoints and record their replies: for the tests without a cassette"
        " (missing), or for every test that is run (all); default: replay, nothing is sent",
    )
    parser.addini(
        "summarizer_cassettes",
        "folder of the recorded replies, relative to rootdir; default: cassettes/ beside each"
        " test file",
        default="",
    )


def pytest_report_header(config: pytest.Config) -> str | None:
    """Says so before articles are sent anywhere."""
    mode = config.getoption("--summarizer-record")
    return f"summarizer: recording ({mode}), real endpoints are asked" if mode else None


@pytest.fixture
def recorded_summarizer(request: pytest.FixtureRequest) -> RecordedSummarizers:
    """A function that gives a Summarizer whose replies come from a cassette of this test.

    It takes what Summarizer takes: model, schema, sections, prompts, settings. Record with
    ``pytest --summarizer-record=missing``; without that option nothing is ever sent.
    """
    return RecordedSummarizers(request.node)


class RecordedSummarizers:
    """Gives the summarisers of one test, each with a cassette of its own.

    The cassettes are ``cassettes/TEST_FILE/TEST.json`` beside the test file, ``TEST.2.json`` for
    the second summariser and so on. The ini value ``summarizer_cassettes`` names another
    folder, in which the folders of the test files are as they are below rootdir.
    """

    def __init__(self, item: pytest.Item) -> None:
        self._item = item
        self._given = 0

    @overload
    def __call__(
        self,
        model: str | None = None,
        *,
        sections: Sequence[str] | None = None,
        prompts: Path | str | None = None,
        settings: Settings | None = None,
    ) -> Summarizer[ArticleRecord]: ...

    @overload
    def __call__(
        self,
        model: str | None = None,
        *,
        schema: type[R],
        sections: Sequence[str] | None = None,
        prompts: Path | str | None = None,
        settings: Settings | None = None,
    ) -> Summarizer[R]: ...

    def __call__(self, model: str | None = None, **choices: Any) -> Summarizer[Any]:
        """A Summarizer as ``Summarizer(...)`` gives it.

        ``summarise`` replays, and raises StaleCassetteError where the request has changed and
        InputError "no_cassette" where nothing is recorded; both say what to run. Under
        ``--summarizer-record`` it asks the endpoint; a cassette is written once an article has
        its record, and stays as it was where it has none.
        """
        from summarizer.pytest_summarizer import RecordedSummarizer

        self._given += 1
        path = _cassette(self._item, self._given)
        mode = self._item.config.getoption("--summarizer-record")
        return RecordedSummarizer(
            model,
            path=path,
            records=mode == "all" or (mode == "missing" and not path.exists()),
            first_time=_command(self._item, "missing"),
            again=_command(self._item, "all"),
            **choices,
        )


def _cassette(item: pytest.Item, number: int) -> Path:
    """The file of the test's first, second, … summariser."""
    nth = "" if number == 1 else f".{number}"
    return _folder(item) / f"{_name(item)}{nth}.json"


def _folder(item: pytest.Item) -> Path:
    chosen: str = item.config.getini("summarizer_cassettes")
    root = item.config.rootpath
    module = item.path.with_suffix("")
    if not chosen:
        return module.parent / "cassettes" / module.name
    within = module.relative_to(root) if module.is_relative_to(root) else Path(module.name)
    return root / chosen / within


def _name(item: pytest.Item) -> str:
    """The test's name; one that some file system would change gets a digest of the real one."""
    classes = [node.name for node in item.listchain() if isinstance(node, pytest.Class)]
    name = ".".join([*classes, item.name])
    if _PLAIN.fullmatch(name):
        return name
    readable = re.sub(r"[^A-Za-z0-9._-]+", "-", name)[:80].strip(".-")
    return f"{readable}-{hashlib.sha256(name.encode()).hexdigest()[:8]}"


def _command(item: pytest.Item, mode: Literal["missing", "all"]) -> str:
    """What records this test when it is typed where pytest was started."""
    path = os.path.relpath(item.path, item.config.invocation_params.dir)
    _, _, test = item.nodeid.partition("::")
    return f"pytest --summarizer-record={mode} {shlex.quote(f'{path}::{test}')}"
