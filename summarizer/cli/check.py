"""``summarizer check``: today's records against the accepted ones, from recorded replies."""

from __future__ import annotations

import os
import shlex
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from summarizer.cli.asking import Asking
from summarizer.cli.files import write_entry
from summarizer.cli.notices import complain
from summarizer.cli.reading import Reading
from summarizer.cli.recorded import Job, job_options, named
from summarizer.cli.screen import look_of_stdout, put
from summarizer.errors import InputError

if TYPE_CHECKING:
    from summarizer.check import Outcome, Pinned, Place, Shelf
    from summarizer.pipeline import Brief

__all__ = ["check"]

_NOT_ACCEPTED = ("stale", "failed", "duplicate", "missing", "orphan")


@click.command(short_help="Compare records from recorded replies with the accepted ones.")
@job_options
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "junit"]),
    default="text",
    help="For a person, a program, or a CI system.",
)
@click.option("--accept", is_flag=True, help="Write the new records, and the scores as floors.")
@click.option("--lower-floors", is_flag=True, help="With --accept, even where a score fell.")
@click.option("--jobs", type=click.IntRange(1), help="Processes; as many as cores unless given.")
def check(
    articles: Sequence[str],
    cassettes: str,
    reading: Reading,
    asking: Asking,
    form: str,
    accept: bool,
    lower_floors: bool,
    jobs: int | None,
) -> int:
    """Replay what was recorded of each ARTICLE (a file, or a folder with all of them) with
    recording off, and compare the records with the accepted ones beside the cassettes.
    No model is asked.

    Where an article has a gold record beside it (NAME.gold.json), its scores are held against
    the floors pinned beside the cassettes (PLAN.floors.json).

    \b
    Examples:
      summarizer check articles/ --cassettes cassettes/
      summarizer check articles/ --cassettes cassettes/ --accept
      summarizer check articles/ --cassettes cassettes/ --format junit > check.xml

    Exit code: 0 all the same, 1 something differs, is stale, is missing or got worse, 2 bad
    usage or input.
    """
    from summarizer.check import Outcome, Shelf, duplicates_told, outcomes, paired, pinned
    from summarizer.show.outcomes import FORMS, Report, report_text

    if lower_floors and not accept:
        raise InputError("--lower-floors says how to --accept: give both.")
    if not Path(cassettes).is_dir():
        raise InputError(f"There is no folder of cassettes {cassettes}.", code="no_folder")
    given = named(articles)
    pairing = paired(given.files, _places(Shelf(Path(cassettes)), asking))
    own = replace(asking, model=None, base_url=None)  # each cassette knows who was asked
    work = [Job(file, place, reading, own) for file, place in pairing.pairs]
    found = list(duplicates_told(outcomes(work, jobs or os.cpu_count() or 1)))
    found += [Outcome(str(file), None, "missing") for file in pairing.missing]
    found += [Outcome(p.article, p, "orphan") for p in pairing.orphans if given.is_whole]
    floors = list(pinned(found, _brief(asking), of_all=given.is_whole))
    told = Report(found, floors, _advice(articles, cassettes, asking))
    put(FORMS[form](told) if form in FORMS else report_text(told, look_of_stdout()))
    if accept:
        return _accepted(found, floors, lower_floors=lower_floors)
    return 0 if all(o.verdict == "same" for o in found) and all(f.holds for f in floors) else 1


def _brief(asking: Asking) -> Brief:
    """What every article is asked, whoever is: prompts and schema, which floors hold for."""
    nobody = replace(asking, model="any", base_url="http://endpoint", plan="closed")
    return nobody.summarizer().brief


def _places(shelf: Shelf, asking: Asking) -> list[Place]:
    """The cassettes there are, those of one model or plan where one is named."""
    found = shelf.places()
    if asking.model is not None:
        folder = shelf.folder(asking.summarizer().target)
        found = [place for place in found if place.cassette.parent == folder]
    return [place for place in found if asking.plan in (None, place.plan)]


def _advice(articles: Sequence[str], cassettes: str, asking: Asking) -> dict[str, str]:
    """What to do about each verdict."""
    named = [*articles, "--cassettes", cassettes]
    given = {
        "--model": asking.model,
        "--plan": asking.plan,
        "--schema": asking.schema,
        "--sections": ",".join(asking.sections),
        "--prompts": asking.prompts,
    }
    named += [word for option, value in given.items() if value for word in (option, value)]
    record = shlex.join(["summarizer", "record", *named])
    return {
        "new": "accept what is new or different, once you have read it: the same command"
        " with --accept",
        "stale": f"record what is stale again: {record} --stale",
        "missing": f"record what is missing: {record} --missing",
        "orphan": "a cassette of no article: delete it, or name its article",
    }


def _accepted(found: Sequence[Outcome], floors: Sequence[Pinned], *, lower_floors: bool) -> int:
    """Everything new is written, or nothing where a score fell that must not."""
    from summarizer.check import stored_text

    fallen = [standing.name for one in floors for standing in one.fallen]
    if fallen and not lower_floors:
        complain(
            f"nothing accepted: {', '.join(fallen)} fell below the floor."
            " --accept --lower-floors accepts it."
        )
        return 1
    for outcome in found:
        if outcome.verdict in ("new", "different") and outcome.place and outcome.told:
            write_entry(outcome.place.record, stored_text(outcome.told))
    for one in floors:
        if one.before != one.now:
            write_entry(one.file, one.now.text())
    return 1 if any(outcome.verdict in _NOT_ACCEPTED for outcome in found) else 0
