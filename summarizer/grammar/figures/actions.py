"""What is done with the thing a figure measures, or what it does: the verb and its company."""

from __future__ import annotations

from summarizer.grammar.figures.label import Label, Piece
from summarizer.grammar.figures.phrases import noun_phrase, subject_of, tail
from summarizer.grammar.figures.place import Place
from summarizer.grammar.figures.tagging import Row
from summarizer.grammar.figures.verb_forms import base_of
from summarizer.grammar.figures.vocabulary import AFTER_VERB, EMPTY_VERBS, LEVEL, is_past

__all__ = [
    "PARTICLES", "acting", "complement", "doing", "infinitive", "nearest_verb", "objects",
    "verb_over", "whose",
]  # fmt: skip

_VERBS = ("verb", "participle", "ing")
_REPORTING = frozenset(("said", "told", "says", "say", "showed", "show", "according"))
_FARTHEST = 16
PARTICLES = frozenset(("aside", "out", "up", "down", "off", "back", "away", "over"))
_LONGEST_SUBJECT = 4


def objects(row: Row, at: int, room: int) -> int:
    """Where a verb's object and the phrases after it end."""
    start = at
    if at + 1 < len(row) and row[at].tag == "to" and row[at + 1].tag == "verb" and room > 1:
        return max(at + 2, objects(row, at + 2, room - 2))
    while at < len(row) and row[at].tag == "adv":
        at += 1
    end = noun_phrase(row, at)
    if end == at:
        at = end = start
    if any(token.figure for token in row[at:end]):
        return start
    return max(end, tail(row, end, room - (end - at), AFTER_VERB))


def nearest_verb(row: Row, at: int) -> int | None:
    """The verb nearest before ``at`` in the same clause."""
    for place in range(min(at, len(row) - 1), max(-1, at - _FARTHEST), -1):
        if row[place].tag in _VERBS:
            return place
        if row[place].tag in ("sub", "rel") or row[place].word in (";", ":"):
            return None
    return None


def verb_over(row: Row, at: int) -> int | None:
    """The verb whose object ends at ``at``, an indirect object passed over."""
    for place in range(at, max(-1, at - 7), -1):
        token = row[place]
        if token.tag in _VERBS:
            return place
        if _is_particle(row, place):
            continue
        if token.tag in ("mark", "sub", "rel", "and", "aux", "modal", "to", "prep") or token.figure:
            return None
    return None


def _is_particle(row: Row, at: int) -> bool:
    """Whether the word belongs to the verb before it: "laid off 120 teachers"."""
    return row[at].word in PARTICLES and at > 0 and row[at - 1].tag in _VERBS


def infinitive(row: Row, verb: int) -> bool:
    """Whether the verb has "to" before it."""
    return verb > 0 and row[verb - 1].tag == "to"


def doing(place: Place) -> Label:
    """The verb that has the figure as its object: "sold", "to build", "the company employs"."""
    row = place.row
    verb = verb_over(row, place.left)
    if verb is None or row[verb].word in EMPTY_VERBS | LEVEL | _REPORTING:
        return []
    end = verb + 1 + (verb + 1 < len(row) and _is_particle(row, verb + 1))
    piece: Piece = (verb, end)
    if infinitive(row, verb):
        return [(verb - 1, end)]
    if verb > 0 and row[verb - 1].tag == "and" and base_of(row[verb].word) == row[verb].word:
        return ["to", piece]
    if is_past(row[verb].word) and row[verb].tag in ("verb", "participle"):
        return [piece]
    if row[verb].tag != "verb":
        return []
    return _by_whom(row, verb)


def _by_whom(row: Row, verb: int) -> Label:
    """The subject and the verb: "the company employs", "the money would cover"."""
    start = verb
    while start > 0 and row[start - 1].tag in ("modal", "aux"):
        start -= 1
    if start > 0 and row[start - 1].tag == "pron":
        bare = start == verb and base_of(row[verb].word) == row[verb].word
        return [] if bare else [(start - 1, verb + 1)]
    subject = subject_of(row, verb)
    if subject is None or subject[1] - subject[0] > _LONGEST_SUBJECT:
        return []
    return [subject, (start, verb + 1)]


def whose(place: Place, end: int) -> Label:
    """Company for a noun of one word after the figure: "votes to pass", "vehicles we have"."""
    row, at = place.row, place.left
    if end + 1 < len(row) and row[end].tag == "to" and row[end + 1].tag == "verb":
        return [(end, objects(row, end, 5))]
    at -= at >= 0 and row[at].tag == "det"
    if at < 0 or not (row[at].tag in _VERBS or row[at].word in ("has", "have", "had")):
        return []
    if row[at].word in _REPORTING:
        return []
    if infinitive(row, at):
        return [(at - 1, at + 1)]
    if row[at].tag == "verb" and is_past(row[at].word):
        return [(at, at + 1)]
    subject = subject_of(row, at)
    if subject is None or subject[1] - subject[0] > _LONGEST_SUBJECT + 1:
        return []
    start = at
    while start > 0 and row[start - 1].tag in ("aux", "modal"):
        start -= 1
    return [subject, (start, at + 1)]


def acting(place: Place, at: int) -> Label:
    """What the things counted do or are: "that lost their roofs", "who died"."""
    row = place.row
    first = at + (at < len(row) and row[at].tag == "rel")
    verb = first
    while verb < len(row) and verb - first < 5 and row[verb].tag in ("aux", "modal", "adv", "date"):
        verb += 1
    if verb >= len(row) or row[verb].tag not in _VERBS or row[verb].word in _REPORTING:
        return []
    reduced = verb == first == at and verb + 1 < len(row) and row[verb + 1].word == "by"
    if reduced:
        return [(verb, max(verb + 1, objects(row, verb + 1, 4)))]
    helping: Label = [(n, n + 1) for n in range(first, verb) if row[n].tag in ("aux", "modal")]
    joint: Piece = (at, at + 1) if first > at else "that"
    end = verb + 1 + (verb + 1 < len(row) and row[verb + 1].word in PARTICLES)
    span = (verb, max(end, objects(row, end, 4)))
    # "Homes promised", "people died": without an object it reads well either way.
    plain = noun_phrase(row, end) == end and not (end < len(row) and row[end].tag == "to")
    if verb == at and plain and is_past(row[verb].word):
        return [span]
    return [joint, *helping, span]


def complement(place: Place) -> Piece | None:
    """The phrases after the figure that its verb calls for: "into roads", "to settle claims"."""
    row, right = place.row, place.right
    start = right
    while start < len(row) and row[start].tag in ("date", "adv") and start - right < 2:
        start += 1
    follow = place.token(start + 1)
    if place.token(start).tag == "to" and follow.tag == "verb":
        return start, max(start + 2, objects(row, start + 2, 5))
    if place.token(start).word == "if":
        return start, min(len(row), objects(row, objects(row, start + 1, 3) + 1, 3))
    if start > right and row[start - 1].word in ("out", "off", "aside", "back", "away"):
        end = tail(row, start, 6)
        return (start - 1, end) if end > start else None
    end = tail(row, start, 6, AFTER_VERB)
    if end == start and place.token(start).tag == "prep" and follow.tag == "date":
        end = start + 2
    return (start, end) if end > start else None
