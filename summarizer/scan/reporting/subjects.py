"""The party to the left of a verb: who speaks."""

from __future__ import annotations

from summarizer.scan.reporting.cues import (
    BE,
    DETERMINERS,
    NOUNS,
    OCCASIONS,
    PEOPLE,
    PERSONAL,
    PREPOSITIONS,
    PRONOUNS,
    SKIPPED,
    STOPS,
    TIMES,
    VERBS,
    word_set,
)
from summarizer.scan.reporting.interpolations import across
from summarizer.scan.reporting.parties import (
    MARKS,
    Party,
    begins_clause,
    clause_start,
    describes,
    holder_after,
    party_of,
    phrase_start,
)
from summarizer.scan.reporting.phrases import climb, phrase_at
from summarizer.scan.reporting.units import Row

__all__ = ["opening_party", "party_before"]

_THERE = frozenset(("present", "involved", "concerned"))
_PERSONS = frozenset(("people", "persons", "men", "women", "sources", "others"))
_COUNTED = frozenset(
    ("one", "two", "three", "four", "five", "some", "several", "many", "most", "both", "another")
)
_PLACING = frozenset(("in", "at", "from", "with", "on", "of", "inside", "near", "outside"))
_PUBLISHED = word_set("published")
_TIME_OPENERS = word_set("time openers")
_BEFORE_ADJUNCT = _TIME_OPENERS | {
    "on", "in", "at", "during", "via", "this", "last", "earlier",
}  # fmt: skip
# "Figures contained in the annual report" are figures, wherever they stand.
_HELD = frozenset(("contained", "included", "given", "set", "listed", "cited"))
_RELATIVES = frozenset(("which", "whom", "who", "whose"))
_INNER = DETERMINERS | PERSONAL
_SOMEONE = PRONOUNS - {"who", "most", "few", "some", "many"}
# Nouns that stand after the name of an outlet and say what it is.
_LABELS = word_set("labels")


def party_before(row: Row, verb: int) -> Party | None:
    """The subject of a verb, found to the left of it."""
    at = _skip_left(row, verb - 1)
    if at < 0:
        return None
    if row.words[at] in _THERE and at and row.words[at - 1] not in BE:
        at -= 1  # "one of those present"
    if at and row.words[at] in _PUBLISHED and row.words[at - 1] in NOUNS.keys() | {"paper"}:
        at -= 1  # "an audit published on Friday reveals"
    word = row.words[at]
    if word in _HELD and at and row.words[at - 1] in NOUNS and row.words[at + 1] == "in":
        return party_of(row, phrase_start(row, at - 1), verb - 1, at - 1)
    if word in _LABELS and at:
        labelled = at - 2 if row.words[at - 1] in ("news", "state") and at > 1 else at - 1
        if row.mentions[labelled] is not None:
            return climb(row, labelled)
    relative = None
    if at and word != "," and (row.holds("who") or row.holds("which")):
        relative = _before_relative(row, at)
    if relative is not None:
        return relative
    if row.mentions[at] is not None:
        if at > 1 and "of" in row.words[at - 2 : at]:
            several = _one_of_several(row, at)
            if several is not None:
                return several
        return _office_holder(row, at) or climb(row, at)
    if word == ",":
        found = across(row, at)
        if found is None and at and row.mentions[at - 1] is not None:
            found = climb(row, at - 1)
        return found or opening_party(row, verb)
    if word in ("and", "but", "or", "then", "nor", "&"):
        return opening_party(row, verb)
    if word in ("who", "which", "that"):
        return _antecedent(row, at)
    if word in PRONOUNS and not (at and row.words[at - 1] in ("no", "this", "that")):
        return party_of(row, at, at, at)
    if word in ("them", "those", "these") and at > 1 and row.words[at - 1] == "of":
        return _of_them(row, at)
    if word == "those" and row.words[at + 1] in _THERE:
        return Party(row.span(at)[0], row.span(at + 1)[1], word, None, at, at + 1)
    if word in MARKS:
        return None
    return _one_of_several(row, at) or _placed(row, at) or phrase_at(row, at)


def _one_of_several(row: Row, at: int) -> Party | None:
    """The whole of "one of the persons", "two of his aides"."""
    words = row.words
    if row.mentions[at] is None and words[at] not in PEOPLE and words[at] not in _PERSONS:
        return None
    for index in range(at - 1, max(0, at - 5), -1):
        if words[index] == "of" and words[index - 1] in _COUNTED and begins_clause(row, index - 1):
            start, end = row.span(index - 1)[0], row.span(at)[1]
            return Party(start, end, "one", None, index - 1, at)
        if row.mentions[index] is not None or words[index] in MARKS:
            return None
    return None


def _placed(row: Row, at: int) -> Party | None:
    """The whole of "a diplomat from the country", "officials in the chancellery"."""
    words = row.words
    if not words[at].isalpha() or words[at] in VERBS:
        return None
    for index in range(at - 1, max(0, at - 5), -1):
        word = words[index]
        if word in _PLACING:
            mention = row.mentions[index - 1]
            known = words[index - 1] in PEOPLE or (mention is not None and mention.kind == "group")
            if not known:
                return None
            start = index - 1 if mention is not None else phrase_start(row, index - 1)
            opens = begins_clause(row, start) or words[start - 1] == "that"
            return party_of(row, start, at, index - 1) if opens else None
        if word in MARKS or word in STOPS or word in VERBS or row.mentions[index] is not None:
            return None
    return None


