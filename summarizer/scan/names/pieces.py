"""Capitalised runs cut into pieces: titles, people, bodies, places, and what is still unknown."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator

from summarizer.scan.names import lists
from summarizer.scan.names.kinds import OPENERS, STATE_OF, kind_by_form, kind_of_word, listed_kind
from summarizer.scan.names.offices import TITLE_WORDS, holder_in, office_end, opens_title, title_in
from summarizer.scan.names.piece import Piece, key
from summarizer.scan.names.runs import Run

__all__ = ["IDLE", "pieces"]

_NEXT_WORD = re.compile(r"[ \u00a0]([a-z][a-z-]*)")
# Small words that open names too: "New York Times", "First Bank", "All India Radio".
_NAMEABLE = lists.word_set("nameable")
_OF_PLACES = frozenset(("governor", "gov", "mayor", "sheriff"))
_REGNAL = lists.word_set("regnal")
_HONOURS = lists.word_set("honours")
# Words that are titles before a name and mean nothing on their own.
_BARE_TITLES = lists.word_set("bare titles")
_ADJECTIVAL = lists.word_set("adjectival")
# Words that may go on as a name or a title, whatever they mean alone.
_BEFORE_NAMES = _NAMEABLE | {title[0] for title in lists.TITLES if len(title) == 1}
_KNOWN = lists.BODIES | lists.DEMONYMS.keys() | lists.PLACES
_NO_NAMES = lists.NOT_BODIES | _HONOURS
_UNNAMEABLE = lists.CALENDAR | _NO_NAMES
# The keys of all words that may be part of no name, those with a mark in them aside.
_BREAKING = lists.SMALL | _BEFORE_NAMES | {key(word) for word in _UNNAMEABLE}
# Words that are no name where they open a sentence and stand alone.
IDLE = frozenset(word.capitalize() for word in lists.SMALL - OPENERS - lists.BODY_TAILS) - _KNOWN


def pieces(text: str, runs: Iterable[Run], vocabulary: Container[str]) -> list[Piece]:
    """The pieces of the runs of a sentence; words that only open it are left out."""
    found: list[Piece] = []
    for run in runs:
        if len(run.words) == 1:
            if not _is_no_name_alone(run.words[0], run.keys[0]):
                piece = _lone(text, run, vocabulary)
                if piece is not None:
                    found.append(piece)
        elif _BREAKING.isdisjoint(run.keys) and "".join(run.words).isalpha():
            found += _segment(text, run, vocabulary)
        else:
            for part in _parts(run):
                found += _segment(text, part, vocabulary)
    return found


def _parts(run: Run) -> Iterator[Run]:
    """A run of several words, cut at those that are part of no name."""
    first, opens, count = 0, run.opens, len(run.words)
    for position, word in enumerate(run.words):
        may_break = run.keys[position] in _BREAKING or not word.isalpha()
        if may_break and _breaks(run, position, position == first):
            if position > first:
                yield run.part(first, position, opens)
            first, opens = position + 1, False
    if first < count:
        yield run.part(first, count) if first else run


def _is_no_name_alone(word: str, small: str) -> bool:
    """Whether a capitalised word between small ones is no name."""
    if word in _KNOWN:
        return False
    if word.isalpha():
        return small in lists.SMALL or word in _UNNAMEABLE
    return word in _UNNAMEABLE or _is_no_name(word, True)


def _breaks(run: Run, position: int, opening: bool) -> bool:
    """Whether a capitalised word is part of no name, so that a run is cut there."""
    word = run.words[position]
    if word in _KNOWN or (position and run.words[position - 1] == "The" and word in lists.OUTLETS):
        return False
    small = run.keys[position]
    followed = position + 1 < len(run.words)
    if followed and small in _BEFORE_NAMES:
        return run.words[position + 1] in lists.DEMONYMS
    if word in lists.CALENDAR:
        if followed and position and run.keys[position - 1] in TITLE_WORDS:
            return False  # "Comrade Sunday Ajayi"
        return not followed or run.keys[position + 1] not in lists.OUTLET_WORDS
    if word in _NO_NAMES:
        return True
    if not word.isalpha():
        return _is_no_name(word, position == 0)
    if small not in lists.SMALL:
        return False
    if small == "he" and position and run.keys[position - 1] in TITLE_WORDS:
        return not followed  # "Vice Premier He Lifeng"
    # An initial may lack its dot: "S C Mohapatra".
    initial = len(word) == 1 and position > 0 and followed
    numbered = not opening and small in lists.NUMBERS
    return not (initial or numbered or (followed and word in lists.GIVEN))


def _is_no_name(word: str, first: bool) -> bool:
    """Whether a word with a digit or a mark in it is part of no name: "D-Ohio", "G7", "U.S."."""
    if STATE_OF.match(word):
        return True
    head, dash, tail = word.rpartition("-")
    if any(character.isdigit() for character in word):
        return not (dash and head in lists.OUTLETS)
    if not dash or not tail[:1].islower() or key(head) in ("al", "el"):
        return False
    # "Dae-jung" and "Geun-hye" go on, "Abidjan-based" does not.
    return first or tail in _ADJECTIVAL or tail.endswith(("ed", "ing"))


def _lone(text: str, run: Run, vocabulary: Container[str]) -> Piece | None:
    """The piece that a run of one word is, if any."""
    word, small = run.words[0], run.keys[0]
    if run.opens and _only_opens(word, vocabulary):
        return None
    piece = _span(text, run)
    kind = listed_kind(word)
    if kind is None:
        if small not in TITLE_WORDS:
            kind = kind_of_word(small, piece)
        elif small in _BARE_TITLES:
            kind = "title"
        else:
            return None
    elif kind == "place" and word in lists.DEMONYMS and _qualifies(text, piece):
        kind = "demonym"
    piece.kind = kind
    return piece


def _segment(text: str, run: Run, vocabulary: Container[str]) -> list[Piece]:
    """The pieces of a run that nothing in it cuts."""
    if len(run.words) > 1 and run.opens and _opens_only(text, run, vocabulary):
        run = run.part(1, len(run.words))
    if len(run.words) == 1:
        piece = _lone(text, run, vocabulary)
        return [] if piece is None else [piece]
    whole = _span(text, run)
    kind = listed_kind(whole.text)
    if kind == "place" and whole.text in lists.DEMONYMS and _qualifies(text, whole):
        kind = "demonym"
    if kind:
        whole.kind = kind
        return [whole]
    found = title_in(run)
    if found is None:
        if (" of " in whole.text or " for " in whole.text) and opens_title(whole.words):
            return _office(text, run, whole)
        return _classified(text, run, whole)
    first, last = found
    if last < len(run.words):
        return _titled(text, run, first, last)
    whole.kind = "title"
    return [whole]


def _titled(text: str, run: Run, first: int, last: int) -> list[Piece]:
    """Who bears the title that stands at ``first`` to ``last``, and whose title it is."""
    found = (
        _before_role(text, run.part(0, first, run.opens), run.keys[first] in _OF_PLACES)
        if first
        else []
    )
    title, end, count = run.keys[last - 1], run.end_of(last - 1), len(run.words)
    if title in _REGNAL and last + 1 == count:
        return [*found, _person(text, run.part(last - 1, count))]
    if text.startswith((" of ", " for "), end):  # "Finance Minister for Wales Rhys Pugh"
        return [*found, *_office(text, run.part(first, count), _span(text, run.part(first, count)))]
    person = _person(text, run.part(last, count))
    if run.starts[last] - end > 1:  # "Mr van Eekelen"
        person.start = end + 1
        person.text = text[person.start : person.end]
    office = run.end_of(office_end(run, first, last) - 1) if last - first > 1 else end
    if title in lists.COURTESY and office == end:
        person.courtesy = title
    else:
        person.role = person.title = (run.starts[first], office)
        if first:
            person.affiliation = (run.starts[0], run.end_of(first - 1))
    return [*found, person]


def _office(text: str, run: Run, whole: Piece) -> list[Piece]:
    """An office with its field, and who holds it where the name comes right after it."""
    at = holder_in(run)
    if not at:
        whole.kind = "title"
        return [whole]
    person = _person(text, run.part(at, len(run.words)))
    person.role = run.starts[0], run.end_of(at - 1)
    return [person]


def _only_opens(word: str, vocabulary: Container[str]) -> bool:
    """Whether a word has its capital only because it opens the sentence."""
    small = word.lower()
    if small in lists.SMALL:
        return True
    common = small in lists.COMMON or small in vocabulary
    return common and not (word in _KNOWN or word.isupper())


def _opens_only(text: str, run: Run, vocabulary: Container[str]) -> bool:
    """Whether the first of several words has its capital only because it opens the sentence."""
    if text[run.starts[0] : run.end] in lists.BODIES:
        return False
    word, keys = run.words[0], run.keys
    small = word.lower()
    if small in _NAMEABLE:
        pair = f"{word} {run.words[1]}"
        last = keys[-1]
        return not (pair in lists.PLACES or last in lists.BODY_TAILS or last in lists.OUTLET_WORDS)
    if small in lists.SMALL:
        return word not in lists.GIVEN
    if small in lists.ROLE_NOUNS and small not in TITLE_WORDS:
        return True  # "Economist Lea Winter"
    if not (small in lists.COMMON or small in vocabulary):
        return False
    if word in _KNOWN or word.isupper():
        return False
    if not small.endswith("ly") and any((word,) in lists.TITLES for word in keys[1:3]):
        return False  # "Finance Minister X"
    if word in lists.GIVEN or small in TITLE_WORDS or (small, keys[1]) in lists.TITLES:
        return False
    return keys[-1] not in lists.BODY_TAILS or run.words[1] in lists.PLACES


def _person(text: str, run: Run) -> Piece:
    first = 0
    while first + 1 < len(run.keys) and run.keys[first] in lists.COURTESY:
        first += 1
    person = _span(text, run.part(first, len(run.keys)))
    person.kind = "person"
    return person


def _span(text: str, run: Run) -> Piece:
    start, end = run.starts[0], run.end
    the = text.endswith(("the ", "The ", "THE "), 0, start)
    piece = Piece(start, end, text[start:end], "unknown", run.opens, the)
    piece.words = run.keys
    return piece


def _qualifies(text: str, piece: Piece) -> bool:
    """Whether "US" is an adjective here, as in "US interest", and no party."""
    match = _NEXT_WORD.match(text, piece.end)
    return match is not None and match[1] not in lists.HEAD_STOPS and not match[1].endswith("ed")


def _before_role(text: str, run: Run, of_place: bool) -> list[Piece]:
    """The body or the place that a title belongs to: "Ohio" in "Ohio Attorney General X"."""
    found = _classified(text, run, _span(text, run))
    for piece in found:
        if piece.kind == "unknown" and (piece.words[-1] == "state" or of_place):
            piece.kind = "place"  # "Lagos State"
        if piece.text in lists.DEMONYMS:
            piece.kind = "demonym"
        else:
            piece.kind = listed_kind(piece.text) or piece.kind
            if piece.kind == "unknown":
                piece.kind = "organisation"
    return found


def _classified(text: str, run: Run, piece: Piece) -> list[Piece]:
    """The piece that a run on no list is, or the place and the name after it, with their kinds."""
    words = run.words
    if len(words) > 2 and words[0] in lists.PLACES and words[1] in lists.GIVEN:
        # "mayor of London Sadia Khan"
        place = _span(text, run.part(0, 1, run.opens))
        place.kind = "place"
        run = run.part(1, len(words))
        piece = _span(text, run)
        piece.kind = listed_kind(piece.text) or kind_by_form(run, piece)
        return [place, piece]
    piece.kind = kind_by_form(run, piece)
    return [piece]
