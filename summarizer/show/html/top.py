"""The head of the page: what it is of, whether to believe it, and how to read it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from summarizer.model.target import is_loopback
from summarizer.schemas import ArticleInfo, Audit, Provenance, Record
from summarizer.show.html.elements import Html, element, joined
from summarizer.show.html.plan import Part
from summarizer.show.visible import one_line

__all__ = ["about", "legend", "section_filter", "skip_links", "standing", "whereabouts"]

_KINDS = (
    ("verbatim", "as printed", "stands in the article"),
    ("worded", "worded", "in the model’s words, or put together: read the evidence"),
    ("label", "label", "chosen from a list: read the evidence"),
    ("normalised", "computed", "from the words beside it"),
)


def skip_links() -> Html:
    """Ways past what comes first, for those who go by keyboard."""
    targets = (
        ("record", "To the record"),
        ("article", "To the article"),
        ("left-out", "To what was left out"),
    )
    links = (element("a", text, href=f"#{anchor}") for anchor, text in targets)
    return element("nav", *links, class_="skip", aria_label="Skip")


def about(article: ArticleInfo, *, headed_by: str) -> Html:
    """What is known of the article beside what heads the page, in one line."""
    told = (article.outlet, article.published, article.title, article.source)
    parts = [element("bdi", one_line(one)) for one in told if one and one_line(one) != headed_by]
    parts += [_address(article.url)] if article.url else []
    parts.append(Html(f"{article.characters:,} characters"))
    return element("p", joined(parts, " · "), class_="about")


def _address(url: str) -> Html:
    """The address, a link where following it can do no more than open a page."""
    shown = element("bdi", one_line(url))
    if not url.lower().startswith(("https://", "http://")):
        return shown
    return element("a", shown, href=url, rel="noopener noreferrer", target="_blank")


def standing(record: Record, parts: Iterable[Part], *, has_article: bool) -> Html:
    """Whether to believe the record, at a glance."""
    items = sum(len(part.shown) for part in parts)
    audit = record.audit
    checked = "every span checked against this text" if has_article else "text not given"
    told = [
        element("li", element("b", f"{items:,}"), " item" if items == 1 else " items"),
        element("li", checked, class_="good" if has_article else "doubt"),
        *_counts(audit),
        element("li", element("bdi", one_line(record.provenance.model))),
        element("li", whereabouts(record.provenance)),
    ]
    return element("ul", *told, class_="standing", role="list", aria_label="At a glance")


def _counts(audit: Audit) -> Iterator[Html]:
    if audit.failed:
        names = ", ".join(dict.fromkeys(one_line(failed.section) for failed in audit.failed))
        yield element("li", element("a", f"failed: {names}", href="#alerts"), class_="bad")
    else:
        yield element("li", "no section failed", class_="good")
    for number, word in ((len(audit.refused), "refused"), (len(audit.unused), "left out")):
        told = joined([element("b", f"{number:,}"), f" {word}"])
        yield element("li", element("a", told, href="#left-out") if number else told)


def whereabouts(provenance: Provenance) -> str:
    """Whether the text of the article left the machine."""
    endpoint = one_line(provenance.endpoint)
    if provenance.endpoint == "local":
        return "text did not leave the machine"
    if is_loopback(f"//{provenance.endpoint}"):
        if provenance.model.startswith("ollama/"):
            return "text did not leave the machine"
        return f"text went to {endpoint}, on the machine itself"
    return f"text was sent to {endpoint}"


def section_filter(parts: Iterable[Part], left_out: int) -> Html:
    """Which sections are shown and marked: works without a script."""
    boxes = [
        _box(f"show-{part.slot}", part.title, len(part.shown), f"s{part.slot}")
        for part in parts
        if part.shown
    ]
    boxes += [_box("show-left-out", "Left out", left_out, "none")] if left_out else []
    return element("fieldset", element("legend", "Show"), *boxes, class_="filter")


def _box(identity: str, title: str, count: int, class_: str) -> Html:
    box = element("input", type="checkbox", id=identity, checked=True)
    counted = element("span", f"{count:,}", class_="count")
    return element("label", box, title, " ", counted, class_=class_)


def legend() -> Html:
    """How the kinds of values look, and what each one promises."""
    pairs = (
        element(
            "div",
            element("dt", element("span", name, class_=f"value {kind}")),
            element("dd", told, id=f"kind-{kind}"),
        )
        for kind, name, told in _KINDS
    )
    return element("dl", *pairs, class_="legend")
