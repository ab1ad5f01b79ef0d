"""Prints the licence of everything that this package needs, directly or not, and for what.

::

    python tests/licences.py    # of what is installed here; exit code 1 where one does not fit

A licence is what the distribution says of itself: its SPDX expression, else its classifiers, else
its own words, else the first line of its licence file. Nothing of it is copied into our wheel, so
a weak copyleft (MPL, LGPL) binds the library that has it and not us; such a line is marked with *.
"""

from __future__ import annotations

import re
import sys
from importlib.metadata import Distribution

from declared import closure, extras

__all__ = ["PERMISSIVE", "UNFIT", "WEAK", "fit", "licence_of"]

PERMISSIVE, WEAK, UNFIT = range(3)
_PERMISSIVE = re.compile(
    r"\b(MIT|MIT-0|BSD|0BSD|Apache|ISC|ISCL|PSF|Python|Zlib|CC0|Unlicense)\b", re.I
)
_WEAK = re.compile(r"\b(MPL|Mozilla|LGPL|Lesser)\b", re.I)


def licence_of(package: Distribution) -> str:
    """What it says of its licence, in a few words; "" where it says nothing."""
    if expression := _told(package, "License-Expression"):
        return expression[0]
    classified = [one for one in _told(package, "Classifier") if one.startswith("License ::")]
    if classified:
        return " OR ".join(one.rpartition("::")[2].strip() for one in classified)
    return _first_line("\n".join(_told(package, "License"))) or _first_line(_file(package))


def _told(package: Distribution, field: str) -> list[str]:
    return list(package.metadata.get_all(field) or ())


def fit(licence: str) -> int:
    """How it suits a package under MIT: of alternatives the best, of parts the worst."""
    return min(
        max(map(_fit_of_part, re.split(r"\bAND\b", one))) for one in re.split(r"\bOR\b", licence)
    )


def _fit_of_part(licence: str) -> int:
    if _WEAK.search(licence):
        return WEAK
    return PERMISSIVE if _PERMISSIVE.search(licence) else UNFIT


def _first_line(text: str) -> str:
    return next((line.strip() for line in text.splitlines() if line.strip()), "")[:60]


def _file(package: Distribution) -> str:
    files = (one for one in package.files or () if "LICENSE" in one.name.upper())
    return next((one.read_text() for one in files), "")


def main() -> int:
    """Print a line for each package, and say whether all licences fit."""
    found = {extra: closure(asked) for extra, asked in extras().items()}
    packages = {name: package for each in found.values() for name, package in each.items()}
    unfit = 0
    for name, package in sorted(packages.items()):
        licence = licence_of(package)
        unfit += fit(licence) == UNFIT
        mark = " *?"[fit(licence)]
        needed = "core" if name in found[""] else ", ".join(e for e in found if name in found[e])
        print(f"{mark} {name} {package.version}: {licence or 'not said'} ({needed})")
    print(f"{len(packages)} packages, {unfit} with a licence that does not fit")
    return int(unfit > 0)


if __name__ == "__main__":
    sys.exit(main())
