"""Who meets whom where a noun says so: "A's talks with B", "a dinner between A and B"."""

from __future__ import annotations

from summarizer.grammar.meetings.asides import is_possessor
from summarizer.grammar.meetings.clauses import clause_begin, is_verb, subject_of
from summarizer.grammar.meetings.encounter import (
    MEETING_VERBS,
    Encounter,
    is_noun,
    is_place,
    stays_away,
)
from summarizer.grammar.meetings.encounter_ends import sides_end
from summarizer.grammar.meetings.noun_companions import (
    after_comma,
    main_clause,
    objects_of,
    relative_subject,
)
from summarizer.grammar.meetings.participants import PRONOUNS, list_at
from summarizer.grammar.meetings.words import meeting_words
from summarizer.scan.reporting.cues import AUXILIARIES, DETERMINERS, FINITE, PREPOSITIONS
from summarizer.scan.reporting.parties import MARKS
from summarizer.scan.reporting.units import Row

__all__ = ["of_noun"]

_HOSTS = meeting_words("hosts")
_MEALS = meeting_words("meals")
_BREAKS = meeting_words("breaks")
_BESIDE = meeting_words("beside")
_CALLS = frozenset(("call", "calls", "visit", "visits", "trip", "trips", "word", "audience"))
_IN_PERSON = frozenset(("person", "phone", "telephone", "link", "face-to-face"))
_BY_PHONE = meeting_words("by phone")
_PHONES = frozenset(("phone", "telephone", "receiver", "line", "call"))
_APART = frozenset(("after", "before", "following", "of"))
_LOOSELY = frozenset(("after", "before", "following", "ahead", "of"))


def of_noun(row: Row, at: int) -> Encounter:
    """The meeting that a noun tells of."""
    words = row.words
    phrase, owner = _phrase(row, at)
    begin = clause_begin(row, phrase, verbal=False)
    end = sides_end(row, at + 1, noun=True)
    governed = phrase > 0 and words[phrase - 1] in _BESIDE and row.mentions[phrase - 1] is None
    second = _sides(row, at, end)
    whole = "between" in words[at + 1 : end] and bool(second)
    first: list[int] = [] if owner is None else [owner]
    subject = subject_of(row, begin, phrase)
    fronted = governed and not subject.places and _only_front(row, begin, phrase)
    alone = not governed and not subject.places and _opens(row, begin, phrase)
    loose = governed and words[phrase - 1] in _LOOSELY and "with" not in words[at:end]
    away = stays_away(row, begin, at)
    if owner is not None or whole:
        pass
    elif fronted:
        first += after_comma(row, at, len(words), same=words[phrase - 1] not in _APART)
        if words[phrase - 1] in _APART:
            end = main_clause(row, at, end)
    elif subject.places and not (loose and len(subject.places) == 1):
        first += () if away else subject.places
        if governed or not second:
            second += [
                place for place in objects_of(row, subject.end, phrase) if place not in second
            ]
    if not first and not whole and not subject.places:
        inner = relative_subject(row, at)
        first += inner
    if fronted and owner is not None and not second:
        second += [p for p in after_comma(row, at, len(words)) if p != owner]
    return Encounter(
        at,
        "noun",
        tuple(dict.fromkeys(first)),
        tuple(dict.fromkeys(second)),
        begin,
        end,
        phrase,
        alone,
        governed,
        whole,
        away,
        fronted,
    )


def _phrase(row: Row, at: int) -> tuple[int, int | None]:
    """Where the noun phrase begins, and the place of whose meeting it is."""
    words = row.words
    start = at
    for index in range(at - 1, max(-1, at - 9), -1):
        word = words[index]
        if word in ("'s", "’s") and index:
            if row.mentions[index - 1] is not None:
                return index - 1, index - 1
            start = index - 1
            continue
        if row.mentions[index] is not None:
            if index + 1 < at and is_possessor(row, index):
                return index, index
            start = index
            continue
        if word in PRONOUNS:
            return index, index
        if word in DETERMINERS:
            if word == "that" and (start < at or words[at].endswith("s")):
                break
            return index, None
        if (
            word in MARKS
            or word in PREPOSITIONS
            or word in FINITE
            or word in _BREAKS
            or word in AUXILIARIES
        ):
            if word in ("-",):
                continue
            break
        if word in ("and", "or", "hold", "held", "holding", "to", "that") or (
            word in MEETING_VERBS and not is_noun(row, index)
        ):
            break
        start = index
    return start, None


def _sides(row: Row, at: int, end: int) -> list[int]:
    words = row.words
    found: list[int] = []
    word = words[at]
    index = at + 1
    while index < end:
        kind = words[index]
        if row.mentions[index] is not None:
            index += 1
            continue
        near = index <= at + 2
        take = kind in ("with", "between", "among", "involving", "involve", "alongside")
        take = take or (kind == "of" and index == at + 1)
        take = take or (
            kind == "by" and (words[index - 1] in _HOSTS or (word in _CALLS and index < at + 6))
        )
        take = take or (kind == "for" and word in _MEALS and near)
        take = take or (kind == "from" and word in _CALLS and near)
        take = take or (kind == "to" and word in _CALLS and near and not is_place(row, index + 1))
        take = take or (
            kind == "on"
            and ((word in ("call", "calls") and near) or words[index - 1] in ("pay", "paid"))
        )
        take = take or (kind in ("lobby", "see", "meet") and words[index - 1] == "to")
        take = take or (kind == "to" and word in _IN_PERSON and not is_place(row, index + 1))
        if take:
            listed = list_at(row, index + 1, end if kind != "lobby" else len(words))
            found += [p for p in listed.places if not (kind == "of" and _is_body(row, p))]
            index = max(index + 1, listed.end)
        else:
            index += 1
    if words[end : end + 1] == ["to"] and words[end + 1 : end + 2] in (
        ["lobby"],
        ["see"],
        ["meet"],
    ):
        found += list_at(row, end + 2, len(words)).places
    told = words[end : end + 1] == ["to"] and not _BY_PHONE.isdisjoint(words[end + 1 : end + 2])
    if word in _PHONES and told:  # "picked up the phone to tell X"
        found += list_at(row, end + 2, len(words)).places[:1]
    return found


def _is_body(row: Row, at: int) -> bool:
    """Whether a meeting "of" it is its own: one body, not several."""
    mention = row.mentions[at]
    return mention is not None and mention.kind == "organisation"


def _only_front(row: Row, begin: int, phrase: int) -> bool:
    """Whether nothing but prepositions and adverbs stands before the phrase."""
    return not any(is_verb(word) and word not in PREPOSITIONS for word in row.words[begin:phrase])


def _opens(row: Row, begin: int, phrase: int) -> bool:
    return not any(is_verb(word) for word in row.words[begin:phrase])
