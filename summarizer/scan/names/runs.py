"""Runs of capitalised words: where a name may stand."""

from __future__ import annotations

import re
from typing import NamedTuple

from summarizer.article import Sentence
from summarizer.scan.names.piece import key

__all__ = ["Run", "capital_runs", "is_heading"]

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
# Most words are a capital and small letters; they need not be tried as anything else.
_QUICK = rf"[{_UPPER}][a-z]{{2,40}}(?![\w.'’+-])"
# What a token can start with, asked first because most words are no tokens.
_STARTS = rf"(?=[{_UPPER}adelu])"
_TOKEN = rf"(?:{_QUICK}|{_NUMBERED}|{_DOTTED}|{_INITIALS}|{_WORD})"
_PARTICLES = (
    r"(?=[a-z])(?:(?:van|von|der|den|de|del|della|di|da|das|do|dos|du|la|le|el|al|bin|bint|ibn|ben"
    r"|ter|ten|zu|af|av|na|y|e|abu)[ \u00a0]){1,3}"
)
_RUN = re.compile(
    rf"{_STARTS}(?<![\w@/#.]){_TOKEN}"
    rf"(?:[ \u00a0](?:&[ \u00a0]|{_PARTICLES})?{_STARTS}{_TOKEN}){{0,11}}"
)
_TOKENS = re.compile(_TOKEN)
_SMALL_NEXT = re.compile(r"[ \u00a0](?!and[ \u00a0])[a-z]")
_LONG_WORD = re.compile(r"[^\W\d_]{4,}")


class Run(NamedTuple):
    """Capitalised words in a row; ``opens`` where the first one had to have its capital.

    For each word there is the word as printed, its key in the lists, and where it starts.
    """

    words: tuple[str, ...]
    keys: tuple[str, ...]
    starts: tuple[int, ...]
    end: int
    opens: bool

    def end_of(self, index: int) -> int:
        """Where a word of the run ends."""
        return self.starts[index] + len(self.words[index])

    def part(self, first: int, last: int, opens: bool = False) -> Run:
        """Some words of the run as a run."""
        words, keys, starts, _, _ = self
        end = self.end_of(last - 1)
        return Run(words[first:last], keys[first:last], starts[first:last], end, opens)


def capital_runs(text: str, sentence: Sentence, idle: frozenset[str] = frozenset()) -> list[Run]:
    """The runs of capitalised words of one sentence, in order.

    Words in ``idle`` are passed over where they open the sentence and a small word follows.
    """
    found: list[Run] = []
    first = sentence.start
    for match in _RUN.finditer(text, first, sentence.end):
        printed = match[0]
        start, end = match.span()
        opens = start - first < 2 or _opens(text, start)
        if not printed.isalpha():
            found.append(_run(printed, start, opens))
        elif not (opens and printed in idle and _SMALL_NEXT.match(text, end)):
            found.append(Run((printed,), (printed.lower(),), (start,), end, opens))
    return found


def _run(printed: str, at: int, opens: bool) -> Run:
    """The run that stands at an offset, without its particles."""
    words: list[str] = []
    starts: list[int] = []
    parts = printed.split(" ")
    if "".join(parts).isalpha():
        for word in parts:
            if not word[0].islower():
                words.append(word)
                starts.append(at)
            at += len(word) + 1
        keys = [word.lower() for word in words]
    else:
        for match in _TOKENS.finditer(printed):
            starts.append(at + match.start())
            words.append(match[0])
        keys = [key(word) for word in words]
    end = starts[-1] + len(words[-1])
    return Run(tuple(words), tuple(keys), tuple(starts), end, opens)


def _opens(text: str, start: int) -> bool:
    before = text[start - 1]
    return text[start - 2] in ":—-" if before == " " else before in "“‘\"'([—:"


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
