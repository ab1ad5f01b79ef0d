"""The plugin as one among others: processes, the start of pytest, the example."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from loopback import Loopback
from own_project import MISSING, ONE, QUAY, RECORD, Run, cassettes, command_in

EXAMPLE = Path(__file__).parents[2] / "docs" / "examples" / "court_rulings"


@pytest.mark.platforms
def test_several_processes_record_and_replay_side_by_side(
    pytester: pytest.Pytester, run: Run, server: Loopback
) -> None:
    tests = "".join(
        f"\n\ndef test_{n}(recorded_summarizer):\n    read(recorded_summarizer, ARTICLE + '{n}')\n"
        for n in range(4)
    )
    pytester.makepyfile(test_one=QUAY + tests)

    pytester.runpytest_subprocess("-n2", RECORD).assert_outcomes(passed=4)
    run().assert_outcomes(passed=4)

    assert len(server.requests) == len(cassettes(pytester)) == 4


def test_recording_is_announced_and_replaying_is_not(pytester: pytest.Pytester, run: Run) -> None:
    pytester.makepyfile(test_one=ONE)

    recording = pytester.runpytest_inprocess(RECORD).stdout.str()
    replaying = pytester.runpytest_inprocess().stdout.str()

    assert "summarizer: recording (all), real endpoints are asked" in recording
    assert "summarizer: recording" not in replaying


def test_starting_pytest_imports_nothing_heavy(pytester: pytest.Pytester) -> None:
    source = (
        "import sys\n\n\n"
        "def test_imports():\n"
        "    own = {name for name in sys.modules if name.partition('.')[0] == 'summarizer'}\n"
        "    assert own == {'summarizer', 'summarizer.errors', 'summarizer.pytest_plugin',"
        " 'summarizer.version'}\n"
        "    assert not {'openai', 'pydantic', 'vcr'} & sys.modules.keys()\n"
    )
    pytester.makepyfile(test_one=source)

    pytester.runpytest_subprocess("-p", "no:logfire").assert_outcomes(passed=1)


def test_the_example_goes_as_its_page_says(
    pytester: pytest.Pytester, run: Run, server: Loopback
) -> None:
    kept = shutil.ignore_patterns("cassettes", "__pycache__", ".*")
    shutil.copytree(EXAMPLE, pytester.path, dirs_exist_ok=True, ignore=kept)
    tests = pytester.path / "test_rulings.py"
    told = tests.read_text("utf-8").replace(
        "recorded(MODEL, ",
        "recorded('openai/loopback-model', settings=__import__('summarizer').Settings("
        "plan='closed'), ",
    )
    tests.write_text(told, "utf-8")

    run().assert_outcomes(failed=3)
    run(MISSING).assert_outcomes(passed=3)
    run().assert_outcomes(passed=3)
    prompt = pytester.path / "prompts" / "claims.txt"
    first, second, *rest = prompt.read_text("utf-8").split("\n")
    second += " Give the claimants' names without titles."
    prompt.write_text("\n".join([first, second, *rest]), "utf-8")
    stale = run()
    stale.assert_outcomes(passed=2, failed=1)
    stale.stdout.fnmatch_lines(["E*is stale*no reply to this request: body.mess*"])
    run(*command_in(stale)).assert_outcomes(passed=1)
    run().assert_outcomes(passed=3)

    assert len(server.requests) == 4
