"""Capitalised runs cut into pieces: titles, people, bodies, places, and what is still unknown."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from summarizer.scan.names import lists
from summarizer.scan.names.kinds import STATE_OF, kind_by_form, listed_kind
from summarizer.scan.names.offices import opens_title, title_in
from summarizer.scan.names.piece import Piece, PieceKind, key
from summarizer.scan.names.runs import Run, Token

__all__ = ["pieces"]

_NEXT_WORD = re.compile(r"[ \u00a0]([a-z][a-z-]*)")
# Small words that open names too: "New York Times", "First Bank", "All India Radio".
_NAMEABLE = lists.word_set("nameable")
_REGNAL = lists.word_set("regnal")
_HONOURS = lists.word_set("honours")
# Words that are titles before a name and mean nothing on their own.
_BARE_TITLES = lists.word_set("bare titles")
_ADJECTIVAL = lists.word_set("adjectival")
_KNOWN = lists.BODIES | lists.DEMONYMS.keys() | lists.PLACES
_NO_NAMES = lists.NOT_BODIES | _HONOURS


def pieces(text: str, run: Run, vocabulary: frozenset[str]) -> Iterator[Piece]:
    """The pieces of one run; words that only open a sentence are left out."""
    tokens, opens = list(run.tokens), run.opens
    segment: list[Token] = []
    for position, token in enumerate(tokens):
        following = tokens[position + 1] if position + 1 < len(tokens) else None
        if _breaks(token, tokens[position - 1] if position else None, following, not segment):
            yield from _segment(text, segment, opens, vocabulary)
            segment, opens = [], False
        else:
            segment.append(token)
    yield from _segment(text, segment, opens, vocabulary)


def _breaks(token: Token, before: Token | None, following: Token | None, opening: bool) -> bool:
    """Whether a capitalised word is part of no name, so that a run is cut there."""
    word = token.text
    if word in _KNOWN or (before is not None and before.text == "The" and word in lists.OUTLETS):
        return False
    small = word.lower()
    if following is not None and (small in _NAMEABLE or (key(word),) in lists.TITLES):
        return following.text in lists.DEMONYMS
    if word in lists.CALENDAR:
        return following is None or key(following.text) not in lists.OUTLET_WORDS
    if word in _NO_NAMES:
        return True
    if small in lists.SMALL:
        # An initial may lack its dot: "S C Mohapatra".
        initial = len(word) == 1 and before is not None and following is not None
        numbered = not opening and small in lists.NUMBERS
        return not (initial or numbered or (following is not None and word in lists.GIVEN))
    if word.isalpha():
        return False
    head, dash, tail = word.rpartition("-")
    if STATE_OF.match(word):
        return True
    if any(character.isdigit() for character in word):
        return not (dash and head in lists.OUTLETS)
    if not dash or not tail[:1].islower() or key(head) in ("al", "el"):
        return False
    # "Dae-jung" and "Geun-hye" go on, "Abidjan-based" does not.
    return before is None or tail in _ADJECTIVAL or tail.endswith(("ed", "ing"))


def _segment(
    text: str, tokens: list[Token], opens: bool, vocabulary: frozenset[str]
) -> Iterator[Piece]:
    if opens and tokens and _opens_only(tokens, vocabulary):
        tokens, opens = tokens[1:], False
    if not tokens:
        return
    whole = _span(text, tokens, "unknown", opens)
    kind = listed_kind(whole.text)
    if kind == "place" and whole.text in lists.DEMONYMS and _qualifies(text, whole):
        kind = "demonym"
    if kind:
        whole.kind = kind
        yield whole
        return
    found = title_in(tokens)
    if found is None and " of " in whole.text and opens_title(whole.words):
        whole.kind = "title"
        yield whole
        return
    if found is None:
        yield from _classified(text, tokens, opens)
        return
    first, last = found
    rest = tokens[last:]
    if rest:
        yield from _before_role(text, tokens[:first], opens)
        person = _span(text, rest, "person", False)
        if rest[0].start - tokens[last - 1].end > 1:  # "Mr van Eekelen"
            person.start = tokens[last - 1].end + 1
            person.text = text[person.start : person.end]
        title = key(tokens[last - 1].text)
        if title in _REGNAL and len(rest) == 1:
            yield _span(text, tokens[last - 1 :], "person", False)
            return
        if title in lists.COURTESY:
            person.courtesy = title
        else:
            person.role = (tokens[first].start, tokens[last - 1].end)
            if first:
                person.affiliation = (tokens[0].start, tokens[first - 1].end)
        yield person
    elif len(tokens) > 1 or key(tokens[0].text) in _BARE_TITLES:
        yield _span(text, tokens, "title", opens)


def _opens_only(tokens: Sequence[Token], vocabulary: frozenset[str]) -> bool:
    """Whether the first word has its capital only because it opens the sentence."""
    word = tokens[0].text
    small = word.lower()
    if small in _NAMEABLE and len(tokens) > 1:
        pair = f"{word} {tokens[1].text}"
        last = key(tokens[-1].text)
        return not (pair in lists.PLACES or last in lists.BODY_TAILS or last in lists.OUTLET_WORDS)
    if small in lists.SMALL:
        return not (len(tokens) > 1 and word in lists.GIVEN)
    if small in lists.ROLE_NOUNS and len(tokens) > 1 and (small,) not in lists.TITLES:
        return True  # "Economist Lea Winter"
    if not (small in lists.COMMON or small in vocabulary):
        return False
    if word in lists.PLACES or word in lists.DEMONYMS or word in lists.BODIES or word.isupper():
        return False
    if len(tokens) == 1:
        return True
    following, last = key(tokens[1].text), key(tokens[-1].text)
    if not small.endswith("ly") and any(
        (key(token.text),) in lists.TITLES for token in tokens[1:3]
    ):
        return False  # "Finance Minister X"
    if word in lists.GIVEN or (small,) in lists.TITLES or (small, following) in lists.TITLES:
        return False
    return last not in lists.BODY_TAILS or tokens[1].text in lists.PLACES


def _span(text: str, tokens: Sequence[Token], kind: PieceKind, opens: bool) -> Piece:
    start, end = tokens[0].start, tokens[-1].end
    if kind == "person":
        while len(tokens) > 1 and key(tokens[0].text) in lists.COURTESY:
            tokens = tokens[1:]
            start = tokens[0].start
    words = tuple(key(token.text) for token in tokens)
    return Piece(start, end, text[start:end], kind, opens, _the(text, start), words=words)


def _the(text: str, start: int) -> bool:
    return text[max(0, start - 4) : start].lower() == "the "


def _qualifies(text: str, piece: Piece) -> bool:
    """Whether "US" is an adjective here, as in "US interest", and no party."""
    match = _NEXT_WORD.match(text, piece.end)
    return match is not None and match[1] not in lists.HEAD_STOPS and not match[1].endswith("ed")


def _before_role(text: str, tokens: Sequence[Token], opens: bool) -> Iterator[Piece]:
    """The body or the place that a title belongs to: "Ohio" in "Ohio Attorney General X"."""
    if not tokens:
        return
    for piece in _classified(text, tokens, opens):
        if piece.text in lists.DEMONYMS:
            piece.kind = "demonym"
        elif piece.kind == "unknown":
            piece.kind = "organisation"
        yield piece


def _classified(text: str, tokens: Sequence[Token], opens: bool) -> Iterator[Piece]:
    if len(tokens) > 2 and tokens[0].text in lists.PLACES and tokens[1].text in lists.GIVEN:
        yield _span(text, tokens[:1], "place", opens)  # "mayor of London Sadia Khan"
        tokens, opens = tokens[1:], False
    piece = _span(text, tokens, "unknown", opens)
    piece.kind = kind_by_form(text, tokens, piece)
    if piece.kind == "unknown" and all(token.text in lists.DEMONYMS for token in tokens):
        piece.kind = "demonym"
    yield piece
