"""Labels from a verb of change or of being, or from a comparison: "rose 8% to", "1.9% lower"."""

from __future__ import annotations

from collections.abc import Callable

from summarizer.grammar.figures.actions import nearest_verb
from summarizer.grammar.figures.counted import counted_noun
from summarizer.grammar.figures.label import Label, Rule
from summarizer.grammar.figures.phrases import (
    antecedent,
    noun_phrase,
    phrase_before,
    subject_of,
    tail,
)
from summarizer.grammar.figures.place import Place
from summarizer.grammar.figures.tagging import Row
from summarizer.grammar.figures.vocabulary import (
    AFTER_NOUN,
    LEVEL,
    SET,
    change_of,
    is_change,
    takes_objects,
)

__all__ = ["BRIDGES", "CHANGING", "comparative"]

_ROOM = 6
_RELATIONS = frozenset(("below", "above", "behind", "ahead", "under"))
_SIZES = frozenset(("long", "wide", "deep", "tall", "high", "thick", "away", "old"))
_AWAY = _SIZES | frozenset(("off", "from", "outside", "inside", "into", "beyond", "along"))
BRIDGES = frozenset(("by", "to", "from", "at", "than", "between", "as"))
_VERBAL = ("verb", "participle", "ing", "aux")
_FARTHEST = 14
_MOTION = frozenset(
    (
        "come",
        "came",
        "gone",
        "went",
        "moved",
        "pushed",
        "driven",
        "drove",
        "edged",
        "inched",
        "ticked",
        "sent",
    )
)


def _changing(place: Place) -> Label | None:
    """ "Revenue rose 8.1% to Rs 2,350 crore", "cut its rate by 25 basis points to 4%"."""
    found = _governor(place)
    if found is None:
        return None
    verb, word = found
    base = _object_of(place, verb) or _subject_base(place, verb)
    if base is None:
        return None
    level = place.before.word in ("to", "at", "from", "between") or not is_change(word)
    if level or counted_noun(place.figure):
        return base
    return [change_of(word), *base]


def _object_of(place: Place, verb: int) -> Label | None:
    """What the verb changes, where it stands between the verb and the figure."""
    row, limit = place.row, place.left + 1
    start = verb + 1
    end = noun_phrase(row, start)
    if end == start or end > limit or any(t.figure for t in row[start:end]):
        return None
    if row[end - 1].tag == "name" and row[verb].word in LEVEL:
        return None
    return [(start, min(tail(row, end, _ROOM - (end - start), AFTER_NOUN - {"by", "to"}), limit))]


def _subject_base(place: Place, verb: int) -> Label | None:
    row = place.row
    asserted = row[verb].word in SET and row[verb].tag == "verb"
    if asserted:
        for at in range(verb - 1, max(-1, verb - 12), -1):
            if row[at].tag == "rel":
                span = antecedent(row, at)
                return [span] if span else None
            if row[at].tag == "sub":
                return None
    subject = subject_of(row, verb)
    if subject is None:
        return None
    start = subject[0] - (subject[0] > 0 and row[subject[0] - 1].tag == "det")
    if start > 0 and row[start - 1].word == "where":
        source = antecedent(row, start - 1)
        return [subject, "in", source] if source else [subject]
    return [subject]


def _governor(place: Place) -> tuple[int, str] | None:
    """The verb of change or of being over the figure, and the word that tells the change."""
    row = place.row
    for at in range(place.left, max(-1, place.left - _FARTHEST), -1):
        token = row[at]
        if (token.tag == "sub" and token.word != "as") or token.word in (";", ":", "—", "–"):
            return None
        if token.tag == "more" and is_change(token.word):
            verb = _moved(row, at)
            if verb is not None:
                return (verb, token.word) if _reaches(place, at) else None
        if token.tag in _VERBAL and _governs(place, at):
            return (at, _particle(row, at) or token.word) if _reaches(place, at) else None
        if token.tag == "verb" and place.left - at > 6:
            return None
    return None


def _moved(row: Row, particle: int) -> int | None:
    """The verb of "went up", or the particle itself in "the note up 12 points"."""
    before = row[particle - 1] if particle else None
    if before is None or before.tag in ("noun", "name"):
        return particle if before and row[particle].word in ("up", "down") else None
    moves = before.word in LEVEL or is_change(before.word) or before.tag in ("aux", "adv")
    return particle - 1 if moves or before.word in _MOTION else None


def _particle(row: Row, verb: int) -> str | None:
    after = row[verb + 1].word if verb + 1 < len(row) else ""
    return after if after in ("up", "down") else None


def _governs(place: Place, verb: int) -> bool:
    """Whether the verb ties something to the figure as a change, a level or a price."""
    word = place.row[verb].word
    bridged = place.before.word in BRIDGES
    if is_change(word):
        return bridged or place.figure.kind == "percent" or not takes_objects(word)
    if word in SET:
        passive = place.row[verb].tag == "participle" or place.token(verb - 1).tag == "aux"
        return bridged or (passive and verb == place.left)
    return word in LEVEL and place.before.word != "by"


def _reaches(place: Place, verb: int) -> bool:
    """Whether nothing between the verb and the figure governs the figure instead."""
    between = place.row[verb + 1 : place.left + 1]
    if between and between[-1].word in BRIDGES:
        commas = [n for n, t in enumerate(between) if t.word in (",", ")")]
        rest = between[commas[-1] :] if commas else between
        return not commas or not any(t.tag in ("noun", "name", "verb") for t in rest)
    light = ("adv", "more", "date", "per", "participle", "verb", "aux")
    return all(t.tag in light or t.figure or t.word in (",", "or", "a", "as") for t in between)


def comparative(place: Place, earlier: Callable[[], Label]) -> Label | None:
    """ "ended 1.9% lower", "7 percentage points better", "4.7% short of its quota"."""
    word = place.after.word
    far = place.figure.kind == "quantity" and counted_noun(place.figure) is None
    if word in _RELATIONS or (far and word in _AWAY):
        end = tail(place.row, place.right, _ROOM, _RELATIONS | _AWAY)
        if word in _SIZES:
            end = place.right + 1
        elif end == place.right:
            end = max(end, noun_phrase(place.row, place.right + 1))
        verb = nearest_verb(place.row, place.left)
        whose = subject_of(place.row, verb) if verb is not None else None
        if whose is None and place.before.tag == "aux":
            whose = subject_of(place.row, place.left)
        if whose is None and place.before.word == ",":
            whose = phrase_before(place.row, place.left)
        return [*([whose] if whose else []), (place.right, end)] if end > place.right else None
    if place.after.tag != "more" or noun_phrase(place.row, place.right) > place.right:
        return None
    if word == "short":
        end = tail(place.row, place.right + 1, _ROOM, AFTER_NOUN)
        if end > place.right + 1:
            return [(place.right, end)]
        base = earlier()
        return [*base, "short"] if base else None
    points = (place.figure.unit or "").startswith("point") or place.figure.kind == "percent"
    if word in ("more", "less", "fewer") and not points:
        return None
    if place.before.word == "," and (base := earlier()):
        return [change_of(word), *base] if is_change(word) else base
    verb = nearest_verb(place.row, place.left)
    if verb is None and place.token(place.left).tag == "aux":
        verb = place.left
    subject = subject_of(place.row, verb) if verb is not None else None
    base = [subject] if subject else earlier()
    if not base:
        return None
    return [change_of(word), *base] if is_change(word) else base


CHANGING: Rule = _changing
