"""The party to the left of a verb: who speaks."""

from __future__ import annotations

from summarizer.scan.reporting.cues import (
    NOUNS,
    OCCASIONS,
    PERSONAL,
    PREPOSITIONS,
    PRONOUNS,
    SKIPPED,
    TIMES,
    VERBS,
    word_set,
)
from summarizer.scan.reporting.interpolations import across
from summarizer.scan.reporting.parties import (
    Party,
    clause_start,
    describes,
    holder_after,
    is_mark,
    party_of,
)
from summarizer.scan.reporting.phrases import climb, phrase_at
from summarizer.scan.reporting.units import Row

__all__ = ["opening_party", "party_before"]

_SOMEONE = PRONOUNS - {"who", "most", "few", "some", "many"}
# Nouns that stand after the name of an outlet and say what it is.
_LABELS = word_set("labels")


def party_before(row: Row, verb: int) -> Party | None:
    """The subject of a verb, found to the left of it."""
    at = _skip_left(row, verb - 1)
    if at < 0:
        return None
    unit = row[at]
    if unit.word in _LABELS and at:
        labelled = at - 2 if row[at - 1].word in ("news", "state") and at > 1 else at - 1
        if row[labelled].mention is not None:
            return climb(row, labelled)
    if unit.mention is not None:
        return _before_relative(row, at) or _office_holder(row, at) or climb(row, at)
    if unit.word == ",":
        found = across(row, at)
        if found is None and at and row[at - 1].mention is not None:
            found = climb(row, at - 1)
        return found or opening_party(row, verb)
    if unit.word in ("and", "but", "or", "then", "nor", "&"):
        return opening_party(row, verb)
    if unit.word in ("who", "which", "that"):
        return _antecedent(row, at)
    if unit.word in PERSONAL and at and (relative := _before_relative(row, at)) is not None:
        return relative
    if unit.word in PRONOUNS and not (at and row[at - 1].word in ("no", "this", "that")):
        return party_of(row, at, at, at)
    if unit.word == "them" and at > 1 and row[at - 1].word == "of":
        return _of_them(row, at)
    if not is_mark(unit):
        return phrase_at(row, at)
    return None


def _office_holder(row: Row, at: int) -> Party | None:
    """X in "X, chief executive, Y said", where Y is only where X holds office."""
    mention = row[at].mention
    if mention is None or mention.kind != "organisation" or at < 3 or row[at - 1].word != ",":
        return None
    if not describes(row, at - 2):
        return None
    for index in range(at - 2, max(0, at - 12), -1):
        if row[index].word == "," and row[index - 1].mention is not None:
            holder = row[index - 1].mention
            return climb(row, index - 1) if holder and holder.kind == "person" else None
    return None


def _before_relative(row: Row, at: int) -> Party | None:
    """The head of "a source who spoke to X said", where no comma stands."""
    for index in range(at - 1, max(0, at - 14), -1):
        if is_mark(row[index]) or row[index].word == "that":
            return None
        if row[index].word in ("who", "which") and row[index - 1].mention is not None:
            return climb(row, index - 1)
    return None


def _skip_left(row: Row, at: int) -> int:
    """Left over adverbs, days and "in a statement", which may stand before the verb."""
    for _ in range(4):
        before = at
        if at > 1 and row[at].word == ")":
            opened = next(
                (i for i in range(at - 1, max(-1, at - 16), -1) if row[i].word == "("), at
            )
            at = opened - 1 if opened < at else at
        while (
            at >= 0
            and before - at < 8
            and (
                row[at].word in SKIPPED
                or (
                    row[at].word.endswith("ly")
                    and row[at].mention is None
                    and len(row[at].word) > 4
                )
            )
        ):
            at -= 1
        at = _skip_adjunct(row, at)
        if at == before:
            break
    return at


def _skip_adjunct(row: Row, at: int) -> int:
    if at < 1 or row[at].mention is not None or is_mark(row[at]):
        return at
    word = row[at].word
    if word in TIMES and row[at - 1].mention is not None:
        return at - 1
    for back in range(1, 7):
        index = at - back
        if index < 1:
            return at
        if row[index].word in ("on", "in", "at", "during", "via", "this", "last", "earlier"):
            inside = {row[i].word for i in range(index + 1, at + 1)}
            if inside & TIMES or (inside & OCCASIONS and row[index].word not in ("this", "last")):
                return index - 1
        if is_mark(row[index]) or row[index].word in VERBS:
            return at
    return at


def _antecedent(row: Row, at: int) -> Party | None:
    """Whom "who" or "which" takes up."""
    personal = row[at].word == "who"
    nearest = None
    for index in range(at - 1, max(-1, at - 14), -1):
        mention = row[index].mention
        if mention is None:
            continue
        if not personal or mention.kind in ("person", "group"):
            return climb(row, index)
        nearest = index if nearest is None else nearest
    return None if nearest is None else party_of(row, nearest, nearest, nearest)


def _of_them(row: Row, at: int) -> Party | None:
    """The party of "one of them": the number stands for the source."""
    head = at - 2
    return Party(row[head].start, row[at].end, "one", None, head, at)


def opening_party(row: Row, verb: int) -> Party | None:
    """The first noun phrase of the clause, for "X agreed, and said" and "X left, saying"."""
    start = clause_start(row, verb)
    if start < verb and row[start].word in PREPOSITIONS | {"according"}:
        comma = next((i for i in range(start, verb) if row[i].word == ","), None)
        start = start if comma is None or comma + 1 >= verb else comma + 1
    for index in range(start, verb):
        unit = row[index]
        if index and row[index - 1].word in PREPOSITIONS and index > start:
            continue
        if unit.mention is not None and not (index + 1 < len(row) and row[index + 1].word == "'s"):
            index = holder_after(row, index, verb)
            return party_of(row, index, index, index)
        if unit.word in PERSONAL or (index == start and unit.word in _SOMEONE):
            return party_of(row, index, index, index)
        if unit.word in NOUNS and index + 1 < verb:
            return phrase_at(row, index)
    return None
