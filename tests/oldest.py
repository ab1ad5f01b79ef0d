"""Prints pip constraints: every direct dependency at the lower bound that pyproject.toml gives.

::

    python tests/oldest.py > oldest.txt
    pip install -e ".[test]" -c oldest.txt

What they depend on in turn is left to pip, which takes the newest that fits.
"""

from __future__ import annotations

import sys

from declared import requirements
from packaging.requirements import Requirement
from packaging.version import Version

__all__ = ["constraints", "lower_bound"]


def lower_bound(requirement: Requirement) -> Version:
    """The oldest version that it allows. Raises ValueError where it names none."""
    bounds = [one.version for one in requirement.specifier if one.operator == ">="]
    if len(bounds) != 1:
        raise ValueError(f"{requirement} needs one lower bound (>=)")
    return Version(bounds[0])


def constraints() -> list[str]:
    """A line for each dependency; where two extras ask for it, the higher of their bounds."""
    oldest: dict[str, Version] = {}
    for _, requirement in requirements():
        bound = lower_bound(requirement)
        oldest[requirement.name] = max(bound, oldest.get(requirement.name, bound))
    return [f"{name}=={version}" for name, version in sorted(oldest.items())]


if __name__ == "__main__":
    sys.stdout.writelines(f"{line}\n" for line in constraints())
