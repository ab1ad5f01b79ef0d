"""The scores of each folder of cassettes and plan beside their floors."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from summarizer.check.floors import Floors, Standing
from summarizer.check.outcome import Outcome
from summarizer.check.shelf import floors_file
from summarizer.score import add_up

if TYPE_CHECKING:
    from summarizer.pipeline import Brief

__all__ = ["Pinned", "pinned"]


@dataclass(frozen=True)
class Pinned:
    """The floors of one folder and plan: as they were pinned, and as the scores are now.

    ``differs`` names what the floors were pinned for and is another now.
    """

    file: Path
    before: Floors | None
    now: Floors
    differs: tuple[str, ...]

    @property
    def standings(self) -> tuple[Standing, ...]:
        """Each score beside its floor."""
        return self.before.standings(self.now) if self.before else ()

    @property
    def fallen(self) -> tuple[Standing, ...]:
        """The scores below their floor."""
        return tuple(standing for standing in self.standings if standing.is_fallen)

    @property
    def holds(self) -> bool:
        """Whether nothing fell, and the floors are of these articles, prompts and schema."""
        return not self.fallen and not self.differs


def pinned(outcomes: Iterable[Outcome], brief: Brief, *, of_all: bool) -> Iterator[Pinned]:
    """The floors of each folder and plan, from the articles that have a gold record.

    Unless the outcomes are ``of_all`` its articles, floors of other articles are no matter.
    """
    files: dict[Path, list[Outcome]] = {}
    for outcome in outcomes:
        if outcome.place is not None and outcome.score is not None:
            place = outcome.place
            file = floors_file(place.cassette.parent, place.plan)
            files.setdefault(file, []).append(outcome)
    for file, scored in files.items():
        total = add_up(outcome.score for outcome in scored if outcome.score is not None)
        now = Floors.of(total, [outcome.gold for outcome in scored], brief)
        before = Floors.read(file)
        if of_all or before is None or before.corpus == now.corpus:
            yield Pinned(file, before, now, before.differs(now) if before else ())
