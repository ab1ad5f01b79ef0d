"""Where the clause around a verb begins and ends, and its subject."""

from __future__ import annotations

from summarizer import lexicon
from summarizer.grammar.meetings.asides import is_possessor
from summarizer.grammar.meetings.participants import Listed, list_at
from summarizer.scan.reporting.cues import (
    AUXILIARIES,
    DETERMINERS,
    FINITE,
    PREPOSITIONS,
    TIMES,
    VERBS,
)
from summarizer.scan.reporting.units import Row

__all__ = ["clause_begin", "is_verb", "own_parts", "subject_of"]

_MARKS = frozenset((";", ":", "—", "–", "(", "“", "”", '"', "*", "|", "‘"))
_OPENERS = frozenset(
    (
        "where",
        "when",
        "while",
        "because",
        "although",
        "though",
        "whether",
        "if",
        "unless",
        "how",
        "why",
    )
)
_RELATIVES = frozenset(("who", "which"))
_NOMINATIVES = frozenset(("he", "she", "they", "we", "i"))
_TIES = frozenset(("after", "before", "since", "until", "as", "than"))
_FRONTS = PREPOSITIONS | {"following", "according", "last", "next", "this", "earlier", "late"}
_BEFORE_SUBJECT = frozenset((",", "and", "nor", "point", "never", "only", "sooner", "stage"))
_NO_SUBJECT = Listed((), -1)
_REACH = 90
_PAST = frozenset(lexicon.words("past-words"))
_QUOTES = frozenset(("“", '"', "‘"))


def is_verb(word: str) -> bool:
    """Whether the word is a finite verb or may be one."""
    return word in FINITE or (
        word in _PAST
        or (word in VERBS and VERBS[word].form in ("past", "third"))
        or _looks_past(word)
    )


def _looks_past(word: str) -> bool:
    return word.endswith("ed") and len(word) > 4


def clause_begin(row: Row, at: int, verbal: bool) -> int:
    """The place of the first unit of the clause of the unit at ``at``.

    That of "who" where the clause is a relative one. ``verbal`` says that the unit is a verb.
    """
    words = row.words
    for index in range(at - 1, max(-1, at - _REACH), -1):
        word = words[index]
        if row.mentions[index] is not None:
            continue
        if word in _QUOTES and index + 1 < at and _quotes_part(row, index + 1):
            continue
        if word in _MARKS or word in _OPENERS:
            return index + 1
        if word in _RELATIVES:
            if _relative_end(row, index, at) is not None:
                continue
            return index
        if word in _NOMINATIVES and index + 1 <= at:
            return index
        if word == "that" and index + 1 <= at and _opens_clause(row, index, at):
            return index + 1
        if word in _TIES and index + 1 < at and _opens_tied(row, index + 1, at, verbal):
            return index + 1
        if word == "but" and index + 1 < at and row.mentions[index + 1] is not None:
            return index + 1
        if word == "and" and _opens_anew(row, index, at):
            return index + 1
        if word in VERBS and VERBS[word].company == "say" and _opens_said(row, index, at):
            return index + 1
    return max(0, at - _REACH + 1) if at >= _REACH else 0


def _relative_end(row: Row, relative: int, at: int) -> int | None:
    """Where a relative clause between commas is over, if that is before the unit at ``at``."""
    words = row.words
    if not relative or words[relative - 1] != ",":
        return None
    for index in range(relative + 1, at):
        if words[index] != "," or row.mentions[index] is not None:
            continue
        inside = words[relative + 1 : index]
        if any(is_verb(word) and word not in AUXILIARIES for word in inside) or (
            not AUXILIARIES.isdisjoint(inside)
        ):
            between = words[index + 1 : at]
            anew = any(word in _RELATIVES or word in ("and", "or", "but") for word in between[:2])
            return None if anew else index + 1
    return None


def own_parts(row: Row, begin: int, at: int) -> list[tuple[int, int]]:
    """The stretches from ``begin`` to ``at`` that are no relative clause which is over by then."""
    parts: list[tuple[int, int]] = []
    index = start = begin
    while index < at:
        if row.mentions[index] is None and row.words[index] in _RELATIVES:
            over = _relative_end(row, index, at)
            if over is not None:
                parts.append((start, index))
                index = start = over
                continue
        index += 1
    return [part for part in (*parts, (start, at)) if part[0] < part[1]]


def _quotes_part(row: Row, at: int) -> bool:
    """Whether a quotation begins in the midst of a clause."""
    return row.mentions[at] is None and row.words[at] in PREPOSITIONS | AUXILIARIES


