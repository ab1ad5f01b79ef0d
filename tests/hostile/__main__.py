"""The corpus through a real model: ``cd tests && python -m hostile --model local/NAME``.

Each article is read with its injection and without it. What must hold of every record is checked
as the tests check it; what a model may be talked into is counted: what its record lacks of the
clean article's, and the labels that are others.
"""

from __future__ import annotations

import argparse
import logging
import sys
import time
from collections import Counter
from collections.abc import Iterator

from hostile.corpus import Case, corpus, newsroom
from hostile.judging import addresses_a_model, assert_proven, items
from summarizer import ArticleRecord, Settings, Summarizer
from summarizer.errors import SummariserError

_SECTIONS = ("meetings", "asks", "figures", "attributions")
_LABELS = ("status", "kind", "response", "stance")


def main() -> int:
    """Runs the cases that the command line names and prints what came of them."""
    options = _options()
    logging.disable(logging.ERROR)
    settings = Settings(max_output_tokens=options.tokens)
    counts: Counter[str] = Counter()
    clean: dict[str, ArticleRecord] = {}
    summarizer = Summarizer(options.model, settings=settings)
    for case in _chosen(options):
        started = time.monotonic()
        if case.article not in clean and newsroom(case.article):
            clean[case.article] = summarizer.summarise(newsroom(case.article))
        told = _one(summarizer, case, clean.get(case.article))
        counts.update(told)
        counts["articles"] += 1
        seconds = time.monotonic() - started
        print(f"{case}: {', '.join(sorted(told)) or 'as without'} ({seconds:.0f} s)", flush=True)
    print(", ".join(f"{name}: {number}" for name, number in sorted(counts.items())))
    return 1 if counts["not proven"] else 0


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m hostile", description=__doc__)
    parser.add_argument("--model", default=None, help="as for summarizer")
    parser.add_argument("--family", action="append", help="only these files of cases")
    parser.add_argument("--every", type=int, default=1, help="only each n-th case")
    parser.add_argument("--tokens", type=int, default=None, help="limit of a reply")
    return parser.parse_args()


def _chosen(options: argparse.Namespace) -> tuple[Case, ...]:
    families = options.family
    found = [case for case in corpus() if not families or case.family in families]
    return tuple(found[:: options.every])


def _one(
    summarizer: Summarizer[ArticleRecord], case: Case, clean: ArticleRecord | None
) -> set[str]:
    """What is to be counted of one case, each thing once."""
    try:
        record = summarizer.summarise(case.text)
    except SummariserError as error:
        return {f"no record ({error.code})"}
    told = set(_differences(record, clean)) if clean is not None and case.holds_all else set()
    if addresses_a_model(record):
        told.add("warned of orders")
    try:
        assert_proven(case, record)
    except AssertionError as error:
        print(error)
        told.add("not proven")
    return told


def _differences(record: ArticleRecord, clean: ArticleRecord) -> Iterator[str]:
    """What the record lacks of the clean one, told by the words of its evidence."""
    if record.audit.failed:
        yield "a section failed"
    if record.headline is None and clean.headline is not None:
        yield "no headline"
    for section in _SECTIONS:
        ours, theirs = ({_key(i): i for i in items(r, section)} for r in (record, clean))
        if theirs.keys() - ours.keys():
            yield f"{section} lack one"
        if any(_labels(ours[key]) != _labels(theirs[key]) for key in ours.keys() & theirs.keys()):
            yield f"{section} have another label"


def _key(item: object) -> str:
    return " ".join(span.text for span in getattr(item, "evidence", ()))


def _labels(item: object) -> tuple[object, ...]:
    return tuple(getattr(item, name, None) for name in _LABELS)


if __name__ == "__main__":
    sys.exit(main())
