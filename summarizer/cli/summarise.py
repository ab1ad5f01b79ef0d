"""``summarizer summarise``: articles in, records out."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from summarizer.cli import completing
from summarizer.cli.asking import Asking, asking_options
from summarizer.cli.each import each
from summarizer.cli.inputs import expanded, is_many
from summarizer.cli.many import run_over_many
from summarizer.cli.notices import Notices
from summarizer.cli.reading import (
    Reading,
    allow_private_option,
    article_names,
    reading_options,
)
from summarizer.cli.running import Running, running_options
from summarizer.cli.writing import Writing, writing_options

if TYPE_CHECKING:
    from summarizer.cli.dry_run import DryRun
    from summarizer.cli.trip import Trip

__all__ = ["summarise"]


@click.command(short_help="Read articles into records.")
@click.argument(
    "files",
    nargs=-1,
    metavar="[FILE | URL | DIR | GLOB | TABLE... | -]",
    shell_complete=completing.files,
)
@reading_options
@allow_private_option
@asking_options
@writing_options
@running_options
@click.option("--dry-run", is_flag=True, help="Show the questions and their price; send nothing.")
@click.option("--quiet", is_flag=True, help="Nothing on stderr but errors.")
def summarise(
    files: Sequence[str],
    reading: Reading,
    asking: Asking,
    writing: Writing,
    running: Running,
    dry_run: bool,
    quiet: bool,
) -> int:
    """Read each FILE, or stdin, into a record: who met whom, who asked whom for what, which
    figures were given, and who says so, each with the words that prove it.

    A FILE is text, Markdown, HTML, a PDF with text, an e-mail (.eml) or JSON with a field text; a
    URL is read with care: of the web alone, up to 10 MB, in 30 seconds. Offsets are of the text
    that was taken out. Title, date and outlet are the document's, unless given.

    An --out that ends in .jsonl or .parquet is a table with a row for each record: a journal is
    kept beside it, and the same command goes on where it was stopped. A folder, a pattern or a
    table of articles (.jsonl, .parquet; rows on stdin) goes there, or its files into a folder.

    \b
    Examples:
      summarizer summarise article.txt
      summarizer summarise --format json --published 2025-12-28 article.txt
      summarizer summarise --format json --out records/ *.txt
      summarizer summarise --format html --out pages/ *.txt
      summarizer summarise --tables csv --out tables/ *.txt
      summarizer summarise https://example.com/article
      summarizer summarise page.html report.pdf letter.eml
      cat article.txt | summarizer summarise --model openai/gpt-5-mini -
      curl -s https://example.com/article | summarizer summarise --from html -
      summarizer summarise articles/ --out records.jsonl --jobs 32
      summarizer summarise archive.parquet --text-field body --id-field url --out records.parquet

    Exit code: 0 done, 1 some articles or sections failed, 2 bad usage or input, 3 the model
    cannot be reached or refused, 130 interrupted.
    """
    names: Sequence[str] = article_names(files)
    notices = Notices(quiet)
    is_to_folder = is_many(names) and writing.out is not None and not writing.waits_for_all
    if not dry_run and (running.given or writing.is_one_table() or is_to_folder):
        return run_over_many(names, reading, asking, writing, running, notices)
    names = expanded(names)
    reading.check(names)
    asking.check(names)
    work: DryRun | Trip
    if dry_run:
        from summarizer.cli.dry_run import DryRun

        work = DryRun(names, reading, asking, writing)
    else:
        from summarizer.cli.trip import Trip

        work = Trip(names, reading, asking, writing, notices)
    code = each(names, work)
    work.finish()
    return code
