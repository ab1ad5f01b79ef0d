"""Prints pip constraints: every direct dependency at the lower bound that pyproject.toml gives.

    python tests/oldest.py > oldest.txt
    pip install -e ".[test]" -c oldest.txt

What they depend on in turn is left to pip, which takes the newest that fits.
"""

from __future__ import annotations

import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

from packaging.requirements import Requirement
from packaging.version import Version

ROOT = Path(__file__).parents[1]


def requirements(pyproject: Path) -> Iterator[tuple[str, Requirement]]:
    """Each dependency on another project, with the extra that asks for it ("" for none)."""
    project = tomllib.loads(pyproject.read_text("utf-8"))["project"]
    asked = {"": project["dependencies"]} | project["optional-dependencies"]
    for extra, lines in asked.items():
        for requirement in map(Requirement, lines):
            if requirement.name != project["name"]:
                yield extra, requirement


def lower_bound(requirement: Requirement) -> str:
    """The oldest version that it allows. Raises ValueError where it names none."""
    bounds = [one.version for one in requirement.specifier if one.operator == ">="]
    if len(bounds) != 1:
        raise ValueError(f"{requirement} needs one lower bound (>=)")
    return bounds[0]


def constraints(pyproject: Path) -> list[str]:
    """A line for each dependency; where two extras ask for it, the higher of their bounds."""
    oldest: dict[str, Version] = {}
    for _, requirement in requirements(pyproject):
        bound = Version(lower_bound(requirement))
        oldest[requirement.name] = max(bound, oldest.get(requirement.name, bound))
    return [f"{name}=={version}" for name, version in sorted(oldest.items())]


if __name__ == "__main__":
    sys.stdout.writelines(f"{line}\n" for line in constraints(ROOT / "pyproject.toml"))
