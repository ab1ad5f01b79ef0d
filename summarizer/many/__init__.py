"""Many articles: the same trip, many times, journalled."""

from __future__ import annotations

__all__: list[str] = []
