"""The files that commands of README and docs name, made when a command first asks for one."""

from __future__ import annotations

import gzip
import json
import shutil
from collections.abc import Callable, Iterable
from pathlib import Path

from commanding import ROOT
from documents import LETTER, MARKDOWN, PAGE, WORDS, pdf_of
from pages import Page

__all__ = ["lay_out"]

SEEDS = ROOT / "seeds"
SEED = SEEDS / "peru-rate-cut.txt"  # the shortest
_WRITES = ("--out", "--cassettes")
Maker = Callable[[Path], object]


def lay_out(words: Iterable[str]) -> None:
    """Make the files that are read by a command of these words and are not there yet."""
    before = ""
    for word in words:
        if before not in _WRITES:
            _make(word.rstrip("/"))
            _make(word.partition("/")[0])
        before = word


def _make(name: str) -> None:
    if name in _AT_HAND and not Path(name).exists():
        _AT_HAND[name](Path(name))


def _text(text: str) -> Maker:
    return lambda path: path.write_text(text, "utf-8")


def _copy(source: Path) -> Maker:
    return lambda path: shutil.copy(source, path)


def _link(source: Path) -> Maker:
    return lambda path: path.symlink_to(source, target_is_directory=True)


def _articles(path: Path) -> None:
    path.mkdir()
    for number, words in enumerate(WORDS, 1):
        (path / f"day-{number}.txt").write_text(f"{words}\n", "utf-8")


def _gold(path: Path) -> None:
    path.mkdir()
    shutil.copy(SEED, path / "article.txt")
    shutil.copy(SEED.with_suffix(".gold.json"), path / "article.gold.json")


def _rows() -> list[dict[str, str]]:
    return [
        {"url": f"https://wire.example/{n}", "text": words, "body": words, "name": f"a{n}"}
        for n, words in enumerate(WORDS, 1)
    ]


def _lines() -> str:
    return "".join(f"{json.dumps(row)}\n" for row in _rows())


def _parquet(path: Path) -> None:
    import pyarrow
    import pyarrow.parquet

    pyarrow.parquet.write_table(pyarrow.Table.from_pylist(_rows()), path)


def _record() -> str:
    from hand_records import quay

    return f"{quay().model_dump_json()}\n"


def _records(path: Path) -> None:
    path.mkdir()
    (path / "quay.json").write_text(_record(), "utf-8")


def _records_table(path: Path) -> None:
    from summarizer.many.parquet import write_records
    from summarizer.schemas import ArticleRecord

    write_records(path, ArticleRecord, [_record().encode()])


def _own_record(_: Path) -> None:
    """The module of the README's record of one's own."""
    (block,) = (one for one in Page(ROOT / "README.md").programs if "class CourtCase" in one)
    Path("cases.py").write_text(block.partition("record = ")[0], "utf-8")


_AT_HAND: dict[str, Maker] = {
    "article.txt": _copy(SEED),
    "*.txt": lambda path: shutil.copy(SEED, "article.txt"),
    "seeds": _link(SEEDS),
    "articles": _articles,
    "gold": _gold,
    "ruling.txt": _copy(SEED),
    "a.txt": _copy(SEED),
    "rulings.py": _copy(ROOT / "docs" / "examples" / "court_rulings" / "rulings.py"),
    "cases:CourtCase": _own_record,
    "notes.md": _text(MARKDOWN),
    "page.html": _text(PAGE),
    "letter.eml": _text(LETTER),
    "report.pdf": lambda path: path.write_bytes(pdf_of("\n".join(WORDS))),
    "row.json": lambda path: path.write_text(json.dumps(_rows()[0]), "utf-8"),
    "archive.jsonl": lambda path: path.write_text(_lines(), "utf-8"),
    "archive.jsonl.gz": lambda path: path.write_bytes(gzip.compress(_lines().encode())),
    "archive.parquet": _parquet,
    "records.jsonl": lambda path: path.write_text(_record(), "utf-8"),
    "records.parquet": _records_table,
    "records": _records,
}
