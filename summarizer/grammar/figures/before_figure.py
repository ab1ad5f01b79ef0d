"""Labels from what stands before a figure: the noun it measures, the verb that governs it."""

from __future__ import annotations

from summarizer.grammar.figures.actions import (
    PARTICLES,
    acting,
    complement,
    infinitive,
    nearest_verb,
    objects,
    verb_over,
)
from summarizer.grammar.figures.changes import BRIDGES
from summarizer.grammar.figures.counted import counted_noun
from summarizer.grammar.figures.label import Label, Rule
from summarizer.grammar.figures.phrases import (
    Span,
    clause_start,
    noun_phrase,
    phrase_before,
    simple_before,
    subject_of,
    tail,
)
from summarizer.grammar.figures.place import Place, is_lasting
from summarizer.grammar.figures.tagging import Row
from summarizer.grammar.figures.vocabulary import (
    AFTER_NOUN,
    EMPTY_VERBS,
    LIGHT,
)

__all__ = ["BEFORE_RULES"]

_ROOM = 6
_HAD = ("has", "have", "had")
_DURING = frozenset(("for", "within", "in", "after", "over", "by", "until", "under", "during"))


def _noun_of(place: Place) -> Label | None:
    """ "a net profit of Rs 612 crore for the December quarter", "a package worth €6.2bn"."""
    row, left = place.row, place.left
    if place.before.word not in ("of", "worth", "totalling", "totaling", "at", ":", "valued"):
        return None
    if place.before.word == ":":
        start = clause_start(row, left)
        return [(start, left)] if left - start <= _ROOM else None
    span = phrase_before(row, left)
    if place.before.word in ("at", "worth", "valued") and span is None:
        while left > 0 and (row[left - 1].tag == "adv" or row[left - 1].word == ","):
            left -= 1
        span = phrase_before(row, left)
    if span is None or (place.before.word == "at" and verb_over(row, left - 1) is not None):
        return None
    span = _apart(row, span)
    end = tail(row, place.right, _ROOM - (span[1] - span[0]), AFTER_NOUN)
    label: Label = [span]
    if end > place.right:
        label.append((place.right, end))
    elif row[span[1] - 1].word in LIGHT and span[1] - span[0] < 4:
        label += _company(place, span)
    return label


def _apart(row: Row, span: Span) -> Span:
    """Only "cost" of "reactors on the coast at a cost": the rest is what it costs."""
    start = simple_before(row, span[1])
    if start is None or start <= span[0] or row[span[1] - 1].word not in LIGHT:
        return span
    return (start, span[1]) if row[start - 1].word in ("at", "against", "with") else span


def _company(place: Place, span: Span) -> Label:
    """What a light noun is the measure of: "cost" of reactors, "target" of the fund."""
    row = place.row
    infinitive_follows = place.after.tag == "to" and place.token(place.right + 1).tag == "verb"
    if infinitive_follows:
        return [(place.right, objects(row, place.right + 2, 5))]
    start = span[0] - (row[span[0] - 1].tag == "det" if span[0] else 0)
    if start and row[start - 1].tag == "prep":
        outer = phrase_before(row, start - 1)
        if outer:
            return ["of", outer]
    verb = nearest_verb(row, start - 1)
    if verb is None:
        return []
    end = noun_phrase(row, verb + 1)
    found = (verb + 1, end) if end > verb + 1 and end < start else subject_of(row, verb)
    return ["of", found] if found else []


# --- other verbs ------------------------------------------------------------------------------


def _lasting(place: Place) -> Label | None:
    """ "met for 40 minutes", "within seven days": the verb, who it is said of, its object."""
    row = place.row
    long = is_lasting(place.figure)
    takes = place.before.word in ("take", "takes", "took", "taken", "taking", "last", "lasted")
    if not long or not (place.before.word in _DURING or takes):
        return None
    verb = nearest_verb(row, place.left)
    if verb is None:
        noun = phrase_before(row, place.left)
        return [noun] if noun else None
    subject = subject_of(row, verb)
    end = min(max(objects(row, verb + 1, 4), verb + 1), max(place.left, verb + 1))
    return ([subject] if subject else []) + _helped(row, verb, end)


def _helped(row: Row, verb: int, end: int) -> Label:
    """The verb phrase with the form of "be" that makes it passive."""
    start = verb
    if row[verb].tag == "participle" and verb > 0 and row[verb - 1].word not in _HAD:
        while start > 0 and row[start - 1].tag in ("aux", "modal"):
            start -= 1
    return [(start, end)]


