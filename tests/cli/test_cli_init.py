"""``summarizer init``: the project it writes, and what it never overwrites."""

from __future__ import annotations

from pathlib import Path

import pytest
from commanding import ROOT, Command

from summarizer import files

SKELETON = ROOT / "summarizer" / "skeleton"


def written(folder: Path) -> dict[str, bytes]:
    """Every file below the folder."""
    found = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in found}


def test_it_writes_the_whole_skeleton_and_says_what(command: Command) -> None:
    outcome = command("init", "news/recalls")

    assert (outcome.code, outcome.err) == (0, "")
    found = written(Path("news/recalls"))
    assert sorted(outcome.out.split()) == sorted(f"news/recalls/{name}" for name in found)
    assert {"recalls.py", "README.md", ".gitignore", "articles/kettles.gold.json"} <= found.keys()
    assert all(content == (SKELETON / name).read_bytes() for name, content in found.items())


def test_what_running_the_skeleton_leaves_there_gets_into_no_project(command: Command) -> None:
    command("init", "recalls")

    mine = written(SKELETON).keys()
    caches = {name for name in mine if "__pycache__" in name or ".pytest_cache" in name}
    assert written(Path("recalls")).keys() == mine - caches


def test_here_is_where_it_writes_unless_told(command: Command) -> None:
    assert command("init").code == 0
    assert Path("recalls.py").is_file()


def test_an_empty_name_is_not_here(command: Command) -> None:
    outcome = command("init", "")

    assert outcome.code == 2
    assert "an empty name is no file and no folder" in outcome.err
    assert written(Path()) == {}


@pytest.mark.parametrize("name", ["recalls.py", "articles/kettles.txt", "prompts"])
def test_a_file_that_is_there_stays_and_nothing_is_written(command: Command, name: str) -> None:
    Path("own", name).parent.mkdir(parents=True)
    Path("own", name).write_text("mine", "utf-8")

    outcome = command("init", "own")

    assert outcome.code == 2
    assert f"own/{name}" in outcome.err
    assert "Nothing was written" in outcome.err
    assert written(Path("own")) == {name: b"mine"}


def test_a_link_that_points_nowhere_is_in_the_way_too(command: Command) -> None:
    Path("recalls.py").symlink_to("elsewhere.py")

    assert command("init").code == 2
    assert not Path("elsewhere.py").exists()
    assert [path.name for path in Path().iterdir()] == ["recalls.py"]


def test_new_files_are_all_written_or_none(tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("mine", "utf-8")
    new = {tmp_path / name: b"new" for name in ("a/b/one", "two", "taken", "three")}

    with pytest.raises(FileExistsError):
        files.write_new(new)

    assert written(tmp_path) == {"taken": b"mine"}
    assert [path.name for path in tmp_path.iterdir()] == ["taken"]
