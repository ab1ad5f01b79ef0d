"""Recorded, replayed, stale: what a test sees of its cassette."""

from __future__ import annotations

from typing import Any

import pytest
from answering import emptiest
from loopback import Loopback, answer, status
from own_project import MISSING, ONE, QUAY, RECORD, Run, cassettes, command_in


def test_a_recording_is_replayed_with_the_server_gone(
    pytester: pytest.Pytester, run: Run, server: Loopback, monkeypatch: pytest.MonkeyPatch
) -> None:
    pytester.makepyfile(test_one=ONE)

    run(RECORD).assert_outcomes(passed=1)
    asked = len(server.requests)
    monkeypatch.setenv("OPENAI_BASE_URL", "http://127.0.0.1:9/v1")
    monkeypatch.delenv("OPENAI_API_KEY")
    run().assert_outcomes(passed=1)

    assert asked == len(server.requests) == 1
    assert cassettes(pytester) == ["cassettes/test_one/test_quay.json"]


def test_without_the_option_nothing_is_sent_and_the_failure_says_what_records_it(
    pytester: pytest.Pytester, run: Run, server: Loopback
) -> None:
    pytester.makepyfile(test_one=ONE)

    result = run()

    result.assert_outcomes(failed=1)
    result.stdout.fnmatch_lines(["E*InputError: There is no cassette *test_quay.json.*"])
    assert server.requests == []
    assert command_in(result) == [MISSING, "test_one.py::test_quay"]
    run(*command_in(result)).assert_outcomes(passed=1)
    run().assert_outcomes(passed=1)


@pytest.mark.parametrize("changed", ["article", "prompt"])
def test_what_changed_is_stale_and_the_failure_says_how_to_record_it_again(
    pytester: pytest.Pytester, run: Run, changed: str
) -> None:
    prompt = pytester.mkdir("prompts") / "figures.txt"
    prompt.write_text("Count.", "utf-8")
    own = ONE.replace("read(recorded_summarizer)", "read(recorded_summarizer, prompts='prompts')")
    pytester.makepyfile(test_one=own)
    run(RECORD).assert_outcomes(passed=1)

    if changed == "prompt":
        prompt.write_text("Reckon.", "utf-8")
    else:
        pytester.makepyfile(test_one=own.replace("$500 million", "$600 million"))
    result = run()

    result.assert_outcomes(failed=1)
    different = "*asks *Reckon*was *Count*" if changed == "prompt" else "*asks *$600*was *$500*"
    result.stdout.fnmatch_lines([f"E *StaleCassetteError: *test_quay.json is stale{different}"])
    assert command_in(result) == [RECORD, "test_one.py::test_quay"]
    run(MISSING).assert_outcomes(failed=1)
    run(*command_in(result)).assert_outcomes(passed=1)
    run().assert_outcomes(passed=1)


def test_a_failure_shows_the_line_of_the_test_and_no_line_of_ours(
    pytester: pytest.Pytester, run: Run
) -> None:
    pytester.makepyfile(test_one=ONE)

    shown = run().stdout.str()

    assert "recorded.py" not in shown
    assert "asyncio" not in shown


def test_missing_leaves_alone_what_there_is(
    pytester: pytest.Pytester, run: Run, server: Loopback
) -> None:
    pytester.makepyfile(test_one=ONE)
    run(RECORD)
    path = pytester.path / "cassettes" / "test_one" / "test_quay.json"
    old = path.read_bytes()
    pytester.makepyfile(test_two=ONE)

    run(MISSING).assert_outcomes(passed=2)

    assert path.read_bytes() == old
    assert len(server.requests) == 2
    assert cassettes(pytester)[1] == "cassettes/test_two/test_quay.json"


def test_two_cassettes_at_once_are_refused(pytester: pytest.Pytester, run: Run) -> None:
    source = (
        QUAY
        + """
import asyncio


def test_x(recorded_summarizer):
    one = recorded_summarizer("openai/loopback-model", sections=["figures"])
    other = recorded_summarizer("openai/loopback-model", sections=["figures"])

    async def both():
        await asyncio.gather(one.asummarise(ARTICLE), other.asummarise(ARTICLE))

    asyncio.run(both())
"""
    )
    pytester.makepyfile(test_one=source)

    result = run(RECORD)

    result.assert_outcomes(failed=1)
    result.stdout.fnmatch_lines(["E*A cassette is open in this process already*test_x.2.json*"])
    assert cassettes(pytester) == []


@pytest.mark.parametrize("reply", [status(401, "no"), status(400, "no")])
def test_a_recording_that_fails_leaves_the_cassette_as_it_was(
    pytester: pytest.Pytester, run: Run, monkeypatch: pytest.MonkeyPatch, reply: Any
) -> None:
    pytester.makepyfile(test_one=ONE)
    with Loopback([reply]) as broken:
        monkeypatch.setenv("OPENAI_BASE_URL", broken.url)
        run(MISSING).assert_outcomes(failed=1)
    assert cassettes(pytester) == []

    with Loopback([answer(emptiest), reply]) as breaking:
        monkeypatch.setenv("OPENAI_BASE_URL", breaking.url)
        run(RECORD).assert_outcomes(passed=1)
        old = (pytester.path / cassettes(pytester)[0]).read_bytes()
        run(RECORD).assert_outcomes(failed=1)

    assert (pytester.path / cassettes(pytester)[0]).read_bytes() == old


def test_an_article_about_which_nothing_is_asked_has_a_cassette_too(
    pytester: pytest.Pytester, run: Run, server: Loopback
) -> None:
    source = (
        QUAY
        + """
from summarizer import Settings


def test_x(recorded_summarizer):
    read(recorded_summarizer, "The sun shone.", settings=Settings(plan="closed"))
"""
    )
    pytester.makepyfile(test_one=source)

    run(RECORD).assert_outcomes(passed=1)
    run().assert_outcomes(passed=1)

    assert server.requests == []


def test_a_damaged_cassette_and_another_model_are_named(
    pytester: pytest.Pytester, run: Run
) -> None:
    pytester.makepyfile(test_one=ONE)
    run(RECORD)
    pytester.makepyfile(test_one=ONE.replace("loopback-model", "gpt-5-mini"))
    other = run()
    (pytester.path / cassettes(pytester)[0]).write_text("{", "utf-8")
    damaged = run()

    other.stdout.fnmatch_lines(
        ["E*It was recorded with openai/loopback-model, this is openai/gpt-5-mini.*"]
    )
    damaged.stdout.fnmatch_lines(["E*test_quay.json is damaged*"])
    assert command_in(other) == command_in(damaged) == [RECORD, "test_one.py::test_quay"]
