"""Whether a verb is denied: "has not approved", "yet to approve", "nobody paid"."""

from __future__ import annotations

from functools import cache
from typing import Literal

from summarizer.grammar.figures.tagging import Row
from summarizer.grammar.figures.verb_forms import base_of
from summarizer.lexicon import pairs

__all__ = ["Denial", "denial_of", "denial_start"]

# "not": it did not happen; "pending": not yet; "refused": somebody said no.
Denial = Literal["not", "pending", "refused"]

_DENIALS: dict[str, Denial] = {"not": "not", "pending": "pending", "refused": "refused"}
_NOT = frozenset(("not", "never", "cannot", "neither", "nor", "nowhere"))
_NOBODY = frozenset(("nobody", "none", "no", "neither", "nor", "nothing", "not", "never"))
_NONE_AFTER = frozenset(("not", "none", "nothing", "neither", "no"))
# "Not only approved", "no more than": these deny nothing.
_SPARED = frozenset(
    ("only", "just", "merely", "simply", "surprisingly", "more", "less", "fewer", "later", "doubt")
)
_GROUP = ("adv", "aux", "modal", "to")
_DECIDING = frozenset(("vote", "decide", "choose", "opt", "agree", "rule", "resolve", "elect"))
_DID = frozenset(("did", "didn't", "didn’t"))
_LONGEST_GROUP = 7
_FARTHEST = 20


def denial_of(row: Row, verb: int) -> Denial | None:
    """How the verb at ``verb`` is denied, None where it is not."""
    found = _in_group(row, verb)
    if found is not None:
        return found[1]
    if _denies(row, verb + 1, _NONE_AFTER) or _opens_with_nobody(row, verb):
        return "not"
    return None


def denial_start(row: Row, verb: int) -> int | None:
    """Where the words begin that deny a verb right before it ("has not"), None without them."""
    found = _in_group(row, verb)
    return None if found is None else found[0]


def _in_group(row: Row, verb: int) -> tuple[int, Denial] | None:
    """The negation among the auxiliaries before the verb: where they begin, and how it denies."""
    at = verb
    denied = False
    while at > 0 and verb - at < _LONGEST_GROUP:
        token = row[at - 1]
        if token.word in ("against", "without") and row[verb].word.endswith("ing"):
            refused = token.word == "against" and _decides(row, at - 2)
            return at - 1, "refused" if refused else "not"
        if token.word == "to" and at > 1:
            governed = _governor(row, at - 1)
            if governed is not None:
                return governed
        if token.tag not in _GROUP and token.word not in _NOT:
            break
        at -= 1
        if _is_negative(row, at):
            denied = True
            if token.word == "not" and row[at + 1].word == "to" and _decides(row, at - 1):
                return at, "refused"
    if not denied:
        return None
    auxiliaries = row[at:verb]
    if any(token.word == "yet" for token in auxiliaries):
        return at, "pending"
    did = any(token.word in _DID for token in auxiliaries)
    return at, "refused" if did else "not"


def _governor(row: Row, to: int) -> tuple[int, Denial] | None:
    """The word before "to" that keeps the verb from being done: "failed to", "yet to"."""
    at = to - 1
    kind = _governors().get(base_of(row[at].word))
    if kind is None:
        return None
    # "Did not fail to pay" is no denial.
    start = at
    while start > 0 and row[start - 1].tag in _GROUP:
        start -= 1
    if any(_is_negative(row, place) for place in range(start, at)):
        return None
    return start, kind


@cache
def _governors() -> dict[str, Denial]:
    return {word: _DENIALS[kind] for word, kind in pairs("figure-denials")}


def _decides(row: Row, at: int) -> bool:
    """Whether a verb of deciding stands here or a little before: "voted 5-3 against"."""
    return any(base_of(token.word) in _DECIDING for token in row[max(0, at - 3) : at + 1])


def _is_negative(row: Row, at: int) -> bool:
    return _denies(row, at, _NOT) or row[at].word.endswith(("n't", "n’t"))


def _denies(row: Row, at: int, negative: frozenset[str]) -> bool:
    """Whether a negative word stands here and denies what it is said of."""
    if not 0 <= at < len(row) or row[at].word not in negative:
        return False
    return at + 1 == len(row) or row[at + 1].word not in _SPARED


def _opens_with_nobody(row: Row, verb: int) -> bool:
    """Whether the subject of the verb is nobody: "none of the donors", "no bank"."""
    at = verb
    while at > 0 and verb - at < _FARTHEST:
        token = row[at - 1]
        if token.word == "nor":
            return True
        if token.tag in ("mark", "sub", "rel", "and") or (
            token.tag == "verb" and not all(t.tag == "adv" for t in row[at:verb])
        ):
            break
        at -= 1
    return at < verb and _denies(row, at, _NOBODY)