def _opens_clause(row: Row, that: int, at: int) -> bool:
    """Whether "that" stands before a clause, not before a noun: "that week"."""
    if that and row.words[that - 1] in PREPOSITIONS:
        return False
    after = row.words[that + 1]
    if that + 1 == at:
        return row.words[at].endswith("s") or (bool(that) and is_verb(row.words[that - 1]))
    return row.mentions[that + 1] is not None or after not in TIMES


def _opens_said(row: Row, said: int, at: int) -> bool:
    """Whether what was said follows without "that"."""
    if said + 1 >= at:
        return said + 1 == at and row.mentions[at] is None
    after = said + 1
    if row.mentions[after] is None and row.words[after] not in DETERMINERS:
        return row.words[after] not in PREPOSITIONS and row.words[after].isalpha()
    return True


def _opens_tied(row: Row, start: int, at: int, verbal: bool) -> bool:
    """Whether "after" is followed by a subject and a verb up to ``at``."""
    found = _first_list(row, start, at)
    if found is None or not found.places:
        return False
    after = found.end
    if after == at:
        return verbal
    return any(is_verb(word) or word in AUXILIARIES for word in row.words[after:at])


def _opens_anew(row: Row, joiner: int, at: int) -> bool:
    """Whether "and" joins two clauses: a subject of its own follows, and no list precedes."""
    if joiner + 1 >= at or row.mentions[joiner + 1] is None or joiner == 0:
        return row.words[joiner + 1] == "that" if joiner + 1 < at else False
    if is_possessor(row, joiner + 1):
        return False
    before = joiner - 1
    # "X met Y, she said, and the two sides held": a verb before the comma closes a clause.
    closed = row.words[before] == "," and before > 0 and is_verb(row.words[before - 1])
    if row.mentions[before] is not None or (row.words[before] == "," and not closed):
        # A list goes on, unless a preposition ties the name before it to another verb.
        return False
    listed = list_at(row, joiner + 1, at + 1)
    after = row.words[min(listed.end, at)]
    return listed.end >= at or after in AUXILIARIES or (closed and is_verb(after))


def subject_of(row: Row, begin: int, at: int) -> Listed:
    """The first noun phrase of the clause that no preposition governs."""
    words = row.words
    if begin < len(words) and words[begin] in _RELATIVES:
        return _antecedent(row, begin)
    found = _first_list(row, begin, at)
    return _NO_SUBJECT if found is None else found


def _first_list(row: Row, begin: int, at: int) -> Listed | None:
    words = row.words
    index = begin
    while index < at:
        word = words[index]
        if row.mentions[index] is not None or word in _NOMINATIVES or word in ("it", "both"):
            return list_at(row, index, at)
        if word in _FRONTS or word in TIMES:
            after = _past_front(row, index, at)
            if after <= index:
                return None
            index = after
        elif index > begin and is_verb(word) and words[index - 1] not in _BEFORE_SUBJECT:
            return None
        else:
            index += 1
    return None


def _past_front(row: Row, at: int, end: int) -> int:
    """Past a phrase that stands before the subject: "On Monday", "In Geneva,"."""
    words = row.words
    comma = next((i for i in range(at, end) if words[i] == ","), None)
    if comma is not None:
        following = comma + 1
        # "In Geneva, Switzerland, X met": over the commas to the last one before a subject.
        while following < end and words[following] in PREPOSITIONS | {"and"}:
            another = next((i for i in range(following, end) if words[i] == ","), None)
            if another is None:
                break
            following = another + 1
        if not any(is_verb(word) for word in words[at:comma]) or at == 0:
            return following
    index = at + 1
    while index < end and row.mentions[index] is None and words[index] not in TIMES:
        if is_verb(words[index]):
            return index
        index += 1
    index += 1
    while (
        index < end
        and row.mentions[index] is None
        and (words[index].isdigit() or words[index] in TIMES or words[index] in (".", ","))
    ):
        index += 1
    return index


def _antecedent(row: Row, relative: int) -> Listed:
    """Whom "who" takes up: the person or the body named before it."""
    nearest = None
    for index in range(relative - 1, max(-1, relative - 16), -1):
        mention = row.mentions[index]
        if mention is None:
            if row.words[index] in FINITE or row.words[index] in _MARKS:
                break
            continue
        if is_possessor(row, index):
            continue
        if mention.kind == "person":
            return Listed((index,), index + 1)
        nearest = index if nearest is None else nearest
    return _NO_SUBJECT if nearest is None else Listed((nearest,), nearest + 1)
