"""Where a description starts: its modifiers, its owner and its article."""

from __future__ import annotations

from summarizer.article import Sentence
from summarizer.scan.names import lists
from summarizer.scan.names.heads import DETERMINERS, OPENING, QUOTES, SPEECH

__all__ = ["leftwards"]

_BEFORE_NUMBER = lists.word_set("before number")
_MARKS = ',;:.!?)”"…—'
_SCALES = lists.word_set("scales")
# What most words before a noun are, by the word alone: each opens a description, belongs to it,
# or is no part of it. A word that is on two lists is what it is on the later one.
_USES = {
    word: use
    for use, known in (
        ("stop", (lists.HEAD_STOPS | lists.SMALL | SPEECH) - lists.DEMONYMS.keys()),
        ("modifier", lists.HEAD_MODIFIERS),
        ("modifier", {word for word in lists.DEMONYMS if word.lower() not in OPENING | _SCALES}),
        ("opening", OPENING),
        ("stop", _SCALES),
    )
    for word in known
    if word.isalpha() and (word.islower() or word in lists.DEMONYMS)
}


# Where a description starts; its core, which is where it starts without article and owner; its
# reach, where it starts if every word that may belong to it does; its determiner, "owner" where
# an owner stands there; and the owner's span.
Start = tuple[int, int, int, str, tuple[int, int] | None]


def leftwards(text: str, sentence: Sentence, at: int) -> Start:
    """The start of the description whose noun stands at ``at``."""
    first = sentence.start
    position = sure = at
    held = True
    for _ in range(7):
        if position <= first or text[position - 1] not in " \u00a0":
            break
        word = text[text.rfind(" ", first, position - 1) + 1 or first : position - 1]
        use = _USES.get(word)
        if use == "stop":
            break
        if use == "opening":
            start = _numbered(text, sentence, position - 1 - len(word), word)
            return start, position, position, word, None
        if use == "modifier":
            position -= 1 + len(word)
            sure = position if held else sure
            continue
        plain = word.isalpha()
        bare = word if plain else word.lstrip(QUOTES)
        if not bare or (not plain and bare[-1] in _MARKS and bare not in lists.DEMONYMS):
            break
        begins = position - 1 - len(bare)
        small = bare.lower()
        if small in _SCALES:
            break
        if _determines(bare, small, begins > first + 1):
            start = _numbered(text, sentence, begins, small)
            return start, position, position, small, None
        if not plain and bare.endswith(("'s", "’s", "s'", "s’")):
            owner = _owner(text, sentence, begins, position - 1)
            return owner[0], position, position, "owner", owner
        if not _modifies(text, sentence, begins, bare, small):
            break
        position = begins
        held = held and _surely_modifies(bare, small, begins > first)
        if held:
            sure = begins
        if bare != word:
            break
    return sure, sure, position, "", None


def _determines(word: str, small: str, inside: bool) -> bool:
    """Whether an article, a number or the like stands here; "One" in "League One" is none."""
    if small in OPENING:
        return not (inside and word[0].isupper())
    return word[0].isdigit()


def _surely_modifies(word: str, small: str, inside: bool) -> bool:
    """Whether a word belongs to the noun after it even where no article is in front."""
    if word[0].isupper() and (inside or small not in lists.COMMON):
        return True
    return "-" in word or small in lists.HEAD_MODIFIERS or word in lists.DEMONYMS


def _numbered(text: str, sentence: Sentence, begins: int, word: str) -> int:
    """The start with a word before the number: "the two companies", "all three"."""
    if word in ("the", "a", "an"):
        return begins
    if begins - 1 > sentence.start:
        space = max(text.rfind(" ", sentence.start, begins - 1), sentence.start - 1)
        if text[space + 1 : begins - 1].lower().lstrip(QUOTES) in _BEFORE_NUMBER:
            return begins - 1 - len(text[space + 1 : begins - 1].lstrip(QUOTES))
    return begins


def _owner(text: str, sentence: Sentence, begins: int, ends: int) -> tuple[int, int]:
    """The span of "the World Bank's", given that of its last word."""
    start = begins
    for _ in range(5):
        if start <= sentence.start or text[start - 1] not in " \u00a0":
            break
        space = max(text.rfind(" ", sentence.start, start - 1), sentence.start - 1)
        word = text[space + 1 : start - 1]
        bare = word.lstrip(QUOTES)
        if bare.lower() in ("the", "a", "an", "its", "his", "her", "their"):
            return start - 1 - len(bare), ends
        if (
            not bare
            or not bare[0].isupper()
            or bare[-1] in ',;:!?)”"'
            or (space + 1 <= sentence.start and bare.lower() in lists.SMALL)
        ):
            break
        start = start - 1 - len(bare)
    return start, ends


def _modifies(text: str, sentence: Sentence, begins: int, bare: str, small: str) -> bool:
    if small in lists.HEAD_MODIFIERS or bare in lists.DEMONYMS:
        return True
    if small in lists.HEAD_STOPS or small in lists.SMALL or small in SPEECH:
        return False
    if bare[0].isupper():
        return begins > sentence.start or small not in lists.COMMON
    if small.endswith("ly") or (small.endswith("s") and not small.endswith(("ss", "ics"))):
        return False
    if small.endswith(("ed", "ing")) and "-" not in small:
        before = text[max(sentence.start, begins - 8) : begins].split()
        return bool(before) and before[-1].lower().lstrip(QUOTES) in DETERMINERS
    return bare[0].isalpha()
