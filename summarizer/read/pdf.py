"""PDF: the text of its pages."""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING

from summarizer.errors import InputError
from summarizer.read.document import Document, extra, parsing, unheard

if TYPE_CHECKING:
    from pypdf import PdfReader

__all__ = ["pdf"]

_BROKEN_WORD = re.compile(r"(?<=[^\W\d_])-[ \t]*\n[ \t]*(?=[^\W\d_])")
_WORD_BEFORE = re.compile(r"\w+\Z")
_WORD_AFTER = re.compile(r"\w+")
_NO_TITLE = re.compile(r"untitled|microsoft word|\.(?:docx?|indd|pdf|qxp)\Z", re.IGNORECASE)


def pdf(data: bytes, name: str, limit_characters: int) -> Document:
    """The text of a PDF's pages in their order; no more pages are read once it is too long.

    Its date is not that of publication but of the file, so it is not told. Raises InputError
    for one that is encrypted, damaged, or has no text.
    """
    with extra(name, "a PDF", "pdf"):
        import pypdf
    unheard("pypdf")
    with parsing(name, "PDF"):
        reader = pypdf.PdfReader(io.BytesIO(data))
        _open(reader, name)
        pages: list[str] = []
        for page in reader.pages:
            pages.append(page.extract_text().replace("\0", "").strip())
            if sum(map(len, pages)) > limit_characters:
                break
        count = len(reader.pages)
        title = reader.metadata.title if reader.metadata else None
    text = _mended("\n\n".join(filter(None, pages)))
    if not text.strip():
        raise InputError(
            f"{name} is a PDF without text ({count} page{'' if count == 1 else 's'}): it holds"
            " pictures of pages. Run it through text recognition (OCR) first, for example"
            " ocrmypdf, and give the result.",
            code="no_text",
        )
    return Document(text, "text of its pages taken out", title=_title(title))


def _open(reader: PdfReader, name: str) -> None:
    """Open a PDF that is encrypted without a password, as many are; an InputError for others."""
    if not reader.is_encrypted:
        return
    from pypdf.errors import DependencyError

    try:
        is_open = bool(reader.decrypt(""))
    except (DependencyError, NotImplementedError):
        is_open = False
    if not is_open:
        raise InputError(
            f"{name} is an encrypted PDF. Save it without a password and give that.",
            code="encrypted",
        )


def _mended(text: str) -> str:
    """The text with the words joined that a line's end broke.

    The hyphen stays where the text writes the word with one elsewhere, or goes on with a capital.
    """

    def joined(broken: re.Match[str]) -> str:
        before = _WORD_BEFORE.search(text, max(0, broken.start() - 40), broken.start())
        after = _WORD_AFTER.match(text, broken.end())
        parts = [found[0] if found else "" for found in (before, after)]
        is_kept = parts[1][:1].isupper() or "-".join(parts) in text
        return "-" if is_kept else ""

    return _BROKEN_WORD.sub(joined, text)


def _title(title: object) -> str | None:
    """The title of a PDF, unless it is that of a program or a file."""
    written = " ".join(title.split()) if isinstance(title, str) else ""
    return written if written and not _NO_TITLE.search(written) else None
