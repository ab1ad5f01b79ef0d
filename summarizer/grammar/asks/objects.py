"""The parties to the right of a verb or a preposition: whom one asks, by whom one is asked."""

from __future__ import annotations

from summarizer.grammar.asks.words import word_set
from summarizer.scan.names.lists import COURTESY, GROUP_NOUNS, PLURAL_ROLES
from summarizer.scan.reporting.cues import DETERMINERS, FINITE, PEOPLE, PREPOSITIONS
from summarizer.scan.reporting.parties import MARKS, Party, party_of
from summarizer.scan.reporting.units import Row

__all__ = ["apposed", "helped_at", "opens_phrase", "parties_at"]

_OBJECTS = word_set("objects")
_HELPS = word_set("helps")
_QUESTIONS = word_set("questions")
_POSSESSIVES = word_set("possessives")
_QUANTIFIERS = frozenset(("each", "all", "both", "some", "many", "most", "one", "members"))
_ENDS = (
    (MARKS - {".", "-", "/"})
    | (PREPOSITIONS - {"of"})
    | FINITE
    | {"to", "that", "who", "which", "whose", "and", "or", "but", "not", "if", "“", "”", '"'}
)
# A second determiner opens another phrase: "offered the union a pay rise".
_OPENS = DETERMINERS | _POSSESSIVES
_BEFORE_AGAIN = _OPENS | {"of"}
_REACH = 10
_MOST = 6


def opens_phrase(row: Row, at: int) -> bool:
    """Whether a noun phrase plainly begins here: a name, a pronoun, a determiner."""
    if at >= len(row.words):
        return False
    word = row.words[at]
    return row.mentions[at] is not None or word in DETERMINERS | _POSSESSIVES | _OBJECTS


def helped_at(row: Row, at: int) -> tuple[Party, ...]:
    """For whom an offer is to do something: "to let parents delete", "to help X rebuild"."""
    if row.words[at : at + 1] and row.words[at] in _HELPS:
        found, _ = parties_at(row, at + 1)
        return tuple(party for party in found if party.mention is not None)
    return ()


def parties_at(row: Row, at: int, loose: bool = False) -> tuple[tuple[Party, ...], int]:
    """The parties of the noun phrase that begins at a unit, and where it ends.

    ``loose``: a party must stand here, so a phrase without a name or an article is one.
    """
    words = row.words
    if at >= len(words):
        return (), at
    if words[at] in _QUANTIFIERS and words[at + 1 : at + 2] == ["of"]:
        at += 2
    if at >= len(words):
        return (), at
    if row.mentions[at] is None and words[at] in _OBJECTS and not _is_possessive(row, at):
        return (party_of(row, at, at, at),), at + 1
    for index in range(at, min(len(words), at + _REACH)):
        if row.mentions[index] is not None:
            return _holder(row, at, index) or _named(row, at, index)
        again = index > at and words[index] in _OPENS and words[index - 1] not in _BEFORE_AGAIN
        if words[index] in _ENDS or again:
            return _unnamed(row, at, index, loose)
    return _unnamed(row, at, min(len(words), at + _REACH), loose)


def _holder(row: Row, at: int, name: int) -> tuple[tuple[Party, ...], int] | None:
    """Who heads a body in "the chief executive of Northgate, Ian Marr", with or without a name."""
    linked = row.words[name - 1 : name] == ["of"] or row.words[name - 2 : name] == ["of", "the"]
    if name - at < 2 or not linked:
        return None
    holder = apposed(row, name + 1)
    if holder is not None:
        return _named(row, holder, holder)
    if PEOPLE.isdisjoint(row.words[at:name]):
        return None
    return (party_of(row, at, name, name)._replace(mention=None),), name + 1


def _is_possessive(row: Row, at: int) -> bool:
    """Whether "her" has a noun after it."""
    if row.words[at] != "her" or at + 1 >= len(row.words):
        return row.words[at] == "both" and row.mentions[at + 1 : at + 2] not in ([], [None])
    return row.words[at + 1] not in _ENDS and row.words[at + 1] not in _QUESTIONS


