"""Python, this package, what it depends on, and its extras."""

from __future__ import annotations

import platform
from collections.abc import Sequence
from importlib.metadata import PackageNotFoundError, metadata
from typing import TYPE_CHECKING

from summarizer.doctor.finding import Finding, note, ok, problem
from summarizer.version import VERSION

if TYPE_CHECKING:
    from summarizer.doctor.requirements import Need

__all__ = ["FOR_WORK_ON_IT", "dependencies", "extra", "extras", "package", "python"]

PACKAGE = "summarizer"
FOR_WORK_ON_IT = frozenset({"test", "browser", "fuzz", "docs", "dev"})
_SHOWN = 3
_REINSTALL = "Install it again: pip install -e . in its folder, or from its wheel."


def python() -> Finding:
    """Whether this Python is one that the package is made for."""
    from packaging.specifiers import SpecifierSet

    have = platform.python_version()
    told = f"{have} on {platform.system()} {platform.machine()}"
    try:
        wanted = ",".join(metadata(PACKAGE).get_all("Requires-Python") or ())
    except PackageNotFoundError:
        wanted = ""
    if SpecifierSet(wanted).contains(have, prereleases=True):
        return ok("python", f"{told} ({wanted or 'no bounds are known'})")
    return problem("python", told, f"summarizer needs Python {wanted}.")


def package() -> Finding:
    """Whether the package is installed, and as the version that runs."""
    try:
        installed = metadata(PACKAGE)["Version"]
    except PackageNotFoundError:
        return note(PACKAGE, f"{VERSION}, run from its folder and not installed", _REINSTALL)
    if installed != VERSION:
        return note(PACKAGE, f"{VERSION} runs, {installed} is installed", _REINSTALL)
    return ok(PACKAGE, VERSION)


def dependencies() -> Finding:
    """Whether what is needed in every case is there, within its bounds."""
    from summarizer.doctor.requirements import needs

    try:
        wanted = needs(PACKAGE)
    except PackageNotFoundError:
        return note("dependencies", "not known, for summarizer is not installed", _REINSTALL)
    bad = [need for need in wanted if not need.fits]
    if not bad:
        return ok("dependencies", f"all {len(wanted)} are there, within their bounds")
    install = " ".join(f'"{need.name}{need.wanted}"' for need in bad)
    return problem(
        "dependencies", "; ".join(need.told for need in bad), f"pip install --upgrade {install}"
    )


def extras() -> tuple[str, ...]:
    """The extras of the installed package that its users may want, not those of its makers."""
    try:
        found = metadata(PACKAGE).get_all("Provides-Extra") or ()
    except PackageNotFoundError:
        return ()
    return tuple(name for name in found if name not in FOR_WORK_ON_IT)


def extra(name: str) -> Finding:
    """Whether the extra is installed, in part, or not."""
    from summarizer.doctor.requirements import needs

    check, wanted = f"extra {name}", needs(PACKAGE, name)
    bad = [need for need in wanted if not need.fits]
    if not bad:
        return ok(check, _some(wanted))
    advice = f'pip install "{PACKAGE}[{name}]"'
    own = [need for need in wanted if need.is_own] or wanted
    if all(need.have is None for need in own):
        return note(check, "not installed", advice)
    return note(check, f"in part: {_some(bad)}", advice)


def _some(needs: Sequence[Need]) -> str:
    """The first of them; an extra that is made of others has many, and each has its own line."""
    told = ", ".join(need.told for need in needs[:_SHOWN])
    return told + (f" and {len(needs) - _SHOWN} more" if len(needs) > _SHOWN else "")
