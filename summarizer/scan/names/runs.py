"""Runs of capitalised words: where a name may stand."""

from __future__ import annotations

import re
from dataclasses import dataclass

from summarizer.article import Sentence
from summarizer.scan.names.piece import key

__all__ = ["Run", "capital_runs", "is_heading", "run_pattern"]

# Capitals of the scripts that have them, so that "Émile" and "Škoda" start a name as "Emil" does.
_UPPER = "".join(
    chr(code)
    for code in (*range(0x250), *range(0x370, 0x530), *range(0x1E00, 0x2000))
    if chr(code).isupper()
)
_DOTTED = (
    "Mr Mrs Ms Dr Prof Gov Sen Rep Gen Lt Col Maj Capt Cmdr Sgt Adm Brig Rev Hon St Jr Sr"
    " Corp Inc Ltd Co Bros Rt Engr Barr Alh Comr"
)
# The patterns of a token stand without its capital: a search for a set of letters is far
# quicker than one for a choice of patterns, so each run is sought by its capital alone.
_TITLES = "|".join(f"(?<={title[0]}){title[1:]}" for title in _DOTTED.split())
# None of them is longer than that, which is asked before each of them is tried.
_TITLE = rf"(?=[a-z]{{1,4}}\.)(?:{_TITLES})\.(?!\w)"
_INITIALS = rf"\.[{_UPPER}]\w{{1,30}}|\.(?:-?[{_UPPER}]\.){{0,4}}"
# "Diarra-Keita", "O'Brien"; but not the "'s" of "Gill's".
_WORD = r"\w{0,40}(?:-\w{1,40}){0,4}(?:['’](?!(?:s|S|t|re|ve|ll|d|m)\b)\w{1,40}){0,2}\+?"
_NUMBERED = r"(?<=N)o\.?[ \u00a0]?10\b"
# Most words are a capital and small letters; they need not be tried as anything else.
_QUICK = r"[a-z]{2,40}(?![\w.'’+-])"
_REST = rf"(?:{_QUICK}|{_NUMBERED}|{_TITLE}|{_INITIALS}|{_WORD})"
_TOKEN = rf"[{_UPPER}]{_REST}"
# "al-Munajjid", "d'Estaing".
_ARTICLES = "al|el|ad|an|ar|as|at|az|ed|ul"
_PREFIXED = rf"(?:(?:{_ARTICLES}|ash)-|[dl]['’])[{_UPPER}]{_WORD}"
_ANY_TOKEN = rf"(?=[{_UPPER}adelu])(?:{_TOKEN}|{_PREFIXED})"
_PARTICLES = (
    r"(?=[abdeilntvyz])(?:(?:van|von|der|den|de|del|della|di|da|das|do|dos|du|la|le|el|al|bin"
    r"|bint|ibn|ben|ter|ten|zu|af|av|na|y|e|abu)[ \u00a0]){1,3}"
)
_LINK = rf"[ \u00a0](?:&[ \u00a0]|{_PARTICLES})?"
_RUN = re.compile(rf"[{_UPPER}](?<![\w@/#.].){_REST}(?:{_LINK}{_TOKEN}){{0,11}}")
_PREFIXED_RUN = re.compile(rf"(?<![\w@/#.]){_ANY_TOKEN}(?:{_LINK}{_ANY_TOKEN}){{0,11}}")
# The end of a prefix, and the capital after it.
_PREFIX = re.compile(rf"['’-][{_UPPER}](?:(?<=\b(?:{_ARTICLES})-.)|(?<=\bash-.)|(?<=\b[dl]['’].))")
_TOKENS = re.compile(_ANY_TOKEN)
_SMALL_NEXT = re.compile(r"[ \u00a0](?!and[ \u00a0])[a-z]")
# What stands before a word that opens a sentence inside another.
_OPENING = (": ", "— ", "- ", "“", "‘", '"', "'", "(", "[", "—", ":")
_LONG_WORD = re.compile(r"[^\W\d_]{4,}")


@dataclass(slots=True)
class Run:
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
        end = self.starts[last - 1] + len(self.words[last - 1])
        words, keys, starts = self.words[first:last], self.keys[first:last], self.starts[first:last]
        return Run(words, keys, starts, end, opens)


def run_pattern(text: str) -> re.Pattern[str]:
    """The pattern of a run; few articles have prefixed names, and the others need a simpler one."""
    return _PREFIXED_RUN if _PREFIX.search(text) else _RUN


def capital_runs(
    text: str,
    sentence: Sentence,
    pattern: re.Pattern[str],
    idle: frozenset[str] = frozenset(),
) -> list[Run]:
    """The runs of capitalised words of one sentence, in order.

    Words in ``idle`` are passed over where they open the sentence and a small word follows.
    """
    found: list[Run] = []
    first = sentence.start
    for match in pattern.finditer(text, first, sentence.end):
        printed = match[0]
        start, end = match.span()
        opens = start - first < 2 or text.endswith(_OPENING, 0, start)
        if not printed.isalpha():
            found.append(_run(printed, start, end, opens))
        elif not (opens and printed in idle and _SMALL_NEXT.match(text, end)):
            found.append(Run((printed,), (printed.lower(),), (start,), end, opens))
    return found


def _run(printed: str, at: int, end: int, opens: bool) -> Run:
    """The run of several words, or of one with a mark in it, that stands at an offset."""
    words = printed.split(" ")
    if not "".join(words).isalpha():
        return _marked_run(printed, at, opens)
    starts = [at]
    for word in words[:-1]:
        at += len(word) + 1
        starts.append(at)
    if not printed.istitle() and any(map(str.islower, words)):  # particles
        places = [place for place, word in enumerate(words) if not word.islower()]
        words, starts = [words[place] for place in places], [starts[place] for place in places]
    keys = tuple(" ".join(words).lower().split(" "))
    return Run(tuple(words), keys, tuple(starts), end, opens)


def _marked_run(printed: str, at: int, opens: bool) -> Run:
    """The run whose words have dots, dashes or digits in them: where each ends, a pattern says."""
    matches = list(_TOKENS.finditer(printed))
    words = tuple([match[0] for match in matches])
    starts = tuple([at + match.start() for match in matches])
    return Run(words, tuple(map(key, words)), starts, starts[-1] + len(words[-1]), opens)


def is_heading(sentence: str) -> bool:
    """Whether capitals say nothing here: all of it, or most long words, are capitalised."""
    if len(sentence) > 200:
        return False
    if sentence[-1:] in ".!?”\"'’":
        return sentence.isupper()
    if sentence.isupper():
        return True
    long_words: list[str] = _LONG_WORD.findall(sentence)
    capitals = sum(word[0].isupper() for word in long_words)
    return len(long_words) >= 4 and capitals >= 0.75 * len(long_words)
