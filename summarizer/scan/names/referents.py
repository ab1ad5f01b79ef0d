"""Whom a description means: "the minister", "the bank", "the person"."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Sequence
from functools import cached_property
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
        self._sentences = sentences
        self._offices: dict[str, str] = {}
        self._homes: dict[str, set[str]] = {}
        self._holders: defaultdict[str, dict[str, None]] = defaultdict(dict)
        self._bodies: defaultdict[str, dict[str, None]] = defaultdict(dict)
        self._tails: defaultdict[str, dict[str, None]] = defaultdict(dict)
        self._learnt: set[tuple[str, str, str]] = set()
        self._places: defaultdict[str, list[int]] = defaultdict(list)
        for name in names:
            self._places[name.full].append(name.start)
            if name.kind == "organisation":
                self._learn_body(name)
            elif name.role and name.kind == "person":
                self._learn_holder(name, name.role)
                if name.title is not None and name.title != name.role:
                    self._learn_holder(name, name.title)
        self._introduced: defaultdict[str, list[tuple[int, int]]] = defaultdict(list)
        for description in described:
            if not description.plain:
                place = (description.start, description.end)
                self._introduced[description.head].append(place)
        # Whom an office or a noun may mean, wherever it stands: few articles use many.
        self._may_hold: dict[str, Sequence[str]] = {}
        self._may_be: dict[str, Sequence[str]] = {}

    def _learn_holder(self, name: Piece, role: tuple[int, int]) -> None:
        printed = self._text[slice(*role)].split()
        words = [key(word) for word in printed]
        self._offices[name.full] = f"{self._offices.get(name.full, '')} {' '.join(words)} ;"
        for word in words:
            self._holders[word][name.full] = None
            for part in word.split("-") if "-" in word else ():
                self._holders[part][name.full] = None
        home = self._homes.setdefault(name.full, set())
        if name.affiliation:
            home.add(self._text[slice(*name.affiliation)])
        home.update(lists.DEMONYMS[word] for word in printed if word in lists.DEMONYMS)

    def _learn_body(self, name: Piece) -> None:
        forms = (name.full, name.text, name.noun)
        if forms in self._learnt:
            return
        self._learnt.add(forms)
        tail = key(name.full.split()[-1])
        self._tails[tail][name.full] = None
        if name.text != name.full:
            self._tails[key(name.text.split()[-1])][name.full] = None
        if name.full in lists.OUTLETS or tail in lists.OUTLET_WORDS:
            self._tails["outlet"][name.full] = None
        if name.noun:
            self._bodies[name.noun][name.full] = None

    def of_title(self, title: Piece) -> str:
        """The holder of an office printed without a name ("Pakistani Finance Minister")."""
        return self._holder(title.text, title.start) or title.text

    def of(self, description: Description) -> str:
        """The fullest form of whom a description means; its own words where that is unclear."""
        start, end, head = description.start, description.end, description.head
        own = self._text[start:end]
        if end != description.head_end or not description.definite:
            return own
        if head in lists.ROLE_NOUNS:
            holder = self._holder(self._text[description.core : end], start)
            if holder:
                return holder
        if description.plain:
            body = None if head in PLURALS else self._body(head, start)
            return body or self._earlier(head, start) or own
        return own

    def _holder(self, office: str, at: int) -> str | None:
        fits = self._may_hold.get(office)
        if fits is None:
            fits = self._may_hold[office] = self._holders_of(office.split())
        return self._only(fits, at)

    def _holders_of(self, printed: Sequence[str]) -> Sequence[str]:
        """All who hold an office, those of its country where it names one."""
        office = [key(word) for word in printed if word not in lists.DEMONYMS]
        homes = {lists.DEMONYMS[word] for word in printed if word in lists.DEMONYMS}
        noun = next((word for word in reversed(office) if word in lists.ROLE_NOUNS), "")
        wanted = f" {' '.join(office)} "
        fits = [full for full in self._holders.get(noun, ()) if wanted in self._offices[full]]
        if not fits and len(office) == 1:
            kin = (self._holders[other] for other in lists.ROLE_KIN.get(noun, ()))
            fits = list(dict.fromkeys(full for holders in kin for full in holders))
        if homes:
            at_home = [full for full in fits if self._is_from(full, homes)]
            fits = at_home or [full for full in fits if not self._homes.get(full)]
        return fits

    def _is_from(self, full: str, homes: set[str]) -> bool:
        home = self._homes.get(full, set())
        return bool(home & homes) or any(lists.DEMONYMS.get(word) in homes for word in home)

    def _body(self, head: str, at: int) -> str | None:
        fits = self._may_be.get(head)
        if fits is None:
            fits = self._may_be[head] = self._bodies_of(head)
        return self._only(fits, at)

    def _bodies_of(self, head: str) -> Sequence[str]:
        """All bodies that a noun may mean."""
        if head == "state":
            return ()
        fits = dict.fromkeys(self._bodies.get(head, ()))
        tails = lists.BODY_KINDS.get(head, frozenset({head}))
        if head in ("newspaper", "paper", "agency", "broadcaster", "magazine", "outlet"):
            tails |= {"outlet"}
        for tail in tails & self._tails.keys():
            # More than a few are no answer, however many there are in a long article.
            fits.update(dict.fromkeys(islice(self._tails[tail], _MANY + 1)))
        return list(fits)

    def _only(self, fits: Sequence[str], at: int) -> str | None:
        """The one that fits, or the only one of them named earlier in the paragraph."""
        if len(fits) < 2:
            return fits[0] if fits else None
        first = self._paragraphs[max(0, bisect_right(self._paragraphs, at) - 1)]
        only = None
        for full in fits[:_MANY]:
            places = self._places[full]
            index = bisect_right(places, at)
            if index and places[index - 1] >= first:
                if only is not None:
                    return None
                only = full
        return only

    @cached_property
    def _paragraphs(self) -> list[int]:
        """Where each paragraph's first sentence starts; few articles ask for it."""
        firsts: dict[int, int] = {}
        for sentence in self._sentences:
            firsts.setdefault(sentence.paragraph, sentence.start)
        return list(firsts.values())

    def _earlier(self, head: str, at: int) -> str | None:
        """The longer description that this one takes up: "the person", "the sources"."""
        found = self._introduced.get(head) or self._introduced.get(
            _PLURAL_OF.get(head, head + "s"), []
        )
        index = bisect_left(found, (at + 1,))
        return self._text[slice(*found[index - 1])] if index else None
