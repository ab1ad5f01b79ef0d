"""A whole record as one JSON-LD document."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any
from urllib.parse import quote

from summarizer.article import Article
from summarizer.draft.sections import Section, sections_of
from summarizer.schemas import Attribution, Evidenced, Figure, Headline, Record, Span
from summarizer.show.contents import is_prose_section, items_of
from summarizer.show.html.texts import whole
from summarizer.show.jsonld.context import CONTEXT
from summarizer.show.jsonld.nodes import Node, known, node_of

__all__ = ["to_jsonld"]

_AROUND = 32  # characters of the article before and behind a quotation
_ADDRESS = re.compile(r"https?://[^\s\x00-\x20<>\"{}|\\^`]+")


def to_jsonld(record: Record, article: Article | str | None = None) -> dict[str, Any]:
    """The record as a JSON-LD 1.1 document: a dictionary that ``json.dumps`` takes.

    A schema.org ``NewsArticle``, a node for each item, and a W3C Web Annotation for its spans:
    position (code points) and quotation, with the words around it where the article is given.
    Identifiers are fragments of the article's address, or of ``urn:sha256:`` and its digest
    where it has none. Equal records give equal documents, however they were made: provenance
    and what was left out are not told. Raises InputError for the text of another article.
    """
    given = Article(article) if isinstance(article, str) else article
    document = _Document(record, None if given is None else whole(record, given).text)
    return {"@context": CONTEXT, "@graph": list(document.nodes())}


class _Document:
    """The nodes of one record, all of the same article."""

    def __init__(self, record: Record, text: str | None) -> None:
        self._record = record
        self._text = text
        self._url = _address(record.article.url)
        self._about = self._url or f"urn:sha256:{record.article.sha256}"

    def nodes(self) -> Iterator[Node]:
        """The article, then each item and where it stands, in the order of the record."""
        sections = sections_of(type(self._record))
        items = [
            (section, item) for section in sections for item in items_of(self._record, section)
        ]
        yield self._article(items)
        for section, item in items:
            node = node_of(section, item)
            if is_prose_section(section):
                node["about"] = {"id": self._about}
            yield {"id": self._id(section, item), **node}
            for field, motivation, spans in _spans(item):
                if spans:
                    yield self._annotation(self._id(section, item), field, motivation, spans)

    def _article(self, items: Sequence[tuple[Section, Evidenced]]) -> Node:
        article = self._record.article
        headline = next((item for _, item in items if isinstance(item, Headline)), None)
        outlet = article.outlet and {"type": "NewsMediaOrganization", "name": article.outlet}
        digest = {"type": "PropertyValue", "propertyID": "sha256", "value": article.sha256}
        node = {
            "id": self._about,
            "type": "NewsArticle",
            "url": self._url,
            "headline": article.title,
            "alternativeHeadline": headline and headline.text,
            "datePublished": article.published,
            "publisher": outlet,
            "inLanguage": article.language,
            "identifier": digest,
            "mentions": [
                self._id(section, item) for section, item in items if not is_prose_section(section)
            ],
        }
        return known(node)

    def _id(self, section: Section, item: Evidenced) -> str:
        return f"{self._about}#{quote(getattr(item, 'id', section.name), safe='')}"

    def _annotation(self, item: str, field: str, motivation: str, spans: Sequence[Span]) -> Node:
        return {
            "id": f"{item}-{field}",
            "type": "Annotation",
            "motivation": motivation,
            "body": item,
            "target": [
                {
                    "type": "SpecificResource",
                    "source": self._about,
                    "selector": [_position(span), self._quotation(span)],
                }
                for span in spans
            ],
        }

    def _quotation(self, span: Span) -> Node:
        node = {"type": "TextQuoteSelector", "exact": span.text}
        if self._text is None:
            return node
        before = self._text[max(span.start - _AROUND, 0) : span.start]
        return node | {"prefix": before, "suffix": self._text[span.end : span.end + _AROUND]}


def _position(span: Span) -> Node:
    return {"type": "TextPositionSelector", "start": span.start, "end": span.end}


def _spans(item: Evidenced) -> Iterator[tuple[str, str, Sequence[Span]]]:
    yield "evidence", "linking", item.evidence
    if isinstance(item, Figure):
        yield "mentions", "highlighting", item.mentions
    if isinstance(item, Attribution):
        yield "quotations", "highlighting", item.quotations


def _address(url: str | None) -> str | None:
    """The address without its fragment, None for what is none."""
    if url is None or not _ADDRESS.fullmatch(url):
        return None
    return url.partition("#")[0]
