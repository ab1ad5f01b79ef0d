"""Which file of a checkpoint may hold which article; needs numpy, no Ray."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer import Settings, Summarizer
from summarizer.many.checkpoint import Checkpoint
from summarizer.many.configuration import configuration_of
from summarizer.many.outcomes import Outcome

pytestmark = pytest.mark.ray

CONFIGURATION = configuration_of(Summarizer("m", settings=Settings(base_url="http://h/v1")))
# Few beginnings, so that some articles share theirs.
KEYS = st.binary(min_size=1, max_size=1).map(lambda b: b.rjust(8, b"\xfe") + b * 8)


def outcome(key: bytes) -> Outcome:
    return Outcome(sha256=key.hex(), record="{}")


@given(st.lists(st.sets(KEYS, max_size=6), max_size=5), st.sets(KEYS, max_size=8))
def test_every_article_that_was_kept_is_found_and_no_other(
    partitions: list[set[bytes]], wanted: set[bytes]
) -> None:
    import tempfile

    with tempfile.TemporaryDirectory() as folder:
        checkpoint = Checkpoint.at(Path(folder), CONFIGURATION)
        early = checkpoint.index()
        for partition in partitions:
            checkpoint.keep(partition, {key: outcome(key) for key in partition})
        kept = set().union(*partitions)
        for index in (checkpoint.index(), checkpoint.index(early)):
            found = checkpoint.finished(index.files_with([*wanted]), wanted)
            assert found == {key: outcome(key) for key in wanted & kept}
        assert not early.files_with([*wanted])


def test_a_partition_has_one_name_in_whatever_order_its_articles_come() -> None:
    checkpoint = Checkpoint("/nowhere", CONFIGURATION)

    assert checkpoint.file_of([b"a", b"b"]) == checkpoint.file_of([b"b", b"a"])
    assert checkpoint.file_of([b"a", b"b"]) != checkpoint.file_of([b"a"])
