"""Parties as sources: person, body, unnamed, outlet or document."""

from __future__ import annotations

import re
from collections.abc import Sequence

from summarizer.scan.mentions import Furniture, NameMention, Source, SourceKind
from summarizer.scan.names.lists import OUTLET_WORDS, OUTLETS
from summarizer.scan.reporting.cues import NOUNS, PEOPLE, word_set
from summarizer.scan.reporting.parties import Party
from summarizer.scan.reporting.publisher import publishers, squeezed

__all__ = ["Outlets", "kind_of", "source_of"]

_LABEL = re.compile(
    r"(?:’s|'s)? (?:newspaper|newswire|news agency|news website|magazine|broadcaster|daily"
    r"|weekly|website|news channel|television|radio|agency)\b"
)
_LABELS_BEFORE = (
    "newspaper ", "newswire ", "agency ", "magazine ", "broadcaster ", "daily ", "weekly ",
    "website ", "station ", "channel ",
)  # fmt: skip
_PAPERS_BEFORE = (" newspaper ", " newswire ", " magazine ", " website ")
_LABEL_BEFORE = re.compile(rf"\b(?:{'|'.join(_LABELS_BEFORE)})$")
_FOREIGN_ARTICLES = word_set("foreign articles")
_SOMEBODY = PEOPLE | word_set("somebody")


class Outlets:
    """Which names of an article are outlets, and which of them publishes it."""

    def __init__(
        self, text: str, names: Sequence[NameMention], furniture: Sequence[Furniture]
    ) -> None:
        self._text = text
        self._labelled = {
            name.full for name in names if name.kind == "organisation" and self._is_labelled(name)
        }
        # "Newspaper El Faro del Norte" may look like a person's name.
        self._labelled |= {
            name.full
            for name in names
            if name.kind == "person" and text.endswith(_PAPERS_BEFORE, 0, name.start)
        }
        self._own = frozenset(publishers(text, names, furniture))
        self._known_own: dict[str, bool] = {}

    def _is_labelled(self, name: NameMention) -> bool:
        if _LABEL.match(self._text, name.end):
            return True
        if self._text.endswith(_LABELS_BEFORE, 0, name.start) and _LABEL_BEFORE.search(
            self._text, max(0, name.start - 20), name.start
        ):
            return True
        return self._text.startswith("reported", name.end + 1) and name.text.count(" ") < 4

    def __contains__(self, name: NameMention) -> bool:
        if name.kind not in ("organisation", "group"):
            return name.kind == "person" and name.full in self._labelled
        if name.full in self._labelled or name.full in OUTLETS or name.text in OUTLETS:
            return True
        if name.kind == "group":
            return False
        words = name.full.lower().replace("-", " ").split()
        if len(words) == 2 and words[0] in _FOREIGN_ARTICLES:
            return True
        return not OUTLET_WORDS.isdisjoint(words)

    def is_own(self, name: NameMention) -> bool:
        """Whether it is the article's own publisher, which is in no chain."""
        if not self._own:
            return False
        known = self._known_own.get(name.text)
        if known is None:
            known = squeezed(name.full) in self._own or squeezed(name.text) in self._own
            self._known_own[name.text] = known
        return known


def kind_of(party: Party, outlets: Outlets) -> SourceKind:
    """What kind of source a party is."""
    mention = party.mention
    if mention is None:
        return "document" if party.word in NOUNS else "unnamed"
    if mention.kind == "person":
        return "outlet" if mention in outlets else "person"
    if mention in outlets:
        return "outlet"
    if mention.kind == "group":
        people = not _SOMEBODY.isdisjoint(mention.text.lower().split())
        return "unnamed" if people else "organisation"
    return "organisation"


def source_of(text: str, party: Party, outlets: Outlets) -> Source:
    """A party as the source that it is where it stands."""
    start, end = party.start, party.end
    return Source(start, end, text[start:end], kind_of(party, outlets))
