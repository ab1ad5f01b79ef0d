"""One article checked: replayed with recording off, and held against its accepted record."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from summarizer.check.changes import Change, changes
from summarizer.check.shelf import Place
from summarizer.check.staleness import changed_part
from summarizer.errors import InputError, StaleCassetteError, SummariserError
from summarizer.schemas import Record
from summarizer.score import GoldArticle, Score, score_of

if TYPE_CHECKING:
    from summarizer.api import Summarizer
    from summarizer.article import Article

__all__ = ["Outcome", "Verdict", "checked", "stored", "stored_text", "told_of"]

Verdict = Literal["same", "new", "different", "stale", "failed", "duplicate", "missing", "orphan"]
_MOST_BYTES = 64 * 1024 * 1024
# The longest article, 60,000 characters in windows, comes to a tenth of it.
_OVERSIZED = 4 * 1024 * 1024


@dataclass(frozen=True)
class Outcome:
    """What came of one article.

    ``same``       the record is the accepted one
    ``new``        it has no accepted record yet
    ``different``  it differs from the accepted one, by ``changes``
    ``stale``      the recorded replies are of another request; ``reason`` says which part changed
    ``failed``     it could not be read or replayed; ``reason`` says why
    ``duplicate``  another article has the same text
    ``missing``    nothing was recorded of it
    ``orphan``     a cassette of no article

    ``told`` is the record as it is now, as JSON; ``score`` is against its gold record, if any,
    and ``gold`` the digest of that and of the article.
    """

    name: str
    place: Place | None
    verdict: Verdict
    changes: tuple[Change, ...] = ()
    reason: str = ""
    told: Mapping[str, Any] | None = None
    score: Score | None = None
    gold: str = ""


def checked(
    name: str,
    article: Article,
    place: Place,
    summarizer: Summarizer[Any],
    gold: GoldArticle | None = None,
) -> Outcome:
    """The article's record as its recorded replies give it now, beside the accepted one.

    ``summarizer`` replays ``place.cassette``. What goes wrong is an outcome and never raised.
    """
    try:
        _check_size(place.cassette)
        record = summarizer.summarise(article)
        accepted = stored(place.record)
    except StaleCassetteError:
        return Outcome(name, place, "stale", reason=_what_changed(article, place, summarizer))
    except SummariserError as error:
        return Outcome(name, place, "failed", reason=str(error))
    told = told_of(record)
    found = () if accepted is None else changes(accepted, told)
    verdict: Verdict = "new" if accepted is None else "different" if found else "same"
    outcome = Outcome(name, place, verdict, found, told=told)
    if gold is None:
        return outcome
    return replace(outcome, score=score_of(gold, record), gold=gold.digest)


def _check_size(cassette: Path) -> None:
    size = cassette.stat().st_size if cassette.is_file() else 0
    if size > _OVERSIZED:
        raise InputError(
            f"The cassette has {size:,} bytes, more than the exchanges about an article come to"
            f" ({_OVERSIZED:,}). Look at what was recorded, and record it again.",
            code="cassette_oversized",
        )


def stored(path: Path) -> dict[str, Any] | None:
    """The accepted record in that file, None where there is none. Raises InputError."""
    try:
        if path.stat().st_size > _MOST_BYTES:
            raise InputError(f"{path} is too large for a record.", code="record_damaged")
        told = json.loads(path.read_text("utf-8"))
    except FileNotFoundError:
        return None
    except (OSError, ValueError, RecursionError) as error:
        raise InputError(
            f"The accepted record {path} cannot be read: {error}. Restore it, or delete it and"
            " accept the record anew.",
            code="record_damaged",
        ) from None
    if not isinstance(told, dict):
        raise InputError(f"The accepted record {path} is no record.", code="record_damaged")
    return told


def stored_text(told: Mapping[str, Any]) -> str:
    """The record as it stands in its file."""
    return json.dumps(told, ensure_ascii=False, indent=1) + "\n"


def told_of(record: Record) -> dict[str, Any]:
    """All of the record that the same replies give again, as JSON."""
    told: dict[str, Any] = json.loads(record.model_dump_json(exclude={"provenance"}))
    return told


def _what_changed(article: Article, place: Place, summarizer: Summarizer[Any]) -> str:
    from summarizer.cassette import read_cassette
    from summarizer.model.request import body

    asked = [
        body(question, summarizer.target, summarizer.settings)
        for question in summarizer.questions(article)
    ]
    recorded = [exchange.request.body for exchange in read_cassette(place.cassette).exchanges]
    return changed_part(asked, recorded)
