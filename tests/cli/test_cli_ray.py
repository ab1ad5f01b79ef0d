"""``summarizer summarise --ray``: what it says and lists beside what a plain run does."""

from __future__ import annotations

from pathlib import Path

import pytest
from commanding import asks, process
from loopback import Loopback
from running_many import failures_in, names_in, refusing, row, written

pytestmark = pytest.mark.ray

LINES = 5  # at the end: counts, three failures, where they are listed; before, how it goes


def test_what_failed_on_ray_is_told_and_listed_as_without_it() -> None:
    table = written(Path("in.jsonl"), [row(0), "no JSON", row(1), row(2), {"\ud800": 1}])
    with Loopback([refusing(2)]) as server:
        told = {}
        for out, how in (("plain.jsonl", ()), ("ray.jsonl", ("--ray", "local"))):
            options = ("--plan", "one-call", *asks(server))
            running = process("summarise", str(table), "--out", out, *how, *options)
            _, err = running.communicate(timeout=300)
            assert running.returncode == 1
            told[out] = err.decode().replace(out, "OUT").splitlines()[-LINES:]
    plain, on_ray = told.values()
    assert plain[0].startswith("summarizer: OUT: 2 done, 3 failed; ")
    assert on_ray[0].startswith("summarizer: OUT: 2 done, 3 failed; ")
    assert on_ray[1:-1] == plain[1:-1]
    assert plain[-1].endswith(
        "what failed is listed in OUT.failed.jsonl; --retry-failed asks again"
    )
    assert on_ray[-1].endswith("listed in OUT.failed.jsonl; the same command asks again")
    assert failures_in(Path("ray.jsonl")) == failures_in(Path("plain.jsonl"))
    assert names_in(Path("ray.jsonl")) == names_in(Path("plain.jsonl"))
