"""``summarizer score``: records against gold records."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from summarizer.cli import completing
from summarizer.cli.answering import Answering, answering_options
from summarizer.cli.files import made_folder, write_entry
from summarizer.cli.notices import Notices, report
from summarizer.cli.screen import look_of_stdout, put
from summarizer.errors import SummariserError

if TYPE_CHECKING:
    from summarizer.cli.answering import Source
    from summarizer.score import GoldArticle, Score

__all__ = ["score"]


@click.command(short_help="Score records against gold records.")
@click.argument("gold", metavar="GOLD_DIR", shell_complete=completing.folders)
@answering_options
@click.option("--runs", type=click.IntRange(1), default=1, help="Ask about each article so often.")
@click.option(
    "--out",
    metavar="DIR",
    shell_complete=completing.folders,
    help="Keep the records here, NAME.json each.",
)
@click.option("--misses", is_flag=True, help="Show every miss, gold and found.")
@click.option("--json", "as_json", is_flag=True, help="Print one line of JSON and no table.")
@click.option("--quiet", is_flag=True, help="Nothing on stderr but errors.")
def score(
    gold: str,
    answering: Answering,
    runs: int,
    out: str | None,
    misses: bool,
    as_json: bool,
    quiet: bool,
) -> int:
    """Compare records with the gold records of GOLD_DIR (NAME.txt beside NAME.gold.json):
    precision, recall and F1 of each section, counts summed over the articles. With --schema the
    gold records are of your own record, and each field is compared by its type.

    \b
    Examples:
      summarizer score gold/ --records records/
      summarizer score gold/ --model local/qwen2.5-coder-1.5b --misses
      summarizer score gold/ --cassettes cassettes/local-qwen2.5-coder-1.5b --json

    Exit code: 0 done, 1 some articles have no record (they count as missed), 2 bad usage or
    input, 3 the model cannot be reached or refused.
    """
    from summarizer.score import add_up, read_gold
    from summarizer.show.json_ import dumped
    from summarizer.show.scores import misses_text, plain_score, score_text

    answering.check(runs)
    folder = None if out is None else made_folder(Path(out))
    articles = read_gold(Path(gold), answering.record_model())
    scoring = _Scoring(answering.source(Notices(quiet)), folder)
    scores = [scoring(article) for _ in range(runs) for article in articles]
    if len(scoring.errors) == len(scores):
        return scoring.errors[0].exit_code
    total, look = add_up(scores), look_of_stdout()
    if misses and not as_json:
        put(misses_text(total, look) + "\n")
    put(dumped(plain_score(total, runs)) if as_json else score_text(total, runs, look))
    if runs > 1 and not as_json:
        put(f"{scoring.same:,} of {scoring.again:,} records the same as in the first run\n")
    return 1 if scoring.errors else 0


class _Scoring:
    """What is done with each article; a second run about it is held against the first."""

    def __init__(self, source: Source, out: Path | None) -> None:
        self.errors: list[SummariserError] = []
        self.same = 0
        self.again = 0
        self._source = source
        self._out = out
        self._first: dict[str, str] = {}

    def __call__(self, article: GoldArticle) -> Score:
        """The score of its record; where there is none, all that gold has is missed."""
        from summarizer.score import score_of
        from summarizer.show import to_json

        try:
            record = self._source(article)
        except SummariserError as error:
            report(error, about=article.name)
            self.errors.append(error)
            return score_of(article, None)
        if self._out is not None:
            write_entry(self._out / f"{article.name}.json", to_json(record))
        self._compare(article.name, record.model_dump_json(exclude={"provenance"}))
        return score_of(article, record)

    def _compare(self, name: str, told: str) -> None:
        if name not in self._first:
            self._first[name] = told
            return
        self.again += 1
        self.same += told == self._first[name]
