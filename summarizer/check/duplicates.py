"""Two cassettes of one text, of which one is enough. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from summarizer.check.outcome import Outcome

__all__ = ["duplicates_told"]


def duplicates_told(outcomes: Iterable[Outcome]) -> Iterator[Outcome]:
    """The outcomes, one of a text and plan that an earlier one of its folder has as a duplicate."""
    first: dict[tuple[Path, str, str], Outcome] = {}
    for outcome in outcomes:
        if outcome.place is None or outcome.told is None:
            yield outcome
            continue
        text = outcome.told["article"]["sha256"]
        key = (outcome.place.cassette.parent, outcome.place.plan, text)
        other = first.setdefault(key, outcome)
        if other is outcome or other.place is None:
            yield outcome
        else:
            reason = f"{other.name} has the same text, and {other.place.cassette.name} its replies"
            yield replace(outcome, verdict="duplicate", reason=reason, changes=())
