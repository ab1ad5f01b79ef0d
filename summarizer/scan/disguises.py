"""What a text says once its disguises are off: other readings of it, for a search. Pure.

Each reading is folded: small letters, without accents, widths or lookalikes, character for
character, so that what is found in it is found in the text.
"""

from __future__ import annotations

import base64
import binascii
import codecs
import html
import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from urllib.parse import unquote

from summarizer.scan.hidden import shown
from summarizer.scan.lookalikes import latin

__all__ = ["Reading", "decoded", "fold", "lettered", "plain", "respelled"]

# What most newspapers print, and nothing else beyond ASCII.
_NEWSPAPER = dict.fromkeys("“”", '"') | dict.fromkeys("‘’", "'") | {"–": "-", "—": "-", "é": "e"}
_NEWSPAPER |= {"£": "l", "€": "e", "\u00a0": " "}
_NOT_ASCII = re.compile(r"[^\x00-\x7f]+")
_DIGITS, _LETTERS = "013457@$", "oieastas"
_TAGS = re.compile("[\U000e0020-\U000e007e]{4,}")
_CODED = re.compile(
    r"[A-Za-z0-9+/_=-]{20,}|(?:%[0-9A-Fa-f]{2}|&#\w{2,6};|\\u[0-9a-fA-F]{4}|\\x\w\w)\S{12,}"
)
_HEX = re.compile(r"(?:[0-9a-f]{2})+", re.IGNORECASE)
_HEX_PAIRS = re.compile(r"(?:\b[0-9A-Fa-f]{2} ){12,}[0-9A-Fa-f]{2}\b")
_SPACED = re.compile(r"(?<!\w)\w(?:[ .*_·-]{1,2}\w(?!\w)){6,}")
_CODE = re.compile(r"[A-Za-z0-9+/_=%&#;\\.:?-]+")
_MOST_DECODED = 4_000
_LEAST_CODED = 22  # of a stretch of twice as many, one whole block has no space


@dataclass(frozen=True, slots=True)
class Reading:
    """A folded text, and the place in the article of each stretch of it."""

    text: str
    place: Callable[[int, int], tuple[int, int]]


def fold(text: str) -> str:
    """The text in small Latin letters, as many characters as it has."""
    for mark, plainer in _NEWSPAPER.items():
        text = text.replace(mark, plainer)
    if text.isascii():
        return text.lower()
    text = text.replace("\u0130", "I")  # small it would be two
    return _NOT_ASCII.sub(_folded, text).lower()


def lettered(text: str) -> str:
    """The text with digits as the letters for which some write them: "1gn0r3"."""
    for digit, letter in zip(_DIGITS, _LETTERS, strict=True):
        text = text.replace(digit, letter)
    return text


def plain(text: str) -> Reading:
    """The text as a page shows it."""
    seen = shown(text)
    if seen is None:
        return Reading(fold(text), lambda start, end: (start, end))
    return Reading(fold(seen.text), seen.span)


def respelled(reading: Reading) -> Iterator[Reading]:
    """The reading with digits as letters, with its letters moved on by 13, and backwards."""
    yield Reading(lettered(reading.text), reading.place)
    length = len(reading.text)
    yield Reading(codecs.encode(reading.text, "rot13"), reading.place)
    yield Reading(
        reading.text[::-1], lambda start, end: reading.place(length - end, length - start)
    )


def decoded(text: str) -> Iterator[Reading]:
    """What coded stretches of the text say: each is found as a whole."""
    for may_be_there, pattern, decode in _DECODERS:
        for match in pattern.finditer(text) if may_be_there(text) else ():
            told = decode(match.group()[:_MOST_DECODED])
            if told:
                yield Reading(fold(told), _always(match.start(), match.end()))


def _always(first: int, last: int) -> Callable[[int, int], tuple[int, int]]:
    return lambda start, end: (first, last)


def _folded(match: re.Match[str]) -> str:
    return "".join(map(_base, latin(match.group())))


def _base(character: str) -> str:
    """The letter without its accent or width; a space for a sign such as ¥."""
    base = unicodedata.normalize("NFKD", character)[0]
    return " " if unicodedata.category(base).startswith("S") else base


def _has_long_chunk(text: str) -> bool:
    """Whether some stretch without a space is so long that it may be a code of several words."""
    last = len(text) - _LEAST_CODED
    blocks = (text[at : at + _LEAST_CODED] for at in range(0, last + 1, _LEAST_CODED))
    return any(" " not in block and _CODE.fullmatch(block) for block in blocks)


def _has_letters_apart(text: str) -> bool:
    """Whether the "n", "o" and "r" of "ignore" stand apart, with one mark between them or more."""
    return any(f"{a}n{a}o{a}r" in text or f"{a}N{a}O{a}R" in text for a in " .*_·-")


def _tags(run: str) -> str:
    return "".join(chr(ord(tag) - 0xE0000) for tag in run)


def _chunk(chunk: str) -> str:
    """The text in a run of base64, hexadecimal digits or escapes; nothing where it is none."""
    if "%" in chunk or "&#" in chunk or "\\" in chunk:
        return _unescaped(chunk)
    if _HEX.fullmatch(chunk):
        return bytes.fromhex(chunk).decode("utf-8", "ignore")
    padded = chunk.translate({45: "+", 95: "/"}).rstrip("=")
    try:
        return base64.b64decode(padded + "=" * (-len(padded) % 4)).decode("utf-8")
    except (binascii.Error, UnicodeDecodeError):
        return ""


def _unescaped(chunk: str) -> str:
    told = html.unescape(unquote(chunk))
    return re.sub(r"\\(?:u([0-9a-fA-F]{4})|x([0-9a-fA-F]{2}))", _character, told)


def _character(match: re.Match[str]) -> str:
    return chr(int(match[1] or match[2], 16))


def _pairs(run: str) -> str:
    digits = run.replace(" ", "")
    return bytes.fromhex(digits[: len(digits) // 2 * 2]).decode("utf-8", "ignore")


def _joined(run: str) -> str:
    """The words of letters set apart: two spaces or more lie between words, if any do."""
    words = re.split(r" {2,}", run)
    return " ".join(re.sub(r"[\W_]", "", word) for word in words)


# A quick look, what a coded stretch looks like, and what it says.
_DECODERS: tuple[
    tuple[Callable[[str], bool], re.Pattern[str], Callable[[str], str]],
    ...,
] = (
    (lambda text: "\U000e0020" in text, _TAGS, _tags),
    (_has_long_chunk, _CODED, _chunk),
    (lambda text: " 20 6" in text or " 20 7" in text, _HEX_PAIRS, _pairs),
    (_has_letters_apart, _SPACED, _joined),
)
