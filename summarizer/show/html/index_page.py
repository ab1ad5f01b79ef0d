"""Many records on one page: a table of the articles, and one of each section across them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from summarizer.schemas import Record
from summarizer.show.html.document import asset, document
from summarizer.show.html.elements import Html, element, joined
from summarizer.show.html.tables import Cell, Filed, Row, Table, filed, tables
from summarizer.show.outline import Piece
from summarizer.show.visible import one_line

__all__ = ["to_html_index"]

_ARTICLES = "articles"
_LONGEST = 60  # characters of a title where it only tells one article from another


def to_html_index(records: Mapping[str, Record] | Iterable[tuple[str, Record]]) -> str:
    """All records on one HTML page, each under the file name of its own page.

    Each section is a table that can be searched, filtered and sorted; a row leads to its item on
    the page of that name, which is looked for in the same folder. One whose name is "" has no
    page; several such are given as pairs. Nothing is fetched.
    """
    found = filed(records.items() if isinstance(records, Mapping) else records)
    across = tables(found)
    counted = {"Articles": len(found)} | {table.title: len(table.rows) for table in across}
    names = (_ARTICLES, *(f"table-{number}" for number in range(1, len(across) + 1)))
    title = f"{len(found):,} {'article' if len(found) == 1 else 'articles'}"
    return document(
        title,
        element(
            "nav", element("a", "To the table", href="#tables"), class_="skip", aria_label="Skip"
        ),
        element(
            "header",
            element("h1", title),
            _standing(found),
            _choice(zip(names, counted.items(), strict=True)),
            _search(found),
            class_="top",
        ),
        element(
            "main",
            _articles(found, across),
            *map(_section, names[1:], across),
            id="tables",
            tabindex="-1",
        ),
        element("p", "", id="told", class_="aside", role="status"),
        styles=asset("base.css") + asset("index.css") + _switches(names),
        script=asset("index.js"),
    )


def _switches(names: Iterable[str]) -> str:
    """One table at a time, chosen without a script."""
    rules = (f"body:has(#show-{name}:not(:checked)) #{name} {{ display: none; }}" for name in names)
    return "\n".join(("@media not print {", *rules, "}", ""))


# The head -----------------------------------------------------------------------------


def _standing(found: Sequence[Filed]) -> Html:
    audits = [one.record.audit for one in found]
    failed = sum(len(audit.failed) for audit in audits)
    items = sum(len(part.shown) for one in found for part in one.parts)
    told = [
        _count(items, "items"),
        element("li", f"{failed:,} sections failed", class_="bad")
        if failed
        else element("li", "no section failed", class_="good"),
        _count(sum(len(audit.refused) for audit in audits), "refused"),
        _count(sum(len(audit.unused) for audit in audits), "left out"),
    ]
    return element("ul", *told, class_="standing", role="list", aria_label="At a glance")


def _count(number: int, what: str) -> Html:
    return element("li", element("b", f"{number:,}"), f" {what}")


def _choice(counted: Iterable[tuple[str, tuple[str, int]]]) -> Html:
    """Which table is shown."""
    radios = (
        element(
            "label",
            element("input", type="radio", name="table", id=f"show-{name}", checked=not number),
            title,
            " ",
            element("span", f"{count:,}", class_="count"),
        )
        for number, (name, (title, count)) in enumerate(counted)
    )
    return element("fieldset", element("legend", "Table"), *radios, class_="filter")


def _search(found: Sequence[Filed]) -> Html:
    """Search and filter, which need the script: it shows them."""
    box = element(
        "label",
        element("span", "Search"),
        element("input", type="search", id="search", autocomplete="off", spellcheck="false"),
    )
    options = (element("option", _brief(one.title), value=str(one.number)) for one in found)
    choice = element(
        "label",
        element("span", "Article"),
        element("select", element("option", "all", value=""), *options, id="article"),
    )
    return element("div", box, choice, id="search-bar", class_="search", hidden=True)


def _brief(title: str) -> str:
    return title if len(title) <= _LONGEST else f"{title[: _LONGEST - 1].rstrip()}…"


# Tables -------------------------------------------------------------------------------


def _articles(found: Sequence[Filed], across: Sequence[Table]) -> Html:
    known = [name for name in ("published", "outlet") if any(_known(one, name) for one in found)]
    columns = ("article", *known, *(table.title.lower() for table in across))
    columns += ("refused", "left out", "failed")
    rows = (_article_row(one, known, across) for one in found)
    return _framed(_ARTICLES, "Articles", columns, frozenset(), rows)


def _known(one: Filed, name: str) -> str:
    return one_line(getattr(one.record.article, name) or "")


def _article_row(one: Filed, known: Iterable[str], across: Iterable[Table]) -> Html:
    audit = one.record.audit
    named = one_line(one.record.article.source)
    source = element("small", element("bdi", named)) if named != one.title else ""
    failed = ", ".join(one_line(failed.section) for failed in audit.failed)
    cells = [
        _cell("article", joined([_link(one, "", one.title), " ", source]), one.title.casefold()),
        *(_cell(name, _known(one, name), _known(one, name).casefold()) for name in known),
        *(_counted(table.title.lower(), _rows_of(one, table)) for table in across),
        _counted("refused", len(audit.refused)),
        _counted("left out", len(audit.unused)),
        _cell("failed", element("b", failed, class_="bad") if failed else "", failed),
    ]
    return element("tr", *cells, role="row", data_article=str(one.number))


def _rows_of(one: Filed, table: Table) -> int:
    return sum(len(part.shown) for part in one.parts if part.section.name == table.name)


def _counted(name: str, number: int) -> Html:
    return _cell(name, f"{number:,}", str(number), is_number=True)


def _section(name: str, table: Table) -> Html:
    columns = ("article", "item", *table.columns)
    rows = (_row(table, row) for row in table.rows)
    return _framed(name, table.title, columns, table.labels & {*table.columns}, rows)


def _row(table: Table, row: Row) -> Html:
    title = row.of.title
    cells = [
        _cell("article", _link(row.of, "", _brief(title)), title.casefold()),
        _cell("item", _link(row.of, f"#{row.anchor}", row.name), f"{row.of.number:09}"),
        *(map(_value, table.columns, row.cells)),
    ]
    return element("tr", *cells, role="row", data_article=str(row.of.number))


def _framed(
    name: str, title: str, columns: Sequence[str], labels: frozenset[str], rows: Iterable[Html]
) -> Html:
    """One table with its heading. Roles are said aloud: a phone lays it out as cards."""
    heads = (
        element("th", column, scope="col", role="columnheader", data_label=column in labels)
        for column in columns
    )
    head = element("thead", element("tr", *heads, role="row"), role="rowgroup")
    body = element("tbody", *rows, role="rowgroup")
    heading = element("h2", title, id=f"{name}-title")
    table = element("table", head, body, role="table", aria_labelledby=f"{name}-title")
    frame = element("div", table, class_="frame")
    return element("section", heading, frame, id=name, aria_labelledby=f"{name}-title")


def _value(name: str, cell: Cell) -> Html:
    return _cell(name, joined(map(_piece, cell.pieces)), cell.order, is_number=cell.is_number)


def _cell(name: str, content: str, order: str, *, is_number: bool = False) -> Html:
    return element(
        "td",
        content,
        role="cell",
        class_="number" if is_number else None,
        data_name=name if content else None,
        data_order=order,
    )


def _piece(piece: Piece) -> Html:
    if piece.promise is None:
        return element("span", piece.text)
    return element("bdi", piece.text, class_=f"value {piece.promise}")


def _link(of: Filed, anchor: str, text: str) -> Html:
    shown = element("bdi", text)
    return element("a", shown, href=f"{of.address}{anchor}") if of.address else shown
