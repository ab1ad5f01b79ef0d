"""In IPython and Jupyter a record shows its page."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from summarizer.schemas import Record

__all__ = ["framed", "register"]

_HEIGHT = 640


def register() -> None:
    """Tell the IPython that this runs in, if there is one, how records are shown.

    It learns the name of their class only: nothing is imported before the first record is shown.
    """
    ipython = sys.modules.get("IPython")
    shell = ipython.get_ipython() if ipython is not None else None
    if shell is not None and shell.display_formatter is not None:
        pages = shell.display_formatter.formatters["text/html"]
        pages.for_type_by_name("summarizer.schemas.base", "Record", framed)


def framed(record: Record) -> str:
    """The page in a frame: its styles and its script cannot touch the notebook."""
    from summarizer.show.html import to_html
    from summarizer.show.html.elements import element

    return element(
        "iframe",
        title="Record",
        srcdoc=to_html(record),
        sandbox="allow-scripts allow-popups allow-popups-to-escape-sandbox",
        width="100%",
        height=str(_HEIGHT),
        style="border: 0",
    )
