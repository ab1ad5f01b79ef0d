"""Docstrings are part of what a record is: the model is told them, and its schema shows them."""

from __future__ import annotations

import sys

from summarizer.errors import SchemaError

__all__ = ["assure_docstrings"]


def assure_docstrings() -> None:
    """Return where Python keeps docstrings. Raises SchemaError where it was told to drop them."""
    if sys.flags.optimize >= 2:
        raise SchemaError(
            "Python drops docstrings (-OO, PYTHONOPTIMIZE=2), and a record's are what the model"
            " and its schema are told. Start Python without that, or with -O.",
            code="no_docstrings",
        )
