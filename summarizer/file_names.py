"""Names for files, made of what stands in addresses and titles, that every system takes.

The strictest system decides: Windows for characters and for the names that it keeps for
devices, the others' 255 bytes for the length, and those that do not tell ``A`` from ``a`` for
which names are one.
"""

from __future__ import annotations

import re
import unicodedata

__all__ = ["safe_stem", "same_file"]

_LONGEST_STEM = 150  # bytes, which leaves 255 room for an ending and for what is unfinished
_REFUSED = re.compile(r'[<>:"/\\|?*]+')
_DEVICE = re.compile(r"(?i)(?:con|prn|aux|nul|conin\$|conout\$|(?:com|lpt)[0-9¹²³])(?= *(?:\.|$))")
_AT_THE_ENDS = ". "
_JOINERS = "\u200c\u200d"  # which words of some languages are written with


def safe_stem(text: str, otherwise: str = "article") -> str:
    """The text as the name of a file without its ending; ``otherwise`` where nothing is left.

    A name that is safe already stays as it is, but for its accents, which are put together.
    """
    printable = unicodedata.normalize("NFC", "".join(map(_printable, text)))
    stem = _bounded(_REFUSED.sub("-", printable).strip(_AT_THE_ENDS))
    if stem.startswith("-"):  # no option of any command
        stem = f"_{stem[1:]}"
    device = _DEVICE.match(stem)
    if device is not None:
        stem = f"{device[0]}_{stem[device.end() :]}"
    return stem or otherwise


def same_file(name: str) -> str:
    """What two names have in common that some system takes for one file."""
    if name.isascii():
        return name.casefold()
    joined = name.translate(dict.fromkeys(map(ord, _JOINERS)))
    folded = unicodedata.normalize("NFD", joined).casefold()
    return unicodedata.normalize("NFC", folded)


def _printable(char: str) -> str:
    """The character; a slash, which no name may have, for what is no character to read."""
    category = unicodedata.category(char)
    if category == "Cf":
        return char if char in _JOINERS else ""
    return "/" if category in ("Cc", "Cs", "Zl", "Zp") else char


def _bounded(stem: str) -> str:
    cut = stem.encode()[:_LONGEST_STEM].decode("utf-8", "ignore")
    return cut.rstrip(_AT_THE_ENDS)
