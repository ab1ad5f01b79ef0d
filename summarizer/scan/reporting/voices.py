"""Who speaks for a party: "X, through a spokesman, denied", "in a statement issued by Y"."""

from __future__ import annotations

from summarizer.scan.reporting.cues import NOUNS, word_set
from summarizer.scan.reporting.objects import object_at
from summarizer.scan.reporting.parties import REACH, Party
from summarizer.scan.reporting.phrases import climb, phrase_at
from summarizer.scan.reporting.units import QUOTED, Row

__all__ = ["issued_by", "voices"]

_THROUGH = frozenset(("through", "via"))
_SPEAKS_BY = _THROUGH | {"by"}
_SPOKESMEN = word_set("spokesmen")
_ISSUED = word_set("issued")
_RELATED = word_set("related")
_NEAR = 7


def voices(row: Row, party: Party, at: int) -> tuple[Party, ...]:
    """Those through whom a party speaks, before the verb, right after it, or first of all."""
    words = row.words
    if "through" in row.small or "via" in row.small:  # few sentences have either
        if words[0] in _THROUGH and at:
            return _through(row, 0)
        for index in range(max(party.last + 1, at - REACH), min(len(words), at + 4)):
            if words[index] in _THROUGH:
                return _through(row, index)
    if at - party.last < _NEAR:
        return ()
    for index in range(max(party.last + 1, at - REACH), at - 3):
        if words[index] in _RELATED:
            related = _related_by(row, index, at)
            if related:
                return related
    return ()


def _through(row: Row, at: int) -> tuple[Party, ...]:
    party, _, end = object_at(row, at + 1)
    if party is None:
        return ()
    described = party.mention.text.lower().split() if party.mention else []
    spoken_for = not _SPOKESMEN.isdisjoint((*row.words[at + 1 : end], *described))
    return (party,) if spoken_for else ()


def _related_by(row: Row, at: int, verb: int) -> tuple[Party, ...]:
    """X in "the list, described to this paper by X, puts"."""
    words = row.words
    if words[at + 1 : at + 2] != ["to"]:
        return ()
    for index in range(at + 2, min(verb, at + _NEAR)):
        if words[index] == "by":
            party, _, _ = object_at(row, index + 1)
            return (party,) if party else ()
    return ()


def issued_by(row: Row, verb: int) -> tuple[Party, Party] | None:
    """The speaker and whoever issued it in "X, in a statement issued by his aide, Y, denied"."""
    words = row.words
    if _SPEAKS_BY.isdisjoint(words[max(0, verb - REACH) : verb]):
        return None
    for index in range(verb - 4, max(0, verb - REACH), -1):
        if words[index] in (";", ":", QUOTED):
            return None
        if words[index] in _THROUGH and words[index - 1] == ",":
            return _spoken_for(row, index - 1, index + 1, verb)
        if words[index] not in _ISSUED or words[index + 1] != "by":
            continue
        comma = next((i for i in range(index - 1, max(0, index - _NEAR), -1) if words[i] == ","), 0)
        if not comma or words[comma + 1] not in ("in", "through", "via"):
            return None
        if NOUNS.keys().isdisjoint(words[comma + 2 : index]):
            return None
        return _spoken_for(row, comma, index + 2, verb)
    return None


def _spoken_for(row: Row, comma: int, by: int, verb: int) -> tuple[Party, Party] | None:
    """The speaker before a comma, and whoever is named from a place on as speaking for him."""
    issuer, _, end = object_at(row, by)
    if row.words[by - 1] != "by" and not _through(row, by - 1):
        return None
    speaker = climb(row, comma - 1) if row.mentions[comma - 1] else phrase_at(row, comma - 1)
    issuer = _apposed(row, end, verb) or issuer
    return (speaker, issuer) if speaker is not None and issuer is not None else None


def _apposed(row: Row, comma: int, verb: int) -> Party | None:
    """The person named between commas behind his office: "by his adviser, Mr. Y,"."""
    if row.words[comma : comma + 1] != [","]:
        return None
    for index in range(comma + 1, min(verb, comma + 5)):
        mention = row.mentions[index]
        if mention is not None:
            return climb(row, index) if mention.kind == "person" else None
        if row.words[index] == ",":
            return None
    return None
