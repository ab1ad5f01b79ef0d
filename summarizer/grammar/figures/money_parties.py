"""Who pays a sum and who gets it, where the grammar of the sentence says so.

Precision before recall: a party is a name that stands exactly where the grammar wants it,
right beside its verb or its preposition; anything else is None.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from summarizer.grammar.figures.actions import nearest_verb
from summarizer.grammar.figures.money_nouns import by_noun, by_order
from summarizer.grammar.figures.negation import denial_of
from summarizer.grammar.figures.party_names import (
    REACH,
    name_beyond,
    object_name,
    subject_name,
)
from summarizer.grammar.figures.place import Place, place_of
from summarizer.grammar.figures.tagging import Row
from summarizer.grammar.figures.verb_forms import base_of
from summarizer.lexicon import pairs, words

__all__ = ["Parties", "parties_of"]


@dataclass(frozen=True, slots=True)
class Parties:
    """The fullest forms of who pays and who gets, None where the text does not say."""

    payer: str | None = None
    recipient: str | None = None


_NOBODY = Parties()
_LENDERS = frozenset(words("figure-lenders"))
# Verbs that a sum follows as "into X" or "in X", not "to X".
_INTO = frozenset(("invest", "inject", "pour", "plough", "sink"))
_BACK = frozenset(("refund", "repay", "reimburse"))
_CALLS = frozenset(("want", "ask", "urge", "order", "press", "tell"))
_DENYING = frozenset(("denied", "denies", "deny", "denying"))
_BEFORE_VERB = frozenset(("aux", "modal", "adv", "pron", "name", "det", "own"))
_DECIDED = frozenset(("award", "grant", "give"))
_JUDGES = frozenset(("court", "judge", "jury", "tribunal", "panel", "arbitrator", "arbitrators"))
_ENDING = frozenset(("settle", "resolve", "end"))
_DISPUTES = frozenset(
    ("claim", "claims", "lawsuit", "lawsuits", "suit", "suits", "case", "dispute", "allegations")
)


@cache
def _kinds() -> dict[str, str]:
    return dict(pairs("figure-payers"))


def parties_of(row: Row, at: int) -> Parties:
    """The parties to the sum at ``at``, none where it was not paid."""
    place = _said_first(place_of(row, at))
    if _is_denied(place):
        return _NOBODY
    ways = (
        _by_verb(place),
        Parties(*by_order(place)),
        Parties(*by_noun(place)),
        _passive_after(place),
    )
    found = Parties(
        next((way.payer for way in ways if way.payer), None),
        next((way.recipient for way in ways if way.recipient), None),
    )
    return _NOBODY if found.payer and found.payer == found.recipient else found


def _said_first(place: Place) -> Place:
    """The share that a sum only puts otherwise: "12.5% of the total, or about $51.6 million"."""
    first = place.earlier
    if place.before.word != "or" or first is None or place.left - first > REACH:
        return place
    share = place.row[first].figure
    between = place.row[first + 1 : place.left]
    closed = any(token.tag in ("verb", "participle", "sub", "rel", "and") for token in between)
    if share is None or share.kind != "percent" or closed:
        return place
    return place_of(place.row, first)


def _is_denied(place: Place) -> bool:
    """Whether no money changed hands by the verb over the sum, or by the one it is subject of."""
    row = place.row
    verb = nearest_verb(row, place.left)
    if verb is not None:
        if denial_of(row, verb) is not None or _is_disowned(row, verb):
            return True
        if _kind_of(row, verb) == "nothing" or _is_denied_behind(place):
            return True
    for at in range(place.right, min(len(row), place.right + REACH)):
        if row[at].tag in ("mark", "sub", "rel", "and"):
            return False
        if row[at].tag in ("verb", "participle"):
            return denial_of(row, at) is not None
    return False


def _is_disowned(row: Row, verb: int) -> bool:
    """Whether somebody denies it: "denied that it had paid", "denied paying"."""
    at = verb - 1
    while at > 0 and verb - at < REACH and row[at].tag in _BEFORE_VERB:
        at -= 1
    at -= at > 0 and row[at].word == "that"
    return row[at].word in _DENYING if 0 <= at < verb else False


def _is_denied_behind(place: Place) -> bool:
    """Whether "which X denies" follows the sum."""
    if place.after.word != "," or place.token(place.right + 1).word != "which":
        return False
    behind = place.row[place.right + 2 : place.right + 6]
    return any(token.word in _DENYING for token in behind)


# --- by the verb ------------------------------------------------------------------------------


def _by_verb(place: Place) -> Parties:
    row = place.row
    verb = nearest_verb(row, place.left)
    if verb is None or place.before.tag == "to" or place.before.word in ("at", "by", "from"):
        return _NOBODY
    kind = _kind_of(row, verb)
    between = object_name(row, verb, place.left)
    if kind is None or not (between or _in_reach(place, verb)):
        return _NOBODY
    subject = subject_name(row, verb)
    if _is_passive(row, verb):
        return _passive(place, kind, subject)
    if kind in ("pays", "hands", "into"):
        return _paying(place, verb, kind, subject, between)
    if kind == "gets":
        return _getting(place, verb, subject)
    if kind == "fines":
        return Parties(between, None)
    if kind == "asks":
        return _asking(place, verb, subject, between)
    if kind in ("buys", "sells", "signs"):
        return _trading(place, verb, kind, subject)
    return _lending(place, subject) if kind == "approves" else _NOBODY


def _kind_of(row: Row, verb: int) -> str | None:
    """What the verb does with money, the particle behind it counted in: "hand over"."""
    base = base_of(row[verb].word)
    phrasal = f"{base} {row[verb + 1].word}" if verb + 1 < len(row) else base
    return _kinds().get(phrasal) or _kinds().get(base)


def _in_reach(place: Place, verb: int) -> bool:
    """Whether no other figure and no other clause stands between the verb and the sum."""
    between = place.row[verb + 1 : place.left + 1]
    return len(between) <= REACH and not any(
        token.figure or token.tag == "mark" or token.word == "and" for token in between
    )


def _paying(
    place: Place, verb: int, kind: str, subject: str | None, between: str | None
) -> Parties:
    base = base_of(place.row[verb].word)
    if place.before.word == "for":  # "lent the player to Roma for £7m"
        return _NOBODY
    into = kind == "into" or base in _INTO
    if into:
        recipient = _after(place, "into") if kind == "into" else _after(place, "into", "in")
    else:
        recipient = between or _after(place, "to") or _settled_with(place, base)
    if recipient is None and base in _BACK:
        recipient = _asker(place.row, verb)
    if kind != "pays" and recipient is None:
        return _NOBODY
    if base in _DECIDED and subject and not _JUDGES.isdisjoint(subject.lower().split()):
        subject = None  # "a court awarded the fishermen €1.8 million"
    return Parties(subject, None if base == "spend" else recipient)


def _settled_with(place: Place, base: str) -> str | None:
    """Who gets it in "paid $5m to settle claims by Ohio"."""
    row, at = place.row, place.right
    if base != "pay" or at + 1 >= len(row) or row[at].tag != "to":
        return None
    if row[at + 1].word not in _ENDING:
        return None
    for disputed in range(at + 2, min(len(row), at + REACH)):
        if row[disputed].word in _DISPUTES:
            brought = disputed + 1
            while brought < len(row) and row[brought].word in ("brought", "filed", "made"):
                brought += 1
            return name_beyond(row, brought, ("by", "with", "from"))
    return None


def _asking(place: Place, verb: int, subject: str | None, between: str | None) -> Parties:
    """ "asked X for $5m", "asked for $5m"."""
    if place.before.word != "for" or _after(place, "for"):
        return Parties(between, None) if place.before.word == "for" else _NOBODY
    return Parties(between, subject) if between or place.left == verb + 1 else _NOBODY


def _asker(row: Row, verb: int) -> str | None:
    """Who gets it back in "Zambia wants Halbrook Rail to refund $12 million"."""
    if verb < 3 or row[verb - 1].tag != "to" or row[verb - 2].name is None:
        return None
    asked = verb - 3 - (row[verb - 3].tag == "det")
    if asked >= 1 and row[asked].word == "by":  # "was asked by the bank to repay"
        name = row[verb - 2].name
        return name.full if name is not None else None
    if asked < 1 or base_of(row[asked].word) not in _CALLS:
        return None
    return subject_name(row, asked)


def _getting(place: Place, verb: int, subject: str | None) -> Parties:
    row = place.row
    if any(row[at].tag in ("noun", "name") for at in range(verb + 1, place.left + 1)):
        return _NOBODY
    raised = base_of(row[verb].word) == "raise" and _after(place, "for") is not None
    return Parties(_after(place, "from"), None if raised else subject)


def _trading(place: Place, verb: int, kind: str, subject: str | None) -> Parties:
    bought_from = _after(place, "from") or _between(place, verb, "from")
    if kind == "signs":
        if place.before.word == "for" and bought_from:
            return Parties(subject, bought_from)
        return _lending(place, subject)
    if place.before.word != "for" and place.after.word not in ("of", "worth"):
        return _NOBODY
    if kind == "buys":
        return Parties(subject, bought_from)
    return Parties(_after(place, "to") or _between(place, verb, "to"), subject)


def _lending(place: Place, subject: str | None) -> Parties:
    if subject is None or _LENDERS.isdisjoint(subject.split()):
        return _NOBODY
    return Parties(subject, _after(place, "to", "for"))


# --- by a passive -----------------------------------------------------------------------------


def _is_passive(row: Row, verb: int) -> bool:
    before = [token.word for token in row[max(0, verb - 3) : verb] if token.tag in ("aux", "adv")]
    forms = ("is", "are", "was", "were", "be", "been", "being")
    return row[verb].tag == "participle" and any(word in forms for word in before)


def _passive(place: Place, kind: str, subject: str | None) -> Parties:
    """ "was paid $5m by X", "was fined $5m"."""
    agent = _after(place, "by")
    if kind == "fines":
        return Parties(subject, None)
    if kind == "pays":
        return Parties(agent, subject)
    return _NOBODY


def _passive_after(place: Place) -> Parties:
    """ "$5m was paid to X by Y"."""
    row, at = place.row, place.right
    while at < len(row) and at - place.right < 4 and row[at].tag in ("aux", "adv", "modal"):
        at += 1
    if at >= len(row) or row[at].tag not in ("participle", "verb"):
        return _NOBODY
    if _kind_of(row, at) not in ("pays", "hands"):
        return _NOBODY
    return Parties(name_beyond(row, at + 1, ("by",)), name_beyond(row, at + 1, ("to",)))


# --- names ------------------------------------------------------------------------------------


def _after(place: Place, *prepositions: str) -> str | None:
    return name_beyond(place.row, place.right, prepositions)


def _between(place: Place, verb: int, preposition: str) -> str | None:
    return name_beyond(place.row[: place.left + 1], verb + 1, (preposition,))
