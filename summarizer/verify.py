"""A record against its article: the digest, every span, every value that is to stand in it or
is computed from its words.

Pure, and independent of how the record was made: it reads plain JSON, of the default record
or of a user's own. What is worded or a label is the model's, and not proved here.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from summarizer.article import Article
from summarizer.computed import Computed, Days
from summarizer.errors import InputError
from summarizer.folding import fold
from summarizer.shapes import (
    SAME,
    SPAN,
    WORDED,
    is_day,
    is_figure,
    is_object,
    is_offset,
    is_place,
    verbatim,
)

__all__ = ["Mismatch", "Verification", "verified"]

_WARNINGS = "audit.warnings["  # what they say is ours; only their offsets are the article's
_ABSENT = object()


@dataclass(frozen=True, slots=True)
class Mismatch:
    """Where the record and the article part, as a JSON path, and how."""

    path: str
    reason: str

    def __str__(self) -> str:
        return f"{self.path}: {self.reason}"


@dataclass(frozen=True, slots=True)
class Verification:
    """What was looked at and what was wrong with it."""

    spans: int
    values: int
    computed: int
    mismatches: tuple[Mismatch, ...]


def verified(record: Any, text: str, schema: Mapping[str, Any] | None = None) -> Verification:
    """The record, as parsed JSON, held against the article's text.

    A span is any object with start, end and text that is no item. Values are checked where
    their type is published (parties, sources, figures, times) or the JSON ``schema`` promises
    "verbatim". What figures and times come to is computed again, with the date of publication
    that the record tells. What is not there is not looked at: whether a record is whole,
    ``conforming`` says. Raises InputError for what is no record at all.
    """
    article = record.get("article") if isinstance(record, Mapping) else None
    if not isinstance(article, Mapping) or not isinstance(article.get("sha256"), str):
        raise InputError(
            "This is not a record: it has no article.sha256. A record is what"
            " `summarizer summarise --format json` prints.",
            code="not_a_record",
        )
    check = _Check(text, schema or {})
    check.article(article)
    check.walk(record)
    return Verification(check.spans, check.values, check.computed, tuple(check.mismatches))


class _Reading(NamedTuple):
    """What the figure at a place of the article comes to."""

    place: tuple[int, int]
    values: Mapping[str, Any]


class _Check:
    """Goes through a record once; nested as deep as it may be."""

    def __init__(self, text: str, schema: Mapping[str, Any]) -> None:
        self.spans = 0
        self.values = 0
        self.computed = 0
        self.mismatches: list[Mismatch] = []
        self._text = text
        self._folded = fold(text)
        self._schema = schema
        self._computed: Computed | None = None  # where this is the text of no article
        self._known: dict[str, bool] = {}
        self._checked: set[str] = set()
        self._refused: set[str] = set()

    def article(self, article: Mapping[str, Any]) -> None:
        """Whether the record is of this text, and what its words give on the day it tells."""
        digest = hashlib.sha256(self._text.encode("utf-8", "surrogatepass")).hexdigest()
        if article["sha256"] != digest:
            self._wrong(
                "article.sha256",
                f"the record is of another text: {_shown(article['sha256'])}, not {digest}",
            )
        if "characters" in article and article["characters"] != len(self._text):
            has = f"the record has {_shown(article['characters'])}, this article {len(self._text)}"
            self._wrong("article.characters", has)
        try:
            read = Article(self._text, published=article.get("published"))
        except InputError as error:
            if error.code == "bad_date":
                self._wrong("article.published", f"{_shown(article['published'])} is no date")
        else:
            self._computed = Computed(read) if read.text == self._text else None

    def walk(self, record: Any) -> None:
        """Every object and every value of the record, in its order."""
        waiting = [("", record, self._parts([self._schema]))]
        while waiting:
            path, value, parts = waiting.pop()
            if isinstance(value, str):
                if any(part.get("promise") == "verbatim" for part in parts):
                    self._stands(path, value)
                continue
            if isinstance(value, Mapping):
                self._object(path, value)
                inner = self._members(path, value, parts)
            elif isinstance(value, Sequence):
                items = self._parts([p["items"] for p in parts if is_object(p.get("items"))])
                inner = ((f"{path}[{n}]", one, items) for n, one in enumerate(value))
            else:
                continue
            waiting.extend(reversed(list(inner)))

    def _members(
        self, path: str, value: Mapping[str, Any], parts: list[Mapping[str, Any]]
    ) -> Iterator[tuple[str, Any, list[Mapping[str, Any]]]]:
        looked_at = SPAN if is_place(value) else frozenset()
        for name, one in value.items():
            if name in looked_at:
                continue
            schemas = [p["properties"].get(name) for p in parts if is_object(p.get("properties"))]
            where = f"{path}.{name}" if path else str(name)
            yield where, one, self._parts([s for s in schemas if is_object(s)])

    def _parts(self, schemas: Sequence[Mapping[str, Any]]) -> list[Mapping[str, Any]]:
        """The schemas with their references followed and their options spread out."""
        found: list[Mapping[str, Any]] = []
        waiting = list(schemas)
        while waiting and len(found) < 100:
            schema = waiting.pop()
            if any(schema is known for known in found):
                continue
            found.append(schema)
            name = str(schema.get("$ref", "")).removeprefix("#/$defs/")
            definition = self._schema.get("$defs", {}).get(name)
            waiting += [definition] if is_object(definition) else []
            waiting += [option for option in schema.get("anyOf", ()) if is_object(option)]
        return found

    # One object, one value ---------------------------------------------------------------

    def _object(self, path: str, value: Mapping[str, Any]) -> None:
        if is_place(value):
            self._span_or_time(path, value)
        for name in verbatim(value.keys()):
            if isinstance(value.get(name), str):
                self._stands(f"{path}.{name}", value[name])
        if path and "evidence" in value:  # a record may have a section of that name
            self._spans(path, "evidence", value["evidence"])
        if is_figure(value.keys()):
            self._spans(path, "mentions", value.get("mentions"))
            if self._computed is not None:
                self._figure(path, value, self._computed)

    def _spans(self, path: str, name: str, told: Any) -> None:
        """There is at least one, and each has offsets; whether they are true is told of a span."""
        if not _items(told):
            self._wrong(f"{path}.{name}", "there is no place of the article")
        for number, one in enumerate(_items(told)):
            offsets = (one.get("start"), one.get("end")) if is_object(one) else ()
            if not (offsets and all(map(is_offset, offsets)) and "text" in one):
                self._wrong(
                    f"{path}.{name}[{number}]",
                    "is no span: it needs a text, and a start and an end that are offsets",
                )

    def _span_or_time(self, path: str, value: Mapping[str, Any]) -> None:
        start, end, text = value["start"], value["end"], value["text"]
        if path in self._refused:
            return
        if is_offset(start) and is_offset(end):
            self._span(path, start, end, text)
        elif path.startswith(_WARNINGS) and start is None and end is None:
            return
        elif is_day(start) and is_day(end) and isinstance(text, str):
            self._stands(f"{path}.text", text)
            if self._computed is not None and self._known[text]:
                self._time(path, text, (start, end), self._computed)
        else:
            self._wrong(path, "has a start and an end that are neither offsets nor days")

    def _span(self, path: str, start: int, end: int, text: Any) -> None:
        self.spans += 1
        if not 0 <= start <= end <= len(self._text):
            length = len(self._text)
            self._wrong(
                path, f"{_shown(start)} to {_shown(end)} is outside the article (0 to {length})"
            )
        elif not path.startswith(_WARNINGS) and self._text[start:end] != text:
            there = _shown(self._text[start:end])
            self._wrong(
                path, f"the article has {there} at {start} to {end}, the record {_shown(text)}"
            )

    def _figure(self, path: str, value: Mapping[str, Any], computed: Computed) -> None:
        """What it comes to is what each mention gives; how it is worded, what one of them does."""
        given: list[_Reading] = []
        for place in filter(None, map(self._place, _items(value.get("mentions")))):
            found = computed.figure(place)
            if found is None:
                self._wrong(path, f"no figure is read {_at(place)} of the article")
            else:
                given.append(_Reading(place, found))
        if not given:
            return
        worded = [one for one in given if one.values["text"] == value.get("text")] or given
        for name in (*SAME, *WORDED):
            told = value.get(name, _ABSENT)
            if told is _ABSENT or f"{path}.{name}" in self._refused:
                continue
            self.computed += 1
            other = _parting(name, told, given, worded)
            if other is not None:
                gives = f"{_at(other.place)} gives {_shown(other.values[name])}"
                words = _shown(other.values["text"])
                self._wrong(f"{path}.{name}", f"the record has {_shown(told)}, and {words} {gives}")

    def _place(self, mention: Any) -> tuple[int, int] | None:
        """Where a mention stands, None where it does not, which is told as of any span."""
        if not is_object(mention):
            return None
        start, end = mention.get("start"), mention.get("end")
        if not (is_offset(start) and is_offset(end)) or not 0 <= start <= end:
            return None
        return (start, end) if self._text[start:end] == mention.get("text") else None

    def _time(self, path: str, words: str, written: Days, computed: Computed) -> None:
        self.computed += 1
        given = computed.days(words)
        if written in given:
            return
        if not given:
            self._wrong(path, f"{_shown(words)} is no time that is read in the article")
            return
        either = " or ".join(sorted(map(_interval, given)))
        self._wrong(
            path, f"the record has {_interval(written)}, and {_shown(words)} gives {either}"
        )

    def _stands(self, path: str, value: str) -> None:
        if path in self._checked:
            return
        self._checked.add(path)
        self.values += 1
        if value not in self._known:
            self._known[value] = _stands(fold(value), self._folded)
        if not self._known[value]:
            self._wrong(path, f"{_shown(value)} does not stand in the article")

    def _wrong(self, path: str, reason: str) -> None:
        self._refused.add(path)
        self.mismatches.append(Mismatch(path, reason))


def _parting(
    name: str, told: Any, given: Sequence[_Reading], worded: Sequence[_Reading]
) -> _Reading | None:
    """A reading that does not bear out what a figure tells of itself; ``worded`` are those of
    its own text. What these leave out may come from another.
    """
    if name in SAME:
        return next((one for one in given if one.values[name] != told), None)
    own = [one.values[name] for one in worded]
    allowed = [one.values[name] for one in given] if None in own else own
    return None if told in allowed else worded[0]


def _stands(wanted: str, folded: str) -> bool:
    """Whether the words stand in the text as whole words, both folded."""
    if not wanted:
        return False
    before = r"(?<![^\W_])" if wanted[0].isalnum() else ""
    after = r"(?![^\W_])" if wanted[-1].isalnum() else ""
    return re.search(f"{before}{re.escape(wanted)}{after}", folded) is not None


def _items(value: Any) -> Sequence[Any]:
    return value if isinstance(value, list) else ()


def _at(place: tuple[int, int]) -> str:
    return f"at {place[0]} to {place[1]}"


def _interval(days: Days) -> str:
    return " to ".join(day or "no day" for day in days)


def _shown(value: Any) -> str:
    text = repr(value)
    return text if len(text) <= 80 else f"{text[:60]} … {text[-12:]}"
