"""``summarizer tables``: finished records in, tables out."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain, islice
from pathlib import Path
from typing import cast

import click

from summarizer.cli import completing
from summarizer.cli.files import made_folder
from summarizer.cli.loading import model_option, record_model
from summarizer.cli.reading import STDIN
from summarizer.cli.record_files import record_files, records_argument, records_in
from summarizer.cli.table_files import FORMS, Form, table_files

__all__ = ["tables"]


@click.command(short_help="Turn records into tables, one a section.")
@records_argument
@click.option(
    "--tables",
    "form",
    type=click.Choice(FORMS),
    default="csv",
    help="What the tables are written as; csv unless given.",
)
@click.option(
    "--out",
    metavar="DIR",
    shell_complete=completing.folders,
    required=True,
    help="The folder that the tables go to.",
)
@model_option
def tables(records: Sequence[str], form: str, out: str, model: str | None) -> int:
    """Turn finished records (.json, .jsonl, .parquet, a folder of them, or stdin) into tables:
    articles, one a section, their evidence, parties and chains, and what was left out. Columns
    are the same whatever was found; a spreadsheet opens the CSV and runs nothing of it.

    \b
    Examples:
      summarizer tables records.jsonl --out tables/
      summarizer tables records/ --tables parquet --out tables/
      summarizer summarise --format jsonl *.txt | summarizer tables - --out tables/

    Exit code: 0 done, 2 bad usage or input.
    """
    kind = record_model(model)
    files = record_files(records or (STDIN,))
    found = chain.from_iterable(records_in(name, kind) for name in files)
    first = [*islice(found, 1)]  # where there is none to be read, no folder is made
    with table_files(made_folder(Path(out)), cast(Form, form), kind) as add:
        for record in chain(first, found):
            add(record)
    return 0
