"""Recorded exchanges with an endpoint: kept as readable JSON, replayed without a network.

A cassette answers a request that is equal in method, operation (``/chat/completions``) and
body; the endpoint's address plays no part, and neither do headers.
"""

from __future__ import annotations

from summarizer.cassette.file import CassetteFile, Exchange, read_cassette
from summarizer.cassette.matching import difference
from summarizer.cassette.tape import CassetteMode, opened

__all__ = [
    "CassetteFile",
    "CassetteMode",
    "Exchange",
    "difference",
    "opened",
    "read_cassette",
]
