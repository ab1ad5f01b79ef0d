"""Who stands in a list of parties: "the lender's chairman, X, and Y of the union"."""

from __future__ import annotations

from typing import NamedTuple

from summarizer.grammar.meetings.asides import (
    COMPLEMENTS,
    FEW,
    JOINERS,
    SHORT_TITLES,
    acts,
    aside_at,
    ends_phrase,
    is_aside,
    is_possessor,
)
from summarizer.grammar.meetings.words import meeting_words
from summarizer.scan.names.lists import PLURAL_ROLES
from summarizer.scan.reporting.cues import (
    DETERMINERS,
    FINITE,
    PEOPLE,
    VERBS,
)
from summarizer.scan.reporting.units import Row

__all__ = ["PRONOUNS", "Listed", "list_at"]

PRONOUNS: dict[str, str] = {
    form: kind for kind in ("he", "she", "they", "it", "i") for form in meeting_words(kind)
}
_POSSESSIVE = frozenset(("his", "its", "their"))
_NOT_NEXT = COMPLEMENTS | {"then", "later", "again", "not"}
_REPLACE_TWO = (["among", "them"], ["led", "by"], ["headed", "by"], ["such", "as"])
_REPLACES = frozenset(("including", "namely"))
_TIES = COMPLEMENTS | {"to"}
_LONGEST = 70  # units of a list


class Listed(NamedTuple):
    """The places of the parties of a list in the row, and where it ends."""

    places: tuple[int, ...]
    end: int


def list_at(row: Row, at: int, end: int) -> Listed:
    """The parties of the list that begins at a unit, without possessors, titles and asides."""
    words = row.words
    end = min(end, at + _LONGEST)
    found: list[int] = []
    index = at
    while index < end:
        heads, after = _item(row, index, end)
        if after == index:
            break
        index = after
        found += heads
        index, found = _beside(row, index, end, found)
        index, again = _next_item(row, index, end)
        if not again:
            break
    while index > at and words[index - 1] == ",":
        index -= 1
    return Listed(tuple(dict.fromkeys(found)), index)


def _item(row: Row, at: int, end: int) -> tuple[list[int], int]:
    """The head or heads of one noun phrase, and where it ends."""
    words, mentions = row.words, row.mentions
    heads: list[int] = []
    described = ""
    index = at
    while index < end:
        word = words[index]
        if mentions[index] is not None:
            if is_possessor(row, index):
                described, heads = described or "'s", []
                index += 2
            else:
                heads = [index]
                index += 1
        elif (word in PRONOUNS and index == at and not _owns(row, index)) or (
            word == "both" and index == at and ends_phrase(row, index + 1, end)
        ):
            return [index], index + 1
        elif word in COMPLEMENTS:
            if not (heads or described):
                break
            heads, after = _complement(row, index, end, heads, described)
            if after == index:
                break
            index = after
        elif heads:
            holder = _holder(row, index, end)
            if holder is None and _is_office_of(row, heads[0], index, end):
                heads, described = [], word
                index += 1
                continue
            if holder is None:
                break
            heads, index = [holder], holder + 1
        elif word == "." and index and words[index - 1] in SHORT_TITLES:
            index += 1
        elif ends_phrase(row, index, end) and not (index == at and word in DETERMINERS):
            break
        else:
            described = word
            index += 1
            if index - at > 2 * FEW:
                return [], at
    if not heads and not described:
        return [], at
    return heads, index


def _owns(row: Row, at: int) -> bool:
    """Whether a pronoun stands before what it owns: "his counterpart"."""
    word = row.words[at]
    if word not in _POSSESSIVE and word != "her":
        return False
    after = at + 1
    return after < len(row.words) and not ends_phrase(row, after, len(row.words))


def _is_office_of(row: Row, body: int, at: int, end: int) -> bool:
    """Whether who holds a body's office is named next: "the Bank of Ghana governor, X"."""
    mention = row.mentions[body]
    if mention is None or mention.kind not in ("organisation", "place"):
        return False
    if row.words[at] not in PEOPLE or at + 2 >= end or row.words[at + 1] != ",":
        return False
    named = row.mentions[at + 2]
    return named is not None and named.kind == "person"


def _holder(row: Row, at: int, end: int) -> int | None:
    """The person after the name of a body and an office: "INEC chairman X"."""
    office = False
    for index in range(at, min(end, at + FEW)):
        mention = row.mentions[index]
        if mention is not None:
            return index if mention.kind == "person" and (office or index == at) else None
        word = row.words[index]
        if word in PEOPLE or word in SHORT_TITLES:
            office = True
        elif word == "." and row.words[index - 1] in SHORT_TITLES:
            continue
        elif ends_phrase(row, index, end) or word in COMPLEMENTS or word in VERBS or acts(word):
            return None
    return None


