"""From a file's name, an address or bytes to an article."""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import Unpack, cast

from summarizer.article import Article, Known, decoded
from summarizer.read.disk import file_bytes
from summarizer.read.document import Document
from summarizer.read.fields import fields
from summarizer.read.html import decoded_page, main_text
from summarizer.read.kinds import Kind, is_address, kind_of
from summarizer.read.letter import letter
from summarizer.read.markdown import markdown
from summarizer.read.pdf import pdf
from summarizer.read.web import Web, fetched

__all__ = ["article_of", "read_article"]

_LIMIT = 60_000


def read_article(
    source: str | os.PathLike[str] | bytes,
    /,
    *,
    kind: Kind | None = None,
    encoding: str | None = None,
    limit_characters: int = _LIMIT,
    web: Web | None = None,
    **known: Unpack[Known],
) -> Article:
    """The article in a file, at an address or in the bytes of a document.

    ``kind``     what it is; found by its name and first bytes unless given
    ``encoding`` of text, Markdown and JSON, UTF-8 unless given; pages and letters say their own
    ``web``      the limits of reading an address; addresses of private networks are refused
    ``known``    title, published, outlet, url, source: these win over what the document says

    Offsets of its record index ``Article.text``, which is the text that was taken out; its
    ``source`` says how. Raises InputError where there is no article to be had.
    """
    if isinstance(source, bytes):
        return article_of(source, "the document", kind, encoding, limit_characters, **known)
    if isinstance(source, str) and is_address(source):
        page = fetched(source.strip(), web or Web())
        about: Known = {"url": page.address}
        about.update(_said(known))
        return article_of(
            page.data,
            page.address,
            kind or page.kind,
            encoding or page.charset,
            limit_characters,
            address=page.address,
            **about,
        )
    name = os.fspath(source)
    data = file_bytes(name, name)
    return article_of(data, name, kind, encoding, limit_characters, **known)


def article_of(
    data: bytes,
    name: str,
    kind: Kind | None = None,
    encoding: str | None = None,
    limit_characters: int = _LIMIT,
    *,
    address: str | None = None,
    **known: Unpack[Known],
) -> Article:
    """The article in a document's bytes; ``name`` is for people, and tells its kind."""
    found = kind or kind_of(None if address else name, data)
    if not data or data.isspace():
        found = "text"  # which says so
    given: Known = {"source": name}
    given.update(_said(known))
    if found == "text":
        return Article.from_bytes(
            data,
            encoding=encoding or "utf-8",
            name=name,
            limit_characters=limit_characters,
            **given,
        )
    document = _PARSERS[found](data, name, encoding, limit_characters, address)
    return _made(document, name, limit_characters, given)


def _said(known: Known) -> Known:
    """What is known without what is not: None says nothing."""
    return cast(Known, {name: value for name, value in known.items() if value is not None})


def _made(document: Document, name: str, limit_characters: int, given: Known) -> Article:
    told: Known = {
        "title": document.title,
        "published": document.published,
        "outlet": document.outlet,
        "url": document.url,
    }
    told |= given
    told["source"] = f"{given['source']}, {document.how}"
    return Article.from_text(document.text, name=name, limit_characters=limit_characters, **told)


_Parser = Callable[[bytes, str, str | None, int, str | None], Document]
_PARSERS: dict[Kind, _Parser] = {
    "markdown": lambda data, name, encoding, limit, address: markdown(
        decoded(data, encoding or "utf-8", name)
    ),
    "html": lambda data, name, encoding, limit, address: main_text(
        decoded_page(data, encoding), name, address
    ),
    "pdf": lambda data, name, encoding, limit, address: pdf(data, name, limit),
    "eml": lambda data, name, encoding, limit, address: letter(data, name),
    "json": lambda data, name, encoding, limit, address: fields(
        decoded(data, encoding or "utf-8", name).removeprefix("\ufeff"), name
    ),
}
