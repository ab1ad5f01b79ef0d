"""``python -m summarizer``."""

from __future__ import annotations

from summarizer.cli import main

__all__: list[str] = []

if __name__ == "__main__":
    main()
