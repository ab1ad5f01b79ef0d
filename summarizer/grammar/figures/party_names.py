"""The names that stand exactly where the grammar wants a party to a sum."""

from __future__ import annotations

from collections.abc import Iterator

from summarizer.grammar.figures.phrases import subject_of
from summarizer.grammar.figures.tagging import Row
from summarizer.scan.mentions import NameMention

__all__ = ["REACH", "name_beyond", "object_name", "owner_before", "subject_name"]

REACH = 12
_THEIRS = ("their ", "its ", "his ", "her ", "our ", "my ", "your ")
_SAYING = frozenset(
    ("said", "says", "say", "announced", "confirmed", "agreed", "pledged", "promised", "insists")
)
_STANDS_FOR = {"it": ("organisation", "place", "group"), "he": ("person",), "she": ("person",)}
_VERBAL = frozenset(("aux", "modal", "adv", "verb", "participle", "to"))
_ENDS = frozenset(("mark", "sub", "rel", "and", "verb", "modal", "aux"))
_JOINING = frozenset(("and", "or", "&"))


# --- subjects and owners ----------------------------------------------------------------------


def subject_name(row: Row, verb: int) -> str | None:
    """The name that is the whole subject of the verb, or that its pronoun stands for."""
    span = subject_of(row, verb)
    if span is not None and span[0] and row[span[0] - 1].word == "by" and row[verb - 1].tag == "to":
        # "Zambia was asked by the bank to repay": the bank asks, Zambia repays.
        asked = span[0] - 2
        span = subject_of(row, asked) if row[asked].tag in ("verb", "participle") else None
    if span is None:
        return _speaker(row, verb)
    if row[span[0]].tag == "participle":  # "had asked Halbrook Rail to refund"
        span = span[0] + 1, span[1]
    names = [at for at in range(*span) if row[at].name is not None]
    name = row[names[-1]].name if names else None
    if name is None or names[-1] != span[1] - 1:
        return None
    # "The Lagos tycoon Femi Adebayo", "Chile's Codelco": names before the last only describe it.
    if name.kind != "person" and any(row[at + 1].tag != "own" for at in names[:-1]):
        return None
    inside = ("det", "adj", "name", "noun", "mark", "own")
    plain = all(row[at].tag in inside for at in range(*span))
    return _full(name) if plain else None


def _speaker(row: Row, verb: int) -> str | None:
    """Who "it" is in "Nigeria says it has repaid": the one who says so."""
    at = verb - 1
    while at > 0 and row[at].tag in _VERBAL:
        at -= 1
    kinds = _STANDS_FOR.get(row[at].word) if at > 0 else None
    if kinds is None:
        return None
    said = at - 1 - (row[at - 1].word == "that")
    while said > 0 and row[said].tag in ("date", "prep"):  # "said on Tuesday that it"
        said -= 1
    if said < 1 or row[said].word not in _SAYING:
        return None
    span = subject_of(row, said)
    name = row[span[1] - 1].name if span is not None else None
    if span is None or name is None or name.kind not in kinds:
        return None
    return _full(name)


def owner_before(row: Row, start: int) -> str | None:
    """Whose the noun phrase is that begins at ``start``: "Canada's", adjectives passed over."""
    at = start - 1
    while at > 0 and start - at < 4 and row[at].tag in ("adj", "noun"):
        at -= 1
    if at < 1 or row[at].tag != "own":
        return None
    name = row[at - 1].name
    return _full(name) if name is not None else None


# --- objects ----------------------------------------------------------------------------------


def object_name(row: Row, verb: int, last: int) -> str | None:
    """The name between the verb and the figure: "paid the union $5m", "asked X for"."""
    at = verb + 1
    if at <= last and at < len(row) and row[at].tag == "det":
        at += 1
    name = row[at].name if at <= last and at < len(row) else None
    if name is None:
        return _described(row, verb + 1, last)
    if at + 1 < len(row) and row[at + 1].tag in ("own", "noun", "name"):
        return None
    return _full(name) if last - at <= 1 else None


def _described(row: Row, start: int, last: int) -> str | None:
    """The name put beside its description: "pay a former manager, Gordy Maxfield, £400,000"."""
    at = start
    while at <= last and row[at].tag in ("det", "adj", "noun"):
        at += 1
    if at == start or at + 2 > last or row[at].word != "," or row[at + 2].word != ",":
        return None
    name = row[at + 1].name
    closed = all(row[n].tag == "mark" for n in range(at + 2, last + 1))
    return _full(name) if name is not None and name.kind == "person" and closed else None


def name_beyond(row: Row, start: int, prepositions: tuple[str, ...]) -> str | None:
    """The one name right behind one of the prepositions, before anything else begins."""
    for at in range(start, min(len(row) - 1, start + REACH)):
        token = row[at]
        if token.tag in _ENDS:
            return None
        if token.word in prepositions:
            name = _name_at(row, at + 1)
            return _full(name) if name is not None else None
    return None


def _full(name: NameMention) -> str | None:
    """The fullest form, None where it leans on somebody else: "their owner"."""
    return None if name.full.lower().startswith(_THEIRS) else name.full


def _name_at(row: Row, at: int) -> NameMention | None:
    """The name here, a determiner passed over, where it is neither part of more nor of a list."""
    at += at < len(row) and row[at].tag == "det"
    at += _is_titled(row, at)
    if at >= len(row) or row[at].name is None:
        return None
    if at + 1 < len(row) and row[at + 1].tag in ("own", "noun"):
        return None
    return None if _is_listed(row, at) else row[at].name


def _is_titled(row: Row, at: int) -> bool:
    """Whether a title stands before a person: "from Lady Ashcombe"."""
    if at + 1 >= len(row) or row[at].tag != "noun" or not row[at].text[:1].isupper():
        return False
    name = row[at + 1].name
    return name is not None and name.kind == "person"


def _is_listed(row: Row, at: int) -> bool:
    """Whether the name is the first of several: "Ohio, Kentucky and West Virginia"."""
    following = at + 1
    if following < len(row) and row[following].word == ",":
        return any(row[n].word in _JOINING for n in _names_from(row, following))
    if following >= len(row) or row[following].word not in _JOINING:
        return False
    beyond = following + 1
    beyond += beyond < len(row) and row[beyond].tag == "det"
    return beyond < len(row) and row[beyond].name is not None


def _names_from(row: Row, at: int) -> Iterator[int]:
    """The places behind a comma as long as only names, commas and what joins them follow."""
    while at < len(row):
        token = row[at]
        if not (token.name or token.tag == "det" or token.word == "," or token.word in _JOINING):
            return
        yield at
        at += 1
