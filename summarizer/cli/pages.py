"""``summarizer pages``: finished records in, an index of them out, and a page for each."""

from __future__ import annotations

import contextlib
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from summarizer.cli import completing
from summarizer.cli.files import made_folder, write_entry
from summarizer.cli.forms import written
from summarizer.cli.inputs import entries, files_named
from summarizer.cli.loading import model_option, record_model
from summarizer.cli.naming import INDEX, page_names, refuse_articles
from summarizer.cli.notices import complain, report
from summarizer.cli.options import bundle
from summarizer.cli.reading import (
    STDIN,
    Reading,
    allow_private_option,
    encoding_option,
    from_option,
    shown,
)
from summarizer.cli.record_files import record_files, records_argument, records_in
from summarizer.cli.running import text_option
from summarizer.errors import InputError, SummariserError
from summarizer.look import Look

if TYPE_CHECKING:
    from summarizer.article import Article
    from summarizer.many.entries import Entry
    from summarizer.schemas import Record

__all__ = ["pages"]


@click.command(short_help="Turn records into pages, with an index of them all.")
@records_argument
@click.option(
    "--out",
    metavar="DIR",
    shell_complete=completing.folders,
    required=True,
    help="The folder that the pages go to.",
)
@click.option(
    "--articles",
    multiple=True,
    metavar="FILE|URL|DIR|GLOB|TABLE",
    shell_complete=completing.files,
    help="Where the articles of the records are; may be given several times.",
)
@text_option
@bundle(Reading, encoding_option, from_option, allow_private_option)
@model_option
def pages(
    records: Sequence[str],
    out: str,
    articles: Sequence[str],
    text_field: str | None,
    reading: Reading,
    model: str | None,
) -> int:
    """Turn finished records (.json, .jsonl, .parquet, a folder of them, or stdin) into pages for
    a browser: index.html has all figures, all meetings, all asks of all articles in tables to
    search and sort, and each record whose article is given has a page that shows its evidence.

    A record is matched with its article by the digest of the text, so read it as it was read
    then (--from, --encoding, --text-field). One without its article stands in the index alone.

    \b
    Examples:
      summarizer pages records.jsonl --out pages/
      summarizer pages records/ --articles articles/ --out pages/
      summarizer pages records.parquet --articles archive.parquet --out pages/

    Exit code: 0 done, 1 some articles could not be read or shown, 2 bad usage or input.
    """
    from summarizer.many.entries import Columns

    kind = record_model(model)
    files = record_files(records or (STDIN,))
    if STDIN in files and STDIN in articles:
        raise InputError("The records are read from stdin: name a file of --articles.")
    texts = files_named(articles)
    given = entries(texts, reading, Columns(text_field or "text"))
    found = [record for name in files for record in records_in(name, kind)]
    folder = made_folder(Path(out))
    site = _Site(folder, found)
    refuse_articles((folder / name for name in (INDEX, *site.names)), texts)
    site.add_pages(given)
    site.add_index()
    if site.without_page:
        why = "was not among those given" if articles else "was not given: --articles"
        complain(f"{site.without_page:,} of {len(found):,} without a page, whose article {why}")
    return 0 if site.is_whole else 1


class _Site:
    """Records, the names of their pages, and which of these are written.

    ``is_whole``: nothing went wrong so far.
    """

    def __init__(self, folder: Path, records: Sequence[Record]) -> None:
        self.names = page_names(record.article.source for record in records)
        self._folder = folder
        self._records = records
        self._waiting: dict[str, list[int]] = {}
        for number, record in enumerate(records):
            self._waiting.setdefault(record.article.sha256, []).append(number)
        self._written: set[int] = set()
        self.is_whole = True

    @property
    def without_page(self) -> int:
        return len(self._records) - len(self._written)

    def add_pages(self, articles: Iterable[Entry]) -> None:
        """Write the page of each record whose article comes by."""
        for entry in articles:
            with self._told(entry):
                article = entry.article()
                for number in self._waiting.pop(article.sha256, ()):
                    with self._told(entry):
                        self._add(number, article)
            if not self._waiting:
                break

    @contextlib.contextmanager
    def _told(self, entry: Entry) -> Iterator[None]:
        """What goes wrong for one article is said at once, and stops nothing else."""
        try:
            yield
        except SummariserError as error:
            report(error, about=shown(entry.name))
            self.is_whole = False

    def _add(self, number: int, article: Article) -> None:
        page = written("html", article, self._records[number], Look())
        write_entry(self._folder / self.names[number], page)
        self._written.add(number)

    def add_index(self) -> None:
        """Write the page that leads to those that were written."""
        from summarizer.show import to_html_index

        named = (name if n in self._written else "" for n, name in enumerate(self.names))
        index = to_html_index(zip(named, self._records, strict=True))
        write_entry(self._folder / INDEX, index)