def _object(place: Place) -> Label | None:
    """ "owes suppliers about KSh 900 million", "sunk KSh 4.2 billion into roads and wells"."""
    row = place.row
    verb = nearest_verb(row, place.left)
    if verb is None:
        return None
    word = row[verb].word
    subject = subject_of(row, verb)
    end = max(verb + 1, min(objects(row, verb + 1, 3), place.left + 1))
    if place.before.tag in ("mark", "and", "sub") and acting(place, place.right):
        return None
    if place.before.tag == "and" and place.token(verb + 1).tag == "prep":
        end = verb + 1
    if place.before.word in BRIDGES and noun_phrase(row, verb + 1) == end > verb + 1:
        return [(verb + 1, end)]
    if word in ("cost", "costs", "costing"):
        return _costing(row, verb, end, subject)
    if end == verb + 1 and end <= place.left and row[end].word in PARTICLES:
        end += 1
    after = complement(place)
    active = _is_active(row, verb)
    dated = isinstance(after, tuple) and place.token(after[0] + 1).tag == "date"
    if word in EMPTY_VERBS and isinstance(after, tuple) and row[after[0]].tag == "to":
        return [(verb + 1, end), after] if end > verb + 1 else [after]
    if word.startswith("includ") and after:
        return [after]
    if word in EMPTY_VERBS and place.before.word == "for" and subject:
        return [subject]
    if active and subject is None and (after is None or dated):
        subject = _speaker(row, verb)
    if subject and active and (after is None or dated or word in EMPTY_VERBS or word[-1] == "s"):
        after = None if dated else after
        modal = verb > 0 and row[verb - 1].tag == "modal"
        label: Label = [subject, (verb - modal, end)]
    else:
        label = [(verb, end)]
        if after is None and row[verb].tag == "ing" and verb > 0 and row[verb - 1].word == ",":
            main = nearest_verb(row, verb - 2)
            subject = subject_of(row, main) if main is not None else None
            label = [subject, *label] if subject else label
    return label + ([after] if after else [])


def _speaker(row: Row, verb: int) -> Span | None:
    """Whom a pronoun stands for in "Beijing says it has provided": the speaker."""
    for at in range(verb - 1, max(-1, verb - 8), -1):
        if row[at].tag == "pron":
            said = nearest_verb(row, at - 1)
            return subject_of(row, said) if said is not None and said >= at - 2 else None
    return None


def _is_active(row: Row, verb: int) -> bool:
    """Whether the verb is said of a subject that does it: not "to pay", not "was paid"."""
    before = row[verb - 1].word if verb else ""
    had = row[verb].tag == "participle" and (before in ("has", "have", "had") or before == "not")
    return had or (row[verb].tag == "verb" and not infinitive(row, verb))


def _costing(row: Row, verb: int, end: int, subject: Span | None) -> Label:
    """ "Strikes in the oil sector cost Nigeria", "a bin will cost": the cost of what."""
    if subject is None:
        return [(verb, end)]
    if row[verb].word == "cost":
        return ["cost of", subject]
    return [subject, (verb, end)] if end > verb + 1 else [subject]


def _as_subject(place: Place) -> Label | None:
    """ "barely $380m had been paid by the end of May"."""
    found = acting(place, place.right)
    if found and found[0] == "that":
        found = found[1:]
    if not found:
        return None
    # "140 people came, and 37 of them spoke": a bare number counts what was counted before.
    bare = place.figure.kind == "quantity" and place.figure.unit in (None, *_counted_before(place))
    counted = place.earlier if bare and _counted_before(place) else None
    return [*([(counted, counted + 1)] if counted is not None else []), *found]


def _counted_before(place: Place) -> tuple[str, ...]:
    """The unit of the figure before this one, where that one names what it counts."""
    figure = place.row[place.earlier].figure if place.earlier is not None else None
    if figure is None or counted_noun(figure) is None or figure.unit is None:
        return ()
    return (figure.unit,)


def _beside(place: Place) -> Label | None:
    """The noun phrase right before the figure, with its preposition left out."""
    at = place.left + (place.before.tag not in ("prep", "mark"))
    span = phrase_before(place.row, at)
    return [span] if span else None


BEFORE_RULES: tuple[Rule, ...] = (_noun_of, _lasting, _object, _as_subject, _beside)
