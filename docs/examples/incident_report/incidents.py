"""A record of our own: what happened, who came to harm, why, and what is done about it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Annotated, ClassVar, Literal

from summarizer.schemas import Figure, Item, Party, Place, Record, Scanned, When, Wording, Words
from summarizer.schemas.base import About

__all__ = ["Action", "Cause", "Event", "Harm", "IncidentReport"]

# Words for a cause; what stands behind them, to the end of the clause, is one that is named.
_CAUSE = re.compile(r"\b(?:caused by|because of|due to|blamed on|was down to|ruled out) [^,.;\"”]+")


class Event(Item):
    """What happened, where and when."""

    about: ClassVar[About] = "article"

    kind: Literal["fire", "explosion", "spill", "collision", "collapse", "flood", "other"]
    what: Wording
    place: Place | None
    when: When | None


class Harm(Item):
    """A figure of the article: whom or what it counts."""

    about: ClassVar[About] = "figures"

    amount: Figure
    counts: Literal["dead", "injured", "missing", "evacuated", "damage", "other"]
    standing: Literal["current", "earlier"]


class Cause(Item):
    """A cause that is named, and whether it is one."""

    about: ClassVar[About] = "spans"

    words: Annotated[Words, Scanned()]
    standing: Literal["established", "suspected", "denied", "ruled out"]

    @classmethod
    def find_spans(cls, text: str) -> Iterable[tuple[int, int]]:
        """The words for a cause: our own scanner, for there is none in the library."""
        return (match.span() for match in _CAUSE.finditer(text))


class Action(Item):
    """What somebody did, does or will do about it."""

    about: ClassVar[About] = "sentences"
    cues: ClassVar[tuple[str, ...]] = (
        "closed", "order", "evacuat", "suspend", "pumped", "will ", "sent ", "tow",
    )  # fmt: skip

    actor: Party
    action: Wording
    stage: Literal["done", "under way", "planned", "refused"]


class IncidentReport(Record):
    """One incident as one article tells it."""

    format: Literal["incident-report/1"] = "incident-report/1"
    event: Event | None
    harm: list[Harm]
    causes: list[Cause]
    actions: list[Action]
