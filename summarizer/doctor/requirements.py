"""What the installed metadata asks for, and what of it is there."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from importlib.metadata import Distribution, PackageNotFoundError, distribution

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

__all__ = ["Need", "needs"]


@dataclass(frozen=True, slots=True)
class Need:
    """One requirement (``openai<4,>=3``) and the version that is there, None where none is.

    ``is_own``: asked for by itself, and not by an extra that the one looked at is made of.
    """

    name: str
    wanted: str
    have: str | None
    fits: bool
    is_own: bool = True

    @property
    def told(self) -> str:
        """For people: ``openai 3.3.0``, ``openai missing``, ``openai 2.0 (wanted: >=3)``."""
        if self.have is None:
            return f"{self.name} missing"
        return f"{self.name} {self.have}" + ("" if self.fits else f" (wanted: {self.wanted})")


def needs(package: str, extra: str = "") -> tuple[Need, ...]:
    """What the package needs for this extra, or for itself; extras of what it needs included.

    Raises PackageNotFoundError where the package is not installed.
    """
    return tuple(_needs(distribution(package), extra))


def _needs(of: Distribution, extra: str) -> Iterator[Need]:
    for wanted in map(Requirement, of.requires or ()):
        if not _applies(wanted, extra):
            continue
        if canonicalize_name(wanted.name) != canonicalize_name(of.name):
            yield _need(wanted)
        yield from _needs_of_extras(wanted)


def _applies(wanted: Requirement, extra: str) -> bool:
    """Whether this extra asks for it, and the package itself does not."""
    marker = wanted.marker
    if marker is None:
        return not extra
    return marker.evaluate({"extra": extra}) and not (extra and marker.evaluate({"extra": ""}))


def _needs_of_extras(wanted: Requirement) -> Iterator[Need]:
    for extra in wanted.extras:
        try:
            below = _needs(distribution(wanted.name), extra)
            yield from (replace(need, is_own=False) for need in below)
        except PackageNotFoundError:
            return


def _need(wanted: Requirement) -> Need:
    bounds = str(wanted.specifier)
    try:
        have = distribution(wanted.name).version
    except PackageNotFoundError:
        return Need(wanted.name, bounds, None, False)
    return Need(wanted.name, bounds, have, wanted.specifier.contains(have, prereleases=True))
