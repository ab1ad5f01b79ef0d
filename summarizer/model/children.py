"""What processes that this one starts are told of its environment: no keys."""

from __future__ import annotations

import os
from collections.abc import Mapping

from summarizer.model.keys import KEY_VARIABLES

__all__ = ["without_keys"]


def without_keys() -> Mapping[str, str]:
    """The environment for a child that asks no model (pip, a trial of weights)."""
    return {name: value for name, value in os.environ.items() if name not in KEY_VARIABLES}
