"""The ways in which the reporting clauses of a sentence may belong together."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from summarizer.scan.mentions import Source
from summarizer.scan.reporting.clause import Clause
from summarizer.scan.reporting.cues import word_set
from summarizer.scan.reporting.parties import Party
from summarizer.scan.reporting.sources import Outlets, kind_of
from summarizer.scan.reporting.units import Row

__all__ = ["Links", "Slot", "readings_of"]

_MOST = 4
_BREAKS = word_set("breaks")
_ACTS = word_set("acts")
_PRESS = word_set("press")
_OWN = frozenset(("it", "its", "they", "their"))


class Slot(NamedTuple):
    """One place in a chain: the sources it may be, likeliest first."""

    sources: tuple[Source, ...]
    outlet: bool


# What each clause adds to a chain, by the place of its cue.
Links = Mapping[int, Sequence[Slot]]


def readings_of(
    row: Row, clauses: Sequence[Clause], links: Links, outlets: Outlets
) -> list[list[Slot]]:
    """The ways in which several clauses may belong together, likeliest first."""
    mains, others = _nested(row, [c for c in clauses if c.role in ("main", "weak")])
    rest = [clause for clause in clauses if clause.role not in ("main", "weak")]
    readings = [_slots([*mains, *rest], links)]
    kept = [clause for clause in mains if clause.role == "main"]
    if len(kept) < len(mains):
        document = next(c for c in mains if c.role == "weak").party
        likelier = kept and document is not None and kind_of(document, outlets) == "document"
        readings.insert(0 if likelier else 1, _slots([*kept, *rest], links))
    if len(mains) > 1 and kept:
        readings.append(_slots([kept[0], *rest], links))
    for other in others[:_MOST]:
        readings.append(_slots([other, *rest], links))
    told = [c for c in rest if c.role == "cite" and row.words[c.at] in _ACTS]
    outer = _outer([*mains, *told], [c for c in rest if c not in told], links)
    if outer is not None:
        acts = all(_is_act(row, clause, links) for clause in mains)
        readings.insert(0 if acts else 1, _slots(outer, links))
    aside = [c for c in rest if c.role == "cite" and row.words[c.at - 1] in ("which", "who")]
    if aside and mains and mains[-1].at > aside[-1].at:
        plain = [clause for clause in rest if clause not in aside]
        readings.insert(0 if _speaks_of_itself(row, mains) else 1, _slots([*mains, *plain], links))
    return readings


def _outer(
    mains: Sequence[Clause], rest: Sequence[Clause], links: Links
) -> Sequence[Clause] | None:
    """The clauses around the rest: "X told Y that Z, an official said" may be the official's."""
    outer = [c for c in rest if c.role in ("tail", "lead") and c.party is not None]
    if not mains or not outer:
        return None
    if any(slot.outlet for clause in (*mains, *outer) for slot in links[clause.at]):
        return None  # an outlet passes on what others say
    return rest


def _is_act(row: Row, clause: Clause, links: Links) -> bool:
    """Whether somebody is told or asked something in private, which another reports."""
    written = row.words[clause.at : clause.at + 2] in (["wrote", "to"], ["written", "to"])
    if (row.words[clause.at] not in _ACTS and not written) or len(links[clause.at]) > 1:
        return False
    return _PRESS.isdisjoint(row.words[clause.last + 1 : clause.last + 4])


def _speaks_of_itself(row: Row, mains: Sequence[Clause]) -> bool:
    """Whether it is "said it stood by its story", which it has from nobody."""
    return any(
        not _OWN.isdisjoint(row.words[clause.last + 1 : clause.last + 4]) for clause in mains
    )


def _nested(row: Row, mains: Sequence[Clause]) -> tuple[list[Clause], list[Clause]]:
    """The clauses that stand one inside the other, and those that stand beside them."""
    nested: list[Clause] = []
    beside: list[Clause] = []
    for clause in mains:
        if clause.party is None:
            continue
        if nested and _same(nested[-1].party, clause.party):
            continue
        if nested and clause.party.pronoun:
            continue
        if nested and _breaks(row, nested[-1].last, clause.party.first):
            if clause.role == "main":
                beside.append(clause)
            continue
        nested.append(clause)
    return nested, beside


def _same(one: Party | None, other: Party) -> bool:
    if one is None:
        return False
    if one.mention is not None and other.mention is not None:
        return one.mention.full == other.mention.full
    return one.start == other.start


def _breaks(row: Row, first: int, last: int) -> bool:
    words = row.words
    between = words[first + 1 : last]
    if not _BREAKS.isdisjoint(between):
        return True
    if "," not in between:
        return False
    if words[0] in ("while", "although", "though", "whereas", "as", "if", "even"):
        return True
    return any(
        word == "," and after in ("and", "but", "while", "as", "though")
        for word, after in pairwise(between)
    )


def _slots(clauses: Sequence[Clause], links: Links) -> list[Slot]:
    slots: list[Slot] = []
    mains = [clause for clause in clauses if clause.role in ("main", "weak")]
    for clause in reversed(mains):
        slots += links[clause.at]
    ended_by_party = bool(mains) and not any(c.carriers or c.voices for c in mains)
    for clause in clauses:
        linked = links[clause.at]
        if clause.role == "tail" and linked:
            _add_tail(slots, linked, ended_by_party)
            ended_by_party = len(linked) == 1
        elif clause.role == "cite":
            slots[:0] = linked
    for clause in clauses:
        if clause.role == "lead" and links[clause.at]:
            _add_tail(slots, links[clause.at], ended_by_party)
    return slots


def _add_tail(slots: list[Slot], links: Sequence[Slot], before_outlet: bool) -> None:
    """Outer sources come after inner ones; an outlet that reports passes on what others say."""
    if before_outlet and slots and slots[-1].outlet and not links[0].outlet:
        slots[-1:-1] = links
    else:
        slots += links
