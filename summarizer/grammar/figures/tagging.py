"""The words of a sentence, each with the part it plays: enough to tell a noun from a verb.

The words that decide are listed; a word that is not listed is a noun, which errs towards
longer noun phrases. What can be either is settled by the word before it.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal

from summarizer.article import Mention
from summarizer.grammar.figures.verb_forms import verb_forms
from summarizer.lexicon import pairs, words
from summarizer.scan.mentions import FigureMention, NameMention, Scan

__all__ = ["Row", "Tag", "Token", "row_of"]

Tag = Literal[
    "figure", "name", "noun", "adj", "det", "pron", "prep", "to", "and", "sub", "rel", "aux",
    "modal", "adv", "more", "verb", "participle", "ing", "date", "own", "per", "mark",
]  # fmt: skip

_PART = re.compile(
    r"(?:[^\W\d_]\.){2,6}|['’]s\b|\d+(?:[.,]\d+)*|[^\W_]+(?:[-\u2010\u2011’'&.][^\W_]+)*|[^\w\s]|_"
)
# A sentence that somebody wrote is shorter; what lies further off says nothing of a figure.
_REACH = 700
_LEVEL = frozenset(words("measures-level-verbs"))
_PERIOD = re.compile(r"\b(?:quarter|half|(?:financial|fiscal) year)\b")
# Of "won't", "wouldn't", "can't", "couldn't", "shouldn't", "mustn't", "mightn't", "needn't".
_MODAL_OPENINGS = frozenset(("wo", "ca", "co", "sh", "mu", "mi", "ne"))
_DOING = frozenset(f"{word}n{mark}t" for word in ("do", "does", "did") for mark in "'’")
_NOT_ADVERBS = frozenset(words("grammar-not-adverbs"))


@dataclass(frozen=True, slots=True)
class Token:
    """A word, a mark, a name or a figure, and the part it plays."""

    start: int
    end: int
    text: str
    word: str
    tag: Tag
    figure: FigureMention | None = None
    name: NameMention | None = None


Row = tuple[Token, ...]


def row_of(scan: Scan, text: str, start: int, end: int, centre: int) -> Row:
    """The tokens of a sentence, those within reach of the offset ``centre``."""
    start, end = _window(text, start, end, centre)
    return tuple(_settled(list(_tokens(scan, text, start, end))))


def _window(text: str, start: int, end: int, centre: int) -> tuple[int, int]:
    if centre - start > _REACH:
        start = text.find(" ", centre - _REACH, centre) + 1 or centre - _REACH
    if end - centre > _REACH:
        end = max(text.rfind(" ", centre, centre + _REACH), centre + 1)
    return start, end


# --- tokens -----------------------------------------------------------------------------------


def _tokens(scan: Scan, text: str, start: int, end: int) -> Iterator[Token]:
    at = start
    for unit in _units(scan, text, start, end):
        if unit.start < at:
            continue
        yield from _words(text, at, unit.start)
        tag: Tag = "date"
        figure = name = None
        if isinstance(unit, FigureMention):
            tag, figure = "figure", unit
        elif isinstance(unit, NameMention):
            tag, name = "name", unit
        yield Token(unit.start, unit.end, unit.text, "", tag, figure, name)
        at = unit.end
        if figure is not None and figure.per:
            per = text.find(figure.per, at, min(end, at + len(figure.per) + 4))
            if per >= 0:
                yield Token(per, per + len(figure.per), figure.per, figure.per.lower(), "per")
                at = per + len(figure.per)
    yield from _words(text, at, end)


def _units(scan: Scan, text: str, start: int, end: int) -> list[Mention]:
    """Figures, then dates, then names where none of those stands, in order of offset."""
    kept: list[Mention] = []
    taken: list[tuple[int, int]] = []
    dates = [d for d in _within(scan.dates, start, end) if _is_when(d, text)]
    for group in (scan.figures, dates):
        for mention in _within(group, start, end):
            if all(mention.end <= a or mention.start >= b for a, b in taken):
                kept.append(mention)
                taken.append((mention.start, mention.end))
    taken.sort()
    for name in _within(scan.names, start, end):
        at = bisect_right(taken, (name.start, name.end))
        before = taken[at - 1][1] if at else 0
        after = taken[at][0] if at < len(taken) else end
        if before <= name.start and name.end <= after:
            kept.append(name)
    return sorted(kept, key=lambda mention: (mention.start, mention.end))


def _is_when(date: Mention, text: str) -> bool:
    """Whether the words only say when: "the December quarter" says what was measured."""
    return _PERIOD.search(text, date.start, date.end + 12) is None


def _within(mentions: Sequence[Mention], start: int, end: int) -> list[Mention]:
    first = bisect_left(mentions, start, key=lambda m: m.start)
    last = bisect_left(mentions, end, key=lambda m: m.start)
    return [m for m in mentions[first:last] if m.end <= end and m.end > m.start]


def _words(text: str, start: int, end: int) -> Iterator[Token]:
    for match in _PART.finditer(text, start, end):
        first, last = match.span()
        printed = match.group()
        if printed[-2:] in ("'s", "’s") and last - first > 2:
            yield _word(text, first, last - 2)
            first, printed = last - 2, printed[-2:]
        if printed in ("'s", "’s"):
            yield Token(first, last, printed, "'s", "own")
        elif printed in "'’" and _owns(text, first):
            yield Token(first, last, printed, "'", "own")
        else:
            yield _word(text, first, last)


def _owns(text: str, at: int) -> bool:
    """Whether an apostrophe after a plural stands for "of": "the exporters' lobby"."""
    return text[at - 1 : at] == "s" and re.match(r"\s[\w]", text[at + 1 : at + 3]) is not None


def _word(text: str, start: int, end: int) -> Token:
    printed = text[start:end]
    word = printed.lower()
    # "US" is no "us", and "WHO" no "who".
    acronym = len(printed) > 1 and printed.isupper()
    return Token(start, end, printed, word, "noun" if acronym else _plain_tag(word))


def _plain_tag(word: str) -> Tag:
    if not any(character.isalnum() for character in word):
        return "mark"
    if word in _functions():
        return _functions()[word]
    if word.endswith(("n't", "n’t")):
        return "modal" if word[:2] in _MODAL_OPENINGS else "aux"
    if word in ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"):
        return "date"
    if word.endswith("ly") and len(word) > 4 and word not in _NOT_ADVERBS:
        return "adv"
    return "noun"


@cache
def _functions() -> dict[str, Tag]:
    tags: dict[str, Tag] = {
        "det": "det", "pron": "pron", "prep": "prep", "to": "to", "and": "and", "sub": "sub",
        "rel": "rel", "aux": "aux", "modal": "modal", "adv": "adv", "more": "more",
    }  # fmt: skip
    return {word: tags[part] for word, part in pairs("grammar-function")}


# --- noun or verb -----------------------------------------------------------------------------

_NOUN_BEFORE = frozenset(("det", "own", "prep", "adj", "more"))
_SUBJECT = frozenset(("noun", "name", "pron", "rel", "adv", "per", "date", "figure"))
_OBJECT = frozenset(
    ("det", "pron", "name", "figure", "date", "prep", "to", "adv", "rel", "more", "sub", "mark")
)


def _settled(tokens: list[Token]) -> Iterator[Token]:
    """The tokens with each noun that is a verb here called one."""
    lead: Token | None = None
    before: Token | None = None
    for at, token in enumerate(tokens):
        after = tokens[at + 1] if at + 1 < len(tokens) else None
        if token.tag == "noun":
            tag = _settle(token, lead, before, after)
            if tag != "noun":
                token = _tagged(token, tag)
        elif token.word == "that" and before is not None and before.tag == "prep":
            token = _tagged(token, "det")
        yield token
        lead, before = before, token


def _tagged(token: Token, tag: Tag) -> Token:
    return Token(token.start, token.end, token.text, token.word, tag, token.figure, token.name)


def _settle(token: Token, lead: Token | None, before: Token | None, after: Token | None) -> Tag:
    forms = verb_forms().get(token.word, frozenset())
    if not forms:
        return _by_ending(token.word, before, after)
    if token.word in ("said", "says", "told"):
        return "verb"
    last: Tag | None = before.tag if before else None
    follows = after.tag if after else "mark"
    if "ing" in forms:
        return _ing(before, after)
    modified = last == "figure" and lead is not None and lead.tag == "det" and _modifies(before)
    if modified and follows not in ("det", "pron"):
        return "noun"
    if last in ("to", "modal"):
        return "verb" if "base" in forms else "noun"
    # "Did not approve", "didn't approve": the auxiliary decides, not the adverb.
    denied = before is not None and before.word in ("not", "never", "yet")
    auxiliary = lead if denied else before
    if auxiliary is not None and "base" in forms and auxiliary.tag in ("aux", "modal"):
        if auxiliary.word in _DOING or (denied and auxiliary.word in ("do", "does", "did")):
            return "verb"
        if denied and auxiliary.tag == "modal":
            return "verb"
    if last == "aux":
        return "participle" if "participle" in forms else "noun"
    if last in _NOUN_BEFORE and not (before and before.word == "there"):
        plain = "participle" in forms and not forms & {"base"}
        return "adj" if plain and follows in ("noun", "name", "figure", "adj", "date") else "noun"
    if forms & {"past", "participle"} and not forms & {"base"}:
        return _past(forms, last, follows)
    if last == "and" and (follows in ("det", "pron", "figure") or _described(after)):
        return "verb"
    if last == "mark" and "third" in forms and follows in ("det", "pron", "figure"):
        return "verb"
    if last == "mark" and "past" in forms and (follows in ("det", "figure") or _bridge(after)):
        return "verb"
    if last not in _SUBJECT:
        return "noun"
    if follows == "noun" and after is not None and "past" in verb_forms().get(after.word, ()):
        return "noun"
    if "past" in forms:
        return "verb" if follows in _OBJECT - {"prep"} or _bare_plural(before, follows) else "noun"
    if token.word in _LEVEL and _bridge(after):
        return "verb"
    if "third" in forms:
        owed = follows in ("noun", "adj") and last in ("name", "pron", "rel")
        plain = follows in _OBJECT and not _plural_noun(token, last, follows)
        return "verb" if owed or plain else "noun"
    if last == "adv":
        before = lead
    plural = before is not None and (before.text.endswith("s") or before.tag in ("pron", "rel"))
    return "verb" if plural and follows in _OBJECT - {"mark"} else "noun"


def _past(forms: frozenset[str], last: Tag | None, follows: Tag) -> Tag:
    if "past" not in forms:
        return "participle"
    if last in (None, "mark", "and", "sub") and follows in ("noun", "name", "adj"):
        return "verb" if last == "and" else "adj"
    return "verb"


def _bare_plural(before: Token | None, follows: Tag) -> bool:
    return before is not None and follows == "noun" and before.tag in ("pron", "rel", "name")


def _plural_noun(token: Token, last: Tag | None, follows: Tag) -> bool:
    """Whether a form in -s is a noun after a noun: "car exports to Argentina fell"."""
    return last == "noun" and follows in ("prep", "to", "mark", "rel", "sub", "adv", "more")


def _modifies(figure: Token | None) -> bool:
    """Whether a figure may stand before its noun: "a half-point cut", not "6,000 people cut"."""
    if figure is None or figure.figure is None:
        return False
    return figure.figure.kind != "quantity" or "-" in figure.text


def _described(after: Token | None) -> bool:
    """Whether a described party follows: "and owe their owner"."""
    return after is not None and after.name is not None and after.text[:1].islower()


def _bridge(after: Token | None) -> bool:
    return after is not None and after.word in ("at", "to", "by")


def _ing(before: Token | None, after: Token | None) -> Tag:
    """Whether a word in -ing is a noun: "spending has climbed", "a capital raising."."""
    last: Tag | None = before.tag if before else None
    if after is None or after.word == "of" or after.tag in ("aux", "modal"):
        return "noun"
    if last in ("det", "own", "adj") and after.tag not in _OBJECT - {"prep", "mark", "to"}:
        return "noun"
    ends = after.tag == "mark" and after.word in ".,;" and before is not None
    if ends and before is not None and last == "noun" and not before.text.endswith("s"):
        return "noun"
    return "noun" if after.tag == "verb" else "ing"


def _by_ending(word: str, before: Token | None, after: Token | None) -> Tag:
    """What an unlisted word is by its ending, and by a "to" before it."""
    last: Tag | None = before.tag if before else None
    follows: Tag = after.tag if after else "mark"
    if last == "modal" or (last == "to" and follows in ("det", "pron")):
        return "verb"
    if word.endswith("ed") and len(word) > 4:
        if before is not None and before.tag in ("det", "own", "adj", "figure", "prep", "and"):
            return "adj"
        return "participle" if before is not None and before.tag == "aux" else "verb"
    if word.endswith("ing") and len(word) > 5:
        return _ing(before, after)
    return "noun"
