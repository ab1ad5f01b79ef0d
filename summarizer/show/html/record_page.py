"""A record and its article on one page."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from summarizer.article import Article
from summarizer.schemas import Record
from summarizer.show.html.document import asset, document
from summarizer.show.html.elements import Html, element, joined
from summarizer.show.html.items import headline, part_section
from summarizer.show.html.losses import alerts, left_out
from summarizer.show.html.marks import losses_of, marks_of
from summarizer.show.html.pane import text_pane
from summarizer.show.html.plan import headline_of, parts_of
from summarizer.show.html.segments import Mark, Stretch
from summarizer.show.html.styles import section_styles
from summarizer.show.html.texts import Lookup, excerpts, whole
from summarizer.show.html.top import about, legend, section_filter, skip_links, standing
from summarizer.show.leftovers import made_by
from summarizer.show.visible import one_line

__all__ = ["to_html"]

_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*")


def to_html(record: Record, article: Article | str | None = None) -> str:
    """The record as one HTML page, with the article beside it.

    The page fetches nothing, and reads without its script. Without the article it shows the
    words of it that the record has. Raises InputError for the text of another article.
    """
    known = Article(article) if isinstance(article, str) else article
    stretches = excerpts(record) if known is None else (whole(record, known),)
    sentences = [(s.start, s.end) for s in known.sentences] if known is not None else []
    parts = parts_of(record, Lookup(stretches))
    losses = losses_of(record.audit, sentences, stretches)
    head = headline_of(parts)
    title = one_line(record.article.title or record.article.source)
    if head is not None and head.shown:
        title = "".join(piece.text for piece in head.shown[0].entry.lead)
        heading = headline(head)
    else:
        heading = element("h1", element("bdi", title))
    body = [part_section(part) for part in parts if part is not head or not part.shown]
    return document(
        title,
        skip_links(),
        element(
            "header",
            about(record.article, headed_by=title),
            heading,
            standing(record, parts, has_article=known is not None),
            alerts(record.audit, losses.warned),
            section_filter(parts, len(record.audit.refused) + len(record.audit.unused)),
            legend(),
            class_="top",
        ),
        element(
            "main",
            element("div", *body, left_out(losses), id="record", tabindex="-1"),
            _article(record, stretches, marks_of(parts, losses), is_whole=known is not None),
            class_="sides",
        ),
        element(
            "footer",
            element("p", joined(made_by(record.provenance), " · ")),
            element("p", f"SHA-256 of the article’s text: {one_line(record.article.sha256)}"),
            class_="foot",
        ),
        element("p", "", id="told", class_="aside", role="status"),
        styles=asset("base.css") + asset("page.css") + section_styles(parts),
        script=asset("page.js"),
    )


def _article(
    record: Record, stretches: Sequence[Stretch], marks: Iterable[Mark], *, is_whole: bool
) -> Html:
    """The article's side; its words may be of any language, and run in any direction."""
    language = record.article.language or ""
    note = "The text of the article was not given: these are the words that the record has of it."
    return element(
        "section",
        element("h2", "Article" if is_whole else "Evidence", id="article-title"),
        Html("") if is_whole else element("p", note, class_="note"),
        element(
            "div",
            text_pane(stretches, marks),
            class_="text",
            lang=language if _LANGUAGE.fullmatch(language) else "",
        ),
        id="article",
        tabindex="0",
        aria_labelledby="article-title",
    )
