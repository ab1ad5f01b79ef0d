"""What the article's own publisher is called, which is in no chain."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from summarizer.scan.mentions import Furniture, NameMention
from summarizer.scan.names.lists import BODIES, OUTLET_WORDS, OUTLETS

__all__ = ["publishers", "squeezed"]

_BYLINED = re.compile(
    r"\(Reporting by|\(([A-Z][\w ]{1,30})\) ?[-—–]|©|[Cc]opyright (?:\d{4} )?([\w ]{2,30})"
    r"|@([\w-]{2,30})\.[a-z]|[Pp]ublished (?:in|by|on) ([\w' -]{2,40})(?=[,.]|$)"
)
_ADDRESS = re.compile(r"[\w.]@([\w-]{2,30})\.[a-z]")
_HEARER = re.compile(r"\b(?:told|seen by|shown to|obtained by|reviewed by|contacted by) (the )?$")
_BEFORE_HEARER = ("told ", " by ", " to ", " the ")
_OUTLET_NAMES = OUTLET_WORDS | {name.lower() for name in OUTLETS}
_LONGEST = 40


def squeezed(name: str) -> str:
    """A name as an address has it: "The Harbour Mercury" is "harbourmercury"."""
    return name.casefold().removeprefix("the ").replace(" ", "").replace("-", "")


def publishers(
    text: str, names: Sequence[NameMention], furniture: Sequence[Furniture]
) -> Iterator[str]:
    """The names of the outlet that the page is of, squeezed."""
    for mark in furniture:
        printed = mark.text
        if " | " in printed or _may_name_publisher(printed):
            yield from _printed(printed)
    opening = _BYLINED.search(text[:400]) if "(" in text[:400] else None
    if opening and opening[1]:
        yield squeezed(opening[1].strip())
    if "@" in text:
        for address in _ADDRESS.finditer(text):
            yield squeezed(address[1])
    yield from _told(text, names)


def _printed(mark: str) -> Iterator[str]:
    """What a line of the page says of itself: "Published in X", "X | Business | Live"."""
    if " | " in mark:
        yield from (squeezed(part.strip()) for part in mark.split(" | ") if len(part) < _LONGEST)
    for match in _BYLINED.finditer(mark):
        yield from (squeezed(name.strip()) for name in match.groups() if name)


def _may_name_publisher(mark: str) -> bool:
    """Whether a mark holds what one with its publisher's name must; a look is a search saved."""
    return "(" in mark or "@" in mark or "©" in mark or "opyright" in mark or "ublished" in mark


def _told(text: str, names: Sequence[NameMention]) -> Iterator[str]:
    """An outlet calls itself by one word ("told the Sentinel").

    Others are introduced in full, or are known to everybody.
    """
    for name in names:
        if name.kind != "organisation" or name.text != name.full or " " in name.text:
            continue
        if not text.endswith(_BEFORE_HEARER, 0, name.start):
            continue
        hearer = _HEARER.search(text, max(0, name.start - 20), name.start)
        if hearer is None:
            continue
        known = name.text.lower() in _OUTLET_NAMES and not name.text.isupper()
        if known if hearer[1] else _is_unknown(name.text):
            yield squeezed(name.text)


def _is_unknown(name: str) -> bool:
    return name not in OUTLETS and name not in BODIES and not name.isupper()
