"""What can be known of an article without a model: ``scan(article_or_text)``."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left
from collections.abc import Iterable
from typing import TypeVar

from summarizer.article import Article, Mention
from summarizer.language import language_of
from summarizer.published import find_published
from summarizer.scan.dates import find_dates
from summarizer.scan.events import find_clues
from summarizer.scan.figures import read_figures
from summarizer.scan.furniture import find_furniture
from summarizer.scan.hidden import restored, shown
from summarizer.scan.marks import is_cut
from summarizer.scan.mentions import Furniture, Scan
from summarizer.scan.names import find_names
from summarizer.scan.phrases import spelled_words
from summarizer.scan.reporting import find_reporting
from summarizer.sentences import split_sentences

__all__ = ["Scan", "scan"]

M = TypeVar("M", bound=Mention)


def scan(article: Article | str) -> Scan:
    """Every sentence, figure, reporting clause, name, date and clue of the article.

    Offsets are into the text as given. Never raises on the content of a text, be it empty or
    no language at all; needs no model and no network. What is not English is scanned for what
    carries over: figures, quotations, names by their capitals.
    """
    if isinstance(article, str):
        text, published, language = article, find_published(article), language_of(article)
    else:
        text, published, language = article.text, article.published, article.language
    seen = shown(text)
    if seen is not None:
        return restored(_scanned(seen.text, published, language), text, seen)
    return _scanned(text, published, language)


def _scanned(text: str, published: dt.date | None, language: str | None) -> Scan:
    """The scan of a text without hidden characters."""
    sentences = split_sentences(text)
    furniture = find_furniture(text, sentences)
    dates = find_dates(text, published)
    names = tuple(n for n in find_names(text, sentences, furniture) if not is_cut(text, n))
    spelled = [spelled_words(sentence.text) for sentence in sentences]
    meetings, asks = find_clues(sentences, furniture, spelled)
    figures, unreadable = read_figures(text, dates)
    return Scan(
        sentences=sentences,
        figures=_outside(furniture, figures),
        reporting=find_reporting(text, sentences, names, furniture, spelled),
        names=names,
        dates=dates,
        meetings=meetings,
        asks=asks,
        furniture=furniture,
        language=language,
        published=published,
        unreadable=unreadable,
    )


def _outside(furniture: Iterable[Furniture], mentions: Iterable[M]) -> tuple[M, ...]:
    """The mentions that stand in the story itself; a headline is part of it."""
    apart = [f for f in furniture if f.kind != "headline"]
    starts = [f.start for f in apart]

    def inside(mention: M) -> bool:
        before = bisect_left(starts, mention.end)
        return before > 0 and mention.start < apart[before - 1].end

    return tuple(mention for mention in mentions if not inside(mention))
