"""What a run says and writes is the same in whatever surroundings, byte for byte."""

from __future__ import annotations

import functools
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from platform_settings import AT_ONCE, SETTINGS, Came, Setting, obstacle, run

Plain = Callable[[tuple[str, ...]], Came]


@pytest.fixture(scope="session")
def plain(tmp_path_factory: pytest.TempPathFactory) -> Plain:
    """What comes of these steps without any setting."""

    @functools.cache
    def come(steps: tuple[str, ...]) -> Came:
        return run(Setting("plain", steps=steps), tmp_path_factory.mktemp("plain"))

    return come


@pytest.mark.parametrize(
    "setting",
    [
        pytest.param(AT_ONCE, id=AT_ONCE.name),
        *(pytest.param(one, id=one.name, marks=pytest.mark.platforms) for one in SETTINGS),
    ],
)
def test_records_and_words_are_those_of_a_usual_process(
    setting: Setting, tmp_path: Path, plain: Plain
) -> None:
    if why := obstacle(setting, tmp_path):
        pytest.skip(why)
    usual = plain(setting.steps)
    assert usual.code == 0, usual.err

    came = run(setting, tmp_path)

    assert came.code == 0, came.err
    assert came.report == usual.report
    assert came.out == usual.out
    said = b"" if "2>&-" in setting.before else _lasting(usual.err)
    assert _lasting(came.err) == said


def _lasting(err: bytes) -> bytes:
    """What was said, without ports, the articles' names and how long asyncio thought it took."""
    err = re.sub(rb"127\.0\.0\.1:\d+", b"127.0.0.1", err)
    err = re.sub(rb"articles/.*?\.txt:", b"articles/A.txt:", err)
    return re.sub(rb"^Executing <Task .*\n", b"", err, flags=re.MULTILINE)
