"""What a reader of the record should know of the article itself."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from summarizer.article import Article, Mention
from summarizer.control_tokens import control_tokens
from summarizer.scan.hidden import hidden_runs
from summarizer.scan.instructions import find_instructions
from summarizer.scan.lookalikes import lookalikes
from summarizer.scan.mentions import Scan
from summarizer.schemas import Warned

__all__ = ["warnings_of"]

_MOST = 20  # places named under one code
# What is no sign of anything inside a word: soft hyphens, and joiners in the scripts that use them.
_ORDINARY = re.compile("[\u00ad\u200c\u200d\ufe00-\ufe0f]+")
_OVERRIDES = re.compile("[\u202d\u202e]")
_TAGS = re.compile("[\U000e0000-\U000e007f]")
_TAGGED_FLAG = "\U0001f3f4"  # the flag of a nation of a country is spelled in tags
_LATIN = re.compile("[A-Za-z]")


def warnings_of(article: Article, scan: Scan) -> Iterator[Warned]:
    """The warnings that an article and its scan give, in a fixed order."""
    if article.language != "en":
        yield Warned(
            code="language",
            text="Not recognised as English: figures, quotations and capitals are scanned,"
            " names and reporting clauses may be missed.",
            start=None,
            end=None,
        )
    if article.published is None and scan.dates:
        yield Warned(
            code="no_published_date",
            text="No date of publication: words such as 'on Tuesday' are left without an interval.",
            start=None,
            end=None,
        )
    text = article.text
    tokens = (Mention(start, end, text[start:end]) for start, end in control_tokens(text))
    yield from _places("control_token", tokens)
    yield from _places("instructions", find_instructions(text))
    yield from _places("unreadable", scan.unreadable)
    yield from _places("invisible_characters", _invisible(article, scan))
    yield from _places("mixed_script", _mixed(article))


def _places(code: str, found: Iterable[Mention]) -> Iterator[Warned]:
    """A warning for each of the first places, and one that counts the others."""
    places = iter(found)
    for place in islice(places, _MOST):
        yield Warned(code=code, text=place.text, start=place.start, end=place.end)
    more = sum(1 for _ in places)
    if more:
        yield Warned(code=code, text=f"and {more:,} more", start=None, end=None)


def _mixed(article: Article) -> Iterator[Mention]:
    """Words in letters of two scripts that look alike; "2020г" is one in English alone."""
    for word in lookalikes(article.text):
        if article.language == "en" or _LATIN.search(word.text):
            yield word


# Characters that take no room ------------------------------------------------------------------


def _invisible(article: Article, scan: Scan) -> Iterator[Mention]:
    """Runs of them that hide words, turn words round, or stand inside a word or a value."""
    values = sorted((one.start, one.end) for one in (*scan.figures, *scan.names))
    for run in hidden_runs(article.text):
        if _is_remarkable(article.text, run) or _is_inside(values, run):
            names = dict.fromkeys(map(_name, run.text))
            yield Mention(run.start, run.end, ", ".join(islice(names, 3)))


def _is_remarkable(text: str, run: Mention) -> bool:
    before, after = text[run.start - 1 : run.start], text[run.end : run.end + 1]
    if _OVERRIDES.search(run.text) or (_TAGS.search(run.text) and before != _TAGGED_FLAG):
        return True
    return before.isalnum() and after.isalnum() and not _ORDINARY.fullmatch(run.text)


def _is_inside(values: Sequence[tuple[int, int]], run: Mention) -> bool:
    """Whether the last of the values that begin before the run ends behind it."""
    before = bisect_left(values, (run.start, 0))
    return before > 0 and run.end < values[before - 1][1]


def _name(character: str) -> str:
    return unicodedata.name(character, f"U+{ord(character):04X}")
