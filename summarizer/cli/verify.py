"""``summarizer verify``: a record against its article, no model needed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

import click

from summarizer.cli import completing
from summarizer.cli.loading import model_option, record_model
from summarizer.cli.options import bundle
from summarizer.cli.reading import (
    NO_LIMIT,
    Reading,
    allow_private_option,
    encoding_option,
    from_option,
    shown,
)
from summarizer.cli.record_files import values_in
from summarizer.cli.screen import put
from summarizer.errors import InputError
from summarizer.version import VERSION

if TYPE_CHECKING:
    from summarizer.schemas import Record
    from summarizer.verify import Mismatch, Verification

__all__ = ["verify"]


@click.command(short_help="Check a record against its article.")
@click.argument("record", shell_complete=completing.files)
@click.argument("article", shell_complete=completing.files)
@model_option
@bundle(Reading, encoding_option, from_option, allow_private_option)
def verify(record: str, article: str, model: str | None, reading: Reading) -> int:
    """Check that RECORD is of ARTICLE: its digest, every span, and every name, place, figure and
    quotation; compute once more what its figures and times come to; and, of the default record
    or with --schema, that nothing is missing. Labels and worded values are not proved. No model is
    asked. Of a file with several records, those of ARTICLE by its digest are checked.

    \b
    Examples:
      summarizer verify article.json article.txt
      summarizer summarise --format json a.txt | summarizer verify - a.txt

    Exit code: 0 all of it stands in the article, 1 it does not, 2 bad usage or input.
    """
    read = reading.article(article, NO_LIMIT)
    found = _records(record, article, read.sha256)
    are_true = [_is_true(name, told, read.text, model) for name, told in found]
    return 0 if all(are_true) else 1


def _is_true(name: str, record: Any, text: str, model: str | None) -> bool:
    """Whether the record is verified, with a line for each thing that is wrong and one for all;
    ``name`` says before each of them which record it is.
    """
    from summarizer.show.visible import one_line
    from summarizer.verify import verified

    kind = _model(model, record)
    found = verified(record, text, kind.model_json_schema() if kind else None)
    mismatches = [*found.mismatches, *_of_its_form(record, kind, found.mismatches)]
    for line in (*map(str, mismatches), _last(found, len(mismatches), record, kind)):
        put(one_line(name + line) + "\n")
    return not mismatches


def _records(name: str, article: str, digest: str) -> Sequence[tuple[str, Any]]:
    """The record in the file; of several, those of the article by its digest, each with its
    place. An InputError where there is none.
    """
    own: list[tuple[str, Any]] = []
    count, told = 0, None
    for place, told in values_in(name):
        count += 1
        if _digest(told) == digest:
            own.append((f"{place}: ", told))
    if count == 1:
        return [("", told)]
    if not own:
        none = f", and none is of {shown(article)} by its digest" if count else ""
        raise InputError(f"{shown(name)} has {count:,} records{none}.", code="no_such_record")
    return own


def _digest(record: Any) -> Any:
    article = record.get("article") if isinstance(record, Mapping) else None
    return article.get("sha256") if isinstance(article, Mapping) else None


def _model(named: str | None, record: Any) -> type[Record] | None:
    """The model of the record, None where it is not known."""
    from summarizer.schemas import ArticleRecord

    ours = ArticleRecord.model_fields["format"].default
    if named is None and not (isinstance(record, Mapping) and record.get("format") == ours):
        return None
    return record_model(named)


def _of_its_form(
    record: Any, model: type[Record] | None, known: Sequence[Mismatch]
) -> Sequence[Mismatch]:
    """What is not of the record's form, beside what was found there already."""
    from summarizer.conforming import nonconforming

    if model is None:
        return ()
    paths = {mismatch.path for mismatch in known}
    return [one for one in nonconforming(record, model) if one.path not in paths]


def _last(found: Verification, mismatches: int, record: Any, model: type[Record] | None) -> str:
    looked_at = (
        f"digest, {found.spans:,} spans, {found.values:,} verbatim values,"
        f" {found.computed:,} computed ones"
    )
    if not mismatches:
        unknown = "" if model else "; whether a part is missing is known with --schema alone"
        return f"verified: {looked_at}{unknown}"
    count = f"{mismatches:,} mismatch{'' if mismatches == 1 else 'es'}"
    return f"not verified: {count} ({looked_at}){_of_another_version(record)}"


def _of_another_version(record: Any) -> str:
    """The version that made the record, where this one may read the same words otherwise."""
    made = record.get("provenance")
    version = made.get("version") if isinstance(made, Mapping) else None
    if version is None or version == VERSION:
        return ""
    return (
        f"; the record was made by version {version}, and this is {VERSION}, which may read the"
        " same words otherwise"
    )
