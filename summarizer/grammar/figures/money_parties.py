"""Who pays a sum and who gets it, where the grammar of the sentence says so.

Precision before recall: a party is a name that stands exactly where the grammar wants it,
right beside its verb or its preposition; anything else is None.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from summarizer.grammar.figures.actions import nearest_verb
from summarizer.grammar.figures.negation import denial_of
from summarizer.grammar.figures.phrases import subject_of
from summarizer.grammar.figures.place import Place, place_of
from summarizer.grammar.figures.tagging import Row
from summarizer.grammar.figures.verb_forms import base_of
from summarizer.lexicon import pairs, words
from summarizer.scan.mentions import NameMention

__all__ = ["Parties", "parties_of"]


@dataclass(frozen=True, slots=True)
class Parties:
    """The fullest forms of who pays and who gets, None where the text does not say."""

    payer: str | None = None
    recipient: str | None = None


_NOBODY = Parties()
_TRANSFERS = frozenset(words("figure-transfers"))
_LENDERS = frozenset(words("figure-lenders"))
# Verbs that a sum follows as "into X" or "in X", not "to X".
_INTO = frozenset(("invest", "inject", "pour", "plough", "sink"))
_BACK = frozenset(("refund", "repay", "reimburse"))
_REACH = 12
_THEIRS = ("their ", "its ", "his ", "her ", "our ", "my ", "your ")


@cache
def _kinds() -> dict[str, str]:
    return dict(pairs("figure-payers"))


def parties_of(row: Row, at: int) -> Parties:
    """The parties to the sum at ``at``, none where it was not paid."""
    place = place_of(row, at)
    if _is_denied(place):
        return _NOBODY
    by_verb = _by_verb(place)
    by_noun = _by_noun(place)
    after = _passive_after(place)
    found = Parties(
        by_verb.payer or by_noun.payer or after.payer,
        by_verb.recipient or by_noun.recipient or after.recipient,
    )
    return _NOBODY if found.payer and found.payer == found.recipient else found


def _is_denied(place: Place) -> bool:
    """Whether the verb over the sum, or the one it is the subject of, did not happen."""
    row = place.row
    verb = nearest_verb(row, place.left)
    if verb is not None and denial_of(row, verb) is not None:
        return True
    for at in range(place.right, min(len(row), place.right + _REACH)):
        if row[at].tag in ("mark", "sub", "rel", "and"):
            return False
        if row[at].tag in ("verb", "participle"):
            return denial_of(row, at) is not None
    return False


# --- by the verb ------------------------------------------------------------------------------


def _by_verb(place: Place) -> Parties:
    row = place.row
    verb = nearest_verb(row, place.left)
    if verb is None or not _in_reach(place, verb):
        return _NOBODY
    kind = _kinds().get(base_of(row[verb].word))
    subject = _subject(row, verb)
    between = _object(row, verb, place.left)
    if kind is None or place.before.tag == "to" or place.before.word in ("at", "by", "from"):
        return _NOBODY
    if _is_passive(row, verb):
        return _passive(place, kind, subject)
    if kind == "pays":
        return _paying(place, verb, subject, between)
    if kind == "gets":
        if any(row[at].tag in ("noun", "name") for at in range(verb + 1, place.left + 1)):
            return _NOBODY
        return Parties(_after(place, "from"), subject)
    if kind == "fines":
        return Parties(between, None)
    priced = place.before.word == "for" or place.after.word in ("of", "worth")
    if kind in ("buys", "sells") and not priced:
        return _NOBODY
    if kind == "buys":
        return Parties(subject, _after(place, "from") or _between(place, verb, "from"))
    if kind == "sells":
        return Parties(_after(place, "to") or _between(place, verb, "to"), subject)
    if kind == "asks":
        return Parties(between, subject) if place.before.word == "for" and between else _NOBODY
    lends = subject is not None and bool(_LENDERS.intersection(subject.split()))
    return Parties(subject if lends else None, None)


def _in_reach(place: Place, verb: int) -> bool:
    """Whether no other figure and no other clause stands between the verb and the sum."""
    between = place.row[verb + 1 : place.left + 1]
    return len(between) <= _REACH and not any(
        token.figure or token.tag == "mark" or token.word == "and" for token in between
    )


def _paying(place: Place, verb: int, subject: str | None, between: str | None) -> Parties:
    base = base_of(place.row[verb].word)
    if base in _INTO:
        return Parties(subject, _after(place, "into", "in"))
    recipient = between or _after(place, "to")
    if recipient is None and base in _BACK:
        recipient = _asker(place.row, verb)
    return Parties(subject, None if base == "spend" else recipient)


def _asker(row: Row, verb: int) -> str | None:
    """Who gets it back in "Zambia wants Halbrook Rail to refund $12 million"."""
    if verb < 3 or row[verb - 1].tag != "to" or row[verb - 2].name is None:
        return None
    asked = verb - 3 - (row[verb - 3].tag == "det")
    if asked < 1 or base_of(row[asked].word) not in (
        "want",
        "ask",
        "urge",
        "order",
        "press",
        "tell",
    ):
        return None
    return _subject(row, asked)


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
    if _kinds().get(base_of(row[at].word)) != "pays":
        return _NOBODY
    return Parties(_beyond(row, at + 1, ("by",)), _beyond(row, at + 1, ("to",)))


# --- by the noun ------------------------------------------------------------------------------


def _by_noun(place: Place) -> Parties:
    """ "a $5m loan to X", "X's $5m loan from Y", "a grant of $5m to X"."""
    row = place.row
    noun = _transfer_after(place)
    start = noun + 1 if noun is not None else place.right
    if noun is None and not _transfer_before(place):
        return _NOBODY
    recipient = _beyond(row, start, ("to", "for"))
    payer = _beyond(row, start, ("from",))
    owner = row[place.left - 1].name if place.before.tag == "own" and place.left else None
    if owner is not None and payer is not None:
        recipient = recipient or owner.full
    elif owner is not None and recipient is not None:
        payer = owner.full
    return Parties(payer, recipient)


def _transfer_after(place: Place) -> int | None:
    """The noun of the transfer behind the figure: "a $5m emergency loan"."""
    row = place.row
    last = None
    for at in range(place.at + 1, min(len(row), place.at + 5)):
        if row[at].tag not in ("noun", "adj", "ing"):
            break
        if row[at].word in _TRANSFERS:
            last = at
    return last


def _transfer_before(place: Place) -> bool:
    """Whether the figure says how much of a transfer: "a grant of $5m", "loans worth"."""
    if place.before.word not in ("of", "worth"):
        return False
    noun = place.token(place.left - 1)
    return noun.word in _TRANSFERS or noun.word.removesuffix("s") in _TRANSFERS


# --- names ------------------------------------------------------------------------------------


def _subject(row: Row, verb: int) -> str | None:
    """The name that is the whole subject of the verb."""
    span = subject_of(row, verb)
    if span is None:
        return None
    names = [row[at].name for at in range(*span) if row[at].name is not None]
    if len(names) != 1 or names[0] is None or row[span[1] - 1].name is None:
        return None
    plain = all(row[at].tag in ("det", "adj", "name", "noun", "mark") for at in range(*span))
    return _full(names[0]) if plain else None


def _object(row: Row, verb: int, last: int) -> str | None:
    """The name between the verb and the figure: "paid the union $5m", "asked X for"."""
    at = verb + 1
    if at <= last and at < len(row) and row[at].tag == "det":
        at += 1
    name = row[at].name if at <= last and at < len(row) else None
    if name is None or (at + 1 < len(row) and row[at + 1].tag in ("own", "noun", "name")):
        return None
    return _full(name) if last - at <= 1 else None


def _after(place: Place, *prepositions: str) -> str | None:
    return _beyond(place.row, place.right, prepositions)


def _between(place: Place, verb: int, preposition: str) -> str | None:
    return _beyond(place.row[: place.left + 1], verb + 1, (preposition,))


def _beyond(row: Row, start: int, prepositions: tuple[str, ...]) -> str | None:
    """The name right behind one of the prepositions, before anything else begins."""
    for at in range(start, min(len(row) - 1, start + _REACH)):
        token = row[at]
        if token.tag in ("mark", "sub", "rel", "and", "verb", "modal", "aux"):
            return None
        if token.word in prepositions:
            name = _name_at(row, at + 1)
            return _full(name) if name is not None else None
    return None


def _full(name: NameMention) -> str | None:
    """The fullest form, None where it leans on somebody else: "their owner"."""
    return None if name.full.lower().startswith(_THEIRS) else name.full


def _name_at(row: Row, at: int) -> NameMention | None:
    """The name here, a determiner passed over, that is not the beginning of something longer."""
    at += at < len(row) and row[at].tag == "det"
    if at >= len(row) or row[at].name is None:
        return None
    if at + 1 < len(row) and row[at + 1].tag in ("own", "noun"):
        return None
    return row[at].name
