"""HTML: the main text of a page, and what the page says of itself."""

from __future__ import annotations

import codecs
import re

from summarizer.errors import InputError
from summarizer.read.document import Document, day, extra, parsing, unheard

__all__ = ["decoded_page", "main_text", "whole_text"]

_CHARSET = re.compile(
    rb"<(?:meta|\?xml)[^>]{0,200}?(?:charset|encoding)\s*=\s*[\"']?([\w.:-]{1,40})"
)
_PAGE = re.compile(r"<(?:html|body)\b", re.IGNORECASE)
_TAG = re.compile(r"<[a-z]", re.IGNORECASE)
# Its time grows with their square: 2.4 s for 25,000 paragraphs, 53 s for 100,000. An article
# has some thousands.
_MOST_TAGS = 40_000
_SAMPLE = 2_048
# Characters; what is shorter is a menu, or a line that asks for a script or a login.
_SHORTEST = 60
_MARKS = {
    codecs.BOM_UTF8: "utf-8-sig",
    codecs.BOM_UTF16_LE: "utf-16",
    codecs.BOM_UTF16_BE: "utf-16",
}
# The day of publication, not of the last change; and no guess from what the text mentions. The
# last day is fixed, so that the same page gives the same date in any year.
_DATES = {"extensive_search": False, "original_date": True, "max_date": "2099-12-31"}


def decoded_page(data: bytes, encoding: str | None) -> str:
    """A page's characters as a browser reads them: by its mark, the given encoding, what the
    page says, and UTF-8; bytes that have no meaning there become U+FFFD.
    """
    for mark, marked in _MARKS.items():
        if data.startswith(mark):
            return data.decode(marked, "replace")
    said = _CHARSET.search(data[:_SAMPLE].lower())
    for name in (encoding, said and said[1].decode("ascii")):
        try:
            return data.decode(name or "", "replace").replace("\0", "\ufffd")
        except (LookupError, ValueError):
            continue
    return data.decode("utf-8", "replace").replace("\0", "\ufffd")


def main_text(page: str, name: str, address: str | None = None) -> Document:
    """The main text of a page without menus, comments and the like; an InputError without one."""
    with extra(name, "a page of HTML", "web"):
        import trafilatura
    unheard("trafilatura", "htmldate", "justext", "courlan")
    _refuse_endless(page, name)
    with parsing(name, "page of HTML"):
        found = trafilatura.bare_extraction(
            _whole_page(page),
            url=address,
            with_metadata=True,
            include_comments=False,
            date_extraction_params=_DATES,
        )
    # A dictionary comes where ``as_dict`` asks for one, which is not done here.
    if found is None or isinstance(found, dict) or len(found.text or "") < _SHORTEST:
        raise InputError(
            f"{name} has no main text: it may be made by a script, be a list of links, or ask for"
            " a login. Save the article as text and give that.",
            code="no_main_text",
        )
    return Document(
        _paragraphs(found.text or ""),
        "main text taken out",
        title=found.title or None,
        published=day(found.date),
        outlet=found.sitename or None,
        url=address or found.url or None,
    )


def whole_text(page: str, name: str) -> str:
    """All that a reader of the page sees, "" where that is nothing: for letters, whose layout
    has no main part.
    """
    with extra(name, "a letter in HTML", "web"):
        import trafilatura
    unheard("trafilatura")
    _refuse_endless(page, name)
    with parsing(name, "page of HTML"):
        return _paragraphs(trafilatura.html2txt(_whole_page(page)))


def _refuse_endless(page: str, name: str) -> None:
    """An InputError for a page that would keep the parser busy for minutes."""
    tags = sum(1 for _ in _TAG.finditer(page))
    if tags > _MOST_TAGS:
        raise InputError(
            f"{name} is too long: it has {tags:,} tags, and the limit is {_MOST_TAGS:,}. Save the"
            " article as text and give that.",
            code="too_long",
        )


def _whole_page(markup: str) -> str:
    """A page around markup that is a piece of one, which the parser would take for none."""
    return markup if _PAGE.search(markup) else f"<html><body>{markup}</body></html>"


def _paragraphs(text: str) -> str:
    """A blank line between paragraphs, or short ones would be read as lines of one."""
    return "\n\n".join(line.strip() for line in text.splitlines() if line.strip())