def _office_holder(row: Row, at: int) -> Party | None:
    """X in "X, chief executive, Y said", where Y is only where X holds office."""
    mention = row.mentions[at]
    if mention is None or mention.kind != "organisation" or at < 3 or row.words[at - 1] != ",":
        return None
    if not describes(row, at - 2):
        return None
    for index in range(at - 2, max(0, at - 12), -1):
        if row.words[index] == "," and row.mentions[index - 1] is not None:
            holder = row.mentions[index - 1]
            return climb(row, index - 1) if holder and holder.kind == "person" else None
    return None


def _before_relative(row: Row, at: int) -> Party | None:
    """The head of "a source who spoke to X said", where no comma stands."""
    words = row.words
    for index in range(at - 1, max(0, at - 14), -1):
        word = words[index]
        if word in ("who", "which"):
            # In "a man who neighbours said was ill" it is the neighbours who speak.
            if index == at - 1 and (row.mentions[at] is not None or words[at] in PEOPLE):
                return None
            if row.mentions[index - 1] is not None:
                return climb(row, index - 1)
            # In "the man who the minister said had fled" it is the minister who speaks.
            inner = row.mentions[index + 1] is not None or words[index + 1] in _INNER
            return None if inner else phrase_at(row, index - 1)
        mention = row.mentions[index]
        if mention is not None and " who" in mention.text:  # "officials who were" as one name
            party = party_of(row, index, index, index)
            return party._replace(end=party.start + mention.text.index(" who"))
        if (word == "that" and words[index + 1] not in TIMES) or word in MARKS:
            return None
    return None


def _skip_left(row: Row, at: int) -> int:
    """Left over adverbs, days and "in a statement", which may stand before the verb."""
    words = row.words
    for _ in range(4):
        before = at
        if at > 1 and words[at] == ")":
            opened = next((i for i in range(at - 1, max(-1, at - 16), -1) if words[i] == "("), at)
            at = opened - 1 if opened < at else at
        while at >= 0 and before - at < 8 and _is_adverb(words[at]):
            at -= 1
        if at > 0 and words[at] == "far" and words[at - 1] == "so":
            at -= 2
        at = _skip_adjunct(row, at)
        if at == before:
            break
    return at


def _is_adverb(word: str) -> bool:
    return word in SKIPPED or (word.endswith("ly") and len(word) > 4)


def _skip_adjunct(row: Row, at: int) -> int:
    """Left over a day or "in a statement" that ends at a unit."""
    words = row.words
    word = words[at]
    if at < 1 or row.mentions[at] is not None or word in MARKS:
        return at
    if word in TIMES and row.mentions[at - 1] is not None:
        return at - 1
    for back in range(1, 7):
        index = at - back
        if index < 1:
            return at
        word = words[index]
        if word in _BEFORE_ADJUNCT:
            inside = words[index + 1 : at + 1]
            if not TIMES.isdisjoint(inside) or (
                word not in ("this", "last") and not OCCASIONS.isdisjoint(inside)
            ):
                return index - 1 - (words[index - 1] in _TIME_OPENERS)
        if word in MARKS or word in VERBS:
            return at
    return at


def _antecedent(row: Row, at: int) -> Party | None:
    """Whom "who" or "which" takes up."""
    personal = row.words[at] == "who"
    nearest = None
    for index in range(at - 1, max(-1, at - 14), -1):
        mention = row.mentions[index]
        if mention is None:
            continue
        if not personal or mention.kind in ("person", "group"):
            return _described(row, climb(row, index))
        nearest = index if nearest is None else nearest
    return None if nearest is None else party_of(row, nearest, nearest, nearest)


def _described(row: Row, party: Party) -> Party:
    """X for the office of "X, the general secretary of the union, who"."""
    before = party.first - 2
    if before < 0 or row.words[before + 1] != ",":
        return party
    holder, office = row.mentions[before], party.mention
    described = office is None or office.kind != "person"
    named = holder is not None and holder.kind == "person"
    return climb(row, before) if described and named else party


def _of_them(row: Row, at: int) -> Party | None:
    """The party of "one of them": the number stands for the source."""
    head = at - 2
    last = at + 1 if row.words[at + 1] in _THERE else at
    return Party(row.span(head)[0], row.span(last)[1], "one", None, head, last)


def opening_party(row: Row, verb: int) -> Party | None:
    """The first noun phrase of the clause, for "X agreed, and said" and "X left, saying"."""
    words = row.words
    start = clause_start(row, verb)
    if start < verb and (words[start] in PREPOSITIONS or words[start] == "according"):
        comma = next((i for i in range(start, verb) if words[i] == ","), None)
        start = start if comma is None or comma + 1 >= verb else comma + 1
        if comma is not None and not _RELATIVES.isdisjoint(words[start : start + 5]):
            # "In a letter of 4 May, of which the Post has a copy, X asked ..., arguing that"
            comma = next((i for i in range(start, verb) if words[i] == ","), None)
            start = start if comma is None or comma + 1 >= verb else comma + 1
    for index in range(start, verb):
        word = words[index]
        if index > start and words[index - 1] in PREPOSITIONS:
            continue
        if row.mentions[index] is not None and words[index + 1] != "'s":
            index = holder_after(row, index, verb)
            return party_of(row, index, index, index)
        if word in PERSONAL or (index == start and word in _SOMEONE):
            return party_of(row, index, index, index)
        if word in NOUNS and index + 1 < verb:
            return phrase_at(row, index)
    return None
