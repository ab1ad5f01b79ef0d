"""No change makes the recorded replies score worse: ``python tests/floors.py``."""

from __future__ import annotations

import json

from floors import FLOORS, digests, scored, scores

PINNED = json.loads(FLOORS.read_text("utf-8"))


def test_no_score_is_below_its_floor() -> None:
    now = scores(scored())

    assert now.keys() == PINNED["floors"].keys()
    fallen = {n: (now[n], floor) for n, floor in PINNED["floors"].items() if now[n] < floor}
    assert fallen == {}


def test_the_floors_are_those_of_these_seeds_prompts_and_schema() -> None:
    assert {name: PINNED[name] for name in ("corpus", "prompts", "schema")} == digests()
