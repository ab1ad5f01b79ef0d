"""Parties that are described, not named: "US officials", "the union"."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from summarizer.article import Sentence
from summarizer.scan.names import lists
from summarizer.scan.names.heads import HEADS, NEXT, NO_ARTICLE, PLURALS, WORD
from summarizer.scan.names.leftwards import leftwards
from summarizer.scan.names.piece import Piece
from summarizer.scan.names.rightwards import rightwards

__all__ = ["Description", "described_owner", "descriptions"]

_CAPITAL_HEADS = frozenset({"Police", "Parliament"})
_AFTER_CAPITAL = re.compile(r"[^\W\d_a-z][\w.-]{0,30} $")
# Plurals that are verbs or things as often as parties: they need a word before them.
_WEAK = lists.word_set("weak") - {"sources"}
# Nouns that only say what a named body is: "the Harbour Mercury newspaper".
_CLASSIFIERS = lists.word_set("classifiers")
_LABELLED = re.compile(r"(?<!\w)[^\W\d_a-z][\w.-]* (?:news )?$")


@dataclass(slots=True)
class Description:
    """A noun phrase for a party; ``core`` is where it starts without article and owner."""

    start: int
    end: int
    head: str
    core: int
    determiner: str
    owner: tuple[int, int] | None
    head_end: int

    @property
    def definite(self) -> bool:
        return self.determiner in ("the", "this", "that", "these", "those", "both", "owner")


def descriptions(text: str, sentence: Sentence, pieces: Sequence[Piece]) -> Iterator[Description]:
    """The described parties of one sentence, in order; they may overlap the pieces given."""
    starts = [piece.start for piece in pieces]
    done = sentence.start
    for match in WORD.finditer(text, sentence.start, sentence.end):
        head = match.group()
        if head not in HEADS:
            if match.start() > sentence.start + 1 and (
                head not in _CAPITAL_HEADS
                or _AFTER_CAPITAL.search(text, sentence.start, match.start())
            ):
                continue
            head = head.lower()
            if head not in PLURALS and head not in NO_ARTICLE:
                continue
        if match.start() < done:
            continue
        found = _described(text, sentence, match.start(), match.end(), head, pieces, starts)
        if found is not None:
            done = found.end
            yield found


def _described(
    text: str,
    sentence: Sentence,
    at: int,
    end: int,
    head: str,
    pieces: Sequence[Piece],
    starts: Sequence[int],
) -> Description | None:
    following = NEXT.match(text, end, min(sentence.end, end + 40))
    if head in _CLASSIFIERS and _LABELLED.search(text, max(sentence.start, at - 20), at):
        return None
    if text[end : end + 1] == "-" or (following and _goes_on(following, head, pieces, starts)):
        return None
    if head == "states" and text.startswith(" that ", end):
        return None
    start, core, _, determiner, owner = leftwards(text, sentence, at)
    if determiner in ("a", "an") and head in PLURALS:  # "a trend economists say"
        start, core, determiner = at, at, ""
    if not determiner:
        if head not in PLURALS and head not in NO_ARTICLE and core == at:
            return None
        if head not in PLURALS and head not in NO_ARTICLE and head not in lists.BODY_NOUNS:
            return None
        if core == at and head in _WEAK:
            return None
    if determiner in ("no", "any", "each", "every") or (
        head in ("people", "children", "women", "men", "families", "households", "states")
        and not determiner
        and core == at
    ):
        return None
    return Description(
        start,
        rightwards(text, sentence, end, head, pieces, starts),
        head,
        core,
        determiner,
        owner,
        end,
    )


def _goes_on(
    following: re.Match[str], head: str, pieces: Sequence[Piece], starts: Sequence[int]
) -> bool:
    """Whether the noun is only part of a longer one, or a title of the name after it."""
    word = following[1]
    if word[0].isupper():
        if word in HEADS:
            return True
        index = bisect_left(starts, following.start(1))
        named = index < len(starts) and starts[index] == following.start(1)
        return named and pieces[index].kind not in ("demonym", "title")
    bare = re.split(r"['’]s?$", word)[0]
    if bare in HEADS and bare not in _WEAK:
        return True
    return head not in PLURALS and bare in lists.BODY_PROPERTIES


def described_owner(text: str, owner: tuple[int, int]) -> Iterator[Description]:
    """The party in "the group's", where it is described and not named."""
    start, end = owner
    end = start + len(re.sub(r"(?:['’]s|['’])$", "", text[start:end]))
    article, _, noun = text[start:end].partition(" ")
    if article.lower() == "the" and noun in HEADS:
        yield Description(start, end, noun, end - len(noun), "the", None, end)
