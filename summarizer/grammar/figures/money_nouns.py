"""Who pays and who gets a sum by the noun it belongs to: a loan, an offer, a fine, an order."""

from __future__ import annotations

from functools import cache

from summarizer.grammar.figures.actions import nearest_verb
from summarizer.grammar.figures.party_names import (
    REACH,
    name_beyond,
    owner_before,
    subject_name,
)
from summarizer.grammar.figures.place import Place
from summarizer.grammar.figures.tagging import Row
from summarizer.grammar.figures.verb_forms import base_of
from summarizer.lexicon import pairs, words

__all__ = ["by_noun", "by_order"]

Pair = tuple[str | None, str | None]

_NOBODY: Pair = (None, None)
_TRANSFERS = frozenset(words("figure-transfers"))
_CHAIN = 5  # words from a figure to the noun that it belongs to: "$5m in emergency food aid"


@cache
def _tenders() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for word, kind in pairs("figure-tenders"):
        found.setdefault(kind, set()).add(word)
    return {kind: frozenset(entries) for kind, entries in found.items()}


def by_noun(place: Place) -> Pair:
    """Payer and recipient of "a $5m loan to X", "X's $5m loan from Y", "a £5m offer by X"."""
    row = place.row
    noun = _noun_after(place)
    start = noun + 1 if noun is not None else place.right
    if noun is None:
        noun = _noun_before(place)
    if noun is None:
        return _NOBODY
    word = _singular(row[noun].word)
    front = min(noun, place.left + 1)
    if word in _tenders()["fine"]:
        return name_beyond(row, start, ("on", "upon", "against")), None
    if word in _tenders()["offer"]:
        owner = owner_before(row, front)
        payer = owner or name_beyond(row, start, ("from", "by")) or _maker(row, front)
        return payer, name_beyond(row, start, ("to",))
    payer = name_beyond(row, start, ("from",)) or _giver(row, start)
    recipient = name_beyond(row, start, ("to", "for"))
    owner = owner_before(row, front)
    if owner is not None and payer is not None:
        recipient = recipient or owner
    elif owner is not None and recipient is not None:
        payer = owner
    elif payer is None and word in _tenders()["payment"]:
        payer = _maker(row, front)
    return payer, recipient


def _singular(word: str) -> str:
    return word if word in _TRANSFERS else word.removesuffix("s")


def _is_noun_of_money(word: str) -> bool:
    return word in _TRANSFERS or _singular(word) in _TRANSFERS | _tenders()["offer"]


def _noun_after(place: Place) -> int | None:
    """The noun behind the figure: "a $5m emergency loan", "$5m in food aid"."""
    row = place.row
    start = place.at + 1
    linked = start < len(row) and row[start].word in ("in", "of")
    last = None
    for at in range(start + linked, min(len(row), start + linked + _CHAIN)):
        if row[at].tag not in ("noun", "adj", "ing"):
            break
        if _is_noun_of_money(row[at].word):
            last = at
    return last


def _noun_before(place: Place) -> int | None:
    """The noun of which the figure says how much it is: "a grant of $5m", "loans worth"."""
    if place.before.word not in ("of", "worth"):
        return None
    at = place.left - 1
    return at if at >= 0 and _is_noun_of_money(place.row[at].word) else None


def _giver(row: Row, start: int) -> str | None:
    """Who gives by a participle right behind the noun: "a loan approved by the bank"."""
    at = start
    if at >= len(row) or row[at].tag not in ("participle", "verb"):
        return None
    if base_of(row[at].word) not in _tenders()["given"]:
        return None
    return name_beyond(row, at + 1, ("by",))


def _maker(row: Row, front: int) -> str | None:
    """Who makes the offer or the payment: "Brighton have made a £32m bid"."""
    verb = nearest_verb(row, front - 1)
    if verb is None or base_of(row[verb].word) not in _tenders()["made"]:
        return None
    if any(row[at].tag not in ("det", "adj", "noun", "adv") for at in range(verb + 1, front)):
        return None
    return subject_name(row, verb)


# --- orders -----------------------------------------------------------------------------------


def by_order(place: Place) -> Pair:
    """Payer and recipient of "X placed an order with Y, worth $5m", "X won a contract from Y"."""
    row = place.row
    noun = _order_of(place)
    if noun is None:
        return _NOBODY
    verb = nearest_verb(row, noun)
    if verb is None:
        return _NOBODY
    base = base_of(row[verb].word)
    ordering, winning = base in _tenders()["ordered"], base in _tenders()["won"]
    if not (ordering or winning):
        return _NOBODY
    subject = subject_name(row, verb)
    other = name_beyond(row, noun + 1, ("from", "with"))
    return (subject, other) if ordering else (other, subject)


def _order_of(place: Place) -> int | None:
    """The order or contract whose worth the figure is."""
    row = place.row
    orders = _tenders()["order"]
    after = place.at + 1
    if after < len(row) and _singular(row[after].word) in orders:
        return after
    if place.before.word not in ("worth", "of"):
        return None
    for at in range(place.left - 1, max(-1, place.left - REACH), -1):
        token = row[at]
        if _singular(token.word) in orders:
            return at
        if token.tag in ("verb", "participle", "sub", "rel"):
            return None
    return None
