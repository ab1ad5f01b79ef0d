"""Which cassette is of which article. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from summarizer.check.shelf import Place

__all__ = ["Pairing", "paired"]


@dataclass(frozen=True)
class Pairing:
    """Articles with their cassettes, articles without one, and cassettes without an article."""

    pairs: tuple[tuple[Path, Place], ...]
    missing: tuple[Path, ...]
    orphans: tuple[Place, ...]


def paired(articles: Sequence[Path], places: Sequence[Place]) -> Pairing:
    """Each article with every cassette of its name; several where several models were asked."""
    by_name: dict[str, list[Place]] = {}
    for place in places:
        by_name.setdefault(place.article, []).append(place)
    names = {article.stem for article in articles}
    return Pairing(
        pairs=tuple(_pairs(articles, by_name)),
        missing=tuple(article for article in articles if article.stem not in by_name),
        orphans=tuple(place for place in places if place.article not in names),
    )


def _pairs(
    articles: Sequence[Path], by_name: Mapping[str, Sequence[Place]]
) -> Iterator[tuple[Path, Place]]:
    for article in articles:
        for place in by_name.get(article.stem, ()):
            yield article, place
