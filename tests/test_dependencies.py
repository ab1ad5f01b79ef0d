"""The page of dependencies tells what pyproject.toml asks for, and what the packages say."""

from __future__ import annotations

import re
from pathlib import Path

import oldest
import pytest
from declared import closure, extras, project, requirements
from licences import UNFIT, fit, licence_of
from packaging.specifiers import SpecifierSet

PAGE = (Path(__file__).parents[1] / "docs" / "dependencies.md").read_text("utf-8")
ROWS = [
    tuple(cell.strip() for cell in line.strip("|").split("|"))
    for line in PAGE.splitlines()
    if re.match(r"\| [a-z][\w-]*(\[\w+\])? \| >=", line)
]


def test_every_dependency_is_explained_with_its_bounds_and_extra() -> None:
    declared = [
        (str(one).partition(">")[0].partition("<")[0], one.specifier, extra or "core")
        for extra, one in requirements()
    ]

    assert sorted((row[0], row[2], str(SpecifierSet(row[1]))) for row in ROWS) == sorted(
        (name, extra, str(bounds)) for name, bounds, extra in declared
    )
    assert all(why for _, _, _, why, *_ in ROWS)
    assert all(own for _, _, extra, _, own, _ in ROWS if extra == "core")


def test_every_dependency_has_a_lower_bound_to_be_tested_with() -> None:
    lines = oldest.constraints()

    assert len(lines) == len({one.name for _, one in requirements()})
    assert "pydantic==2.12" in lines


def test_no_python_that_is_yet_to_come_is_shut_out() -> None:
    assert [one.operator for one in SpecifierSet(project()["requires-python"])] == [">="]


@pytest.mark.parametrize("extra", extras())
def test_every_licence_of_what_is_installed_fits_and_is_the_one_of_the_page(extra: str) -> None:
    found = closure(extras()[extra])
    told = {row[0].partition("[")[0]: row[5] for row in ROWS}

    for name, package in found.items():
        assert fit(licence_of(package)) != UNFIT, (name, licence_of(package))
        if name in told:
            families = re.findall(r"MIT|BSD|Apache|MPL|ISC|Unlicense", told[name])
            assert any(family in licence_of(package) for family in families), name


@pytest.mark.parametrize(
    ("licence", "fits"),
    [
        ("MIT", True),
        ("BSD-3-Clause AND Zlib", True),
        ("MPL-1.1 OR GPL-2.0-only", True),
        ("GPL-3.0-only", False),
        ("MIT AND GPL-2.0-only", False),
        ("AGPL-3.0-only", False),
        ("Proprietary", False),
        ("", False),
    ],
)
def test_a_licence_fits_where_a_package_under_mit_may_depend_on_it(
    licence: str, fits: bool
) -> None:
    assert (fit(licence) != UNFIT) == fits
