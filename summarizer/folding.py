"""Text as it is compared: white space and quotation marks alike, nothing else."""

from __future__ import annotations

__all__ = ["fold", "folded"]

_QUOTES = dict.fromkeys("“”„‟«»″", '"') | dict.fromkeys("‘’‚‛‹›′`", "'")


def fold(text: str) -> str:
    """The text with white space runs as one space and quotation marks as plain ones."""
    return folded(text)[0].strip(" ")


def folded(text: str) -> tuple[str, list[int]]:
    """The folded text and, for each of its characters, the offset it came from."""
    characters: list[str] = []
    offsets: list[int] = []
    for offset, character in enumerate(text):
        if character.isspace():
            if characters and characters[-1] == " ":
                continue
            character = " "
        characters.append(_QUOTES.get(character, character))
        offsets.append(offset)
    return "".join(characters), offsets
