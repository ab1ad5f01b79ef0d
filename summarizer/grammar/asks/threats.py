"""What somebody must do, or else: "will strike unless X raises pay", "gave X a week to pay"."""

from __future__ import annotations

from summarizer.grammar.asks.askers import subject_of
from summarizer.grammar.asks.found_asks import FoundAsk, span_of
from summarizer.grammar.asks.objects import parties_at
from summarizer.grammar.asks.words import is_adverb
from summarizer.lexicon import words
from summarizer.scan.names.lists import GROUP_NOUNS
from summarizer.scan.reporting.cues import PEOPLE
from summarizer.scan.reporting.parties import MARKS, Party, party_of
from summarizer.scan.reporting.units import Row

__all__ = ["of_deadline", "of_threat"]

_YIELDS = frozenset(words("clue-yields"))
_OPEN = frozenset(("will", "would", "shall", "threatened", "threatens", "threatening", "vowed"))
_REACH = 30
_FEW = 8
_GIVING = frozenset(("gave", "give", "gives", "given", "giving"))
_TERMS = frozenset(
    (
        "until",
        "hours",
        "days",
        "weeks",
        "months",
        "week",
        "month",
        "fortnight",
        "deadline",
        "ultimatum",
    )
)
_SOMEBODY = frozenset(("he", "she", "they", "we", "i", "it", "you"))
_PEOPLE_ENDS = ("ers", "ors", "ists", "men", "ants")


def of_threat(row: Row, first: int, last: int) -> FoundAsk | None:
    """The demand in the clue between two units, None where nobody is to do anything."""
    unless = next((i for i in range(first, last) if row.words[i] == "unless"), None)
    if unless is None:
        return None
    end = _yielding(row, unless + 1)
    if end is None:
        return None
    asked = _asked(row, unless + 1, end)
    near = range(unless - 1, max(-1, unless - _REACH), -1)
    verb = next((i for i in near if row.words[i] in _OPEN and row.mentions[i] is None), None)
    if verb is None:
        return None
    modal = row.words[verb] in ("will", "would", "shall")
    subject = subject_of(row, verb + modal, None)
    party = subject.party
    if party is None or subject.negated or subject.passive or not _can_act(row, party):
        return None
    if not asked or not _can_act(row, asked[0]):
        return None
    return FoundAsk("demand", (party,), asked, span_of(row, end), plain=True, sure=True)


def of_deadline(row: Row, first: int, last: int) -> FoundAsk | None:
    """The demand in "gave X until Friday to pay", None where no time is given."""
    gives = next((i for i in range(first, last) if row.words[i] in _GIVING), None)
    if gives is None:
        return None
    subject = subject_of(row, gives, None)
    if subject.party is None or subject.negated or subject.modal:
        return None
    asked, end = ((subject.party,), gives + 1) if subject.passive else parties_at(row, gives + 1)
    near = range(end, min(len(row.words), end + _FEW))
    to = next((i for i in near if row.words[i] == "to"), None)
    if not asked or to is None or _TERMS.isdisjoint(row.words[end:to]):
        return None
    by = parties_at(row, to - 1)[0] if row.words[to - 2 : to - 1] == ["by"] else ()
    askers = by if subject.passive else (subject.party,)
    return FoundAsk("demand", askers, asked, span_of(row, to + 1), plain=True, sure=bool(askers))


def _yielding(row: Row, at: int) -> int | None:
    """The place of the verb for what shall be done, with nothing but its subject before it."""
    for index in range(at + 1, min(len(row.words), at + _FEW)):
        if row.mentions[index] is None and row.words[index] in _YIELDS:
            return index
        if row.mentions[index] is None and row.words[index] in MARKS:
            return None
    return None


def _asked(row: Row, at: int, verb: int) -> tuple[Party, ...]:
    """Who shall do it: a name, or the words before the verb."""
    named, _ = parties_at(row, at)
    if named and named[0].mention is not None:
        return named
    last = verb - 1
    while last > at and is_adverb(row.words[last]):
        last -= 1
    return (party_of(row, at, last, last),)


def _can_act(row: Row, party: Party) -> bool:
    """Whether it is somebody, not "the rain" in "will rot unless the rain stops"."""
    if party.mention is not None or party.word in _SOMEBODY:
        return True
    head = row.words[party.last]
    return head in PEOPLE or head in GROUP_NOUNS or head.endswith(_PEOPLE_ENDS)
