"""Every way an endpoint fails, and what the user of the library sees of it.

``tests/test_faults.py`` meets each of them live. Those that are whole HTTP replies have a
cassette as well, which ``python tests/record_faults.py`` records from the same server.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from loopback import MODEL, Behaviour, Loopback, ok, status
from misbehaviour import (
    cut_by_length,
    empty_choices,
    html,
    refusal,
    reset_mid_body,
    slow_body,
    slow_headers,
    truncated_json,
    unknown_fields,
    wrong_content_type,
    zipped,
)

from summarizer import Article, Settings, SummariserError, Summarizer

FOLDER = Path(__file__).parent.parent / "cassettes" / "loopback-faults"
ARTICLE = Article(
    "The harbour board of Quayside met the dredging firm Tidewell on Tuesday.\n"
    "The work will cost £3 million, said its chair, Ann Moor.\n",
    published="2026-01-07",
)
HEADLINE = "Quayside harbour board met Tidewell"
GOOD = {"headline": {"text": HEADLINE, "sentences": [1]}, "figures": []}
CUT = json.dumps(GOOD)[:-4]
MISFIT = {"headline": {"text": "Nobody met Tidewell", "sentences": [99]}, "figures": []}
# A timeout that ends at once: the server pauses until the test is over.
AT_ONCE: dict[str, Any] = {"timeout": 0.2, "transport_retries": 0}


@dataclass(frozen=True)
class Seen:
    """What ``summarise`` came to: an error with its words, or a record."""

    error: str | None = None
    code: str | None = None
    words: str = ""
    headline: str | None = None
    failed: tuple[tuple[str, str], ...] = ()
    tries_again: int = 0
    asks_again: int = 0


@dataclass(frozen=True)
class Fault:
    """What a server does, and what is to be seen: an error, part of its words; or a record."""

    script: Sequence[Behaviour]
    seen: Seen
    whole: bool = True  # whether there is a reply that can be recorded
    waits: int = 0  # how often it is waited before a further try
    settings: dict[str, Any] = field(default_factory=dict)


def _record(**counts: Any) -> Seen:
    return Seen(headline=HEADLINE, **counts)


FAULTS = {
    "429-long-retry-after": Fault(
        [status(429, "slow down", headers={"Retry-After": "3600"})],
        Seen("RefusedError", "rate_limited", "answered 429: slow down. Too many requests, or too"
             " many tokens a minute. It asks to wait 3600 seconds"),
    ),
    "429-then-success": Fault(
        [status(429, "slow down", headers={"Retry-After": "1"}), ok(GOOD)],
        _record(tries_again=1), waits=1,
    ),
    "500": Fault(
        [status(500, "out of memory")],
        Seen("EndpointError", "server_error", "answered 500: out of memory. The fault is at the"),
        waits=2,
    ),
    "502-html": Fault(
        [html(502)],
        Seen("EndpointError", "server_error", "answered 502: an HTML page. The fault is at the"),
        waits=2,
    ),
    "slow-headers": Fault(
        [slow_headers(60)], Seen("UnreachableError", "timeout", "no whole reply within 0.2 sec"),
        whole=False, settings=AT_ONCE,
    ),
    "slow-body": Fault(
        [slow_body(60)], Seen("UnreachableError", "timeout", "no whole reply within 0.2 seconds"),
        whole=False, settings=AT_ONCE,
    ),
    "reset-in-mid-body": Fault(
        [reset_mid_body()], Seen("UnreachableError", "connection_lost", "broke: "),
        whole=False, waits=2,
    ),
    "truncated-json": Fault(
        [truncated_json()], Seen("ReplyError", "not_json", "sent JSON that is cut off or damaged"),
        waits=2,
    ),
    "length": Fault(
        [cut_by_length(CUT)],
        Seen(headline=HEADLINE, failed=(("headline", "truncated"), ("figures", "truncated"))),
    ),
    "refusal": Fault(
        [refusal("I would rather not.")],
        Seen("ReplyError", "refusal", "refused to answer: I would rather not."),
    ),
    "no-choices": Fault(
        [empty_choices()], Seen("ReplyError", "empty_reply", "has no text in it"),
    ),
    "wrong-content-type": Fault([wrong_content_type(GOOD)], _record()),
    "gzip": Fault([zipped(GOOD)], _record()),
    "unknown-fields": Fault([unknown_fields(GOOD)], _record()),
    "misfit-then-fit": Fault([ok(MISFIT), ok(GOOD)], _record(asks_again=1)),
}  # fmt: skip


def meet(fault: Fault, cassette: Path | None = None) -> tuple[Seen, int]:
    """What the user sees of the fault at a real server, and how many requests were sent."""
    with Loopback(fault.script) as server:
        mode: dict[str, Any] = {"cassette": cassette, "cassette_mode": "all"} if cassette else {}
        seen = _summarised(fault, server.url, **mode)
    return seen, len(server.requests)


def replay(fault: Fault, cassette: Path) -> Seen:
    """What the user sees of the recorded fault, where no server is."""
    return _summarised(fault, "http://elsewhere.invalid/v1", cassette=cassette)


def _summarised(fault: Fault, url: str, **cassette: Any) -> Seen:
    chosen = {"transport_retries": 2, "max_retry_wait": 5, **fault.settings}
    summarizer = Summarizer(
        MODEL,
        sections=["headline", "figures"],
        settings=Settings(base_url=url, **chosen),
        **cassette,
    )
    try:
        record = summarizer.summarise(ARTICLE)
    except SummariserError as error:
        words = str(error).replace(url, "URL").replace(summarizer.target.host or "", "HOST")
        return Seen(type(error).__name__, error.code, words)
    return Seen(
        headline=record.headline and record.headline.text,
        failed=tuple((failed.section, failed.code) for failed in record.audit.failed),
        tries_again=record.provenance.calls.transport_retries,
        asks_again=record.provenance.calls.validation_retries,
    )
