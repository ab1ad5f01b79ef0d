"""What a careful reader finds in one article: a gold record.

The format is described in ``docs/gold.md``.
"""

from __future__ import annotations

import datetime as dt
import hashlib
from decimal import Decimal
from typing import Annotated, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

from summarizer.article import Article
from summarizer.schemas import ArticleRecord, Record

__all__ = [
    "Forms",
    "Gold",
    "GoldAmount",
    "GoldArticle",
    "GoldAsk",
    "GoldAttribution",
    "GoldFigure",
    "GoldInterval",
    "GoldItem",
    "GoldMeeting",
    "GoldRecord",
    "Spans",
]

Words = Annotated[str, Field(pattern=r"\S")]
Forms = Annotated[tuple[Words, ...], Field(min_length=1)]  # of one name, any of them right
Spans = tuple[tuple[int, int], ...]


class _Frozen(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class GoldItem(_Frozen):
    """One item; ``evidence`` are words of the article, each of which stands in it once."""

    evidence: Annotated[tuple[Words, ...], Field(min_length=1)]

    def spans(self, text: str) -> Spans:
        """Where the evidence stands in the article's text."""
        starts = [text.index(words) for words in self.evidence]
        return tuple((a, a + len(w)) for a, w in zip(starts, self.evidence, strict=True))


class GoldInterval(_Frozen):
    """The days that a meeting may have been on, both ends included."""

    start: dt.date
    end: dt.date

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if self.end < self.start:
            raise ValueError(f"it ends on {self.end}, before it starts")
        return self


class GoldMeeting(GoldItem):
    """People or bodies who met, or were going to."""

    participants: Annotated[tuple[Forms, ...], Field(min_length=1)]
    status: Literal["held", "planned", "requested", "postponed", "cancelled", "denied"]
    place: str | None
    when: GoldInterval | None


class GoldAsk(GoldItem):
    """Somebody asks somebody for something; any of the ``request`` words is a fair wording."""

    asker: Forms
    asked: Forms | None
    request: Forms


class GoldFigure(GoldItem):
    """An amount, a percentage or a count; any of the ``measures`` words says what of."""

    text: str
    kind: Literal["money", "percent", "quantity"]
    value: Decimal
    value_high: Decimal | None = None
    unit: str
    measures: Forms


class GoldAttribution(GoldItem):
    """One sentence that somebody answers for: the origin first, then those who carried it."""

    chain: Annotated[tuple[Forms, ...], Field(min_length=1)]


class GoldAmount(_Frozen):
    """A figure in a field of a user's own: the unit counts where it is given."""

    value: Decimal
    value_high: Decimal | None = None
    unit: str | None = None


class Gold(_Frozen):
    """All that is found in one article; each section is a field with the items of it."""

    published: dt.date | None = None

    def items(self, section: str) -> tuple[GoldItem, ...]:
        """The items of a section."""
        found: tuple[GoldItem, ...] = getattr(self, section)
        return found

    @property
    def sections(self) -> tuple[str, ...]:
        """The sections that it has; one that was left out is not scored."""
        told = self.model_fields_set - {"published"}
        return tuple(name for name in type(self).model_fields if name in told)


class GoldRecord(Gold):
    """All that the default record should find in one article."""

    published: dt.date
    meetings: tuple[GoldMeeting, ...]
    asks: tuple[GoldAsk, ...]
    figures: tuple[GoldFigure, ...]
    attributions: tuple[GoldAttribution, ...]


class GoldArticle(_Frozen):
    """An article with its gold record, under the name of its files, for records of a schema."""

    model_config = ConfigDict(frozen=True, arbitrary_types_allowed=True)

    name: str
    article: Article
    gold: Gold
    schema_: type[Record] = ArticleRecord

    @property
    def digest(self) -> str:
        """SHA-256 over the name, the text and the gold record."""
        parts = (self.name, self.article.text, self.gold.model_dump_json())
        return hashlib.sha256("\0".join(parts).encode("utf-8", "surrogatepass")).hexdigest()
