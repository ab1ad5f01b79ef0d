"""What became of articles, in tables beside those of the articles. Pure; needs pyarrow."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from summarizer.article import Article
from summarizer.errors import InputError
from summarizer.many.entries import Columns, fingerprint
from summarizer.many.parquet_table import rows_of
from summarizer.many.unicode import as_unicode

if TYPE_CHECKING:
    import pyarrow as pa

    from summarizer.schemas import Record

__all__ = [
    "LINE",
    "PLACE",
    "Outcome",
    "articles_in",
    "check_id",
    "key_of",
    "outcome_of",
    "table_of",
]

LINE = "summarizer.line"
"""The column of lines of JSON, where rows are such."""
PLACE = "summarizer.place"
"""The column that says where a row stands, as a run without Ray says it."""
_NO_SOURCE = "text"
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

    def at(self, place: str | None) -> Outcome:
        """The same of an equal article at this place."""
        if place is None or self.record is None:
            return self
        from summarizer.show import dumped

        told = json.loads(self.record)
        told["article"]["source"] = place
        return replace(self, record=dumped(told).rstrip("\n"))


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
    """The article of each row, or why it has none.

    Without a column of ids all have the same source: where a row stands makes no other article
    of it (``Outcome.at``).
    """
    for place, told in zip(_places(table), _told(table, columns), strict=True):
        named = place or "the row"
        try:
            if isinstance(told, bytes):
                yield columns.article_in(told, named, _NO_SOURCE)
            else:
                yield columns.article(told, named, _NO_SOURCE)
        except InputError as error:
            yield error


def _told(table: pa.Table, columns: Columns) -> Iterable[bytes | Mapping[str, Any]]:
    """What each row tells: a line of JSON, or the values from which an article is made."""
    if LINE in table.column_names:
        lines: list[bytes] = table[LINE].to_pylist()
        return lines
    read = [name for name in columns.among(table.column_names) if name in table.column_names]
    batches = table.select(read).to_batches()
    return (row for batch in batches for row in rows_of(batch)) if read else [{}] * table.num_rows


def _places(table: pa.Table) -> list[str | None]:
    if PLACE not in table.column_names:
        return [None] * table.num_rows
    places: list[str | None] = table[PLACE].to_pylist()
    return places


def key_of(article: Article) -> bytes:
    """A digest of everything that an article is made from."""
    published = article.published and article.published.isoformat()
    told = [article.text, article.title, published, article.outlet, article.url, article.source]
    return fingerprint(json.dumps(told, ensure_ascii=False).encode("utf-8", "surrogatepass"))


def table_of(table: pa.Table, columns: Columns, outcomes: Sequence[Outcome]) -> pa.Table:
    """The result for these rows: their ids as they came, and what became of each.

    Its types are the same whatever the rows hold, so that any number of such tables is one.
    Lines of JSON have their ids as text. Rows that know their places keep them, and their
    records say them.
    """
    import pyarrow as pa

    places = _places(table)
    if columns.id is None:
        outcomes = [one.at(place) for one, place in zip(outcomes, places, strict=True)]
    made = {name: [_written(getattr(one, name)) for one in outcomes] for name in _OURS}
    result = {name: pa.array(values, pa.string()) for name, values in made.items()}
    if columns.id is not None:
        result = {columns.id: _ids(table, columns.id), **result}
    if PLACE in table.column_names:
        result[PLACE] = table[PLACE]
    return pa.table(result)


def _written(text: str | None) -> str | None:
    return None if text is None else as_unicode(text)


def _ids(table: pa.Table, name: str) -> Any:
    """The ids of the rows, those without an article too."""
    import pyarrow as pa

    if name in table.column_names:
        return table[name]
    if LINE not in table.column_names:
        return pa.nulls(table.num_rows, pa.string())
    return pa.array([_id_in(line, name) for line in table[LINE].to_pylist()], pa.string())


def _id_in(line: bytes, name: str) -> str | None:
    try:
        row = json.loads(line)
    except (ValueError, RecursionError):
        return None
    told = row.get(name) if isinstance(row, dict) else None
    return None if told is None else as_unicode(str(told))
