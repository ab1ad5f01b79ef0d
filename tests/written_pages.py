"""The parts of docs that are written from the code: ``python tests/written_pages.py`` does it anew.

What stands before the mark of a page is written by hand; what follows is made here.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import click

from summarizer.cli.program import program
from summarizer.model.prices import Price, price_table
from summarizer.model.usage import Tokens
from summarizer.schemas import ArticleRecord
from summarizer.show.schema import published_schema

__all__ = ["WRITTEN", "as_it_should_be", "walked"]

DOCS = Path(__file__).parent.parent / "docs"
Walked = tuple[tuple[str, ...], click.Command]
# Tokens of an article in one call, as docs/sizing.md measures them: shared, its own, written.
SHARED, OWN, OUT = 2_119, 820, 1_402
PRICED = ("gpt-5-nano", "gpt-4o-mini", "gpt-4.1-mini", "gpt-5-mini", "gpt-4.1", "gpt-5.1")


def walked(found: click.Command, path: tuple[str, ...] = ()) -> Iterator[Walked]:
    """The command and every one below it, each with the words that name it."""
    yield path, found
    for name, below in getattr(found, "commands", {}).items():
        yield from walked(below, (*path, name))


# The record -----------------------------------------------------------------------------------


def record_page() -> str:
    """Every field of the record, its parts in the order in which a reader meets them."""
    schema = published_schema(ArticleRecord)
    parts = schema["$defs"]
    met = ["", *dict.fromkeys(_parts_below(schema, parts))]
    return "\n".join(_part(name, parts[name] if name else schema) for name in met)


def _parts_below(node: Any, parts: dict[str, Any]) -> Iterator[str]:
    for name in _named(node):
        yield name
        yield from _parts_below(parts[name], parts)


def _named(node: Any) -> Iterator[str]:
    if isinstance(node, list):
        for one in node:
            yield from _named(one)
    elif isinstance(node, dict):
        if "$ref" in node:
            yield node["$ref"].rpartition("/")[2]
        for key, value in node.items():
            if key not in ("$defs", "examples"):
                yield from _named(value)


def _part(name: str, schema: dict[str, Any]) -> str:
    rows = [
        f"| `{field}` | {_type(told)} | {_promise(told)} | {told.get('description', '')} |"
        for field, told in schema["properties"].items()
    ]
    told = schema["description"].partition("\n\n")[0].replace("\n", " ").replace("``", "`")
    head = f"## {name or 'ArticleRecord'}\n\n{told}\n"
    columns = ["| field | type | promise | what it holds |", "| --- | --- | --- | --- |"]
    return "\n".join([head, *columns, *rows, ""])


def _type(told: dict[str, Any]) -> str:
    if "$ref" in told:
        name = told["$ref"].rpartition("/")[2]
        return f"[{name}](#{name.lower()})"
    if "anyOf" in told:
        return " or ".join(_type(one) for one in told["anyOf"])
    if "const" in told:
        return f"`{told['const']}`"
    if "enum" in told:
        return ", ".join(f"`{label}`" for label in told["enum"])
    if told["type"] == "array":
        return f"list of {_type(told['items'])}"
    return {"string": "text", "number": "number", "integer": "integer", "null": "null"}[
        told["type"]
    ]


def _promise(told: dict[str, Any]) -> str:
    """The kind of a field, or of what its list holds; of parts with fields, their fields' own."""
    if "promise" in told:
        return str(told["promise"])
    below = [*told.get("anyOf", ()), *([told["items"]] if "items" in told else ())]
    return next(filter(None, map(_promise, below)), "")


# The commands ---------------------------------------------------------------------------------


def command_page() -> str:
    """Every command's help text: what it does, an example, its options."""
    return "\n".join(_command(path, found) for path, found in walked(program))


def _command(path: tuple[str, ...], found: click.Command) -> str:
    words = " ".join(("summarizer", *path))
    with click.Context(found, info_name=words) as context:
        usage = " ".join([words, *found.collect_usage_pieces(context)])
        options = [_option(one, context) for one in found.get_params(context)]
    parts = [f"## {words}", f"```text\n{usage}\n```", *_prose(found.help or "")]
    rows = [f"| {left} | {right} |" for left, right in filter(None, options)]
    table = "\n".join(["| option | what it does |", "| --- | --- |", *rows])
    below = "\n".join(_below(words, found))
    return "\n\n".join(filter(None, [*parts, below, table])) + "\n"


def _below(words: str, found: click.Command) -> Iterator[str]:
    """A line for each command below this one."""
    for name, one in getattr(found, "commands", {}).items():
        below = f"{words} {name}"
        yield f"- [`{below}`](#{below.replace(' ', '-')}): {one.get_short_help_str(80)}"


def _prose(told: str) -> Iterator[str]:
    """The paragraphs of a help text; those that click leaves as they are become commands."""
    for block in inspect.cleandoc(told).split("\n\n"):
        if not block.startswith("\b"):
            yield " ".join(block.split())
            continue
        lines = block.removeprefix("\b\n").splitlines()
        yield from (line for line in lines if not line.startswith(" "))
        yield "\n".join(["```sh", *(line.strip() for line in lines if line[:1] == " "), "```"])


def _option(param: click.Parameter, context: click.Context) -> tuple[str, str] | None:
    told = param.get_help_record(context)
    if told is None or isinstance(param, click.Argument):
        return None
    # A bar ends a cell, in a code span too: as an entity it does not, wherever this is read.
    left, right = (part.replace("|", "&#124;") for part in told)
    return f"<code>{left}</code>" if "&" in left else f"`{left}`", right


# The prices -----------------------------------------------------------------------------------


def price_rows() -> str:
    """What a thousand articles cost: one by one, the shared part cached, in a batch."""
    models = price_table().models
    return "\n".join(_priced(name, models[f"openai/{name}"]) for name in PRICED) + "\n"


def _priced(name: str, price: Price) -> str:
    plain, cached = (price.cost(Tokens(SHARED + OWN, OUT, part)) for part in (0, SHARED))
    dollars = (f"{1000 * cost:.2f}" for cost in (plain, cached, plain / Decimal(2)))
    return f"| openai/{name} | {' | '.join(dollars)} |"


WRITTEN: dict[str, tuple[str, str, Callable[[], str]]] = {
    "record.md": ("<!-- fields -->\n\n", "", record_page),
    "commands.md": ("<!-- commands -->\n\n", "", command_page),
    "cost.md": ("| --- | --- | --- | --- |\n", "\nFor gpt-5-mini", price_rows),
}


def as_it_should_be(name: str) -> str:
    """The page with its part made anew, between its first mark and what follows by hand."""
    mark, then, made = WRITTEN[name]
    page = (DOCS / name).read_text("utf-8")
    before, found, after = page.partition(mark)
    assert found, f"docs/{name} has no {mark.strip()}"
    rest = after[after.index(then) :] if then else ""
    return before + mark + made() + rest


if __name__ == "__main__":
    for page_name in WRITTEN:
        (DOCS / page_name).write_text(as_it_should_be(page_name), "utf-8")
