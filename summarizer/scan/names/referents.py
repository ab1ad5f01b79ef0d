"""Whom a description means: "the minister", "the bank", "the person"."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Sequence
from itertools import islice

from summarizer.article import Sentence
from summarizer.scan.names import lists
from summarizer.scan.names.described import Description
from summarizer.scan.names.heads import PLURALS
from summarizer.scan.names.piece import Piece, key

__all__ = ["Referents"]


_MANY = 20
_PLURAL_OF = {"person": "people", "man": "men", "woman": "women"}


class Referents:
    """The named and described parties of an article, looked up by the noun that describes them."""

    def __init__(
        self,
        text: str,
        sentences: Sequence[Sentence],
        names: Sequence[Piece],
        described: Sequence[Description],
    ) -> None:
        self._text = text
        self._starts = [sentence.start for sentence in sentences]
        self._paragraphs = [sentence.paragraph for sentence in sentences]
        self._offices: dict[str, str] = {}
        self._homes: dict[str, set[str]] = {}
        self._holders: defaultdict[str, dict[str, None]] = defaultdict(dict)
        self._bodies: defaultdict[str, dict[str, None]] = defaultdict(dict)
        self._learnt: set[tuple[str, str, str]] = set()
        self._places: defaultdict[str, list[int]] = defaultdict(list)
        for name in names:
            self._places[name.full].append(name.start)
            self._learn(name)
        self._introduced: defaultdict[str, list[Description]] = defaultdict(list)
        for description in described:
            if not _plain(text, description):
                self._introduced[description.head].append(description)

    def _learn(self, name: Piece) -> None:
        if name.kind == "person" and name.role:
            words = [key(word) for word in self._text[slice(*name.role)].split()]
            self._offices[name.full] = f"{self._offices.get(name.full, '')} {' '.join(words)} ;"
            for part in {part for word in words for part in (word, *word.split("-"))}:
                self._holders[part][name.full] = None
            home = self._homes.setdefault(name.full, set())
            if name.affiliation:
                home.add(self._text[slice(*name.affiliation)])
            home.update(
                lists.DEMONYMS[w]
                for w in self._text[slice(*name.role)].split()
                if w in lists.DEMONYMS
            )
        elif name.kind == "organisation" and (name.full, name.text, name.noun) not in self._learnt:
            self._learnt.add((name.full, name.text, name.noun))
            tail = key(name.full.split()[-1])
            self._bodies["+" + tail][name.full] = None
            self._bodies["+" + key(name.text.split()[-1])][name.full] = None
            if name.full in lists.OUTLETS or tail in lists.OUTLET_WORDS:
                self._bodies["+outlet"][name.full] = None
            if name.noun:
                self._bodies[name.noun][name.full] = None

    def of_title(self, title: Piece) -> str:
        """The holder of an office printed without a name ("Pakistani Finance Minister")."""
        words = title.text.split()
        office = tuple(key(word) for word in words if word not in lists.DEMONYMS)
        homes = {lists.DEMONYMS[word] for word in words if word in lists.DEMONYMS}
        return self._holder(office, homes, title.start) or title.text

    def of(self, description: Description) -> str:
        """The fullest form of whom a description means; its own words where that is unclear."""
        own = self._text[description.start : description.end]
        if not description.definite or description.end != description.head_end:
            return own
        if description.head in lists.ROLE_NOUNS:
            words = self._text[description.core : description.end].split()
            office = tuple(key(word) for word in words if word not in lists.DEMONYMS)
            homes = {lists.DEMONYMS[word] for word in words if word in lists.DEMONYMS}
            holder = self._holder(office, homes, description.start)
            if holder:
                return holder
        if _plain(self._text, description):
            body = None if description.head in PLURALS else self._body(description)
            return body or self._earlier(description) or own
        return own

    def _holder(self, office: tuple[str, ...], homes: set[str], at: int) -> str | None:
        noun = next((word for word in reversed(office) if word in lists.ROLE_NOUNS), "")
        wanted = f" {' '.join(office)} "
        fits = [full for full in self._holders.get(noun, ()) if wanted in self._offices[full]]
        if not fits and len(office) == 1:
            kin = (self._holders[other] for other in lists.ROLE_KIN.get(noun, ()))
            fits = list(dict.fromkeys(full for holders in kin for full in holders))
        if homes:
            at_home = [full for full in fits if self._is_from(full, homes)]
            fits = at_home or [full for full in fits if not self._homes.get(full)]
        return self._only(fits, at)

    def _is_from(self, full: str, homes: set[str]) -> bool:
        home = self._homes.get(full, set())
        return bool(home & homes) or any(lists.DEMONYMS.get(word) in homes for word in home)

    def _body(self, description: Description) -> str | None:
        head = description.head
        if head == "state":
            return None
        fits = dict.fromkeys(self._bodies[head])
        tails = lists.BODY_KINDS.get(head, frozenset({head}))
        if head in ("newspaper", "paper", "agency", "broadcaster", "magazine", "outlet"):
            tails |= {"outlet"}
        for tail in tails:
            # More than a few are no answer, however many there are in a long article.
            fits.update(dict.fromkeys(islice(self._bodies["+" + tail], _MANY + 1)))
        return self._only(list(fits), description.start)

    def _only(self, fits: Sequence[str], at: int) -> str | None:
        """The one that fits, or the only one of them named earlier in the paragraph."""
        if len(fits) < 2:
            return fits[0] if fits else None
        index = max(0, bisect_right(self._starts, at) - 1)
        paragraph = self._paragraphs[index]
        while index and self._paragraphs[index - 1] == paragraph:
            index -= 1
        first = self._starts[index]
        near = [full for full in fits[:_MANY] if self._named_between(full, first, at)]
        return near[0] if len(near) == 1 else None

    def _named_between(self, full: str, first: int, last: int) -> bool:
        places = self._places[full]
        index = bisect_right(places, last)
        return index > 0 and places[index - 1] >= first

    def _earlier(self, description: Description) -> str | None:
        """The longer description that this one takes up: "the person", "the sources"."""
        found = self._introduced.get(description.head) or self._introduced.get(
            _PLURAL_OF.get(description.head, description.head + "s"), []
        )
        index = bisect_right(found, description.start, key=lambda d: d.start)
        if not index:
            return None
        earlier = found[index - 1]
        return self._text[earlier.start : earlier.end]


def _plain(text: str, description: Description) -> bool:
    """Whether a description is an article and a noun and no more."""
    return (
        description.determiner in ("the", "this", "that", "these", "those")
        and description.end == description.head_end
        and all(
            word.endswith(("-based", "-old", "-owned", "-listed"))
            or word == "same"
            or word in lists.DEMONYMS
            for word in text[description.core : description.end].split()[:-1]
        )
    )
