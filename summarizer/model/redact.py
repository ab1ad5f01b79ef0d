"""Keeping keys and accounts out of every sentence that leaves the model room."""

from __future__ import annotations

import html
import json
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from urllib.parse import quote, quote_plus

__all__ = ["Redactor", "identifying", "plain", "unnamed"]

_MASK = "[key hidden]"
_HIDDEN = "[hidden]"
_SHORTEST_SECRET = 4
_HEX = re.compile(r"%[0-9A-F]{2}")
# What any client and any server sends: these values tell nobody apart.
_ORDINARY = re.compile(
    r"(?i)accept.*|allow|.*-model|.*-version|.*-ms|cache-control|connection|content-.*|date|expires|host|keep-alive|pragma"
    r"|retry-after"
    r"|strict-transport-security|transfer-encoding|user-agent|vary|x-stainless-.*|.*ratelimit.*"
)


class Redactor:
    """Replaces known secrets in a text; some servers echo the key they were sent."""

    def __init__(self, secrets: Iterable[str | None], mask: str = _MASK) -> None:
        """Know these secrets, and each word of those that are several (``Bearer KEY``)."""
        self._mask = mask
        words = {word for secret in secrets if secret for word in (secret, *secret.split())}
        long_enough = {word for word in words if len(word) >= _SHORTEST_SECRET}
        spelt = {spelling for word in long_enough for spelling in _spellings(word)}
        self._secrets = sorted(spelt, key=len, reverse=True)

    def __repr__(self) -> str:
        return f"Redactor({len(self._secrets)} secrets)"

    def hide(self, text: str) -> str:
        """The text with every known secret masked."""
        for secret in self._secrets:
            text = text.replace(secret, self._mask)
        return text


def _spellings(word: str) -> Iterator[str]:
    """The word as it is, and as an address, a web page, JSON or Python would quote it."""
    spelt = [word, html.escape(word), json.dumps(word)[1:-1], repr(word)[1:-1]]
    # Both quotes at once, as in the repr of a dictionary that is quoted in its turn.
    spelt += [word.replace("\\", "\\\\").replace("'", "\\'")]
    spelt += [quote(word, safe=""), quote(word), quote_plus(word)]
    for one in spelt:
        yield from (one, _HEX.sub(lambda code: code[0].lower(), one))


def identifying(headers: Mapping[str, str]) -> Iterator[str]:
    """What headers say that another account or machine would say otherwise."""
    for name, value in headers.items():
        if _ORDINARY.fullmatch(name):
            continue
        if not (value.isdigit() and len(value) < 6):
            yield value
        # Of a cookie, its value, not "Path"; of a host, each label.
        parts = {*re.split(r"[\s;,=]+", value), *re.split(r"[\s;,=.:/]+", value)}
        yield from (part for part in parts if _is_telling(part))


def _is_telling(part: str) -> bool:
    return len(part) >= 5 and any(char.isdigit() for char in part)


# What identifies somebody, by its shape; where there is a group, the group alone is hidden.
_SHAPES = re.compile(
    r"""(?xi)
      \b[a-z][a-z0-9+.-]{1,15}://(?:[^\s"'<>()\[\]]|\[(?:key\ )?hidden\])+    # an address
    | \bbearer\s+([^\s"',;<>\[\]]{4,})
    | [\w.+-]{1,64}@(?:[\w-]|\[hidden\])+(?:\.[\w-]+)+             # e-mail
    | \b(?:\d{1,3}\.){3}\d{1,3}(?::\d+)?\b                         # a machine's number
    | (?<![\w.-])(?:[\w-]{1,63}\.){1,8}                            # a host inside a network
      (?:internal|local|lan|corp|intra|svc|cluster|localdomain)\b(?::\d+)?
    | (?<![\w.<])/(?:[\w.~%@+-]+/)+[\w.~%@+-]*                     # a path
    | \b[a-z]:\\[^\s"']+
    | \b(?:api[-_ ]?key|key|token|secret|password|passwd|sig|signature|session|cookie)
      ["']?\s*=\s*["']?([^\s"',;&<>\[\]]{4,})
    | \b(?:sk|pk|rk)[-_][\w-]{3,} | \borg-\w{4,}
    | \b(?:org|proj|req|acct|tok)[-_](?=[\w-]*\d)[\w-]{3,}
    | \b(?:account|organi[sz]ation|project|tenant|subscription|customer|workspace|team|user)
      (?:\s+id)?["']?\s*[:=\#]?\s*["'(]?((?=[\w.@-]*\d)[\w.@-]{4,})
    | \b[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\b              # a UUID
    | (?<![a-z0-9])(?:\d{9,}|(?=[a-z]*\d)(?=\d*[a-z])[a-z0-9]{12,})(?![a-z0-9])
    """
)
_MOST_WORDS = 10_000


def unnamed(words: str, headers: Mapping[str, str], *hosts: str | None) -> str:
    """A server's words without its hosts, what its reply's headers say of somebody, and
    whatever else looks like a key, an account, an address or a path.

    For what nobody could know beforehand: an error may name the account it is about.
    """
    known = Redactor([*identifying(headers), *hosts], _HIDDEN)
    return _SHAPES.sub(_without_name, known.hide(words)[:_MOST_WORDS])


def _without_name(found: re.Match[str]) -> str:
    name = next((group for group in found.groups() if group), found[0])
    return found[0].replace(name, _HIDDEN)


def plain(text: str, limit: int = 300) -> str:
    """A stranger's words in one printable line: no control characters, at most ``limit`` long."""
    head = text[: limit * 8]
    printable = "".join(
        " " if char.isspace() else char
        for char in head
        if char.isspace() or unicodedata.category(char)[0] != "C"
    )
    line = " ".join(printable.split())
    return line if len(line) <= limit else line[: limit - 1].rstrip() + "…"
