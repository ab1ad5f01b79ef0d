"""The weights of a local model, fetched before they are needed and in sight of the user."""

from __future__ import annotations

from typing import TYPE_CHECKING

from summarizer.cli.notices import Notices

if TYPE_CHECKING:
    from summarizer.model.target import Target
    from summarizer.settings import Settings

__all__ = ["bring_weights"]


def bring_weights(target: Target, settings: Settings, notices: Notices) -> None:
    if not target.local:
        return