def _complement(
    row: Row, at: int, end: int, heads: list[int], described: str
) -> tuple[list[int], int]:
    """What "of" or "from" ties to a head; several who hold office stand for their bodies."""
    words = row.words
    plural = described in PLURAL_ROLES
    if heads:
        mention = row.mentions[heads[0]]
        last = mention.text.lower().split()[-1] if mention is not None and mention.text else ""
        plural = mention is not None and mention.kind == "group" and last in PLURAL_ROLES
        if mention is not None and mention.kind == "person" and words[at] == "for":
            return heads, at  # "for" after a person is no complement
    if plural and words[at] != "for":
        inner = list_at(row, at + 1, end)
        index = inner.end
        members = list(inner.places)
        # "of A and of B"
        while (
            index + 1 < end
            and words[index] in JOINERS
            and words[index + 1] == words[at]
            and members
        ):
            more = list_at(row, index + 2, end)
            members += more.places
            index = max(more.end, index + 2)
        if members:
            return members, index
        return heads, max(index, at + 1)
    index = at + 1
    while index < end and not ends_phrase(row, index, end):
        if row.mentions[index] is not None and not is_possessor(row, index):
            holder = _holder(row, index + 1, end)
            if holder is not None:
                return [holder], holder + 1
            index += 1
            break
        if words[index] in COMPLEMENTS and index > at + 1 and row.mentions[index - 1] is not None:
            break
        index += 1
    return heads, index


def _beside(row: Row, at: int, end: int, found: list[int]) -> tuple[int, list[int]]:
    """Past what is said beside a party: its office, whom it includes, who leads it."""
    words = row.words
    index = at
    while index < end:
        start = index + 1 if words[index] == "," and index + 1 < end else index
        step = 1 if words[start] in _REPLACES else 2 * (words[start : start + 2] in _REPLACE_TWO)
        if step:
            inner = list_at(row, start + step, end)
            if not inner.places:
                return index, found
            return inner.end, _without_group(row, found) + list(inner.places)
        if start == index or not is_aside(row, start, end, found):
            return index, found
        person, after = aside_at(row, start, end)
        before = row.mentions[found[-1]] if found else None
        described = before is not None and before.kind == "person"
        # "Y, son of the late president X": who is named in what describes Y is no party.
        tied = person and not _TIES.isdisjoint(words[start : person[0]])
        if person and not (described and tied):
            found = [*_without_group(row, found), *person]
        if after <= index:
            return index, found
        index = after
    return index, found


def _without_group(row: Row, found: list[int]) -> list[int]:
    if found and (mention := row.mentions[found[-1]]) is not None and mention.kind == "group":
        return found[:-1]
    return found


def _next_item(row: Row, at: int, end: int) -> tuple[int, bool]:
    """Where the next member of the list begins, if one follows."""
    words = row.words
    index = at
    while index < end and words[index] == ",":
        index += 1
    comma = index > at
    joined = False
    if index < end and words[index] in JOINERS:
        index, joined = index + 1, True
    elif words[index : index + 3] == ["as", "well", "as"]:
        index, joined = index + 3, True
    elif words[index : index + 2] in (["along", "with"], ["together", "with"]):
        index, joined = index + 2, True
    if joined and index < end and words[index] == "with":
        index += 1
    if not (joined or comma) or index >= end:
        return at, False
    closed = words[index] in _NOT_NEXT or ends_phrase(row, index, end)
    if closed and words[index] not in DETERMINERS:
        return at, False
    return (index, True) if _names_party(row, index, end, joined) else (at, False)


def _names_party(row: Row, at: int, end: int, joined: bool) -> bool:
    """Whether a noun phrase with a name begins here, and no clause of its own."""
    for index in range(at, min(end, at + 2 * FEW)):
        word = row.words[index]
        if row.mentions[index] is not None:
            if joined:
                return True
            # After a mere comma the list must go on, or a clause begins here.
            return not _clause_begins(row, index, end)
        if index == at and word in PRONOUNS and joined:
            return True
        if ends_phrase(row, index, end) and word not in DETERMINERS and word != ".":
            return False
    return False


def _clause_begins(row: Row, name: int, end: int) -> bool:
    index = name + 1
    if index >= len(row.words):
        return False
    word = row.words[index]
    return word in FINITE or (word in VERBS and VERBS[word].form in ("past", "third"))
