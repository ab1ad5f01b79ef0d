"""Runs of capitalised words: where a name may stand."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from summarizer.article import Sentence

__all__ = ["Run", "Token", "capital_runs", "is_heading"]

# Capitals of the scripts that have them, so that "Émile" and "Škoda" start a name as "Emil" does.
_UPPER = "".join(
    chr(code)
    for code in (*range(0x250), *range(0x370, 0x530), *range(0x1E00, 0x2000))
    if chr(code).isupper()
)
_DOTTED = (
    r"(?:Mr|Mrs|Ms|Dr|Prof|Gov|Sen|Rep|Gen|Lt|Col|Maj|Capt|Cmdr|Sgt|Adm|Brig|Rev|Hon|St|Jr|Sr"
    r"|Corp|Inc|Ltd|Co|Bros)\.(?!\w)"
)
_INITIALS = rf"[{_UPPER}]\.[{_UPPER}]\w{{1,30}}|[{_UPPER}]\.(?:-?[{_UPPER}]\.){{0,4}}"
# "al-Munajjid", "d'Estaing", "Diarra-Keita", "O'Brien"; but not the "'s" of "Gill's".
_WORD = (
    rf"(?:(?:al|el|ad|an|ar|as|ash|at|az|ed|ul)-|[dl]['’])?[{_UPPER}]\w{{0,40}}"
    r"(?:-\w{1,40}){0,4}(?:['’](?!(?:s|S|t|re|ve|ll|d|m)\b)\w{1,40}){0,2}\+?"
)
_NUMBERED = r"No\.?[ \u00a0]?10\b"
_TOKEN = re.compile(rf"{_NUMBERED}|{_DOTTED}|{_INITIALS}|{_WORD}")
_PARTICLES = (
    r"(?:(?:van|von|der|den|de|del|della|di|da|das|do|dos|du|la|le|el|al|bin|bint|ibn|ben"
    r"|ter|ten|zu|af|av|na|y|e|abu)[ \u00a0]){0,3}"
)
_RUN = re.compile(
    rf"(?<![\w@/#.])(?:{_TOKEN.pattern})"
    rf"(?:(?:[ \u00a0]{_PARTICLES}|[ \u00a0]&[ \u00a0])(?:{_TOKEN.pattern})){{0,11}}"
)
_LONG_WORD = re.compile(r"[^\W\d_]{4,}")


class Token(NamedTuple):
    """One capitalised word of a run."""

    start: int
    end: int
    text: str


class Run(NamedTuple):
    """Capitalised words in a row; ``opens`` where the first one had to have its capital."""

    tokens: tuple[Token, ...]
    opens: bool


def capital_runs(text: str, sentence: Sentence) -> Iterator[Run]:
    """The runs of capitalised words of one sentence, in order."""
    for match in _RUN.finditer(text, sentence.start, sentence.end):
        start, end = match.span()
        printed = match.group()
        if " " in printed or "\u00a0" in printed:
            tokens = tuple(
                Token(t.start(), t.end(), t.group()) for t in _TOKEN.finditer(text, start, end)
            )
        else:
            tokens = (Token(start, end, printed),)
        yield Run(tokens, _opens(text, start, sentence.start))


def _opens(text: str, start: int, sentence: int) -> bool:
    if start <= sentence:
        return True
    before = text[max(sentence, start - 2) : start]
    return before[-1] in "“‘\"'([—:" or before in (": ", "— ", "- ") or start - sentence < 2


def is_heading(sentence: str) -> bool:
    """Whether capitals say nothing here: all of it, or most long words, are capitalised."""
    if len(sentence) > 200:
        return False
    if sentence.isupper():
        return True
    if sentence[-1:] in ".!?”\"'’":
        return False
    long_words: list[str] = _LONG_WORD.findall(sentence)
    capitals = sum(word[0].isupper() for word in long_words)
    return len(long_words) >= 4 and capitals >= 0.75 * len(long_words)
