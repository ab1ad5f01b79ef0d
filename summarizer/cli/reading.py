"""From the files that a command names, or stdin, to articles."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import click

from summarizer.cli.options import bundle
from summarizer.errors import InputError
from summarizer.read.disk import file_bytes, stream_bytes, unreadable
from summarizer.read.kinds import KINDS, Kind, is_address

if TYPE_CHECKING:
    from summarizer.article import Article, Known

__all__ = [
    "NO_LIMIT",
    "STDIN",
    "Reading",
    "allow_private_option",
    "article_names",
    "encoding_option",
    "from_option",
    "published_option",
    "read_bytes",
    "reading_options",
    "shown",
]

STDIN = "-"
# Characters, for what costs nothing to read.
NO_LIMIT = 2**62


@dataclass(frozen=True)
class Reading:
    """What is known of the articles beside their text."""

    published: str | None = None
    title: str | None = None
    outlet: str | None = None
    url: str | None = None
    encoding: str | None = None
    kind: Kind | None = None
    allow_private: bool = False

    def article(self, name: str, limit_characters: int, *, source: str | None = None) -> Article:
        """The article in that file, at that address or on stdin; an InputError says why there
        is none.

        ``source`` is what its record says of where it came from, before how it was read: the
        name, unless given.
        """
        if not is_address(name):
            return self.document(read_bytes(name), name, limit_characters, source=source)
        from summarizer.read.reader import read_article
        from summarizer.read.web import Web

        return read_article(
            name,
            kind=self.kind,
            encoding=self.encoding,
            limit_characters=limit_characters,
            web=Web(allow_private=self.allow_private),
            **self._known(source),
        )

    def document(
        self, data: bytes, name: str, limit_characters: int, *, source: str | None = None
    ) -> Article:
        """The article in these bytes, which have that name; else as ``article``."""
        from summarizer.read.reader import article_of

        known = self._known(source)
        return article_of(data, shown(name), self.kind, self.encoding, limit_characters, **known)

    def told(self) -> dict[str, str | None]:
        """How an article is read, by name: read otherwise, it is another."""
        of_one = {name: getattr(self, name) for name in ("title", "url", "kind")}
        return {
            "published": self.published,
            "outlet": self.outlet,
            "encoding": self.encoding,
            **{name: value for name, value in of_one.items() if value is not None},
        }

    def _known(self, source: str | None) -> Known:
        known: Known = {
            "published": self.published,
            "title": self.title,
            "outlet": self.outlet,
            "url": self.url,
        }
        if source is not None:
            known["source"] = source
        return known

    def check(self, names: Sequence[str]) -> None:
        """An InputError where one article's title or address is given to several."""
        if len(names) > 1:
            self._check_of_one(f"{len(names)} files are named. Give it with one file")

    def check_rows(self) -> None:
        """An InputError where one article's title or address is given to the rows of a table,
        or the files of a folder."""
        self._check_of_one("many are named: a row or a document has its own. Give it with one file")

    def _check_of_one(self, words: str) -> None:
        for option in ("title", "url"):
            if getattr(self, option) is not None:
                raise InputError(f"--{option} is of one article, and {words}, or leave it out.")


published_option = click.option(
    "--published", metavar="DATE", help="Date of publication, YYYY-MM-DD."
)
encoding_option = click.option(
    "--encoding",
    metavar="NAME",
    help="Encoding of the files, utf-8 unless given (windows-1252, utf-16 …).",
)
from_option = click.option(
    "--from",
    "kind",
    type=click.Choice(KINDS),
    help="What the files are; found by name and first bytes unless given.",
)
allow_private_option = click.option(
    "--allow-private",
    is_flag=True,
    help="Read addresses of this machine and private networks too.",
)
reading_options = bundle(
    Reading,
    published_option,
    click.option("--title", metavar="TEXT", help="The article's own title."),
    click.option("--outlet", metavar="TEXT", help="Who published it."),
    click.option("--url", metavar="URL", help="Where it was published."),
    encoding_option,
    from_option,
)


def article_names(files: Sequence[str]) -> tuple[str, ...]:
    """The files to read: those named, or stdin where something is piped in."""
    if not files:
        if sys.stdin is None or sys.stdin.isatty():
            command = click.get_current_context().command_path
            raise InputError(
                "No article: name a file, or pipe one in"
                f" ({command} article.txt, or … | {command} -)."
            )
        return (STDIN,)
    twice = [name for name, count in Counter(files).items() if count > 1]
    if twice:
        raise InputError(f"{shown(twice[0])} is named twice; name each article once.")
    return tuple(files)


def shown(name: str) -> str:
    """The name for people; a name that is not UTF-8 with its odd bytes replaced."""
    return "stdin" if name == STDIN else click.format_filename(name)


def read_bytes(name: str) -> bytes:
    """All that is in the file or on stdin; an InputError says why it cannot be read."""
    if name != STDIN:
        return file_bytes(name, shown(name))
    if sys.stdin is None:
        return b""
    try:
        return stream_bytes(sys.stdin.buffer, shown(name))
    except (OSError, ValueError) as error:
        raise unreadable(name, shown(name), error) from None
