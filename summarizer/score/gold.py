"""What a careful reader finds in one article: a gold record, read from its file.

The format is described in ``docs/gold.md``.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from decimal import Decimal
from pathlib import Path
from typing import Annotated, Any, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

from summarizer.article import Article
from summarizer.errors import InputError

__all__ = [
    "Forms",
    "GoldArticle",
    "GoldAsk",
    "GoldAttribution",
    "GoldFigure",
    "GoldInterval",
    "GoldItem",
    "GoldMeeting",
    "GoldRecord",
    "Spans",
    "gold_beside",
    "read_gold",
]

Words = Annotated[str, Field(pattern=r"\S")]
Forms = Annotated[tuple[Words, ...], Field(min_length=1)]  # of one name, any of them right
Spans = tuple[tuple[int, int], ...]

_SUFFIX = ".gold.json"


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


class GoldRecord(_Frozen):
    """All that is found in one article."""

    published: dt.date
    meetings: tuple[GoldMeeting, ...]
    asks: tuple[GoldAsk, ...]
    figures: tuple[GoldFigure, ...]
    attributions: tuple[GoldAttribution, ...]


class GoldArticle(_Frozen):
    """An article with its gold record, under the name of its files."""

    model_config = ConfigDict(frozen=True, arbitrary_types_allowed=True)

    name: str
    article: Article
    gold: GoldRecord

    @property
    def digest(self) -> str:
        """SHA-256 over the name, the text and the gold record."""
        parts = (self.name, self.article.text, self.gold.model_dump_json())
        return hashlib.sha256("\0".join(parts).encode("utf-8", "surrogatepass")).hexdigest()


def read_gold(folder: Path) -> tuple[GoldArticle, ...]:
    """The articles of a folder, NAME.txt beside NAME.gold.json, in the order of their names.

    Raises InputError that says which file is missing or what is wrong in it.
    """
    if not folder.is_dir():
        raise InputError(f"There is no folder {folder} with gold records.", code="no_folder")
    paths = sorted(folder.glob(f"*{_SUFFIX}"))
    if not paths:
        raise InputError(
            f"{folder} holds no gold record: an article is NAME.txt, and beside it stands"
            f" NAME{_SUFFIX}.",
            code="no_gold",
        )
    return tuple(map(_read, paths))


def gold_beside(article: Path) -> GoldArticle | None:
    """The article with the gold record that stands beside it, None where there is none.

    Raises InputError that says what is wrong in it.
    """
    path = article.with_name(article.name.removesuffix(".txt") + _SUFFIX)
    return _read(path) if article.suffix == ".txt" and path.is_file() else None


def _read(path: Path) -> GoldArticle:
    name = path.name.removesuffix(_SUFFIX)
    beside = path.with_name(f"{name}.txt")
    try:
        gold = GoldRecord.model_validate(json.loads(path.read_text("utf-8-sig")))
    except ValidationError as error:
        raise _bad(path, _first_of(error)) from None
    except (OSError, ValueError, RecursionError) as error:
        raise _bad(path, str(error)) from None
    if not beside.is_file():
        raise InputError(f"{path} has no article beside it: {beside} is missing.", code="no_file")
    try:
        data = beside.read_bytes()
    except OSError as error:
        raise InputError(f"{beside} cannot be read: {error.strerror}.", code="unreadable") from None
    article = Article.from_bytes(
        data, name=str(beside), published=gold.published, source=beside.name
    )
    for place, words in _evidence(gold):
        count = article.text.count(words)
        if count != 1:
            raise _bad(path, f"{place}: {words!r} stands {count} times in the article, not once")
        start = article.text.index(words)
        if not any(s.start <= start and start + len(words) <= s.end for s in article.sentences):
            raise _bad(path, f"{place}: {words!r} runs over the end of a sentence")
    return GoldArticle(name=name, article=article, gold=gold)


def _evidence(gold: GoldRecord) -> list[tuple[str, str]]:
    sections: dict[str, tuple[GoldItem, ...]] = {
        "meetings": gold.meetings,
        "asks": gold.asks,
        "figures": gold.figures,
        "attributions": gold.attributions,
    }
    return [
        (f"{name}[{number}].evidence", words)
        for name, items in sections.items()
        for number, item in enumerate(items)
        for words in item.evidence
    ]


def _first_of(error: ValidationError) -> str:
    first: Any = error.errors(include_url=False, include_input=False)[0]
    where = ".".join(str(part) for part in first["loc"]) or "the file"
    return f"{where}: {first['msg']}"


def _bad(path: Path, why: str) -> InputError:
    return InputError(f"{path} is no gold record: {why}.", code="bad_gold")
