"""Money, percentages and quantities in an article, with their values."""

from __future__ import annotations

from summarizer.scan.figures.find import find_figures, read_figures

__all__ = ["find_figures", "read_figures"]
