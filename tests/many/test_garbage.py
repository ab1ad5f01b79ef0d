"""The garbage collector looks seldom while a run lasts, and as before after it."""

from __future__ import annotations

import gc
from collections.abc import Iterator

import pytest

from summarizer.many.garbage import seldom_collected

Setting = tuple[bool, tuple[int, int, int], bool]


def setting() -> Setting:
    """Whether it looks, how often, and whether it passes anything over."""
    return gc.isenabled(), gc.get_threshold(), gc.get_freeze_count() > 0


@pytest.fixture(autouse=True)
def _collector() -> Iterator[None]:
    enabled, threshold, _ = setting()  # Python 3.12 begins with something frozen
    yield
    gc.set_threshold(*threshold)
    gc.unfreeze()
    if enabled:
        gc.enable()


def test_it_looks_seldom_within_the_block_and_as_before_after_it() -> None:
    before = setting()
    with seldom_collected():
        within = setting()
        with seldom_collected():
            assert setting() == within
        assert setting() == within
    assert within[1][0] > before[1][0]
    assert within[2]
    assert setting() == before


def test_it_is_as_before_after_an_error_too() -> None:
    before = setting()
    with pytest.raises(OSError, match="full"), seldom_collected():
        raise OSError("full")
    assert setting() == before


@pytest.mark.parametrize("threshold", [0, 50_000])
def test_one_that_looks_more_seldom_still_is_left_as_it_is(threshold: int) -> None:
    gc.set_threshold(threshold)
    before = setting()
    with seldom_collected():
        assert setting() == before
    assert setting() == before


def test_one_that_is_off_stays_off() -> None:
    gc.disable()
    with seldom_collected():
        assert not gc.isenabled()
    assert not gc.isenabled()


def test_what_the_caller_froze_stays_frozen() -> None:
    gc.freeze()
    before = gc.get_freeze_count()
    with seldom_collected():
        assert gc.get_freeze_count() == before
    assert gc.get_freeze_count() == before