def _unnamed(row: Row, at: int, end: int, loose: bool) -> tuple[tuple[Party, ...], int]:
    """A phrase without a name, or the name put behind it: "the local MP, Tom Ashdown,"."""
    if end == at:
        return (), at
    named = apposed(row, end)
    if named is not None:
        return _named(row, named, named)
    opened = row.words[at] in _OPENS or row.words[end - 1] in PEOPLE
    if opened or (loose and end - at <= _MOST and row.words[at].isalpha()):
        return (party_of(row, at, end - 1, end - 1),), end
    return (), end


def apposed(row: Row, comma: int) -> int | None:
    """The place of a person's or a body's name that stands alone after a comma."""
    if row.words[comma : comma + 1] != [","]:
        return None
    at = comma + 1
    if row.words[at : at + 1] == ["the"]:
        at += 1
    while row.words[at : at + 1] and row.words[at] in COURTESY | {"."}:
        at += 1
    mention = row.mentions[at] if at < len(row.words) else None
    if mention is None or mention.kind not in ("person", "organisation"):
        return None
    after = row.words[at + 1] if at + 1 < len(row.words) else ","
    return at if after in _ENDS or after in (".", "on") else None


def _named(row: Row, start: int, name: int) -> tuple[tuple[Party, ...], int]:
    words = row.words
    end = name + 1
    if end < len(words) and words[end] in ("'s", "’s", "'", "’"):
        return _owned(row, start, end + 1)
    if end < len(words) and _are_people(words[end]):
        return (party_of(row, start, end, end),), end + 1
    mention = row.mentions[name]
    if mention is not None and mention.kind == "group":
        holder = apposed(row, end)
        if holder is not None:
            return _named(row, holder, holder)
        if words[end : end + 1] == ["of"]:
            return _group_of(row, name, end + 1)
    return _listed(row, name)


def _are_people(word: str) -> bool:
    """Whether a word after a name makes it theirs who belong to it: "Eurobond holders"."""
    return word in PLURAL_ROLES or word in GROUP_NOUNS or word.endswith(("olders", "orkers"))


def _owned(row: Row, start: int, at: int) -> tuple[tuple[Party, ...], int]:
    """What belongs to a name: "the bank's climate director, X", "X's finance ministry"."""
    words = row.words
    index = at
    while index < len(words) and index < at + _MOST and words[index] not in _ENDS:
        if row.mentions[index] is not None:
            return _named(row, start, index)
        index += 1
    holder = apposed(row, index)
    if holder is not None:
        return _named(row, holder, holder)
    if index == at:
        return (), at
    return (party_of(row, start, index - 1, index - 1),), index


def _group_of(row: Row, name: int, at: int) -> tuple[tuple[Party, ...], int]:
    """ "leaders of all parties" is one party; "the head of the national oil company, X" is X."""
    for index in range(at, min(len(row.words), at + _MOST)):
        if row.words[index] == ",":
            holder = apposed(row, index)
            return _named(row, holder, holder) if holder is not None else _listed(row, name)
        if row.mentions[index] is not None:
            holder = apposed(row, index + 1)
            if holder is not None:
                return _named(row, holder, holder)
            return (party_of(row, name, index, name)._replace(mention=None),), index + 1
        if row.words[index] in _ENDS:
            break
    return _listed(row, name)


def _listed(row: Row, name: int) -> tuple[tuple[Party, ...], int]:
    """A name with the names that "and" or commas join to it."""
    words = row.words
    found, end, last = [party_of(row, name, name, name)], name + 1, name + 1
    while end < len(words) and words[end] in ("and", "&", ",") and len(found) < _MOST:
        joined = words[end] in ("and", "&")
        at = end + 1
        while at < len(words) and words[at] in ("the", "and", "mr", "ms", "mrs", "."):
            joined = joined or words[at] == "and"
            at += 1
        if at >= len(words) or row.mentions[at] is None:
            break
        found.append(party_of(row, at, at, at))
        end = at + 1
        if joined:
            last = end
            break
    if last != end:  # no "and" closed the list: what stands behind the comma is something else
        return (found[0],), name + 1
    return tuple(found), end
