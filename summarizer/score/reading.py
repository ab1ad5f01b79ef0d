"""Gold records read from a folder, each beside its article."""

from __future__ import annotations

import json
from pathlib import Path

from pydantic import ValidationError

from summarizer.article import Article
from summarizer.errors import InputError
from summarizer.faults import first_fault
from summarizer.schemas import ArticleRecord, Record
from summarizer.score.gold import Gold, GoldArticle
from summarizer.score.rubric import rubric_of

__all__ = ["gold_beside", "read_gold"]

_SUFFIX = ".gold.json"


def read_gold(folder: Path, schema: type[Record] = ArticleRecord) -> tuple[GoldArticle, ...]:
    """The articles of a folder, NAME.txt beside NAME.gold.json, in the order of their names.

    ``schema`` is the record that the gold records are of. Raises InputError that says which
    file is missing or what is wrong in it.
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
    return tuple(_read(path, schema) for path in paths)


def gold_beside(article: Path, schema: type[Record] = ArticleRecord) -> GoldArticle | None:
    """The article with the gold record that stands beside it, None where there is none.

    Raises InputError that says what is wrong in it.
    """
    path = article.with_name(article.name.removesuffix(".txt") + _SUFFIX)
    return _read(path, schema) if article.suffix == ".txt" and path.is_file() else None


def _read(path: Path, schema: type[Record]) -> GoldArticle:
    name = path.name.removesuffix(_SUFFIX)
    beside = path.with_name(f"{name}.txt")
    try:
        gold = rubric_of(schema).gold.model_validate(json.loads(path.read_text("utf-8-sig")))
    except ValidationError as error:
        raise _bad(path, str(first_fault(error))) from None
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
    return GoldArticle(name=name, article=article, gold=gold, schema_=schema)


def _evidence(gold: Gold) -> list[tuple[str, str]]:
    return [
        (f"{name}[{number}].evidence", words)
        for name in gold.sections
        for number, item in enumerate(gold.items(name))
        for words in item.evidence
    ]


def _bad(path: Path, why: str) -> InputError:
    return InputError(f"{path} is no gold record: {why}.", code="bad_gold")
