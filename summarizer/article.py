"""An article: its text, what is known of it, and where its sentences stand."""

from __future__ import annotations

import codecs
import datetime as dt
import hashlib
import re
from dataclasses import dataclass
from functools import cached_property
from typing import TypedDict, Unpack

from summarizer.errors import InputError
from summarizer.language import language_of
from summarizer.published import find_published
from summarizer.sentences import Mention, Sentence, split_sentences

__all__ = ["Article", "Known", "Mention", "Sentence", "decoded", "split_sentences"]


class Known(TypedDict, total=False):
    """What a reader can know of an article beside its text."""

    title: str | None
    published: dt.date | str | None
    outlet: str | None
    url: str | None
    source: str


@dataclass(frozen=True, init=False)
class Article:
    """One article as the program sees it; every offset in a record indexes its ``text``.

    ``text`` is the input as given, less a byte-order mark at its start. ``published`` is
    the date given, or the one that the article prints near its top.
    """

    text: str
    title: str | None
    published: dt.date | None
    outlet: str | None
    url: str | None
    source: str

    def __init__(
        self,
        text: str,
        title: str | None = None,
        published: dt.date | str | None = None,
        outlet: str | None = None,
        url: str | None = None,
        source: str = "text",
    ) -> None:
        text = text.removeprefix("\ufeff")
        _refuse_unusable(text, "the article")
        date = find_published(text) if published is None else _date(published)
        # The class is frozen; this is the one place that fills it.
        vars(self).update(
            text=text, title=title, published=date, outlet=outlet, url=url, source=source
        )

    @classmethod
    def from_bytes(
        cls,
        data: bytes,
        *,
        encoding: str = "utf-8",
        name: str = "the article",
        limit_characters: int = 60_000,
        **known: Unpack[Known],
    ) -> Article:
        """The article that a file's bytes hold; an ``InputError`` says why they hold none."""
        text = decoded(data, encoding, name)
        return cls.from_text(text, name=name, limit_characters=limit_characters, **known)

    @classmethod
    def from_text(
        cls,
        text: str,
        *,
        name: str = "the article",
        limit_characters: int = 60_000,
        **known: Unpack[Known],
    ) -> Article:
        """The article of a text; an ``InputError`` that names it says why it is none."""
        text = text.removeprefix("\ufeff")
        _refuse_unusable(text, name)
        if len(text) > limit_characters:
            raise InputError(
                f"{name} is too long: {len(text):,} characters, and the limit is "
                f"{limit_characters:,}. Give one article at a time, or raise the limit.",
                code="too_long",
            )
        return cls(text, **known)

    @property
    def characters(self) -> int:
        """The length of the text in Unicode code points."""
        return len(self.text)

    @cached_property
    def sha256(self) -> str:
        """The hexadecimal SHA-256 digest of the text's UTF-8 bytes."""
        return hashlib.sha256(self.text.encode("utf-8")).hexdigest()

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        """The article's sentences in order, numbered from 1."""
        return split_sentences(self.text)

    @cached_property
    def language(self) -> str | None:
        """ "en" where the function words of the text are English, None where they are not."""
        return language_of(self.text)


# --- what cannot be used ----------------------------------------------------------------------

_LONE_SURROGATE = re.compile(r"[\ud800-\udfff]")


def _refuse_unusable(text: str, name: str) -> None:
    """Raises an ``InputError`` for a text that is empty, blank, or no Unicode text."""
    if not text:
        raise InputError(f"{name} is empty. Give the text of one article.", code="empty")
    if text.isspace():
        raise InputError(
            f"{name} holds only white space ({len(text):,} characters). "
            "Give the text of one article.",
            code="blank",
        )
    lone = _LONE_SURROGATE.search(text)
    if lone:
        line = text.count("\n", 0, lone.start()) + 1
        raise InputError(
            f"{name} holds half of a character (the lone surrogate U+{ord(lone.group()):04X}) at "
            f"character {lone.start()}, line {line}. It was decoded wrongly: read the file again "
            "in its own encoding.",
            code="lone_surrogate",
        )


