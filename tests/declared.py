"""What pyproject.toml declares, and what of it is installed: for checks of the supply."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path
from typing import Any

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

__all__ = ["PYPROJECT", "closure", "extras", "project", "requirements"]

PYPROJECT = Path(__file__).parents[1] / "pyproject.toml"


def project(pyproject: Path = PYPROJECT) -> dict[str, Any]:
    """The table ``project``."""
    found: dict[str, Any] = tomllib.loads(pyproject.read_text("utf-8"))["project"]
    return found


def extras() -> dict[str, list[Requirement]]:
    """What each extra asks for by itself, not by way of another; the core's name is ""."""
    declared = project()
    asked = {"": declared["dependencies"], **declared["optional-dependencies"]}
    return {
        extra: [one for one in map(Requirement, lines) if one.name != declared["name"]]
        for extra, lines in asked.items()
    }


def requirements() -> Iterator[tuple[str, Requirement]]:
    """Each dependency on another project, with the extra that asks for it."""
    for extra, asked in extras().items():
        for requirement in asked:
            yield extra, requirement


def closure(wanted: Iterable[Requirement]) -> dict[str, Distribution]:
    """All that these need in this environment and that is installed, by canonical name."""
    found: dict[str, Distribution] = {}
    waiting = [(one, "") for one in wanted]
    seen: set[tuple[str, str]] = set()
    while waiting:
        requirement, extra = waiting.pop()
        if requirement.marker and not requirement.marker.evaluate({"extra": extra}):
            continue
        name = canonicalize_name(requirement.name)
        for own in ("", *requirement.extras):
            if (name, own) in seen:
                continue
            seen.add((name, own))
            try:
                found[name] = distribution(name)
            except PackageNotFoundError:
                continue
            waiting += [(Requirement(line), own) for line in found[name].requires or ()]
    return found
