"""Where cassettes stand, and which article each is of."""

from __future__ import annotations

from pathlib import Path

import pytest

from summarizer.check import Shelf, paired
from summarizer.model.target import Target
from summarizer.settings import Plan


def touched(*paths: Path) -> None:
    for path in paths:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("{}", "utf-8")


@pytest.mark.parametrize(
    ("target", "folder"),
    [
        (Target("local", "qwen2.5-coder-1.5b"), "local-qwen2.5-coder-1.5b"),
        (Target("endpoint", "meta/llama:70b", "http://x/v1"), "endpoint-meta-llama-70b"),
        (Target("local", "/weights/../etc/my model.gguf"), "local-my-model"),
        (Target("endpoint", "../../etc", "http://x/v1"), "endpoint-..-..-etc"),
    ],
)
def test_one_folder_an_endpoint_and_model(tmp_path: Path, target: Target, folder: str) -> None:
    place = Shelf(tmp_path).place(target, "closed", "kenya-loan")
    assert place.cassette == tmp_path / folder / "kenya-loan.closed.json"
    assert place.record == tmp_path / folder / "kenya-loan.closed.record.json"
    assert (place.article, place.plan) == ("kenya-loan", "closed")
    # Named itself, it is the folder.
    assert Shelf(tmp_path / folder).place(target, "closed", "kenya-loan") == place


def test_records_floors_and_unfinished_files_are_no_cassettes(tmp_path: Path) -> None:
    touched(
        tmp_path / "m" / "a.closed.json",
        tmp_path / "m" / "a.closed.record.json",
        tmp_path / "m" / "closed.floors.json",
        tmp_path / "m" / ".a.closed.json.12.part",
        tmp_path / "n" / "a.one-call.json",
    )
    places = Shelf(tmp_path).places()
    assert [(p.cassette.parent.name, p.plan) for p in places] == [
        ("m", "closed"),
        ("n", "one-call"),
    ]


@pytest.mark.parametrize("plan", ["closed", "one-call"])
def test_a_name_with_dots_is_its_articles_own(tmp_path: Path, plan: Plan) -> None:
    place = Shelf(tmp_path).place(Target("local", "m"), plan, "v1.2.closed")
    assert (place.article, place.plan) == ("v1.2.closed", plan)


def test_articles_and_cassettes_find_each_other(tmp_path: Path) -> None:
    touched(tmp_path / "m" / "a.closed.json", tmp_path / "n" / "a.closed.json",
            tmp_path / "m" / "c.closed.json")  # fmt: skip
    pairing = paired([Path("x/a.txt"), Path("x/b.txt")], Shelf(tmp_path).places())
    assert [(a.stem, p.cassette.parent.name) for a, p in pairing.pairs] == [("a", "m"), ("a", "n")]
    assert pairing.missing == (Path("x/b.txt"),)
    assert [place.article for place in pairing.orphans] == ["c"]
