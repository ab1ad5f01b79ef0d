"""Whose telling it is: "by the account of X", "in X's view", "as X put it", "claims by X that"."""

from __future__ import annotations

from summarizer.scan.reporting.clause import Clause, Role
from summarizer.scan.reporting.cues import BE, NOUNS, PEOPLE, word_set
from summarizer.scan.reporting.objects import object_at
from summarizer.scan.reporting.parties import MARKS, Party, party_of
from summarizer.scan.reporting.subjects import party_before
from summarizer.scan.reporting.units import QUOTED, Row

__all__ = ["CLAIMS", "TELLINGS", "as_put", "claims_by", "sure_that", "telling"]

TELLINGS = word_set("tellings")
_IN_TELLINGS = word_set("tellings in")
CLAIMS = word_set("claim nouns")
# Whoever these are of tells; a count may be "of votes".
_ONLY_TOLD = frozenset(
    ("account", "telling", "retelling", "reckoning", "admission", "recollection")
)
_OWNERS = frozenset(("his", "her", "its", "their"))
_REMAINS = BE | {"remains", "remained", "remain", "been", "sounded", "seemed"}
_HANDLED = word_set("handled")
_FARTHEST = 8
_AS = frozenset(("as", "how"))


def telling(row: Row, at: int) -> Clause | None:
    """The clause of "by X's own account", "by the account of X", "in his telling"."""
    words = row.words
    if words[at + 1 : at + 2] == ["of"] and at:
        opened = at - 2 if words[at - 1] == "the" else at - 1
        party, carriers, end = object_at(row, at + 2)
        if opened < 0 or party is None or not _opens(row, opened, at):
            return None
        somebody = _tells(party) or words[at] in _ONLY_TOLD
        return Clause(_role(opened), opened, end - 1, party, carriers) if somebody else None
    opened = next(
        (i for i in range(at - 1, max(-1, at - _FARTHEST), -1) if words[i] in ("by", "in", "on")),
        -1,
    )
    party = _owner(row, opened, at) if opened >= 0 and _opens(row, opened, at) else None
    return party and Clause(_role(opened), opened, at, party)


def _role(opened: int) -> Role:
    return "lead" if opened <= 1 else "tail"


def _opens(row: Row, opened: int, at: int) -> bool:
    """Whether the preposition and the noun make a telling; what is "in his account" is money."""
    if row.words[opened] == "by":
        return True
    return row.words[opened] in ("in", "on") and row.words[at] in _IN_TELLINGS


def _owner(row: Row, opened: int, at: int) -> Party | None:
    """Whose telling it is, None for "by all accounts" and "by a rough count"."""
    words = row.words
    first = opened + 1
    if words[first] in _OWNERS and at - first < 3:
        return party_of(row, first, first, first)
    mark = next((i for i in range(first + 1, at) if words[i] in ("'s", "'")), None)
    if mark is None or at - mark > 3:
        return None
    named = next((i for i in range(first, mark) if row.mentions[i] is not None), None)
    party = party_of(row, first, mark - 1, mark - 1 if named is None else named)
    if named is not None:
        party = party_of(row, named, mark - 1, named)
    return party if _tells(party) else None


def _tells(party: Party) -> bool:
    return party.mention is not None or party.word in PEOPLE or party.word in NOUNS


def claims_by(row: Row, at: int) -> Clause | None:
    """The clause of "the delay followed claims by X that", where nobody says more."""
    words = row.words
    if words[at] not in CLAIMS or words[at + 1 : at + 2] not in (["by"], ["from"]):
        return None
    if not _HANDLED.isdisjoint(words[max(0, at - 3) : at]):
        return None  # "to settle claims by Ohio that" is about money
    party, carriers, end = object_at(row, at + 2)
    if party is None:
        return None
    if words[end : end + 3 : 2] == [",", ","] and row.mentions[end + 1] is not None:
        party = party_of(row, end + 1, end + 1, end + 1)  # "a local daily, Le Phare,"
    return Clause("main", at, at, party, carriers) if "that" in words[end : end + 12] else None


def as_put(row: Row, at: int) -> Clause | None:
    """The clause of "as X put it", "as one put it"."""
    if row.words[at + 1 : at + 2] != ["it"] or _AS.isdisjoint(row.words[max(0, at - 12) : at]):
        return None
    party = party_before(row, at)
    if party is None:
        return None
    before = row.words[max(0, party.first - 5) : party.first]
    if before[-2:] in (["is", "how"], ["was", "how"]) and QUOTED in row.words[: party.first]:
        return Clause("tail", at, at + 1, party)  # "...," is how one banker puts it
    if "as" not in before or not MARKS.isdisjoint(before[before.index("as") :]):
        return None
    return Clause("lead" if party.first < 3 else "tail", at, at + 1, party)


def sure_that(row: Row, at: int) -> Clause | None:
    """The clause of "X is adamant that"."""
    if row.words[at - 1] not in _REMAINS or row.words[at + 1 : at + 2] != ["that"] or not at:
        return None
    party = party_before(row, at - 1)
    return None if party is None or party.word == "it" else Clause("main", at, at, party)
