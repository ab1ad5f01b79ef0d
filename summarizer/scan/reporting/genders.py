"""Which pronoun a person of the article goes by."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import cached_property

from summarizer.scan.mentions import NameMention
from summarizer.scan.names.lists import MEN, WOMEN
from summarizer.scan.reporting.cues import word_set

__all__ = ["Genders"]

_FEMALE = word_set("female")
_MALE = word_set("male")


class Genders:
    """The pronoun of each person, by what stands before the name or by the given name."""

    def __init__(self, text: str, names: Sequence[NameMention]) -> None:
        self._text = text
        self._names = names
        self._known: dict[str, str] = {}

    @cached_property
    def mentions(self) -> Mapping[str, list[NameMention]]:
        """The mentions of each name, by its fullest form."""
        found: defaultdict[str, list[NameMention]] = defaultdict(list)
        for name in self._names:
            found[name.full].append(name)
        return found

    def of(self, full: str) -> str:
        """The pronoun for a person, "" where nothing tells it."""
        known = self._known.get(full)
        if known is None:
            people = [name for name in self.mentions.get(full, ()) if name.kind == "person"]
            # A title anywhere tells more than a given name, which may be of either.
            known = next(filter(None, map(self._titled, people)), "")
            known = known or (_by_given_name(full) if people else "")
            self._known[full] = known
        return known

    def _titled(self, name: NameMention) -> str:
        before = self._text[max(0, name.start - 8) : name.start].split()
        words = [before[-1].strip(".").lower()] if before else []
        words += (name.role or "").lower().split()
        if not _FEMALE.isdisjoint(words):
            return "she"
        if not _MALE.isdisjoint(words):
            return "he"
        return ""


def _by_given_name(full: str) -> str:
    given = full.split()[0]
    if given in WOMEN and given not in MEN:
        return "she"
    return "he" if given in MEN and given not in WOMEN else ""
