"""Where a meeting is, in the words of its sentence."""

from __future__ import annotations

import re

from summarizer.grammar.meetings.asides import is_possessor
from summarizer.grammar.meetings.words import meeting_words
from summarizer.scan.names.lists import PLACE_HEADS
from summarizer.scan.reporting.cues import AUXILIARIES, FINITE, PREPOSITIONS, TIMES
from summarizer.scan.reporting.parties import MARKS
from summarizer.scan.reporting.units import Row

__all__ = ["place_between"]

_BUILDINGS = meeting_words("buildings")
_EVENTS = meeting_words("events")
_PLACED = frozenset(("in", "at", "near", "outside", "inside"))
_TOWARDS = frozenset(("to", "into"))
_GOING = meeting_words("going")
_STOPS = (
    MARKS | FINITE | AUXILIARIES | PREPOSITIONS | TIMES | {"and", "with", "who", "where", "but"}
) - {"of"}
_HOUSES = meeting_words("houses")
_SETTLEMENTS = meeting_words("settlements")
_INSIDE = re.compile(r"\b(?:at|in|to) (?:(?:the|a|an) )?((?:his |her )?[A-Z].*)\Z")
_FEW = 8


def place_between(row: Row, text: str, first: int, last: int) -> str | None:
    """The most specific place that a phrase between two units names, as it is printed."""
    found: list[tuple[int, str]] = []
    for index in range(first, min(last, len(row.words) - 1)):
        mention = row.mentions[index]
        if mention is not None:
            inside = _INSIDE.search(mention.text) if mention.kind == "group" else None
            if inside is not None:
                found.append((2, inside[1]))
            continue
        word = row.words[index]
        going = (
            word in _TOWARDS
            and index > 0
            and (
                row.words[index - 1] in _GOING
                or not _GOING.isdisjoint(row.words[max(0, index - 4) : index])
            )
        )
        if word in _PLACED or going:
            place = _phrase(row, text, index + 1, last, word)
            if place is not None:
                found.append(place)
    if not found:
        return None
    best = max(rank for rank, _ in found)
    return next(place for rank, place in found if rank == best)


def _phrase(row: Row, text: str, at: int, last: int, preposition: str) -> tuple[int, str] | None:
    words, mentions = row.words, row.mentions
    end, rank = at, 0
    for index in range(at, min(last, at + _FEW, len(words))):
        mention = mentions[index]
        word = words[index]
        if mention is not None:
            own = mention.text.lower().split()
            tail = own[-1] if own else ""
            if not _EVENTS.isdisjoint(own):
                return None
            if mention.kind == "place":
                end, rank = index + 1, 2 if tail in _BUILDINGS | PLACE_HEADS and len(own) > 1 else 1
            elif tail in _BUILDINGS or (len(own) > 1 and own[0] in _HOUSES):
                end, rank = index + 1, 3
            elif _is_unknown_town(row, index, preposition):
                end, rank = index + 1, 1
            elif (
                preposition == "at"
                and mention.kind == "organisation"
                and not is_possessor(row, index)
            ):
                end, rank = index + 1, 2
            party = mention.kind in ("person", "group")
            if (rank or party) and not is_possessor(row, index) and not _goes_on(row, index + 1):
                break
            continue
        if word in ("'s", "’s", "'", "’"):
            continue
        if word in _BUILDINGS and not is_possessor(row, index):
            while index + 1 < last and words[index + 1] in _BUILDINGS:
                index += 1  # "a garden centre café"
            end, rank = index + 1, 3
            if (
                index + 1 < last
                and words[index + 1] in ("near", "in", "on", "of", "outside")
                and index + 2 < len(words)
            ):
                following = mentions[index + 2]
                if (
                    following is not None
                    and following.kind == "place"
                    and (words[index + 1] in ("near", "outside") or not any(mentions[at:index]))
                ):
                    end = index + 3
                elif (
                    following is not None
                    and words[index + 1] == "of"
                    and not any(mentions[at:index])
                ):
                    end = index + 3  # "the residence of Kenya's ambassador"
            break
        if (
            word in _STOPS
            or word in _EVENTS
            or (rank and mentions[index - 1] is not None and word == ",")
        ):
            break
    if not rank or end <= at:
        return None
    start = at
    while start < end - 1 and words[start] in ("the", "a", "an"):
        start += 1
    return rank, text[row.span(start)[0] : row.span(end - 1)[1]]


def _is_unknown_town(row: Row, at: int, preposition: str) -> bool:
    """Whether a name that is in no list stands where a town's does: "in Kufra", "the port of K"."""
    mention = row.mentions[at]
    if mention is None or mention.kind != "organisation" or preposition not in ("in", "to"):
        return False
    plain = mention.text.istitle() and len(mention.text.split()) == 1
    before = row.words[at - 1]
    tied = before == "of" and row.words[at - 2] in _SETTLEMENTS
    return plain and not is_possessor(row, at) and (tied or before in ("in", "to"))


def _goes_on(row: Row, at: int) -> bool:
    """Whether the name goes on with a building within two words: "a Mayfair hotel"."""
    for index in range(at, min(at + 3, len(row.words))):
        word = row.words[index]
        if word in _BUILDINGS:
            return True
        if word in _STOPS or row.mentions[index] is not None:
            return False
    return False
