"""Text of a stranger, made safe to look at."""

from __future__ import annotations

import unicodedata

__all__ = ["escape", "is_unseen", "one_line", "visible"]

_WHITE_SPACE = "\t\n\v\f\r"
# Zero-width joiner and non-joiner: Persian, Urdu, Hindi and emoji cannot be written without.
_JOINERS = "\u200c\u200d"


def visible(text: str) -> str:
    """The text with control, direction and other unseen characters as escapes: ``\\x1b``.

    Line ends and tabs stay; so do the joiners that some scripts are written with.
    """
    if text.isprintable():
        return text
    return "".join(escape(c) if is_unseen(c) and c not in _WHITE_SPACE else c for c in text)


def one_line(text: str) -> str:
    """The same with every run of white space as one space."""
    return " ".join(visible(text).split())


def is_unseen(character: str) -> bool:
    """Whether a terminal would obey or swallow the character instead of showing it."""
    return character not in _JOINERS and unicodedata.category(character) in (
        "Cc",
        "Cf",
        "Cs",
        "Zl",
        "Zp",
    )


def escape(character: str) -> str:
    """The character by its number, as Python writes it: ``\\x1b``."""
    code = ord(character)
    if code < 0x100:
        return f"\\x{code:02x}"
    return f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"
