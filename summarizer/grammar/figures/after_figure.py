"""Labels from what stands after a figure: "of" phrases, the noun it modifies, what it counts."""

from __future__ import annotations

from summarizer.grammar.figures.actions import acting, doing, nearest_verb, objects, verb_over
from summarizer.grammar.figures.changes import CHANGING
from summarizer.grammar.figures.counted import counted_noun, is_compound
from summarizer.grammar.figures.label import Label, Rule
from summarizer.grammar.figures.phrases import noun_phrase, phrase_before, subject_of, tail
from summarizer.grammar.figures.place import Place
from summarizer.grammar.figures.vocabulary import (
    AFTER_NOUN,
    EMPTY_VERBS,
    LIGHT,
    MONEY_FORMS,
    is_change,
)

__all__ = ["AFTER_RULES", "COUNTING", "MODIFYING", "OF"]

_ROOM = 6
_COMPARED = frozenset(("lower", "higher", "better", "worse", "up", "down", "short", "more", "late"))
_HELD = frozenset(("shares", "share", "stake", "equity", "stock"))
# What everything is measured against: the share alone would say nothing.
_WHOLES = frozenset(("GDP", "GNP", "output", "economy", "EBITDA", "exports", "imports"))
_TOTALS = frozenset(("total", "whole", "amount", "sum", "figure", "number"))


def _of(place: Place) -> Label | None:
    """ "45% of its electricity", "half the pipes", "6.5 billion shillings of budget support"."""
    row, start = place.row, place.right
    if counted_noun(place.figure):
        return None
    if place.after.word == "of":
        start += 1
    elif not (_is_fraction(place) and place.after.tag == "det"):
        return None
    end = noun_phrase(row, start)
    if end == start:
        return _those(place, start)
    attached = tail(row, end, _ROOM - (end - start), AFTER_NOUN)
    if place.figure.kind != "percent":
        verb = _done(place)
        split = attached if not verb or (row[end : end + 1] and row[end].word == "of") else end
        return [(start, split), *verb, (split, attached)]
    if place.figure.change == "fall" and is_change(place.before.word):
        return ["fall in", (start, attached)]
    if any(token.word in _HELD for token in row[start:end]):
        return [(start, attached), *doing(place)]
    label: Label = ["share of", (start, attached)]
    if row[end - 1].text in _WHOLES and (base := CHANGING(place)):
        return [*[piece for piece in base if not isinstance(piece, str)], "as", *label]
    if row[end - 1].word in _TOTALS:
        verb_at = verb_over(row, place.left)
        subject = subject_of(row, verb_at) if verb_at is not None else None
        label += [subject, (verb_at, verb_at + 1)] if subject and verb_at is not None else []
    elif attached == end:
        named = row[end - 1].tag == "name"
        label += acting(place, attached) or ([] if named else _done(place))
    return label


def _done(place: Place) -> Label:
    """The verb over the figure, none where it is an infinitive: that is yet to be done."""
    found = doing(place)
    first = found[0] if found else ""
    return [] if isinstance(first, str) or place.row[first[0]].tag == "to" else found


def _is_fraction(place: Place) -> bool:
    return place.figure.kind == "percent" and not any(c.isdigit() for c in place.figure.text)


def _those(place: Place, start: int) -> Label | None:
    """ "83% of those voting had rejected the deal"."""
    row = place.row
    if start >= len(row) or row[start].tag not in ("det", "pron", "rel"):
        return None
    earlier = row[place.earlier].figure if place.earlier is not None else None
    if place.earlier is not None and earlier is not None and counted_noun(earlier):
        end = tail(row, start + 1, 5, AFTER_NOUN)
        said: Label = [(start + 1, end)] if end > start + 1 else acting(place, start + 1)
        return ["share of", (place.earlier, place.earlier + 1), *said]
    end = start + 1
    if end < len(row) and row[end].tag in ("ing", "participle", "rel"):
        end = max(end + 1, objects(row, end + 1, 3))
    return ["share of", (start, end), *acting(place, end)]


def _modifying(place: Place) -> Label | None:
    """The noun that the figure stands before: "a $3bn plan", "a 12% rise in rents"."""
    row, start, after = place.row, place.right, place.after
    if counted_noun(place.figure) or row[start - 1].tag == "per" or start > place.at + 1:
        return None
    if after.tag not in ("noun", "name", "adj", "ing", "participle", "more", "own", "and"):
        return None
    plain = place.figure.kind == "quantity" and not is_compound(place.figure)
    if (after.tag in ("name", "ing") and plain) or (
        after.tag == "ing" and place.before.tag != "det"
    ):
        return None
    predicate = place.token(start - 2).tag == "aux" and start == place.at + 1
    start += after.tag == "own"
    follow = place.token(start + 1).figure
    if after.word in ("and", "or", "to") and follow is not None and is_compound(follow):
        start += 2
    end = noun_phrase(row, start)
    if end == start or (after.word in _COMPARED and end <= start + 1):
        return None
    label: Label = [(start, tail(row, end, _ROOM - (end - start), AFTER_NOUN))]
    if place.figure.kind == "percent" and " in " in place.figure.text:
        return ["share of", *label, *acting(place, end)]
    if predicate and label[0] == (start, end) == (start, start + 1):
        subject = subject_of(row, start - 2)
        return [subject, *label] if subject else label
    if label[0] == (start, end) and row[end - 1].word in LIGHT:
        label += _company(place)
    elif label[0] == (start, end) and is_change(row[end - 1].word) and place.before.tag == "prep":
        source = phrase_before(row, place.left)
        label += ["in", source] if source and row[end - 1].word not in ("cut", "raise") else []
    return label


