"""One self-contained page: no address in it is fetched, no script but its own is run."""

from __future__ import annotations

import base64
import hashlib
from functools import cache
from importlib.resources import files

from summarizer.show.html.elements import Html, element

__all__ = ["asset", "document"]


@cache
def asset(name: str) -> str:
    """The text of a file that lies beside this one."""
    return files("summarizer.show.html").joinpath(name).read_text("utf-8")


def document(title: str, *body: str, styles: str, script: str) -> str:
    """The page as a file's whole text. The policy in it allows this style and this script only."""
    policy = "; ".join(
        (
            "default-src 'none'",
            f"style-src 'sha256-{_digest(styles)}'",
            f"script-src 'sha256-{_digest(script)}'",
            "base-uri 'none'",
            "form-action 'none'",
            "require-trusted-types-for 'script'",
            "trusted-types 'none'",
        )
    )
    head = element(
        "head",
        element("meta", charset="utf-8"),
        element("meta", http_equiv="Content-Security-Policy", content=policy),
        element("meta", name="viewport", content="width=device-width, initial-scale=1"),
        element("meta", name="color-scheme", content="light dark"),
        element("meta", name="referrer", content="no-referrer"),
        element("title", title),
        element("style", Html(styles)),
    )
    end = element("script", Html(script))
    page = element("html", head, "\n", element("body", *body, "\n", end), lang="en")
    return f"<!doctype html>\n{page}\n"


def _digest(text: str) -> str:
    return base64.b64encode(hashlib.sha256(text.encode("utf-8")).digest()).decode("ascii")
