"""Python, package and extras, as the installed metadata tells them."""

from __future__ import annotations

import platform
import sys
from importlib.metadata import version
from pathlib import Path

import pytest

from summarizer.doctor import installation
from summarizer.version import VERSION


@pytest.fixture(autouse=True)
def _others_are_installed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(tmp_path)
    for name, number in (("alpha", "1.4"), ("beta", "2.0rc1"), ("gamma", "3.1")):
        install(tmp_path, name, number, 'Requires-Dist: delta>=1; extra == "more"')


def install(folder: Path, name: str, number: str, *lines: str) -> None:
    place = folder / f"{name}-{number}.dist-info"
    place.mkdir(exist_ok=True)
    head = ["Metadata-Version: 2.4", f"Name: {name}", f"Version: {number}"]
    extras = {line.split('extra == "')[1].rstrip('"') for line in lines if 'extra == "' in line}
    told = [*head, *lines, *(f"Provides-Extra: {extra}" for extra in sorted(extras))]
    (place / "METADATA").write_text("\n".join(told) + "\n")


def ours(folder: Path, *lines: str, number: str = VERSION) -> None:
    install(folder, "summarizer", number, *lines)


def test_the_python_that_runs_is_held_against_the_bounds(tmp_path: Path) -> None:
    ours(tmp_path, "Requires-Python: >=3.11")
    assert installation.python().level == "ok"
    assert installation.python().text.startswith(platform.python_version())
    ours(tmp_path, "Requires-Python: >=9")
    found = installation.python()
    assert (found.level, found.advice) == ("problem", "summarizer needs Python >=9.")


@pytest.mark.parametrize(("number", "level"), [(VERSION, "ok"), ("0.0.1", "note")])
def test_an_installation_of_another_version_is_noted(
    tmp_path: Path, number: str, level: str
) -> None:
    ours(tmp_path, number=number)
    assert installation.package().level == level


@pytest.mark.parametrize(
    ("wanted", "level", "text", "advice"),
    [
        ("alpha>=1,<2", "ok", "all 1 are there, within their bounds", None),
        ("beta>=2.0rc1", "ok", "all 1 are there, within their bounds", None),
        ("alpha>=2", "problem", "alpha 1.4 (wanted: >=2)", 'pip install --upgrade "alpha>=2"'),
        ("nowhere>=1", "problem", "nowhere missing", 'pip install --upgrade "nowhere>=1"'),
        ("nowhere; python_version < '3'", "ok", "all 0 are there, within their bounds", None),
    ],
)
def test_dependencies_are_held_against_their_bounds(
    tmp_path: Path, wanted: str, level: str, text: str, advice: str | None
) -> None:
    ours(tmp_path, f"Requires-Dist: {wanted}", 'Requires-Dist: nothing; extra == "other"')
    found = installation.dependencies()
    assert (found.level, found.text, found.advice) == (level, text, advice)


@pytest.mark.parametrize(
    ("wanted", "level", "text"),
    [
        (("alpha>=1", "gamma"), "ok", "alpha 1.4, gamma 3.1"),
        (("nowhere", "never"), "note", "not installed"),
        (("nowhere", "summarizer[other]"), "note", "not installed"),
        (
            ("a1", "a2", "a3", "a4", "a5", "beta"),
            "note",
            "in part: a1 missing, a2 missing, a3 missing and 2 more",
        ),
        (("alpha", "nowhere>=2"), "note", "in part: nowhere missing"),
        (("alpha>=7", "gamma"), "note", "in part: alpha 1.4 (wanted: >=7)"),
        (("alpha[more]",), "note", "in part: delta missing"),
        (("summarizer[other]",), "ok", "gamma 3.1"),
    ],
)
def test_an_extra_is_there_or_in_part_or_not(
    tmp_path: Path, wanted: tuple[str, ...], level: str, text: str
) -> None:
    lines = [f'Requires-Dist: {one}; extra == "some"' for one in wanted]
    ours(tmp_path, "Requires-Dist: beta", 'Requires-Dist: gamma; extra == "other"', *lines)
    assert installation.extras() == ("other", "some")
    found = installation.extra("some")
    assert (found.check, found.level, found.text) == ("extra some", level, text)
    assert found.advice == (None if level == "ok" else 'pip install "summarizer[some]"')


def test_extras_for_work_on_the_package_are_not_held_out_to_its_users(tmp_path: Path) -> None:
    wanted = [f'Requires-Dist: alpha; extra == "{one}"' for one in ("pdf", "test", "dev", "fuzz")]
    ours(tmp_path, *wanted)
    assert installation.extras() == ("pdf",)


def test_what_is_not_installed_at_all_is_noted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "path", [str(tmp_path)])
    assert installation.extras() == ()
    for look in (installation.package, installation.dependencies):
        assert look().level == "note"


def test_this_installation_has_what_it_needs() -> None:
    assert version("pydantic")
    assert installation.dependencies().level == "ok"