def _company(place: Place) -> Label:
    """Company for a noun that says little: who has it, or what it is put on."""
    verb = nearest_verb(place.row, place.left)
    subject = subject_of(place.row, verb) if verb is not None else None
    return ["of", subject] if subject else []


def _in_form(place: Place) -> Label | None:
    """ "N4.5 million in severance", "$250,000 in emergency safety money for the district"."""
    row = place.row
    if place.after.word not in ("in", "worth") or place.figure.kind != "money":
        return None
    if place.before.tag == "to" or place.before.word in ("at", "from"):
        return None
    start = place.right + 1 + (place.token(place.right + 1).word == "of")
    end = noun_phrase(row, start)
    if end == start or row[start].tag == "det":
        return None
    if row[end - 1].word not in MONEY_FORMS and place.after.word != "worth":
        return None
    return [(start, tail(row, end, _ROOM - (end - start), AFTER_NOUN)), *_done(place)[:1]]


def _counting(place: Place) -> Label | None:
    """ "6,200 people", "22 ships waiting off Santos", "61,000 homes lost their roofs"."""
    row, right = place.row, place.at + 1
    if counted_noun(place.figure) is None:
        return None
    if place.before.word in ("at", "to", "from") and CHANGING(place):
        return None
    counted = (place.at, right)
    end = tail(row, right, 5, AFTER_NOUN)
    holder = _holder(place)
    verb = verb_over(row, place.left)
    if (
        not holder
        and verb is not None
        and row[verb].tag == "ing"
        and row[verb].word not in EMPTY_VERBS
    ):
        return [(verb, verb + 1), counted, (right, end)]
    if end > right:
        part = noun_phrase(row, right + 1) if row[right].word == "of" else right
        verbs = [] if holder else doing(place)
        return [(place.at, part), *verbs, (part, end)] if verbs else [(place.at, end)]
    if place.token(right).tag in ("ing", "participle", "adj"):
        return [counted, (right, max(right + 1, objects(row, right + 1, 5)))]
    if holder:
        return [*holder, counted]
    return [counted, *(acting(place, right) or doing(place))]


def _holder(place: Place) -> Label:
    """The noun on which the counted things hang: "options on a dozen aircraft"."""
    if place.before.tag not in ("prep", "to") or place.before.word in ("at", "after", "within"):
        return []
    span = phrase_before(place.row, place.left)
    if span is None or span[1] - span[0] > 5:
        return []
    return [span, (place.left, place.left + 1)]


def _owned(place: Place) -> Label | None:
    """ "Of the RKD's 14 MLAs", "its usual 1,140 services": whose they are."""
    if counted_noun(place.figure) is None or place.before.tag != "own":
        return None
    span = phrase_before(place.row, place.left + 1)
    return [span, (place.at, place.at + 1)] if span else None


def _relative(place: Place) -> Label | None:
    """ "the $5.10 at which the nickel miner traded", "the $2bn that donors pledged"."""
    row, at = place.row, place.right
    at += place.after.tag == "prep"
    if place.token(at).tag != "rel" or place.token(at - 1).word == "," or place.before.word == "of":
        return None
    start = at + 1
    subject = noun_phrase(row, start)
    verb = subject
    while verb < len(row) and row[verb].tag in ("aux", "modal", "adv") and verb - subject < 3:
        verb += 1
    if verb >= len(row) or row[verb].tag not in ("verb", "participle"):
        return None
    return [(start, max(verb + 1, objects(row, verb + 1, 3)))]


def _fronted(place: Place) -> Label | None:
    """ "At $3.45 a share, the proposal is well short": what the clause goes on to speak of."""
    row = place.row
    opens = place.left == 0 or place.token(place.left - 1).tag == "mark"
    if place.before.word not in ("at", "with", "for") or not opens:
        return None
    for at in range(place.right, min(len(row), place.right + 5)):
        if row[at].word == ",":
            end = noun_phrase(row, at + 1)
            return [(at + 1, end)] if end > at + 1 else None
    return None


COUNTING: Rule = _counting
MODIFYING: Rule = _modifying
OF: Rule = _of
AFTER_RULES: tuple[Rule, ...] = (_relative, _fronted, _in_form)
