"""What a collection needs: the input, the journal and the configuration of its submission."""

from __future__ import annotations

from pathlib import Path

import pytest
from answering import emptiest
from batch_server import BatchServer
from batch_works import completes
from running_batches import collected, source, submitted, summarizer_at
from running_many import names_of, row, written

from summarizer import InputError, Summarizer
from summarizer.many.batch.run import submit
from summarizer.many.places import Place

ARTICLES = 6
ALL = names_of(ARTICLES)


def test_an_input_that_changed_is_told_of(table: Path, out: Path) -> None:
    with BatchServer([completes(emptiest)]) as server:
        submitted(server, table, out)
        written(table, [row(n) for n in (0, 1, 2, 9, 4, 5)])
        report = collected(server, table, out)
        assert (report.done, report.waiting, report.new, report.gone) == (5, 2, 1, 1)
        assert collected(server, table, out).done == 6
        written(table, [row(n) for n in range(6)])
        report = collected(server, table, out)
        assert (report.done, report.waiting, report.new, report.gone) == (7, 0, 0, 0)


def test_another_configuration_collects_nothing_and_moves_nothing(table: Path, out: Path) -> None:
    with BatchServer([completes(emptiest)]) as server:
        submitted(server, table, out)
        changed = summarizer_at(server, temperature=0.5)
        with pytest.raises(InputError, match="begun with another temperature"):
            collected(server, table, out, summarizer=changed)
        assert collected(server, table, out).done == 6


def test_what_a_changed_configuration_moved_aside_is_still_collected(
    table: Path, out: Path
) -> None:
    with BatchServer([completes(emptiest)]) as server:
        submitted(server, table, out)
        changed = summarizer_at(server, temperature=0.5)
        report = submitted(server, table, out, summarizer=changed)
        assert report.aside == out.with_name("records.1.jsonl")
        assert collected(server, table, report.aside).done == 6
        assert collected(server, table, out, summarizer=changed).done == 6
        assert len(server.batches) == 2


def test_a_place_waits_for_one_submission_at_a_time(table: Path, out: Path) -> None:
    with BatchServer([completes(emptiest)]) as server:
        submitted(server, table, out)
        other = written(table.with_name("other.jsonl"), [row(9)])
        with pytest.raises(InputError, match="Collect them first"):
            submitted(server, other, out)
        collected(server, table, out)
        submitted(server, other, out)
        assert collected(server, other, out).done == 7


@pytest.mark.parametrize("missing", ["journal", "submission"])
def test_without_a_submission_there_is_nothing_to_collect(
    table: Path, out: Path, missing: str
) -> None:
    from summarizer.many.batch.run import remembered
    from summarizer.many.run import summarise_many

    with BatchServer([completes(emptiest)], chat=emptiest) as server:
        if missing == "submission":
            summarise_many(summarizer_at(server), source(table), Place.of(out))
        words = {"journal": "There is no journal", "submission": "No batch was submitted"}
        with pytest.raises(InputError, match=words[missing]):
            remembered(Place.of(out))
    if missing == "journal":
        assert not Place.of(out).journal.exists()


@pytest.mark.parametrize(
    ("model", "words"),
    [
        ("local/qwen2.5-coder-1.5b", "has no Batch API"),
        ("ollama/llama3.2", "has no Batch API"),
        ("azure/mine", "--base-url https://NAME.openai.azure.com/openai/v1 with --model mine"),
    ],
)
def test_models_without_batches_are_refused(
    table: Path, out: Path, model: str, words: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("AZURE_OPENAI_ENDPOINT", "https://name.example")
    with pytest.raises(InputError, match=words):
        submit(Summarizer(model), source(table), Place.of(out), {})
    assert not Place.of(out).journal.exists()


def test_names_of_the_endpoint_do_not_lead_elsewhere(table: Path, out: Path) -> None:
    """An id is a part of an address, and no more."""
    with BatchServer([completes(emptiest)]) as server:
        server.batch_name = "../files/{}?limit=1#%2f"
        submitted(server, table, out)
        assert collected(server, table, out).done == 6
