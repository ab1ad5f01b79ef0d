"""How a figure stands: forecast, proposed, approved, paid, withdrawn, refused, or just stated.

Only the clause that holds the figure counts. In it the first verb that says so is believed,
since it governs the others: who "agreed to pay" has not paid, and who "wants to cancel" has
not cancelled. Nouns and adjectives ("a planned $150m sale") count where no verb does.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Literal, get_args

from summarizer.grammar.figures.negation import denial_of
from summarizer.grammar.figures.tagging import Row, Token
from summarizer.grammar.figures.verb_forms import base_of, verb_forms
from summarizer.lexicon import pairs

__all__ = ["Status", "status_of"]

Status = Literal["stated", "forecast", "proposed", "approved", "paid", "withdrawn", "refused"]

_VERBS = ("verb", "participle", "ing", "modal", "aux")
_NOUNS = ("noun", "adj")
_REPORTING = frozenset(("said", "says", "say", "told", "added", "adds", "reported", "showed"))
_BE = frozenset(("is", "are", "was", "were", "be", "been", "being"))
# What a denied verb says no more: the opposite of these is nothing in particular.
_ENDINGS = frozenset(("withdrawn", "refused"))
# What has to do with money alone: nobody "pays" four hours, whatever the paper prints.
_OF_MONEY = frozenset(("paid",))
_FARTHEST = 40


def status_of(row: Row, at: int) -> Status:
    """How the figure at ``at`` stands by the words of its clause."""
    start, end = _clause(row, at)
    left, right = range(start, at), range(at + 1, end)
    figure = row[at].figure
    money = figure is not None and figure.kind == "money"
    for found in (_verbs(row, left), _passives(row, right), _words(row, left, right, money)):
        for status in found:
            if money or status not in _OF_MONEY:
                return status
    return "stated"


# --- the words that say so --------------------------------------------------------------------


@cache
def _listed() -> tuple[dict[str, Status], dict[str, Status], dict[tuple[str, str], Status]]:
    """Verbs by plain form, nouns, and phrases of two words."""
    verbs: dict[str, Status] = {}
    nouns: dict[str, Status] = {}
    phrases: dict[tuple[str, str], Status] = {}
    known = get_args(Status)
    for printed, value in pairs("figure-status"):
        name, *notes = value.split()
        status: Status = known[known.index(name)]
        first, _, second = printed.partition(" ")
        if second:
            phrases[first, second] = status
        elif "noun" in notes:
            nouns[first] = status
        else:
            for form in notes or [first]:
                verbs[form] = status
    return verbs, nouns, phrases


def _verbs(row: Row, span: range) -> Iterator[Status]:
    """What the verbs of the span say, in order."""
    for at in span:
        status = _told(row, at)
        if status is not None:
            yield status


def _verb_says(row: Row, at: int) -> Status | None:
    token = row[at]
    verbs, _, phrases = _listed()
    following = row[at + 1].word if at + 1 < len(row) else ""
    if (token.word, following) in phrases:
        return phrases[token.word, following]
    if (
        token.word in ("is", "are")
        and following in ("to", "due", "set")
        and _heads_verb(row, at + 1)
    ):
        return "forecast"
    if token.word in ("likely", "poised"):
        return verbs.get(token.word)
    if token.tag not in _VERBS:
        return None
    status = verbs.get(token.word) or verbs.get(base_of(token.word))
    if status == "paid" and not _is_past(token) and denial_of(row, at) is None:
        return None
    return status


def _is_past(token: Token) -> bool:
    return bool(verb_forms().get(token.word, frozenset()) & {"past", "participle"})


def _heads_verb(row: Row, at: int) -> bool:
    return any(token.tag == "verb" for token in row[at : at + 3])


def _told(row: Row, at: int) -> Status | None:
    """What the verb at ``at`` says, its denial reckoned with: nobody "has paid" if not."""
    status = _voted(row, at) or _verb_says(row, at)
    denial = None if status is None else denial_of(row, at)
    if denial is None or status is None:
        return status
    if status in _ENDINGS or row[at].tag in ("modal", "aux"):
        return None  # "did not withdraw", "would not approve": the verbs to come tell
    if denial == "pending":
        return "proposed" if status == "approved" else "stated"
    return "refused" if denial == "refused" and status in ("approved", "paid") else "stated"


def _voted(row: Row, at: int) -> Status | None:
    """How a vote went: "voted against", "voted 5-3 to reject", "voted not to approve"."""
    if row[at].tag not in _VERBS or base_of(row[at].word) != "vote":
        return None
    for place in range(at + 1, min(len(row) - 1, at + 6)):
        if row[place].word == "against":
            return "refused"
        if row[place].tag == "to":
            return _told(row, place + 1)
    return None


def _passives(row: Row, span: range) -> Iterator[Status]:
    """What the verbs after the figure say: "was approved", "would be grants"."""
    for at in span:
        helped = row[at].tag in ("modal", "aux") or row[at - 1].word in _BE
        status = _told(row, at) if helped else None
        if status is not None:
            yield status


def _words(row: Row, left: range, right: range, money: bool) -> Iterator[Status]:
    """What nouns, adjectives and bare participles say, the nearest before the figure first."""
    _, nouns, _ = _listed()
    for at in reversed(left):
        if row[at].tag in (*_NOUNS, "participle", "verb") and row[at].word in nouns:
            yield nouns[row[at].word]
    for at in right:
        token = row[at]
        if token.tag == "and":
            return
        if token.tag in _NOUNS and token.word in nouns:
            yield nouns[token.word]
        elif token.tag in ("participle", "verb") and _is_past(token) and not _acts(row, at, money):
            status = _told(row, at)
            if status is not None:
                yield status


def _acts(row: Row, at: int, money: bool) -> bool:
    """Whether a past form is what the things counted did: "protesters demanded that ..."."""
    at += 1
    if not money and at < len(row) and row[at].tag in ("adv", "more", "date"):
        return True
    while at < len(row) and row[at].tag == "adv":
        at += 1
    objects = ("det", "noun", "name", "adj", "pron", "rel", "to", "figure")
    return at < len(row) and row[at].tag in objects


# --- the clause -------------------------------------------------------------------------------


def _clause(row: Row, at: int) -> tuple[int, int]:
    start, end = at, at + 1
    while start > max(0, at - _FARTHEST) and not _cuts_before(row, start - 1, at):
        start -= 1
    while end < min(len(row), at + _FARTHEST) and not _cuts_after(row, end):
        end += 1
    return start, end


def _cuts_before(row: Row, at: int, figure: int) -> bool:
    """Whether the clause of the figure begins after this token."""
    token = row[at]
    if token.word in _REPORTING and token.tag == "verb":
        return True
    if token.tag == "rel":
        asked = token.word == "that" and at > 0 and _verb_says(row, at - 1) is not None
        return not asked
    if token.tag == "sub":
        return token.word not in ("as", "than", "if", "whether")
    if token.word in (";", ":", "—", "–", "“", '"'):
        return True
    if token.word == "," or token.tag == "and":
        apart = token.word == "," and at + 1 < figure and row[at + 1].tag == "prep"
        return apart or any(_finite(t) for t in row[at + 1 : figure])
    return False


def _finite(token: Token) -> bool:
    if token.tag in ("aux", "modal"):
        return True
    plain = verb_forms().get(token.word, frozenset()) == {"base"}
    return token.tag == "verb" and not plain


def _cuts_after(row: Row, at: int) -> bool:
    token = row[at]
    if token.tag in ("sub", "rel") or token.word in (";", ":", "—", "–", "”", '"'):
        return True
    if token.word == ",":
        return True
    return token.tag == "and" and any(_finite(t) for t in row[at + 1 : at + 6])
