"""Waiting before a request is sent again: as long as asked, never longer than allowed."""

from __future__ import annotations

import asyncio
from collections.abc import Collection

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.model.diagnosis import retry_after
from summarizer.model.failure import CallError, Failure
from summarizer.model.retry import ladder
from summarizer.settings import Settings


@pytest.mark.parametrize(
    ("headers", "seconds"),
    [
        ({}, None),
        ({"retry-after": "7"}, 7),
        ({"retry-after": "0.5"}, 0.5),
        ({"retry-after": "-3"}, 0),
        ({"retry-after": "soon"}, None),
        ({"retry-after": "nan"}, None),
        ({"retry-after": "Wed, 21 Oct 99999999999999999999 07:28:00 GMT"}, None),
        (
            {
                "retry-after": "Wed, 21 Oct 2026 07:28:10 GMT",
                "date": "Wed, 21 Oct 2026 07:28:00 GMT",
            },
            10,
        ),
        ({"retry-after": "Wed, 21 Oct 2015 07:28:00 GMT"}, 0),
    ],
    ids=str,
)
def test_retry_after_is_read_as_seconds_or_as_a_date(
    headers: dict[str, str], seconds: float | None
) -> None:
    assert retry_after(headers) == seconds


@given(st.text(max_size=60), st.text(max_size=60))
def test_no_header_whatever_is_more_than_ignored(wait: str, now: str) -> None:
    seconds = retry_after({"retry-after": wait, "date": now})
    assert seconds is None or seconds >= 0


def _waits(asked: float | None, settings: Settings, *, waits: bool = True) -> list[float]:
    waited: list[float] = []

    async def fail() -> None:
        raise CallError(Failure("rate_limited", "later"), passing=True, wait=asked)

    retrying = ladder(settings, waits=waits, on_retry=lambda _, wait: waited.append(wait))
    with pytest.raises(CallError):
        asyncio.run(retrying(fail))
    return waited


def test_the_endpoints_own_wait_is_kept() -> None:
    waited = _waits(0.01, Settings(transport_retries=2))
    assert len(waited) == 2
    assert all(0.01 <= wait <= 0.0111 for wait in waited)


def test_waits_grow_up_to_the_limit() -> None:
    waited = _waits(None, Settings(transport_retries=3, max_retry_wait=0.02))
    assert waited == [0.02] * 3


@pytest.mark.parametrize("asked", [None, 50.0])
def test_a_replay_waits_for_nothing(asked: float | None) -> None:
    assert _waits(asked, Settings(), waits=False) == [0.0] * 4


@pytest.mark.parametrize(
    ("shared", "sent"),
    [
        ([], 3),  # a call beside no others
        ([1], 4),
        ([1, 2, 3], 6),
        ([1, 3, 5], 6),
        (range(1, 100), 17),
    ],
    ids=str,
)
def test_what_others_were_told_first_costs_a_call_no_retry_but_not_for_ever(
    shared: Collection[int], sent: int
) -> None:
    attempts = 0

    async def fail() -> None:
        nonlocal attempts
        attempts += 1
        fault = CallError(Failure("rate_limited", "later"), passing=True)
        fault.shared = attempts in shared
        raise fault

    settings = Settings(transport_retries=2)
    with pytest.raises(CallError):
        asyncio.run(ladder(settings, waits=False, on_retry=lambda *_: None)(fail))
    assert attempts == sent


def test_without_retries_nothing_is_sent_again() -> None:
    async def fail() -> None:
        fault = CallError(Failure("rate_limited", "later"), passing=True)
        fault.shared = True
        raise fault

    retried: list[CallError] = []
    retrying = ladder(
        Settings(transport_retries=0), waits=False, on_retry=lambda fault, _: retried.append(fault)
    )
    with pytest.raises(CallError):
        asyncio.run(retrying(fail))
    assert retried == []
