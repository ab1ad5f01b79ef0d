"""Where the cassettes of a project stand: one folder an endpoint and model, one file an article.

::

    cassettes/
      local-qwen2.5-coder-1.5b/
        kenya-loan.closed.json           the exchanges about seeds/kenya-loan.txt
        kenya-loan.closed.record.json    the record that they gave when it was last accepted
        closed.floors.json               the scores of that plan that must not fall
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import get_args

from summarizer.model.target import Target
from summarizer.settings import Plan

__all__ = ["Place", "Shelf", "floors_file"]

_PLANS: tuple[Plan, ...] = get_args(Plan)
_RECORD = ".record.json"
_FLOORS = ".floors.json"
_UNSAFE = re.compile(r"[^\w.-]+")


@dataclass(frozen=True, slots=True)
class Place:
    """Where the cassette of one article and plan stands, and the record beside it."""

    cassette: Path

    @property
    def record(self) -> Path:
        """The file of the accepted record."""
        return self.cassette.with_name(self.cassette.name.removesuffix(".json") + _RECORD)

    @property
    def article(self) -> str:
        """The name of the article, without folder and ending."""
        return self.cassette.name.removesuffix(f".{self.plan}.json")

    @property
    def plan(self) -> Plan:
        """The plan under which it was recorded."""
        return next(plan for plan in _PLANS if self.cassette.name.endswith(f".{plan}.json"))


@dataclass(frozen=True, slots=True)
class Shelf:
    """A folder of cassettes, or a folder of such folders."""

    root: Path

    def place(self, target: Target, plan: Plan, article: str) -> Place:
        """Where the exchanges of one article with this model belong."""
        return Place(self.folder(target) / f"{article}.{plan}.json")

    def places_of(
        self, article: str, target: Target, plan: Plan, *, others: bool = False
    ) -> list[Place]:
        """The article's place, and those of other plans where there is a cassette too."""
        due = self.place(target, plan, article)
        more = [self.place(target, plan, article) for plan in _PLANS] if others else []
        return [due, *(place for place in more if place != due and place.cassette.exists())]

    def places(self) -> list[Place]:
        """Every cassette there is, in order of their names."""
        return sorted(self._found(), key=lambda place: str(place.cassette))

    def folders(self) -> dict[Path, list[Place]]:
        """The cassettes of each endpoint and model."""
        found: dict[Path, list[Place]] = {}
        for place in self.places():
            found.setdefault(place.cassette.parent, []).append(place)
        return found

    def folder(self, target: Target) -> Path:
        """Where the cassettes of this model stand: here, or in its folder of this one."""
        name = _UNSAFE.sub("-", target.name)
        return self.root if self.root.name == name else self.root / name

    def _found(self) -> Iterator[Place]:
        for plan in _PLANS:
            for path in self.root.rglob(f"*.{plan}.json"):
                yield Place(path)


def floors_file(folder: Path, plan: Plan) -> Path:
    """Where the floors of an endpoint and model stand, asked by this plan."""
    return folder / f"{plan}{_FLOORS}"
