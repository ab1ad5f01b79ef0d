"""Where cassettes lie, and the commands that name their tests."""

from __future__ import annotations

from pathlib import Path

import pytest
from loopback import Loopback
from own_project import MISSING, ONE, QUAY, RECORD, Run, cassettes, command_in

from summarizer.cassette import read_cassette


def test_every_test_and_every_set_of_parameters_has_its_own_file_on_any_system(
    pytester: pytest.Pytester, run: Run
) -> None:
    source = (
        QUAY
        + """

@pytest.mark.parametrize("name", ["leeds", "Leeds", "a/b", "a:b", "é" * 300])
def test_x(recorded_summarizer, name):
    read(recorded_summarizer, ARTICLE + name)


class TestQuay:
    def test_x(self, recorded_summarizer):
        read(recorded_summarizer)
"""
    )
    pytester.makepyfile(test_one=source)

    run(RECORD).assert_outcomes(passed=6)
    run().assert_outcomes(passed=6)

    names = [Path(path).name for path in cassettes(pytester)]
    assert "test_x[leeds].json" in names
    assert len({name.lower() for name in names}) == 6
    for name in names:
        assert len(name) < 120
        assert not set(name) & set('<>:"/\\|?*')


def test_a_name_that_the_shell_would_read_is_quoted(pytester: pytest.Pytester, run: Run) -> None:
    source = (
        QUAY
        + """

@pytest.mark.parametrize("name", ["it's $HOME"])
def test_x(recorded_summarizer, name):
    read(recorded_summarizer)
"""
    )
    pytester.makepyfile(test_one=source)

    run(*command_in(run())).assert_outcomes(passed=1)


def test_two_summarisers_have_two_cassettes_and_two_articles_share_one(
    pytester: pytest.Pytester, run: Run, server: Loopback
) -> None:
    source = (
        QUAY
        + """

def test_x(recorded_summarizer):
    first = recorded_summarizer("openai/loopback-model", sections=["figures"])
    read(recorded_summarizer)
    first.summarise(ARTICLE)
    first.summarise("Peru paid $7 million.")
"""
    )
    pytester.makepyfile(test_one=source)

    run(RECORD).assert_outcomes(passed=1)
    run(RECORD).assert_outcomes(passed=1)
    run().assert_outcomes(passed=1)

    files = [pytester.path / path for path in cassettes(pytester)]
    assert [file.name for file in files] == ["test_x.2.json", "test_x.json"]
    assert [len(read_cassette(file).exchanges) for file in files] == [1, 2]
    assert len(server.requests) == 6


def test_the_folder_is_the_projects_choice(pytester: pytest.Pytester, run: Run) -> None:
    pytester.makeini("[pytest]\nsummarizer_cassettes = kept\naddopts = --import-mode=importlib")
    for folder in ("north", "south"):
        (pytester.mkdir(folder) / "test_one.py").write_text(ONE, "utf-8")

    run(RECORD).assert_outcomes(passed=2)
    run().assert_outcomes(passed=2)

    assert cassettes(pytester) == [
        "kept/north/test_one/test_quay.json", "kept/south/test_one/test_quay.json",
    ]  # fmt: skip


def test_the_command_fits_the_folder_where_pytest_was_started(
    pytester: pytest.Pytester, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    pytester.makeini("[pytest]")
    folder = pytester.mkdir("tests")
    (folder / "test_one.py").write_text(ONE, "utf-8")
    monkeypatch.chdir(folder)

    result = run()

    assert command_in(result) == [MISSING, "test_one.py::test_quay"]
    run(*command_in(result)).assert_outcomes(passed=1)
