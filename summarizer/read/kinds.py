"""Which kind of document it is, by its name and its first bytes."""

from __future__ import annotations

import codecs
import json
import re
from pathlib import PurePath
from typing import Literal, get_args

__all__ = ["KINDS", "Holding", "Kind", "holding_of", "is_address", "is_table", "kind_of"]

Kind = Literal["text", "markdown", "html", "pdf", "eml", "json"]
KINDS: tuple[Kind, ...] = get_args(Kind)
Holding = Literal["rows", "document", "unclear"]

_ENDINGS: dict[str, Kind] = {
    ".txt": "text",
    ".md": "markdown",
    ".markdown": "markdown",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".pdf": "pdf",
    ".eml": "eml",
    ".json": "json",
}
_ADDRESS = re.compile(r"\s*[A-Za-z][A-Za-z0-9+.-]*://")
_TABLES = (".jsonl", ".ndjson", ".parquet")
_PDF = b"%PDF-"
_SAMPLE = 4_096
_HTML = re.compile(
    rb"(?:<\?xml[^>]{0,200}\?>\s*)?(?:<!--.{0,1000}?-->\s*)*<(?:!doctype\s+html|html)\b",
    re.IGNORECASE | re.DOTALL,
)
_HEADER = re.compile(rb"(?:From |([A-Za-z][\w-]{0,60}):)")
_OF_A_LETTER = {b"from", b"subject", b"date", b"to", b"message-id", b"mime-version", b"received"}
_OBJECT = re.compile(rb'\{\s*"')
_ARRAY = re.compile(rb"\[\s*\{")


def is_address(source: str) -> bool:
    """Whether a name is an address ("https://…") and no file."""
    return _ADDRESS.match(source) is not None


def is_table(source: str) -> bool:
    """Whether a name is that of a file with many articles, a row each."""
    return source.lower().endswith(_TABLES) and not is_address(source)


def kind_of(name: str | None, data: bytes) -> Kind:
    """The kind of a document; text where nothing says otherwise.

    A PDF is one under any name. Apart from that the ending of the name decides, and the
    first bytes where it says nothing; Markdown is known by name alone.
    """
    if data.startswith(_PDF):
        return "pdf"
    named = _ENDINGS.get(PurePath(name or "").suffix.lower())
    if named:
        return named
    start = data[:_SAMPLE].removeprefix(codecs.BOM_UTF8).lstrip()
    if _HTML.match(start):
        return "html"
    if _OBJECT.match(start):
        return "json"
    return "eml" if _is_letter(start) else "text"


def holding_of(start: bytes) -> Holding:
    """What a stream without a name holds that begins so: rows of JSON, an object a line, or one
    document. JSON that is not whole in its first line may be either.
    """
    start = start.removeprefix(codecs.BOM_UTF8).lstrip()
    if not start.startswith(b"{"):
        return "unclear" if _ARRAY.match(start) else "document"
    line, end, _ = start.partition(b"\n")
    if not end:
        return "rows"
    try:
        return "rows" if isinstance(json.loads(line), dict) else "unclear"
    except (ValueError, RecursionError):
        return "unclear"


def _is_letter(start: bytes) -> bool:
    """Whether it begins with a block of headers in which a sender and another usual one stand."""
    found = set()
    for line in start.splitlines():
        if not line:
            break
        header = _HEADER.match(line)
        if header is None and line[:1] not in (b" ", b"\t"):
            return False
        if header and header[1]:
            found.add(header[1].lower())
    return b"from" in found and len(found & _OF_A_LETTER) > 1
