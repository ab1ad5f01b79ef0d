"""What a run was writing when it was killed does not lie about for ever."""

from __future__ import annotations

import os
import signal
from multiprocessing.context import ForkServerContext
from pathlib import Path

import pytest
from answering import emptiest
from loopback import Behaviour, Loopback, answer
from misbehaviour import refusal
from running_many import row, written

from summarizer import Settings, Summarizer
from summarizer.files import remove_unfinished
from summarizer.many import Place, summarise_many, table


def _run(url: str, rows: Path, out: Path) -> None:
    summarizer = Summarizer("m", settings=Settings(base_url=url, plan="one-call"))
    summarise_many(summarizer, table(rows), Place.of(out))


def _killed_before_a_file_is_whole(url: str, rows: Path, out: Path) -> None:
    os.replace = lambda *_: os.kill(os.getpid(), signal.SIGKILL)
    _run(url, rows, out)


@pytest.mark.parametrize(
    ("name", "behaviour", "left"),
    [
        ("records.jsonl", refusal("I would rather not."), ".records.jsonl.failed.jsonl.*.part"),
        ("records.parquet", answer(emptiest), ".records.parquet.*.part"),
        ("records", answer(emptiest), "records/.in.json.*.part"),
    ],
)
def test_the_next_run_removes_the_half_of_a_file_that_a_kill_left(
    tmp_path: Path, processes: ForkServerContext, name: str, behaviour: Behaviour, left: str
) -> None:
    rows, out = written(tmp_path / "in.jsonl", [row(1)]), tmp_path / name
    if not out.suffix:
        out.mkdir()
    with Loopback([behaviour]) as server:
        told = (server.url, rows, out)
        process = processes.Process(target=_killed_before_a_file_is_whole, args=told)
        process.start()
        process.join()
        assert process.exitcode == -signal.SIGKILL
        assert len([*tmp_path.glob(left)]) == 1
        _run(*told)
    assert [*tmp_path.rglob("*.part")] == []
    assert len([*tmp_path.glob(left.removesuffix(".*.part").replace("/.", "/").lstrip("."))]) == 1


def test_what_others_are_writing_is_left_alone(tmp_path: Path) -> None:
    others = [".b.json.0123abcd.part", ".a.json.part", "a.json.0123abcd.part", "a.json"]
    for name in [*others, ".a.json.0123abcd.part"]:
        (tmp_path / name).touch()
    remove_unfinished(tmp_path, ["a.json"])
    assert {path.name for path in tmp_path.iterdir()} == set(others)
