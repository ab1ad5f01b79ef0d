"""How an article prints its dollars, from which follows what it means by a bare "$"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

__all__ = ["DollarMarks", "read_marks"]


class DollarMarks(NamedTuple):
    """The dollars that the article marks; the codes are those of other countries' dollars.

    ``signed`` are those it prints as a sign with letters ("A$"), ``named`` those it marks in any
    way. ``us_signed`` and ``us_named`` say the same of American dollars. ``told`` is the code of
    the one dollar in which it says that its figures are ("in Australian dollars").
    """

    signed: frozenset[str]
    named: frozenset[str]
    us_signed: bool
    us_named: bool
    told: str | None


_LONGEST_SIGN = 5
_DOLLAR = re.compile(r" [Dd]ollars?(?!\w)")
_PLACE = re.compile(r"(?<![^\W_])((?:[A-Z][a-z]+ )?[A-Z][A-Za-z]+|U\.S\.)$")
_COUNTED = re.compile(r"(?:[0-9]|illion|bn|hundred|thousand|lakh|crore|[0-9]m)[ -]?$")
_FIGURES_IN = re.compile(
    r"(?:figures|amounts|sums|values|prices|currency|stated|expressed|reported)\b[^.\n]{0,30}$",
    re.IGNORECASE,
)
_CODE = re.compile(r"D(?<=[A-Z]{2}D)(?![^\W_])")


def read_marks(
    text: str, signs: Mapping[str, str], places: Mapping[str, str], codes: frozenset[str]
) -> DollarMarks:
    """The marks of the text, from the signs and places that stand for one of the dollars."""
    signed = set(_signed(text, signs))
    named: set[str] = {text[at.start() - 2 : at.end()] for at in _CODE.finditer(text)} & codes
    told: set[str] = set()
    for code, counted, figures in _named(text, places) if "ollar" in text else ():
        named.add(code)
        if figures or (code != "USD" and not counted):
            told.add(code)
    named |= signed
    # An article that prints "A$" as well means American dollars by "$", unless it says otherwise.
    told -= signed - {"USD"}
    told &= codes
    return DollarMarks(
        frozenset(signed & codes) - {"USD"},
        frozenset(named & codes) - {"USD"},
        "USD" in signed,
        "USD" in named,
        next(iter(told)) if len(told) == 1 else None,
    )


def _signed(text: str, signs: Mapping[str, str]) -> Iterator[str]:
    """The codes of the signs of several letters before or behind a "$"."""
    tails = {text[max(0, at - _LONGEST_SIGN) : at + 1] for at in _signs(text)}
    for tail in tails:
        for cut in range(len(tail) - 1):
            lead = tail[cut:]
            if lead in signs and not tail[cut - 1 : cut].isalpha():
                yield signs[lead]
                break
    if "$US" in text:
        yield "USD"


def _signs(text: str) -> Iterator[int]:
    at = text.find("$")
    while at >= 0:
        yield at
        at = text.find("$", at + 1)


def _named(text: str, places: Mapping[str, str]) -> Iterator[tuple[str, bool, bool]]:
    """Each dollar with its country: the code, whether it is counted ("5 million Australian
    dollars"), and whether it is said to be what the figures are in.
    """
    for found in _DOLLAR.finditer(text):
        start = found.start()
        place = _PLACE.search(text, max(0, start - 24), start)
        if place is None:
            continue
        name = place[1]
        code = places.get(name) or places.get(name.rpartition(" ")[2])
        if code is not None:
            plural = found.group().endswith("s")
            counted = not plural or _COUNTED.search(text, max(0, start - 40), place.start())
            figures = _FIGURES_IN.search(text, max(0, start - 60), place.start())
            yield code, counted is not None and bool(counted), plural and figures is not None
