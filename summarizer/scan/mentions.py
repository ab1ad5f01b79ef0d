"""What a scanner finds: frozen values, each with the words it stands on.

Every mention satisfies ``text_of_the_article[start:end] == text``; offsets count
Unicode code points from the start of the text as given.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from summarizer.article import Mention, Sentence

__all__ = [
    "Clue",
    "DateMention",
    "FigureMention",
    "Furniture",
    "NameMention",
    "OwnMention",
    "Reporting",
    "Scan",
    "Source",
]

FigureKind = Literal["money", "percent", "quantity"]
Bound = Literal["exact", "about", "at_least", "at_most"]
Change = Literal["rise", "fall"]
NameKind = Literal["person", "organisation", "place", "group"]
SourceKind = Literal["person", "organisation", "unnamed", "outlet", "document"]
Stance = Literal["asserted", "denied"]
FurnitureKind = Literal["prefix", "headline", "byline", "dateline", "caption", "credit", "note"]


@dataclass(frozen=True, slots=True)
class FigureMention(Mention):
    """An amount, a percentage or a counted quantity with its normalised value.

    ``value`` has its scale applied ("USD 1.25 billion" is 1250000000); a range gives its
    lower end there and its upper end in ``value_high``. ``unit`` is an ISO 4217 code for
    money (None where the symbol could be several), "%" or "pp" for percent, and the
    counted noun or the measure for a quantity. ``per`` is as printed: "a barrel".
    """

    kind: FigureKind
    value: Decimal
    value_high: Decimal | None
    unit: str | None
    bound: Bound
    change: Change | None
    per: str | None


@dataclass(frozen=True, slots=True)
class NameMention(Mention):
    """A person, a body, a place or a described group, at one place in the article.

    ``full`` is the fullest form the article prints of the same bearer ("Ricky Gill" for
    "Gill"); it stands in the article as it is written here. ``role`` and ``affiliation``
    are words of the article, found in a title or an apposition anywhere in it.
    ``kind`` "group" is a described party: "US officials", "the union", "the minister".
    """

    kind: NameKind
    full: str
    role: str | None
    affiliation: str | None


@dataclass(frozen=True, slots=True)
class DateMention(Mention):
    """Words for a day or a period, with the closed interval of days that they allow.

    Both ends are None where the words need a publication date and there is none.
    """

    first: dt.date | None
    last: dt.date | None


@dataclass(frozen=True, slots=True)
class Source(Mention):
    """Who or what a claim is ascribed to, as printed."""

    kind: SourceKind


@dataclass(frozen=True, slots=True)
class Reporting(Mention):
    """One attributed sentence: the words of its reporting clause or its quotation.

    ``start``, ``end`` and ``text`` are the span of the whole attributed sentence.
    ``chains`` are the readings of who says so, most likely first, each from the origin of
    the claim to its last carrier; one reading means that the scanner is sure. ``cue`` is
    the reporting word ("claimed", "according to"), None inside a running quotation.
    ``quotations`` are the words between quotation marks, the marks left out.
    """

    sentence: int
    cue: Mention | None
    chains: tuple[tuple[Source, ...], ...]
    stance: Stance
    quotations: tuple[Mention, ...]


@dataclass(frozen=True, slots=True)
class Clue(Mention):
    """The word or phrase that makes a sentence a candidate for a section."""

    sentence: int


@dataclass(frozen=True, slots=True)
class OwnMention(Mention):
    """What the scanner of a user's own item found for a section of that name."""

    section: str


@dataclass(frozen=True, slots=True)
class Furniture(Mention):
    """Text that is on the page but not part of the story: a caption, a credit, a byline."""

    kind: FurnitureKind


@dataclass(frozen=True, slots=True)
class Scan:
    """All that can be known of an article without a model, each tuple in order of offset.

    ``language`` is "en", or None where the text is not English: then names and reporting
    clauses may be missed. ``published`` is the day that the dates are resolved against.
    ``unreadable`` are words that a page shows otherwise than they stand: more of a figure than
    can be read of it, or backwards.
    ``own`` is empty unless a record of the user's own brings a scanner.
    """

    sentences: tuple[Sentence, ...]
    figures: tuple[FigureMention, ...]
    reporting: tuple[Reporting, ...]
    names: tuple[NameMention, ...]
    dates: tuple[DateMention, ...]
    meetings: tuple[Clue, ...]
    asks: tuple[Clue, ...]
    furniture: tuple[Furniture, ...]
    language: str | None = None
    published: dt.date | None = None
    unreadable: tuple[Mention, ...] = ()
    own: tuple[OwnMention, ...] = ()

    @property
    def story(self) -> tuple[Sentence, ...]:
        """The sentences that tell the story: no caption, no credit, no note."""
        apart = {(f.start, f.end) for f in self.furniture if f.kind not in ("headline", "dateline")}
        return tuple(s for s in self.sentences if (s.start, s.end) not in apart)
