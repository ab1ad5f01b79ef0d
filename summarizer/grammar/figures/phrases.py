"""Noun phrases, their attached phrases, and the subject of a verb, in a tagged sentence."""

from __future__ import annotations

from summarizer.grammar.figures.counted import counted_noun, is_compound
from summarizer.grammar.figures.tagging import Row, Token
from summarizer.lexicon import words

__all__ = [
    "ATTACHING", "Span", "antecedent", "clause_start", "noun_phrase", "phrase_before",
    "simple_before", "subject_of", "tail",
]  # fmt: skip

Span = tuple[int, int]

_INSIDE = frozenset(("noun", "name", "adj", "own"))
_HEADS = frozenset(("noun", "name"))
_CLOSE = frozenset(("of", "in", "for"))
_SAYING = frozenset(("said", "says", "say", "told", "added", "showed", "believes", "estimates"))
_LONGEST = 9
_FARTHEST = 40
ATTACHING = frozenset(words("grammar-attaching"))


def _joins(row: Row, at: int) -> bool:
    """Whether an "and" here joins two nouns of one phrase: "roads and wells"."""
    if row[at].tag != "and" or at == 0 or at + 1 >= len(row):
        return False
    if row[at - 1].tag not in _HEADS or row[at + 1].tag not in ("noun", "name", "adj"):
        return False
    return not (_verb_after(row, at + 1) and _verb_before_in_clause(row, at))


def _verb_after(row: Row, at: int) -> bool:
    """Whether the nouns from here are followed by a verb of their own."""
    while at < len(row) and row[at].tag in _INSIDE:
        at += 1
    return at < len(row) and row[at].tag in ("aux", "modal", "verb")


def _verb_before_in_clause(row: Row, at: int) -> bool:
    for place in range(at - 1, max(-1, at - 16), -1):
        if row[place].tag in ("mark", "sub", "rel") or row[place].word in _SAYING:
            return False
        if row[place].tag in ("verb", "aux", "modal"):
            return True
    return False


def noun_phrase(row: Row, start: int) -> int:
    """Where the noun phrase that starts here ends; ``start`` where there is none."""
    at = start
    while at < len(row) and row[at].tag in ("det", "adv", "more") and at - start < 3:
        at += 1
    heads = 0
    while at < len(row) and at - start < _LONGEST:
        token = row[at]
        modifies = token.tag in ("adj", "ing", "participle") and _noun_follows(row, at)
        counts = token.figure is not None and counted_noun(token.figure) is not None
        if _is_compound(token) or (
            token.tag == "and" and at + 1 < len(row) and _is_compound(row[at + 1])
        ):
            at += 1
            continue
        if heads and _opens_anew(token):
            break
        if token.tag in _INSIDE or counts:
            heads += token.tag in _HEADS or counts
        elif not (modifies or (heads and _joins(row, at)) or _comma_between(row, at)):
            break
        at += 1
    while at > start and row[at - 1].tag in ("and", "own", "mark"):
        at -= 1
    return at if heads else start


def _is_compound(token: Token) -> bool:
    return token.figure is not None and is_compound(token.figure)


def _opens_anew(token: Token) -> bool:
    """Whether a name begins with its own article: "told reporters the state had paid"."""
    return token.name is not None and token.text.lower().startswith(("the ", "a ", "an "))


def _noun_follows(row: Row, at: int) -> bool:
    return at + 1 < len(row) and row[at + 1].tag in ("noun", "name", "adj")


def _comma_between(row: Row, at: int) -> bool:
    """Whether a comma here only parts two adjectives, or a hyphen two words."""
    return row[at].word in ("-", "&", "/") and _noun_follows(row, at)


def phrase_before(row: Row, end: int, binding: frozenset[str] = ATTACHING) -> Span | None:
    """The noun phrase that ends here, with the "of" phrases it is built of."""
    start = simple_before(row, end)
    if start is None:
        return None
    while start >= 2 and row[start - 1].word in binding and _binds(row, start - 1):
        wider = simple_before(row, start - 1)
        if wider is None:
            break
        start = wider
    return start, end


def _binds(row: Row, at: int) -> bool:
    """Whether a preposition here hangs the phrase after it on the noun before it."""
    return row[at].tag in ("prep", "to") and row[at - 1].tag in ("noun", "name", "figure")


def simple_before(row: Row, end: int) -> int | None:
    """The start of the noun phrase that ends here, without the phrases it hangs on."""
    at = end
    heads = 0
    while at > 0 and end - at < _LONGEST:
        token = row[at - 1]
        counts = token.figure is not None and counted_noun(token.figure) is not None
        if token.tag in _HEADS or token.tag == "own" or counts:
            heads += 1
        elif _is_compound(token) and heads:
            pass
        elif token.tag in ("adj", "more") or (token.tag in ("ing", "participle") and heads):
            if (
                token.tag == "ing"
                and at > 1
                and row[at - 2].tag not in ("det", "own", "adj", "prep", "mark")
            ):
                break
        elif not (
            (token.tag == "and" and heads and at > 1 and _joins(row, at - 1))
            or _comma_between(row, at - 1)
        ):
            break
        at -= 1
        if _opens_anew(token):
            break
    while at < end and row[at].tag in ("and", "own", "mark"):
        at += 1
    if not heads:
        return None
    if at > 0 and row[at - 1].tag == "det":
        at -= 1
    return at


