"""A key that is recognised wherever it stands, and what a run says and leaves."""

from __future__ import annotations

import html
import json
import re
import traceback
from collections.abc import Iterable, Iterator
from pathlib import Path
from urllib.parse import quote, quote_plus

__all__ = ["KEYS", "OTHERS", "VARIABLES", "everything_in", "shown", "traces"]

# Of the shapes that keys have, and of some that none should have.
KEYS = {
    "usual": "sk-planted-0123456789abcdef",
    "short": "pl4n",
    "with quotes": "pl\"anted'of<four>&more",
    "for addresses": "planted/of+ten==%2F",
}
# Planted at the same time, where another address has its own.
OTHERS = ("planted-header-0123", "planted-password-4567", "sk-planted-of-openai", "planted-azure")
VARIABLES = {
    "OPENAI_API_KEY": OTHERS[2],
    "AZURE_OPENAI_API_KEY": OTHERS[3],
    "HTTPS_PROXY": f"http://jane:{OTHERS[1]}@proxy.invalid:3128",
}


def spellings(secret: str) -> set[str]:
    """The secret as it may be quoted."""
    texts = {secret, html.escape(secret), quote(secret), quote(secret, safe=""), quote_plus(secret)}
    texts |= {json.dumps(secret)[1:-1], repr(secret)[1:-1], secret.replace("'", "\\'")}
    return texts | {re.sub("%..", lambda code: code[0].lower(), text) for text in texts}


def shown(texts: Iterable[str | bytes], *secrets: str) -> list[str]:
    """Which of the secrets stand in the texts, with what is around them."""
    found = []
    for text in texts:
        told = text if isinstance(text, str) else text.decode("utf-8", "replace")
        for secret in {spelt for one in secrets for spelt in spellings(one)}:
            at = told.find(secret)
            if at >= 0:
                found.append(f"{secret} in …{told[max(at - 80, 0) : at + 80]}…")
    return found


def everything_in(folder: Path) -> Iterator[bytes]:
    """The names and bytes of all files below."""
    for path in sorted(folder.rglob("*")):
        yield bytes(path)
        if path.is_file():
            yield path.read_bytes()


def traces(error: BaseException) -> Iterator[str]:
    """An error as debuggers and crash reporters show it, all variables included."""
    told = traceback.TracebackException.from_exception(error, capture_locals=True)
    yield "".join(told.format())
    yield f"{error!r} {error} {error.args!r} {vars(error)!r}"
