"""The names of those on either side of a meeting."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from summarizer.article import Sentence
from summarizer.grammar.meetings.encounters import Encounter
from summarizer.grammar.meetings.participants import PRONOUNS
from summarizer.grammar.meetings.stand_ins import StandIns, is_together, speakers
from summarizer.grammar.meetings.told import Told, last_told
from summarizer.scan.mentions import Scan
from summarizer.scan.names.lists import PLURAL_ROLES
from summarizer.scan.reporting.units import Row

__all__ = ["Sides", "sides_of"]

_VISITS = frozenset(("visit", "visits", "visited", "visiting", "trip", "trips"))
_NEAR = 6
_AGAIN = 8  # units within which they meet "again"
_SUMMIT = 2
# "A source at the meeting" tells of it.
_TELLS = re.compile(r"(?:an?|one|two|three|some|several)? ?(?:\w+ )?sources?", re.IGNORECASE)
_NOBODY = (["neither"], ["no"], ["none"], ["nobody"])


class Sides(NamedTuple):
    """The names on either side; ``guessed`` where a pronoun was resolved."""

    first: tuple[str, ...]
    second: tuple[str, ...]
    guessed: bool


def sides_of(
    row: Row,
    encounter: Encounter,
    sentence: Sentence,
    scan: Scan,
    told: Sequence[Told],
    stand_ins: StandIns,
) -> Sides:
    """Who met whom, by name; pronouns stand for whoever was told of before."""
    carriers = speakers(scan, sentence)
    after = row.span(encounter.at)[0]
    first = [p for p in encounter.first if _may_meet(row, p, encounter, subject=True)]
    second = [
        p
        for p in encounter.second
        if _may_meet(row, p, encounter, subject=False)
        and not (p not in encounter.first and row.span(p)[0] > after and _within(row, p, carriers))
    ]
    named = stand_ins.names(row, [p for p in second if row.mentions[p] is not None], sentence, ())
    firsts = _resolved(row, first, sentence, named, told, stand_ins)
    seconds = _resolved(row, second, sentence, firsts, told, stand_ins)
    guessed = any(row.mentions[p] is None for p in (*first, *second))
    return Sides(tuple(firsts), tuple(n for n in seconds if n not in firsts), guessed)


def _may_meet(row: Row, place: int, encounter: Encounter, *, subject: bool) -> bool:
    """Whether the unit may be a party: a place that is visited or hosts is none."""
    mention = row.mentions[place]
    if mention is None:
        return row.words[place] in PRONOUNS or row.words[place] == "both"
    if mention.text.lower().split()[:1] in _NOBODY or _TELLS.fullmatch(mention.text):
        return False
    if mention.kind != "place":
        return True
    word = row.words[encounter.at]
    if word.startswith("host"):
        return False
    return subject or word not in _VISITS


def _within(row: Row, place: int, spans: Sequence[tuple[int, int]]) -> bool:
    start, end = row.span(place)
    return any(a <= start and end <= b for a, b in spans)


def _resolved(
    row: Row,
    places: Sequence[int],
    sentence: Sentence,
    others: Sequence[str],
    told: Sequence[Told],
    stand_ins: StandIns,
) -> list[str]:
    found: list[str] = []
    before = last_told(told, sentence.number)
    near = before is not None and sentence.number - before.clue.sentence <= 1
    # Who met somebody a sentence ago is likely still spoken of.
    likely = before.sides[0] if before is not None and near and len(before.sides[0]) == 1 else ()
    for place in places:
        mention = row.mentions[place]
        word = row.words[place]
        together = is_together(mention) if mention is not None else PRONOUNS.get(word) == "they"
        again = _meet_again(row, place, told)
        if again:
            found += again
        elif together or word == "both":
            all_before = _together(row, place, sentence, others, before, stand_ins)
            found += all_before or ([mention.full] if mention is not None else [])
        else:
            found += stand_ins.names(row, [place], sentence, [*others, *found], likely)
    return list(dict.fromkeys(found))


def _meet_again(row: Row, place: int, told: Sequence[Told]) -> tuple[str, ...]:
    """Those of a summit in "the presidents will meet again", where one was told of."""
    mention = row.mentions[place]
    if mention is None or "again" not in row.words[place + 1 : place + _AGAIN]:
        return ()
    head = mention.text.lower().removeprefix("the ")
    if mention.text[:4].lower() != "the " or head not in PLURAL_ROLES:
        return ()
    several = (one.reading.participants for one in told)
    return next((parties for parties in several if len(parties) > _SUMMIT), ())


def _together(
    row: Row,
    place: int,
    sentence: Sentence,
    others: Sequence[str],
    before: Told | None,
    stand_ins: StandIns,
) -> list[str]:
    """All who "the two" are: those of the meeting before, or the last persons named."""
    if before is not None and sentence.number - before.clue.sentence <= _NEAR:
        parties = before.reading.participants
        several = [name for name in before.sides[0] if name.endswith("s")]
        if others and several and row.mentions[place] is None:
            return several  # "they" who meet somebody else
        if len(parties) > 1:
            return [name for name in parties if name not in others]
    return stand_ins.last_two(row.span(place)[0], sentence, others)