def tail(row: Row, at: int, room: int, first: frozenset[str] = ATTACHING) -> int:
    """Where the phrases attached at ``at`` end, taking whole ones while there is room."""
    end = at
    while end + 1 < len(row) and end - at < room:
        token = row[end]
        if token.tag == "adv" and end == at and row[end + 1].word in first:
            end += 1
            continue
        if token.word not in first or token.tag not in ("prep", "to"):
            break
        close = noun_phrase(row, end + 1)
        if close == end + 1 or close - at > room + 2 or _measured(row, close):
            break
        end, first = close, first | {"of"}
    return end if end > at and row[end - 1].tag != "adv" else at


def _measured(row: Row, close: int) -> bool:
    """Whether a figure of its own follows: "at a cost of some $3.9 billion"."""
    return (
        close < len(row)
        and row[close].word == "of"
        and any(t.figure for t in row[close : close + 4])
    )


# --- subjects ---------------------------------------------------------------------------------


def subject_of(row: Row, verb: int) -> Span | None:
    """The noun phrase that a verb is said of; None where it is a pronoun or not there."""
    at = verb
    floor = max(0, verb - _FARTHEST)
    for _ in range(12):
        at = _before_verb(row, at, floor)
        if at <= floor:
            return None
        token = row[at - 1]
        said = _said_of(row, at - 1) if token.word in _SAYING else 0
        if said:
            return antecedent(row, said)
        if token.tag == "to" or token.tag in ("verb", "participle", "ing"):
            at -= 1
        elif token.tag == "rel" and token.word != "where":
            return antecedent(row, at - 1)
        elif token.tag == "and":
            at = _verb_before(row, at - 1, floor)
        elif token.word in (",", "—", "–", ")"):
            opening = _opening(row, at - 1, floor)
            if opening is None:
                return None
            at = opening
        else:
            return _whole(row, at)
    return None


def antecedent(row: Row, rel: int) -> Span | None:
    """The noun phrase that the relative pronoun at ``rel`` stands for."""
    at = rel - (rel > 0 and row[rel - 1].word in (",", "—", "–"))
    while at > 0 and rel - at < 6 and row[at - 1].tag in ("date", "prep", "ing", "adv"):
        at -= 1
    return phrase_before(row, at, _CLOSE)


def _said_of(row: Row, verb: int) -> int:
    """The relative pronoun of "which the company says would cost it", 0 where there is none."""
    found = phrase_before(row, verb)
    if found and found[0] > 0 and row[found[0] - 1].tag == "rel":
        return found[0] - 1
    return 0


def _whole(row: Row, end: int) -> Span | None:
    """The phrase that ends here; a relative clause at its end is left out."""
    found = phrase_before(row, end)
    if found is None:
        return None
    start = found[0]
    at = start
    while (
        at > 0
        and end - at < 10
        and row[at - 1].tag in ("verb", "aux", "modal", "adv", "prep", "participle", "to")
    ):
        at -= 1
    if at > 1 and at < start and row[at - 1].tag == "rel" and row[at - 2].tag in _HEADS:
        return phrase_before(row, at - 1) or found
    return found


def _before_verb(row: Row, at: int, floor: int) -> int:
    while at > floor and (
        row[at - 1].tag in ("aux", "modal", "adv", "date", "more")
        or row[at - 1].word in ("about", "likely", "due")
    ):
        at -= 1
    return at


def _verb_before(row: Row, at: int, floor: int) -> int:
    """The start of the nearest verb before: "X owns a club and has cut its bill"."""
    verbs = ("verb", "participle", "aux", "modal", "adv")
    while at > floor and row[at - 1].tag not in ("verb", "participle", "mark"):
        at -= 1
    while at > floor and row[at - 1].tag in verbs:
        at -= 1
    return at


def _opening(row: Row, at: int, floor: int) -> int | None:
    """Where the interpolation that ends with the mark at ``at`` opens."""
    wanted = "(" if row[at].word == ")" else row[at].word
    for place in range(at - 1, floor, -1):
        if row[place].word == wanted:
            return place
        if row[place].word in (";", ":", '"', "”"):
            return None
    return None


def clause_start(row: Row, at: int) -> int:
    """The start of the clause that holds the token."""
    while at > 0:
        token = row[at - 1]
        if token.tag in ("sub", "rel") or (token.tag == "mark" and token.word not in "'’‘-&$/("):
            return at
        at -= 1
    return 0
