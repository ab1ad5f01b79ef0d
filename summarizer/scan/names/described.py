"""Parties that are described, not named: "US officials", "the union"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from summarizer.article import Sentence
from summarizer.scan.names import lists
from summarizer.scan.names.heads import HEADS, NEXT, NO_ARTICLE, PLURALS, without_ending
from summarizer.scan.names.leftwards import leftwards
from summarizer.scan.names.line import Line
from summarizer.scan.names.piece import Piece
from summarizer.scan.names.rightwards import rightwards

__all__ = ["SEATS", "Description", "described_owner", "descriptions", "nouns_in"]

_CAPITAL_HEADS = frozenset({"Police", "Parliament"})
# Offices printed as letters.
_LETTERS = frozenset(f"{office}{s}" for office in ("MP", "MEP", "MLA", "MSP") for s in ("", "s"))
# Every word that may end a description; a capital is for the sentence's first word.
_NOUNS = HEADS | {noun.capitalize() for noun in PLURALS | NO_ARTICLE} | _CAPITAL_HEADS | _LETTERS
_AFTER_CAPITAL = re.compile(r"[^\W\d_a-z][\w.-]{0,30} $")
# Plurals that are verbs or things as often as parties: they need a word before them.
_WEAK = lists.word_set("weak") - {"sources"}
_SPACES = (" ", "\u00a0")
# Nouns that may stand after a noun, which then is no head.
_GOING_ON = HEADS - _WEAK
# Nouns that only say what a named body is: "the Harbour Mercury newspaper".
# Bare plurals that mean nobody in particular.
_VAGUE = lists.word_set("vague")
_NOBODY = lists.word_set("nobody")
_CLASSIFIERS = lists.word_set("classifiers")
_LABELLED = re.compile(r"(?<!\w)[^\W\d_a-z][\w.-]* (?:news )?$")


# Places that are parties only where they act: "the city has asked".
SEATS = lists.word_set("seats")
_ACTS = re.compile(
    r" (?:(?:has|had) (?:not |also |now |since )?[a-z]{2,20}ed|will|would|says|said|asked|wants"
    r"|plans|agreed|approved|refused|rejected|sued|announced|offered|denied|owes|sought|paid)\b"
)
_NO_ACTOR = re.compile(r" (?:of|in|at|from|to|near|around|across|for|outside) \Z")
_ARTICLES = frozenset(("the", "this", "that", "these", "those"))
_DEFINITE = _ARTICLES | {"both", "owner"}


@dataclass(slots=True)
class Description:
    """A noun phrase for a party; ``core`` is where it starts without article and owner.

    It is ``plain`` where it is an article and a noun and no more.
    """

    start: int
    end: int
    head: str
    core: int
    determiner: str
    owner: tuple[int, int] | None
    head_end: int
    plain: bool

    @property
    def definite(self) -> bool:
        return self.determiner in _DEFINITE


def nouns_in(plain: str, words: Iterable[str]) -> tuple[list[int], list[str]]:
    """The words of a text that may end a description: their offsets, and the words.

    The text has a space for every mark; the words are those between its spaces.
    """
    nouns = list(filter(_NOUNS.__contains__, words))
    starts: list[int] = []
    plain = f" {plain} "
    start = -1
    for noun in nouns:
        start = plain.index(f" {noun} ", start + 1)
        starts.append(start)
    return starts, nouns


def descriptions(
    text: str, sentence: Sentence, pieces: Sequence[Piece], nouns: Iterable[tuple[int, str]]
) -> list[Description]:
    """The described parties of one sentence, in order; they may overlap the pieces given."""
    found: list[Description] = []
    line = Line(text, sentence, pieces)
    done = sentence.start
    for start, noun in nouns:
        if start >= done and (noun in HEADS or _chosen(line, noun, start)):
            description = _described(line, noun, start)
            if description is not None:
                done = description.end
                found.append(description)
    return found


def _chosen(line: Line, word: str, start: int) -> bool:
    """Whether a noun with a capital is one all the same: it opens the sentence, or is "Police"."""
    if start <= line.sentence.start + 1 or word in _LETTERS:
        return True
    return word in _CAPITAL_HEADS and not _AFTER_CAPITAL.search(
        line.text, line.sentence.start, start
    )


def _described(line: Line, noun: str, at: int) -> Description | None:
    """The description that a noun ends, None where it is no party's."""
    text, sentence = line.text, line.sentence
    end = at + len(noun)
    head = noun if noun in HEADS else noun.lower()
    if head in _CLASSIFIERS and _LABELLED.search(text, max(sentence.start, at - 20), at):
        return None
    after = text[end : end + 1]
    if after == "-" or (after in _SPACES and _goes_on(line, head, end)):
        return None
    if head == "states" and text.startswith(" that ", end):
        return None
    owner: tuple[int, int] | None = None
    start, core, determiner = at - len("the "), at, "the"
    if not text.startswith(" the ", start - 1) or start <= sentence.start:
        start, core, _, determiner, owner = leftwards(text, sentence, at)
    if determiner in ("a", "an") and head in PLURALS:  # "a trend economists say"
        start, core, determiner = at, at, ""
    if determiner in _NOBODY or (not determiner and not _needs_no_article(head, core == at)):
        return None
    last = rightwards(line, end, head) if after == " " else end
    if last == end and core == at and not determiner and head in _VAGUE:
        return None
    if head in SEATS and not (
        _ACTS.match(text, end) and not _NO_ACTOR.search(text, max(0, start - 9), start)
    ):
        return None
    plain = last == end and determiner in _ARTICLES and (core == at or _says_little(text[core:at]))
    return Description(start, last, head, core, determiner, owner, end, plain)


def _says_little(modifiers: str) -> bool:
    """Whether a noun is as good as alone with these words before it: "the Danish bank"."""
    return all(
        word.endswith(("-based", "-old", "-owned", "-listed"))
        or word == "same"
        or word in lists.DEMONYMS
        for word in modifiers.split()
    )


def _needs_no_article(head: str, bare: bool) -> bool:
    """Whether a noun is a party without an article, or with a word before it ("Caldera staff")."""
    if head in NO_ARTICLE:
        return not (bare and head in _WEAK)
    if bare:
        return head in PLURALS and head not in _WEAK
    return head in PLURALS or head in lists.BODY_NOUNS


def _goes_on(line: Line, head: str, end: int) -> bool:
    """Whether the noun is only part of a longer one, or a title of the name after it."""
    following = NEXT.match(line.text, end, line.sentence.end)
    if following is None:
        return False
    word = following[1]
    if word[0].isupper():
        piece = line.piece_at(following.start(1))
        return word in HEADS or (piece is not None and piece.kind not in ("demonym", "title"))
    bare = word if word.isalpha() else without_ending(word)
    return bare in _GOING_ON or (bare in lists.BODY_PROPERTIES and head not in PLURALS)


def described_owner(text: str, owner: tuple[int, int]) -> Iterator[Description]:
    """The party in "the group's", where it is described and not named."""
    start, end = owner
    end = start + len(without_ending(text[start:end]))
    article, _, noun = text[start:end].partition(" ")
    if article.lower() == "the" and noun in HEADS:
        yield Description(start, end, noun, end - len(noun), "the", None, end, True)
