"""What became of articles, in tables beside those of the articles. Pure; needs pyarrow."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from summarizer.article import Article
from summarizer.errors import InputError
from summarizer.many.entries import Columns

if TYPE_CHECKING:
    import pyarrow as pa

    from summarizer.schemas import Record

__all__ = ["KEY_BYTES", "Outcome", "articles_in", "check_id", "key_of", "outcome_of", "table_of"]

KEY_BYTES = 16
_OURS = ("sha256", "record", "error_code", "error")


def check_id(columns: Columns) -> None:
    """An InputError where the column of ids has the name of one of the result."""
    if columns.id in _OURS:
        raise InputError(
            f"The column {columns.id!r} of the result is taken: rename the column of ids, or"
            " leave it out and match rows by sha256.",
            code="column_taken",
        )


@dataclass(frozen=True)
class Outcome:
    """What became of one article.

    ``record`` is its JSON, None where there is none; ``error_code`` and ``error`` say what
    failed, None where nothing did. A record with an error lacks the sections that it names.
    """

    sha256: str | None
    record: str | None = field(default=None, repr=False)
    error_code: str | None = None
    error: str | None = None

    @property
    def is_whole(self) -> bool:
        """Whether every section was answered."""
        return self.record is not None and self.error_code is None


def outcome_of(record: Record) -> Outcome:
    """The outcome that a record is."""
    from summarizer.show import to_json_line

    failed = record.audit.failed
    told = "; ".join(f"{one.section}: {one.reason}" for one in failed)
    return Outcome(
        sha256=record.article.sha256,
        record=to_json_line(record).rstrip("\n"),
        error_code=failed[0].code if failed else None,
        error=told or None,
    )


def articles_in(table: pa.Table, columns: Columns) -> Iterator[Article | InputError]:
    """The article of each row, or why it has none."""
    read = [name for name in columns.among(table.column_names) if name in table.column_names]
    for row in table.select(read).to_pylist():
        try:
            yield columns.article(row, "the row", source="text")
        except InputError as error:
            yield error


def key_of(article: Article) -> bytes:
    """A digest of everything that an article is made from."""
    published = article.published and article.published.isoformat()
    told = [article.text, article.title, published, article.outlet, article.url, article.source]
    written = json.dumps(told, ensure_ascii=False).encode()
    return hashlib.blake2b(written, digest_size=KEY_BYTES).digest()


def table_of(table: pa.Table, columns: Columns, outcomes: Sequence[Outcome]) -> pa.Table:
    """The result for these rows: their ids as they came, and what became of each.

    Its types are the same whatever the rows hold, so that any number of such tables is one.
    """
    import pyarrow as pa

    made = {name: [getattr(one, name) for one in outcomes] for name in _OURS}
    result = {name: pa.array(values, pa.string()) for name, values in made.items()}
    if columns.id is not None:
        known = columns.id in table.column_names
        ids = table[columns.id] if known else pa.nulls(len(outcomes), pa.string())
        result = {columns.id: ids, **result}
    return pa.table(result)