def _date(given: dt.date | str) -> dt.date:
    """A date as a ``datetime.date``, whichever way it was given."""
    if isinstance(given, dt.datetime):
        return given.date()
    if isinstance(given, dt.date):
        return given
    try:
        return dt.date.fromisoformat(given.strip())
    except (AttributeError, ValueError):
        raise InputError(
            f"The date of publication {given!r} is no date. Write it as YYYY-MM-DD, for example "
            "2025-12-28.",
            code="bad_date",
        ) from None


# --- bytes to text ----------------------------------------------------------------------------

_BINARY_STARTS = {
    b"%PDF-": "a PDF file",
    b"\x89PNG": "a PNG picture",
    b"\xff\xd8\xff": "a JPEG picture",
    b"GIF8": "a GIF picture",
    b"RIFF": "a sound, picture or film file",
    b"PK\x03\x04": "a ZIP archive or an office document",
    b"\x1f\x8b": "a gzip archive",
    b"BZh": "a bzip2 archive",
    b"7z\xbc\xaf": "a 7z archive",
    b"Rar!": "a RAR archive",
    b"\xd0\xcf\x11\xe0": "an old office document",
    b"\x7fELF": "a program",
}
_SAMPLE = 4_096
_MOST_CONTROLS = 0.05  # of the bytes of a text, whatever its encoding
_WIDE_MARKS = {
    codecs.BOM_UTF32_LE: "utf-32",
    codecs.BOM_UTF32_BE: "utf-32",
    codecs.BOM_UTF16_LE: "utf-16",
    codecs.BOM_UTF16_BE: "utf-16",
}


def decoded(data: bytes, encoding: str, name: str) -> str:
    """The text of the bytes, or an ``InputError`` that says what they are instead."""
    for start, what in _BINARY_STARTS.items():
        if data.startswith(start):
            raise _binary(name, f"it starts like {what}")
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        raise _undecodable(data, encoding, name, error.start) from None
    except (LookupError, ValueError):
        raise InputError(
            f"{encoding!r} is no encoding that Python knows. Give --encoding a name such as "
            "utf-8, windows-1252, utf-16 or shift_jis.",
            code="unknown_encoding",
        ) from None
    if "\0" in text:
        raise _binary(name, f"it holds a NUL at character {text.index(chr(0))}")
    return text


def _binary(name: str, why: str) -> InputError:
    return InputError(
        f"{name} is not text: {why}. Give the article as plain text, or save it as text first.",
        code="binary",
    )


def _undecodable(data: bytes, encoding: str, name: str, at: int) -> InputError:
    if _is_noise(data):
        return _binary(name, "its bytes are those of no text")
    code = "not_utf8" if codecs.lookup(encoding).name == "utf-8" else "undecodable"
    return InputError(
        f"{name} is not {encoding}: the byte 0x{data[at]:02x} at offset {at} has no meaning "
        f"there. It is likely {_guess(data)}: try --encoding {_guess(data)}.",
        code=code,
    )


def _is_noise(data: bytes) -> bool:
    """Whether so many bytes are control characters that this is text in no encoding."""
    sample = data[:_SAMPLE]
    if any(data.startswith(mark) for mark in _WIDE_MARKS):
        return False
    controls = sum(byte < 32 and byte not in b"\t\n\r\f" for byte in sample)
    return controls > _MOST_CONTROLS * len(sample)


def _guess(data: bytes) -> str:
    """The encoding that bytes which are not UTF-8 are most likely in."""
    for mark, encoding in _WIDE_MARKS.items():
        if data.startswith(mark):
            return encoding
    try:
        data.decode("windows-1252")
    except UnicodeDecodeError:
        return "iso-8859-1"
    return "windows-1252"
