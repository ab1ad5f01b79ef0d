"""What a run writes, and where.

The journal of ``records.jsonl`` is the folder ``records.jsonl.journal``: its tables, its lock,
and, for Parquet, the records as lines, since a Parquet file cannot grow.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from summarizer.article import Article
from summarizer.errors import InputError
from summarizer.file_names import safe_stem
from summarizer.files import followed
from summarizer.schemas import Record
from summarizer.show import to_json, to_json_line

__all__ = ["Form", "Place", "form_of"]

Form = Literal["lines", "parquet", "folder"]
_FORMS: dict[str, Form] = {".jsonl": "lines", ".ndjson": "lines", ".parquet": "parquet"}


def form_of(out: str | Path) -> Form | None:
    """In which form records are written to a place of this name; None where that is unknown.

    A folder is one that exists, or whose name ends in a slash.
    """
    named = str(out)
    if os.path.isdir(named) or named.endswith(("/", os.sep)):
        return "folder"
    return next((form for end, form in _FORMS.items() if named.lower().endswith(end)), None)


def _json_name(article: str) -> str:
    return f"{safe_stem(Path(article).stem)}.json"


def _line(article: Article, record: Record) -> str:
    return to_json_line(record)


def _page(article: Article, record: Record) -> str:
    return to_json(record)


def _where(out: str | Path) -> Path:
    """What a link leads to is what has the journal: two names of one output share its lock."""
    path = Path(out)
    try:
        return followed(path) if path.is_symlink() else path
    except OSError as error:
        raise InputError(f"{out} cannot be written: {error.strerror}.", code="unwritable") from None


@dataclass(frozen=True)
class Place:
    """One output.

    ``render`` writes a record as it stands there; in a folder, ``name_of`` names the file of
    an article's record.
    """

    out: Path
    form: Form
    render: Callable[[Article, Any], str] = _line
    name_of: Callable[[str], str] = _json_name

    @classmethod
    def of(cls, out: str | Path) -> Place:
        """The place that a user names; an InputError where its kind cannot be told."""
        form = form_of(out)
        if form is None:
            raise InputError(
                f"{str(out) or 'An empty name'}: many records go to a name that ends in .jsonl or"
                " .parquet, or to a folder (it exists, or the name ends in /)."
            )
        is_new_folder = form == "folder" and not os.path.isdir(out)
        path = Path(out) if is_new_folder else _where(out)
        if path.name in ("", ".."):  # "." and its kind, beside which no name can be put
            path = path.resolve()
        if not path.name:
            raise InputError(f"The journal has no place beside {out}: give a folder below it.")
        return cls(path, form, _page if form == "folder" else _line)

    @property
    def journal(self) -> Path:
        """The folder of the journal."""
        return self.out.with_name(f"{self.out.name}.journal")

    @property
    def tables(self) -> Path:
        """The journal's own file."""
        return self.journal / "journal.sqlite"

    @property
    def lines(self) -> Path:
        """The file of records that grows while the run lasts."""
        return self.journal / "records.jsonl" if self.form == "parquet" else self.out

    @property
    def failures(self) -> Path:
        """The list of what failed."""
        return self.out.with_name(f"{self.out.name}.failed.jsonl")
